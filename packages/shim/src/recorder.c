/*
 * One wake-up: signals, what the command wrote, what the user typed; then all of it to the spool in one writev; then
 * what is recorded goes on to where it belongs. Nothing is shown or forwarded before it is recorded.
 *
 *   RUNNING ──the child is gone──► DRAINING ──its output is read and shown──► OVER
 *      └─the terminal is gone, or the spool does not write and the policy is `closed`:
 *        the pty is hung up──► LEAVING ──the child is gone──► OVER
 *
 * A slow terminal stops what comes out of the command (flow.c), while keys still get through.
 */
#define _GNU_SOURCE
#include "recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "flow.h"
#include "password.h"
#include "signals.h"
#include "standard.h"
#include "terminal.h"

/* Bytes of typed input in one wake-up: what the pty's line buffer takes. The rest waits where it came from. */
#define KEYS_BYTES 4096

/* The same for a pipe, which has no lines. */
#define INPUT_BYTES 65536

/* µs that a child has to obey the hang-up of policy `closed` before it is killed. */
#define GRACE_US 2000000

/* ms between attempts of a failing spool to go on, when nothing else happens. */
#define RETRY_MS 1000

/* ms between looks at a pty that nobody holds open, while the child lives: it may open it again. */
#define REOPENED_MS 100

/*
 * µs in which a signal from our parent is the one that a key has just sent to all of us: whoever waits for the
 * recorder may pass on what it gets. A later one is one more.
 */
#define ECHO_US 1000000

enum phase { RUNNING, DRAINING, LEAVING, OVER };

/* What a wake-up waits for: our input, where it goes, and the two ends of each flow. */
enum { IN, TYPED, OUT, ERR = OUT + 2, DESCRIPTORS = ERR + 2 };

struct recorder {
  const struct options *options;
  struct child *child;
  struct spool *spool;
  struct password password;
  struct winsize size;
  struct outcome outcome;
  enum phase phase;
  struct clock *clock;
  uint64_t now;        /* the position of this wake-up, µs */
  uint64_t gaps;       /* those of the spool after which window and clock were recorded */
  struct pollfd events[DESCRIPTORS];
  int in;              /* where input comes from; -1 when that has ended, or is not ours to read */
  size_t input_length, sent;
  uint64_t deadline;   /* position of the end of the grace */
  int key_signal;      /* the last signal of a key that the child got as well, and when */
  uint64_t key_time;
  int passing[8];      /* signals to be passed on once they are recorded */
  int passing_count;
};

static struct flow out, err;
static uint8_t input[INPUT_BYTES];

void recorder_refuse(const struct spool *spool) {
  char line[256];
  const char *reason = spool->state == SPOOL_FULL ? "its quota is used up" : strerror(spool->error);
  int length = snprintf(line, sizeof line,
                        "\r\nscribery: this session may not go on without its recording, which has stopped: %s.\r\n", reason);
  struct pollfd terminal = {.fd = 2, .events = POLLOUT};
  if (poll(&terminal, 1, 1000) == 1 && write(2, line, (size_t)length) < 0) return;
}

/* ---- recording ---- */

static void record(struct recorder *r, enum frame_type type, const void *payload, uint32_t length) {
  spool_add(r->spool, type, r->now, payload, length);
}

static void record_clock(struct recorder *r) {
  static uint8_t payload[8];
  frame_number(payload, r->clock->wall, 8);
  record(r, FRAME_CLOCK, payload, sizeof payload);
}

static void look_at_clock(struct recorder *r) {
  r->now = clock_position(r->clock);
  if (clock_was_set(r->clock)) record_clock(r);
}

static void record_window(struct recorder *r) {
  static uint8_t payload[4];
  if (!r->child->is_shown) return;
  frame_number(payload, r->size.ws_col, 2);
  frame_number(payload + 2, r->size.ws_row, 2);
  record(r, FRAME_WINDOW, payload, sizeof payload);
}

/* ---- waiting ---- */

static bool must_drain(const struct flow *flow) {
  return !flow->length && !flow->is_awaited && !flow_is_done(flow);
}

static int wait_limit(const struct recorder *r) {
  int limit = -1;
  if (signals_came() || (r->phase == DRAINING && (must_drain(&out) || must_drain(&err)))) return 0;
  if (r->outcome.is_refused) limit = r->deadline <= r->now ? 0 : (int)((r->deadline - r->now) / 1000 + 1);
  if (r->spool->state == SPOOL_FAILING && (limit < 0 || limit > RETRY_MS)) limit = RETRY_MS;
  bool may_reopen = r->phase == RUNNING && (out.has_no_holder || err.has_no_holder);
  if (may_reopen && (limit < 0 || limit > REOPENED_MS)) limit = REOPENED_MS;
  return limit;
}

/* Where input goes: the pipe, or the pty; -1 when nobody is there for it. */
static int input_end(const struct recorder *r) {
  if (r->child->has_session) return r->phase == RUNNING ? r->child->pty : -1;
  return r->child->input;
}

