/*
 * scribery-shim: runs a command on a pty and appends what is typed and shown to a spool file.
 *
 *   the user's terminal ◄──► recorder (recorder.c, flow.c) ◄──► pty or pipes ◄──► the command (child.c)
 *                                 │
 *                          spool file (spool.c, frame.c), followed by the agent
 *
 * It stands in front of every keystroke of a login, so it does little: no allocation of its own, no network, no
 * configuration but the command line. README.md describes the command, docs/spool.md the file.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"
#include "clock.h"
#include "header.h"
#include "options.h"
#include "recorder.h"
#include "signals.h"
#include "spool.h"
#include "standard.h"
#include "terminal.h"

/* The recorder could not start, or was called wrongly; as env, nohup and timeout have it. */
#define EXIT_NOT_STARTED 125

/* Policy `closed` ended the session because it could not be recorded any more (sysexits: EX_IOERR). */
#define EXIT_REFUSED 74

static char header[HEADER_BYTES];
static struct spool spool;

static int complain(const char *format, ...) {
  va_list arguments;
  dprintf(2, "scribery-shim: ");
  va_start(arguments, format);
  vdprintf(2, format, arguments);
  va_end(arguments);
  dprintf(2, "\n");
  return EXIT_NOT_STARTED;
}

/* The quota, or the limit on the size of files where that is less: then the tail is kept back from it too. */
static uint64_t effective_quota(uint64_t quota) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return quota;
  return quota == 0 || limit.rlim_cur < quota ? limit.rlim_cur : quota;
}

/* Gives the child's end to whoever waits for us: its exit status, or its signal. */
static int leave(struct outcome outcome) {
  if (outcome.is_refused) return EXIT_REFUSED;
  if (WIFEXITED(outcome.status)) return WEXITSTATUS(outcome.status);
  signals_die(WTERMSIG(outcome.status));
  return 128 + WTERMSIG(outcome.status);
}

int main(int argc, char **argv) {
  struct options options;
  struct child child;
  struct clock clock;

  standard_fill();
  const char *wrong = options_read(&options, argc, argv);
  if (wrong) return complain("%s", wrong);
  terminal_await();
  terminal_find();
  struct winsize size = terminal_size();
  if (!child_connect(&child, &size)) return complain("cannot open a pty or a pipe: %s", strerror(errno));
  int file = spool_create(options.spool), error = errno;
  bool has_room = file >= 0 || (error != ENOSPC && error != EDQUOT);
  if (file < 0 && has_room) return complain("cannot create the spool %s: %s", options.spool, strerror(error));

  signals_start();
  clock_start(&clock);
  uint32_t length = header_write(header, &options, child.is_shown ? &size : NULL, clock.wall);
  uint64_t quota = effective_quota(options.quota);
  if (has_room) spool_start(&spool, file, quota, 0, header, length);
  else spool_start_later(&spool, options.spool, error, quota, header, length);
  if (spool.state != SPOOL_WRITING && options.closed) {
    recorder_refuse(&spool);
    unlink(options.spool);
    return EXIT_REFUSED;
  }
  terminal_raw();
  if (!child_start(&child, &options)) {
    terminal_restore();
    unlink(options.spool);
    return complain("cannot start a process: %s", strerror(errno));
  }
  struct outcome outcome = recorder_run(&options, &child, &spool, &size, &clock);
  terminal_restore();
  bool is_exit = WIFEXITED(outcome.status);
  spool_end(&spool, clock_position(&clock), is_exit ? 0 : 1,
            (uint8_t)(is_exit ? WEXITSTATUS(outcome.status) : WTERMSIG(outcome.status)));
  return leave(outcome);
}
