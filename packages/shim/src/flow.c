/*
 * Memory is bounded: there is one buffer, and a flow is read only when that is empty. Whoever does not read what
 * comes out so stops the program that writes, as without a recorder. For that nothing here may block: our end is
 * non-blocking; a terminal is opened anew, because its own descriptor is shared with other processes, which do not
 * expect O_NONBLOCK.
 *
 * The end: when the kernel says that nothing is there (EAGAIN, or EIO when the last holder closed a pty) it has
 * first moved all that was written, so everything from before the command's exit has been read by then. Background
 * processes that hold a flow are not waited for, but where the reader behind it waits for them too, with or without
 * us (a pipe, the connection of sshd): that ends with the last holder, or with the reader.
 */
#define _GNU_SOURCE
#include "flow.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "standard.h"
#include "terminal.h"

/* Bytes that a pipe takes without blocking once poll says that it is writable (pipe(7): PIPE_BUF). */
#define PIPE_BYTES 4096

/*
 * Most bytes read after the command's exit from what background processes write on to: more than the kernel holds of
 * any terminal's output (640 KiB, TTYB_DEFAULT_MEM_LIMIT; for a pty a few pages) or of a pipe (64 KiB), so what the
 * command wrote is among them.
 */
#define DRAIN_BYTES (1024 * 1024)

void flow_open(struct flow *flow, enum frame_type type, int from, bool is_pty, int standard) {
  struct stat to;
  flow->type = type;
  flow->from = from;
  flow->is_pty = is_pty;
  flow->standard = standard;
  if (from < 0) return;
  flow->to = terminal_reopen(standard, O_WRONLY);
  if (flow->to >= 0 || fstat(standard, &to) != 0) return;
  bool has_reader = S_ISFIFO(to.st_mode) || S_ISSOCK(to.st_mode);
  flow->to = standard;
  flow->to_can_block = has_reader || isatty(standard);
  flow->is_awaited = has_reader && !is_pty;
}

void flow_await(const struct flow *flow, struct pollfd ends[2], bool is_over) {
  bool is_read = !flow->length && !flow->has_no_holder && (!is_over || flow->is_awaited);
  bool is_watched = flow->length || (flow->is_awaited && flow->from >= 0); /* poll tells of a reader that leaves */
  ends[0] = (struct pollfd){is_read ? flow->from : -1, POLLIN, 0};
  ends[1] = (struct pollfd){is_watched ? flow->to : -1, flow->length ? POLLOUT : 0, 0};
}

void flow_take(struct flow *flow) {
  ssize_t length;
  if (flow->from < 0 || flow->length) return;
  do length = read(flow->from, flow->bytes, sizeof flow->bytes);
  while (length < 0 && errno == EINTR);
  bool is_closed = length == 0 || (length < 0 && errno != EAGAIN);
  flow->is_empty = length <= 0;
  flow->has_no_holder = flow->is_pty && is_closed;
  if (length > 0) flow->length = (size_t)length;
  else if (is_closed && !flow->is_pty) flow_end(flow);
}

bool flow_show(struct flow *flow) {
  while (flow->shown < flow->length && flow->to >= 0) {
    size_t length = flow->length - flow->shown;
    if (flow->to_can_block) {
      struct pollfd ready = {.fd = flow->to, .events = POLLOUT};
      if (poll(&ready, 1, 0) != 1) return true;
      if (length > PIPE_BYTES) length = PIPE_BYTES;
    }
    ssize_t written = write(flow->to, flow->bytes + flow->shown, length);
    if (written < 0) return errno == EAGAIN || errno == EINTR;
    flow->shown += (size_t)written;
    if ((size_t)written < length) return true;
  }
  flow->length = flow->shown = 0;
  return true;
}

bool flow_lost_reader(const struct flow *flow, const struct pollfd ends[2]) {
  return flow->is_awaited && ends[1].revents & (POLLERR | POLLHUP);
}

void flow_end(struct flow *flow) {
  if (flow->from < 0) return;
  close(flow->from);
  flow->from = -1;
  flow->length = flow->shown = 0;
  if (flow->is_pty) return; /* the terminal still serves others */
  standard_replace(flow->standard);
  if (flow->is_both) standard_replace(2);
}

void flow_abandon(struct flow *flow) {
  flow->to = -1;
  flow->is_awaited = false;
}

bool flow_is_done(const struct flow *flow) {
  if (flow->from < 0) return true;
  return !flow->length && !flow->is_awaited && (flow->is_empty || flow->drained >= DRAIN_BYTES);
}
