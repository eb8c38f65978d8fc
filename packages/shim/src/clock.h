/* Time in a recording, and the wall clock that it is measured against. See clock.c. */
#ifndef SCRIBERY_CLOCK_H
#define SCRIBERY_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct clock {
  uint64_t start; /* µs of CLOCK_MONOTONIC at position 0 */
  uint64_t wall;  /* µs since 1970 at position 0, by the wall clock as it was set last */
};

/* Makes now position 0. */
void clock_start(struct clock *clock);

/* The position now, in µs. */
uint64_t clock_position(const struct clock *clock);

/* Whether the wall clock was set, or the machine slept, since the last call that said so; `wall` is the new one then. */
bool clock_was_set(struct clock *clock);

#endif