static void wait_for_events(struct recorder *r) {
  int limit = wait_limit(r), to = input_end(r);
  bool is_watched = r->input_length || !r->child->has_session; /* poll tells of a command that closes its input */
  struct timespec time = {limit / 1000, limit % 1000 * 1000000L};
  r->events[IN] = (struct pollfd){to >= 0 && !r->input_length ? r->in : -1, POLLIN, 0};
  r->events[TYPED] = (struct pollfd){is_watched ? to : -1, r->input_length ? POLLOUT : 0, 0};
  flow_await(&out, r->events + OUT, r->phase != RUNNING);
  flow_await(&err, r->events + ERR, r->phase != RUNNING);
  if (ppoll(r->events, DESCRIPTORS, limit < 0 ? 0 : &time, signals_wait_mask()) < 0)
    for (int i = 0; i < DESCRIPTORS; i++) r->events[i].revents = 0;
  look_at_clock(r);
}

/* ---- endings ---- */

static void end_input(struct recorder *r) {
  r->in = -1;
  r->input_length = r->sent = 0;
  if (r->child->input >= 0) close(r->child->input);
  r->child->input = -1;
}

/* Ends a flow; the pty is our end of other things too. */
static void end_flow(struct recorder *r, struct flow *flow) {
  if (flow->is_pty) r->child->pty = -1;
  flow_end(flow);
}

/* Takes everything away from the child: its session sees what it would see when the terminal goes. */
static void hang_up(struct recorder *r) {
  flow_abandon(&out);
  flow_abandon(&err);
  end_input(r);
  if (r->phase != RUNNING) return;
  end_flow(r, &out);
  end_flow(r, &err);
  if (!r->child->has_session) child_signal(r->child, SIGHUP);
  r->phase = LEAVING;
}

static void flush(struct recorder *r) {
  spool_flush(r->spool, r->now);
  if (r->spool->gaps != r->gaps) { /* now, or when a batch was full */
    r->gaps = r->spool->gaps;
    record_window(r); /* they may have changed in the gap */
    record_clock(r);
    spool_flush(r->spool, r->now);
  }
  if (r->spool->state == SPOOL_WRITING || !r->options->closed || r->outcome.is_refused) return;
  r->outcome.is_refused = true;
  r->deadline = r->now + GRACE_US;
  recorder_refuse(r->spool);
  hang_up(r);
  if (r->phase == DRAINING) r->phase = OVER;
}

/* ---- signals ---- */

static void follow_window(struct recorder *r) {
  struct winsize size = terminal_size();
  if (memcmp(&size, &r->size, sizeof size) == 0) return;
  r->size = size;
  if (r->child->pty >= 0) ioctl(r->child->pty, TIOCSWINSZ, &size);
  if (r->child->pid && !r->child->has_session) child_signal(r->child, SIGWINCH); /* the terminal's own came too early */
  record_window(r);
  flush(r);
}

static void resume(struct recorder *r) {
  look_at_clock(r);
  record(r, FRAME_RESUME, 0, 0);
  terminal_raw();
  flush(r);
  follow_window(r);
}

static void suspend(struct recorder *r, int signal) {
  record(r, FRAME_SUSPEND, 0, 0);
  flush(r);
  terminal_restore();
  signals_stop(signal);
  terminal_find(); /* the shell outside may have given it other modes */
  resume(r);
}

/* The child is gone, or it stopped itself (`suspend` in a shell), which has to reach the shell outside. */
static void look_after_child(struct recorder *r) {
  int status;
  if (r->child->pid == 0 || waitpid(r->child->pid, &status, WNOHANG | WUNTRACED) != r->child->pid) return;
  if (WIFSTOPPED(status)) {
    suspend(r, SIGTSTP);
    kill(r->child->pid, SIGCONT);
    return;
  }
  r->child->pid = 0;
  r->outcome.status = status;
  if (r->child->has_session) end_input(r);
  out.is_empty = err.is_empty = false; /* what was true before its last words */
  r->phase = r->phase == RUNNING ? DRAINING : OVER;
}

/* Keys of the terminal reach a child without a session of its own directly. */
static bool child_has_it(struct recorder *r, int signal, enum signal_origin origin) {
  if (r->child->has_session || r->child->pid == 0) return false;
  if (origin == SIGNAL_BY_PARENT) return signal == r->key_signal && r->now - r->key_time < ECHO_US;
  if (origin != SIGNAL_BY_TERMINAL) return false;
  r->key_signal = signal;
  r->key_time = r->now;
  return true;
}

