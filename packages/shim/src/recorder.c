/*
 * One wake-up: signals, what the pty gave, what the user typed; then all of it to the spool in one writev; then
 * what is recorded goes on to where it belongs. Nothing is shown or forwarded before it is recorded.
 *
 *   RUNNING ──the child is gone──► DRAINING ──the pty is empty and all is shown──► OVER
 *      └─the terminal is gone, or the spool does not write and the policy is `closed`:
 *        the pty is hung up──► LEAVING ──the child is gone──► OVER
 *
 * Memory is bounded: there is one buffer in each direction, and a side is read only when its buffer is empty. A
 * slow terminal so fills the pty and stops the program that writes to it, as without a recorder, while keys still
 * get through. For that nothing here may block: the pty is ours and non-blocking; the user's terminal is opened
 * anew, because its own descriptors are shared with other processes, which do not expect O_NONBLOCK.
 *
 * The end of the pty's output: when the kernel says that nothing is there (EAGAIN, or EIO when the last holder
 * closed it) it has first moved all that was written, so everything from before the child's exit has been read by
 * then. A background process that writes on and on is cut off after DRAIN_BYTES.
 */
#define _GNU_SOURCE
#include "recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "password.h"
#include "signals.h"
#include "terminal.h"

/*
 * Most bytes read from the pty in one wake-up. There is one read only: the kernel mostly has 4 KiB ready, and who
 * waits for more keeps the program and the terminal waiting in turn (docs/decisions/0005).
 */
#define OUTPUT_BYTES 65536

/* Bytes of typed input in one wake-up: what the pty's line buffer takes. The rest waits where it came from. */
#define INPUT_BYTES 4096

/* Bytes that a pipe takes without blocking once poll says that it is writable (pipe(7): PIPE_BUF). */
#define PIPE_BYTES 4096

/*
 * Most bytes read after the child's exit: more than the kernel holds of any terminal's output (640 KiB,
 * TTYB_DEFAULT_MEM_LIMIT; for a pty a few pages), so what the child wrote is among them.
 */
#define DRAIN_BYTES (1024 * 1024)

/*
 * Where standard input is no terminal its end is typed as end-of-file, four times a second for a minute: every
 * program that asks gets its own, also one that threw away what was typed before it started. What is not read
 * waits in the pty (which has room for 4,000), so a program that asks later still finds some.
 */
#define END_OF_FILE_US 250000
#define END_OF_FILE_TIMES 240

/* µs that a child has to obey the hang-up of policy `closed` before it is killed. */
#define GRACE_US 2000000

/* ms between attempts of a failing spool to go on, when nothing else happens. */
#define RETRY_MS 1000

/* ms between looks at a pty that nobody holds open, while the child lives: it may open it again. */
#define REOPENED_MS 100

enum phase { RUNNING, DRAINING, LEAVING, OVER };
enum { IN, OUT, PTY, DESCRIPTORS };

struct recorder {
  const struct options *options;
  struct child *child;
  struct spool *spool;
  struct password password;
  struct winsize size;
  struct outcome outcome;
  enum phase phase;
  uint64_t start, now; /* µs: the clock at position 0; the position of this wake-up */
  struct pollfd events[DESCRIPTORS];
  int in, out;
  bool in_is_terminal;
  bool out_can_block;   /* a descriptor that we could not open anew: small writes, each after a poll */
  bool terminal_gone;   /* nobody sees the output any more */
  bool pty_is_closed;   /* no process holds the other end */
  bool pty_is_empty;
  bool in_is_line_start;
  int ends_to_type;     /* end-of-file characters still to be typed */
  uint64_t next_end, deadline; /* positions: of the next of them; of the end of the grace */
  uint64_t drained;
  size_t output_length, shown, input_length, sent;
  int passing[8]; /* signals to be passed on once they are recorded */
  int passing_count;
};

static uint8_t output[OUTPUT_BYTES], input[INPUT_BYTES];

