/* One way of bytes from the command to whoever sees them. See flow.c. */
#ifndef SCRIBERY_FLOW_H
#define SCRIBERY_FLOW_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame.h"

/*
 * Most bytes read in one wake-up, and what a pipe holds. Of a pty there is one read a wake-up: the kernel mostly
 * has 4 KiB ready, and who waits for more keeps the program and the terminal waiting in turn (docs/decisions/0005).
 */
#define FLOW_BYTES 65536

struct flow {
  enum frame_type type;
  int from;             /* our end of the pty or of a pipe; -1: nothing comes any more */
  int to;               /* -1: nobody sees it */
  int standard;         /* the standard descriptor that it stands for, */
  bool is_both;         /* or both of them */
  bool is_pty;
  bool to_can_block;    /* a descriptor that we could not open anew: small writes, each after a poll */
  bool is_awaited;      /* a pipe that goes into a pipe: who reads there waits for its last holder as well */
  bool has_no_holder;   /* of a pty: no process holds the other end; one may open it again */
  bool is_empty;
  uint64_t drained;     /* bytes read since the command's exit */
  size_t length, shown; /* of `bytes` */
  uint8_t bytes[FLOW_BYTES];
};

/* Starts a flow from our end `from` (-1: there is none) to a standard descriptor. */
void flow_open(struct flow *flow, enum frame_type type, int from, bool is_pty, int standard);

/* What to wait for: at its two ends. `is_over`: the command is gone. */
void flow_await(const struct flow *flow, struct pollfd ends[2], bool is_over);

/* Reads once, where nothing is waiting to be shown. */
void flow_take(struct flow *flow);

/* Shows what was read, as far as it goes without waiting; false when nobody is there to see it. */
bool flow_show(struct flow *flow);

/* Whether poll found that nobody sees it any more. */
bool flow_lost_reader(const struct flow *flow, const struct pollfd ends[2]);

/* Ends it, to both sides: the command's next write fails, and a reader finds the end. */
void flow_end(struct flow *flow);

/* Nobody sees it any more, nor waits for its end. */
void flow_abandon(struct flow *flow);

/* Once the command is gone: whether all that it wrote has been read and shown. */
bool flow_is_done(const struct flow *flow);

#endif