static void take_signals(struct recorder *r) {
  static uint8_t numbers[NSIG];
  if (signals_take(SIGWINCH)) follow_window(r);
  for (const int *signal = signals_passed_on; *signal; signal++) {
    enum signal_origin origin = signals_take(*signal);
    if (!origin) continue;
    bool has_it = child_has_it(r, *signal, origin);
    if (has_it && origin == SIGNAL_BY_PARENT) continue;
    numbers[*signal] = (uint8_t)*signal;
    record(r, FRAME_SIGNAL, &numbers[*signal], 1);
    if (!has_it) r->passing[r->passing_count++] = *signal;
  }
  if (signals_take(SIGCONT)) { /* the stop itself (SIGSTOP) cannot be seen */
    record(r, FRAME_SUSPEND, 0, 0);
    resume(r);
  }
  if (signals_take(SIGTTIN)) suspend(r, SIGTTIN);
  if (signals_take(SIGTTOU)) suspend(r, SIGTTOU);
  if (signals_take(SIGTSTP)) suspend(r, SIGTSTP);
  if (signals_take(SIGCHLD)) look_after_child(r);
}

static void pass_signals(struct recorder *r) {
  for (int i = 0; i < r->passing_count; i++) {
    if (r->child->pid) {
      child_signal(r->child, r->passing[i]);
    } else { /* only a slow terminal or a background process still holds us */
      flow_abandon(&out);
      flow_abandon(&err);
    }
  }
  r->passing_count = 0;
}

/* ---- the child's output ---- */

static void take_output(struct recorder *r, struct flow *flow, const struct pollfd ends[2]) {
  if (flow_lost_reader(flow, ends)) end_flow(r, flow);
  bool is_ready = ends[0].revents || flow->has_no_holder || (r->phase == DRAINING && !flow->is_awaited);
  if (!is_ready || flow->from < 0 || flow->length) return;
  flow_take(flow);
  if (r->phase == DRAINING) flow->drained += flow->length;
  if (flow->length && r->options->output) record(r, flow->type, flow->bytes, (uint32_t)flow->length);
}

static void show(struct recorder *r, struct flow *flow) {
  if (flow_show(flow)) return;
  if (flow->is_pty && r->child->has_session) hang_up(r);
  else end_flow(r, flow);
}

/* ---- the user's input ---- */

static void take_input(struct recorder *r) {
  struct termios modes = {.c_lflag = 0};
  bool are_keys = r->child->has_session;
  if (!r->events[IN].revents || r->in < 0 || input_end(r) < 0) return;
  ssize_t length = read(r->in, input, are_keys ? KEYS_BYTES : INPUT_BYTES);
  if (length < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (length <= 0) {
    if (are_keys) hang_up(r);
    else end_input(r);
    return;
  }
  r->input_length = (size_t)length;
  if (!r->options->input) return;
  if (r->password.mask && are_keys) tcgetattr(r->child->pty, &modes);
  password_record(&r->password, r->spool, &modes, input, (size_t)length, r->now);
}

/* The command takes no more: whoever writes to our input has to find that out. */
static void refuse_input(struct recorder *r) {
  end_input(r);
  standard_replace(0);
}

static void forward(struct recorder *r) {
  int to = input_end(r);
  if (!r->input_length) {
    if (r->child->input >= 0 && r->events[TYPED].revents & POLLERR) refuse_input(r);
    return;
  }
  if (to < 0) return;
  ssize_t written = write(to, input + r->sent, r->input_length - r->sent);
  if (written > 0) r->sent += (size_t)written;
  else if (written < 0 && errno != EAGAIN && errno != EINTR) r->sent = r->input_length; /* nobody reads it */
  if (r->sent == r->input_length) r->input_length = r->sent = 0;
  if (written < 0 && errno == EPIPE) refuse_input(r);
}

/* ---- the whole ---- */

static void open_ends(struct recorder *r) {
  const struct child *child = r->child;
  flow_open(&out, FRAME_OUTPUT, child->output, child->output == child->pty, 1);
  bool is_pty = child->errors >= 0 && child->errors == child->pty;
  flow_open(&err, is_pty ? FRAME_OUTPUT : FRAME_ERROR_OUTPUT, child->errors, is_pty, 2);
  out.is_both = child->ends[1] == child->ends[2] && !out.is_pty;
  r->in = child->has_session ? terminal_reopen(0, O_RDONLY) : -1;
  if (r->in < 0 && (child->has_session || child->input >= 0)) r->in = 0;
}

static bool is_done(void) { return flow_is_done(&out) && flow_is_done(&err); }

struct outcome recorder_run(const struct options *options, struct child *child, struct spool *spool,
                            const struct winsize *size, struct clock *clock) {
  struct recorder r = {.options = options,
                       .child = child,
                       .spool = spool,
                       .password = {.mask = options->mask},
                       .size = *size,
                       .clock = clock,
                       .in = -1};
  open_ends(&r);
  while (r.phase != OVER) {
    wait_for_events(&r);
    if (signals_came()) take_signals(&r);
    take_output(&r, &out, r.events + OUT);
    take_output(&r, &err, r.events + ERR);
    take_input(&r);
    flush(&r);
    pass_signals(&r);
    show(&r, &out);
    show(&r, &err);
    forward(&r);
    if (r.phase == DRAINING && is_done()) r.phase = OVER;
    if (r.outcome.is_refused && r.phase == LEAVING && r.now >= r.deadline) kill(child->pid, SIGKILL);
  }
  return r.outcome;
}