uint64_t recorder_clock(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

void recorder_refuse(const struct spool *spool) {
  char line[256];
  const char *reason = spool->state == SPOOL_FULL ? "its quota is used up" : strerror(spool->error);
  int length = snprintf(line, sizeof line,
                        "\r\nscribery: this session may not go on without its recording, which has stopped: %s.\r\n", reason);
  struct pollfd terminal = {.fd = 2, .events = POLLOUT};
  if (poll(&terminal, 1, 1000) == 1 && write(2, line, (size_t)length) < 0) return;
}

/* ---- waiting ---- */

static int wait_limit(const struct recorder *r) {
  uint64_t until = UINT64_MAX;
  int limit = -1;
  if (signals_came() || (r->phase == DRAINING && r->output_length == 0)) return 0;
  if (r->ends_to_type > 0 && r->input_length == 0 && r->phase == RUNNING) until = r->next_end;
  if (r->outcome.is_refused && r->deadline < until) until = r->deadline;
  if (until != UINT64_MAX) limit = until <= r->now ? 0 : (int)((until - r->now) / 1000 + 1);
  if (r->spool->state == SPOOL_FAILING && (limit < 0 || limit > RETRY_MS)) limit = RETRY_MS;
  if (r->phase == RUNNING && r->pty_is_closed && (limit < 0 || limit > REOPENED_MS)) limit = REOPENED_MS;
  return limit;
}

static void wait_for_events(struct recorder *r) {
  bool is_open = r->phase == RUNNING && !r->pty_is_closed;
  bool takes_input = r->phase == RUNNING && r->ends_to_type < 0 && r->input_length == 0;
  short pty = (short)((r->output_length == 0 ? POLLIN : 0) | (r->input_length ? POLLOUT : 0));
  int limit = wait_limit(r);
  struct timespec time = {limit / 1000, limit % 1000 * 1000000L};
  r->events[IN] = (struct pollfd){takes_input ? r->in : -1, POLLIN, 0};
  r->events[OUT] = (struct pollfd){r->output_length ? r->out : -1, POLLOUT, 0};
  r->events[PTY] = (struct pollfd){is_open && pty ? r->child->pty : -1, pty, 0};
  if (ppoll(r->events, DESCRIPTORS, limit < 0 ? 0 : &time, signals_wait_mask()) < 0)
    for (int i = 0; i < DESCRIPTORS; i++) r->events[i].revents = 0;
  r->now = recorder_clock() - r->start;
}

/* ---- recording ---- */

static void record(struct recorder *r, enum frame_type type, const void *payload, uint32_t length) {
  spool_add(r->spool, type, r->now, payload, length);
}

static void record_window(struct recorder *r) {
  static uint8_t payload[4];
  frame_number(payload, r->size.ws_col, 2);
  frame_number(payload + 2, r->size.ws_row, 2);
  record(r, FRAME_WINDOW, payload, sizeof payload);
}

/* Ends the terminal's side: the pty is hung up, which is what its session would see without a recorder. */
static void hang_up(struct recorder *r) {
  r->terminal_gone = true;
  r->output_length = r->input_length = 0;
  if (r->phase != RUNNING) return;
  close(r->child->pty);
  r->child->pty = -1;
  r->phase = LEAVING;
}

static void flush(struct recorder *r) {
  bool was_failing = r->spool->state == SPOOL_FAILING;
  spool_flush(r->spool, r->now);
  if (was_failing && r->spool->state == SPOOL_WRITING) {
    record_window(r); /* it may have changed in the gap */
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
  record_window(r);
  flush(r);
}

static void resume(struct recorder *r) {
  r->now = recorder_clock() - r->start;
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
  r->input_length = 0;
  r->pty_is_empty = false; /* what was true before its last words */
  r->phase = r->phase == RUNNING ? DRAINING : OVER;
}

static void take_signals(struct recorder *r) {
  static uint8_t numbers[NSIG];
  if (signals_take(SIGWINCH)) follow_window(r);
  for (const int *signal = signals_passed_on; *signal; signal++) {
    if (!signals_take(*signal)) continue;
    numbers[*signal] = (uint8_t)*signal;
    record(r, FRAME_SIGNAL, &numbers[*signal], 1);
    r->passing[r->passing_count++] = *signal;
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
    if (r->child->pid) child_signal(r->child, r->passing[i]);
    else r->terminal_gone = true; /* only a slow terminal still holds us */
  }
  r->passing_count = 0;
}

/* ---- the child's output ---- */

static void take_output(struct recorder *r) {
  bool is_ready = r->events[PTY].revents & (POLLIN | POLLHUP | POLLERR);
  if (r->output_length || r->phase == LEAVING || r->phase == OVER) return;
  if (!is_ready && !r->pty_is_closed && r->phase != DRAINING) return;
  ssize_t length;
  do length = read(r->child->pty, output, OUTPUT_BYTES);
  while (length < 0 && errno == EINTR);
  r->pty_is_empty = length <= 0;
  r->pty_is_closed = length == 0 || (length < 0 && errno != EAGAIN);
  r->output_length = length > 0 ? (size_t)length : 0;
  if (r->output_length && r->options->output) record(r, FRAME_OUTPUT, output, (uint32_t)r->output_length);
  if (r->phase == DRAINING) r->drained += r->output_length;
}

static void show(struct recorder *r) {
  while (r->shown < r->output_length && !r->terminal_gone) {
    size_t length = r->output_length - r->shown;
    if (r->out_can_block) {
      struct pollfd ready = {.fd = r->out, .events = POLLOUT};
      if (poll(&ready, 1, 0) != 1) return;
      if (length > PIPE_BYTES) length = PIPE_BYTES;
    }
    ssize_t written = write(r->out, output + r->shown, length);
    if (written >= 0) {
      r->shown += (size_t)written;
      if ((size_t)written < length) return;
    } else if (errno == EAGAIN || errno == EINTR) {
      return;
    } else {
      hang_up(r);
    }
  }
  r->output_length = r->shown = 0;
}

/* ---- the user's input ---- */

static void take_input(struct recorder *r) {
  struct termios modes = {.c_lflag = 0};
  if (!r->events[IN].revents || r->phase != RUNNING) return;
  ssize_t length = read(r->in, input, INPUT_BYTES);
  if (length < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (length <= 0) {
    if (r->in_is_terminal) hang_up(r);
    r->ends_to_type = END_OF_FILE_TIMES;
    r->next_end = r->now;
    return;
  }
  r->input_length = (size_t)length;
  r->in_is_line_start = input[length - 1] == '\n';
  if (!r->options->input) return;
  if (r->password.mask) tcgetattr(r->child->pty, &modes);
  password_record(&r->password, r->spool, &modes, input, (size_t)length, r->now);
}

/* The end of an input that is no terminal, as somebody would type it. It is not recorded: nobody typed it. */
static void type_end_of_file(struct recorder *r) {
  struct termios modes;
  if (r->phase != RUNNING || r->ends_to_type <= 0 || r->input_length || r->now < r->next_end) return;
  r->ends_to_type--;
  r->next_end = r->now + END_OF_FILE_US;
  if (tcgetattr(r->child->pty, &modes) != 0 || modes.c_cc[VEOF] == _POSIX_VDISABLE) return;
  while (r->input_length < (r->in_is_line_start ? 1 : 2)) input[r->input_length++] = modes.c_cc[VEOF];
  r->in_is_line_start = true; /* the first of two ended the line */
}

static void forward(struct recorder *r) {
  if (r->sent == r->input_length || r->phase != RUNNING) return;
  ssize_t written = write(r->child->pty, input + r->sent, r->input_length - r->sent);
  if (written > 0) r->sent += (size_t)written;
  else if (written < 0 && errno != EAGAIN && errno != EINTR) r->sent = r->input_length; /* nobody reads it */
  if (r->sent == r->input_length) r->input_length = r->sent = 0;
}

/* ---- the whole ---- */

static void open_ends(struct recorder *r) {
  struct stat out;
  r->in = terminal_reopen(0, O_RDONLY);
  r->out = terminal_reopen(1, O_WRONLY);
  r->in_is_terminal = isatty(0);
  r->out_can_block = r->out < 0 && fstat(1, &out) == 0 &&
                     (S_ISFIFO(out.st_mode) || S_ISSOCK(out.st_mode) || isatty(1));
  if (r->in < 0) r->in = 0;
  if (r->out < 0) r->out = 1;
}

struct outcome recorder_run(const struct options *options, struct child *child, struct spool *spool,
                            const struct winsize *size, uint64_t start) {
  struct recorder r = {.options = options,
                       .child = child,
                       .spool = spool,
                       .password = {.mask = options->mask},
                       .size = *size,
                       .start = start,
                       .in_is_line_start = true,
                       .ends_to_type = -1};
  open_ends(&r);
  while (r.phase != OVER) {
    wait_for_events(&r);
    if (signals_came()) take_signals(&r);
    take_output(&r);
    take_input(&r);
    flush(&r);
    pass_signals(&r);
    show(&r);
    type_end_of_file(&r);
    forward(&r);
    if (r.phase == DRAINING && r.output_length == 0 && (r.pty_is_empty || r.drained >= DRAIN_BYTES)) r.phase = OVER;
    if (r.outcome.is_refused && r.phase == LEAVING && r.now >= r.deadline) kill(child->pid, SIGKILL);
  }
  return r.outcome;
}
