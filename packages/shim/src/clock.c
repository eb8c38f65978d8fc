/*
 * Positions count on CLOCK_MONOTONIC, which nobody can set. What else happens on the host is told by the wall clock, so
 * a reader that joins the two has to know when that was set: by NTP at the start of a machine, by hand, or because the
 * machine slept, which the monotonic clock does not count.
 */
#define _GNU_SOURCE
#include "clock.h"

#include <time.h>

/* Less than this, in µs, is not told: a fifth of what a position may be off. */
#define STEP_US 20000

/* The two clocks count as read at once when it took no longer than this, in µs; else somebody else ran in between. */
#define AT_ONCE_US 1000
#define TRIES 4

static uint64_t read_clock(clockid_t which) {
  struct timespec now;
  clock_gettime(which, &now);
  return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/* Wall time of position 0; false when the clocks could not be read at once. */
static bool read_wall(const struct clock *clock, uint64_t *wall) {
  for (int i = 0; i < TRIES; i++) {
    uint64_t before = read_clock(CLOCK_MONOTONIC);
    uint64_t now = read_clock(CLOCK_REALTIME);
    uint64_t after = read_clock(CLOCK_MONOTONIC);
    *wall = now - (before - clock->start);
    if (after - before <= AT_ONCE_US) return true;
  }
  return false;
}

void clock_start(struct clock *clock) {
  clock->start = read_clock(CLOCK_MONOTONIC);
  (void)read_wall(clock, &clock->wall);
}

uint64_t clock_position(const struct clock *clock) {
  return read_clock(CLOCK_MONOTONIC) - clock->start;
}

bool clock_was_set(struct clock *clock) {
  uint64_t wall;
  if (!read_wall(clock, &wall)) return false;
  uint64_t step = wall > clock->wall ? wall - clock->wall : clock->wall - wall;
  if (step < STEP_US) return false;
  clock->wall = wall;
  return true;
}
