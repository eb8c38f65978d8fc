/*
 * What the command gets in the place of the standard descriptors that we were given:
 *
 *   input and output are    | the command runs in        | its standard descriptors
 *   ------------------------+----------------------------+--------------------------------------------------------
 *   terminals               | a session of its own, on a | the pty; a pipe for standard error that is no terminal
 *                           | pty that we keep           |
 *   not both terminals      | our session and group      | a pipe for each that is no terminal; a pty, which is
 *   (ssh host command, a    |                            | nobody's controlling terminal, for each output that is
 *   pipeline, a job)        |                            | one; for input that is one, that terminal itself
 *
 * So a program sees a terminal exactly where it would without a recorder, and a pipe carries its bytes as they are.
 * In the second row the keyboard may belong to another program of the pipeline (`scribery rec -- find / | less`);
 * it is left alone, and keys go, unrecorded, to whoever reads them.
 *
 * The command also gets every other descriptor that the recorder was given, none of the recorder's own (all are
 * opened with O_CLOEXEC), and the signal mask and dispositions that the recorder was started with.
 */
#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "signals.h"
#include "terminal.h"

/* What a shell answers for a command that it cannot find, and for one that it cannot run. */
#define EXIT_NOT_FOUND 127
#define EXIT_NOT_RUN 126

/* Opens the pty and gives the command's end of it; -1 and errno when there is none. */
static int open_pty(struct child *child, const struct winsize *size) {
  char name[64];
  child->pty = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (child->pty < 0 || grantpt(child->pty) != 0 || unlockpt(child->pty) != 0) return -1;
  if ((errno = ptsname_r(child->pty, name, sizeof name)) != 0) return -1;
  int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (slave < 0) return -1;
  if (terminal_modes()) tcsetattr(slave, TCSANOW, terminal_modes());
  ioctl(child->pty, TIOCSWINSZ, size);
  return slave;
}

/* Opens a pipe between us and the command's descriptor `fd`; only our end is non-blocking. */
static bool open_pipe(int *ours, int *theirs, int fd) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  *ours = ends[fd == 0];
  *theirs = ends[fd != 0];
  return fcntl(*ours, F_SETFL, O_NONBLOCK) == 0;
}

/* `2>&1`: one pipe for both keeps their order. Devices (/dev/null) have none. */
static bool are_same(int one, int other) {
  struct stat a, b;
  return fstat(one, &a) == 0 && fstat(other, &b) == 0 && !S_ISCHR(a.st_mode) && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

bool child_connect(struct child *child, const struct winsize *size) {
  bool is_terminal[3] = {isatty(0), isatty(1), isatty(2)};
  int slave = -1;
  *child = (struct child){.has_session = terminal_is_session(), .pty = -1, .input = -1, .output = -1, .errors = -1,
                          .ends = {-1, -1, -1}};
  if ((is_terminal[1] || is_terminal[2]) && (slave = open_pty(child, size)) < 0) return false;
  if (child->has_session) child->ends[0] = slave;
  else if (!is_terminal[0] && !open_pipe(&child->input, &child->ends[0], 0)) return false;

  child->is_shown = is_terminal[1];
  child->output = child->pty;
  child->ends[1] = slave;
  if (!is_terminal[1] && !open_pipe(&child->output, &child->ends[1], 1)) return false;

  if (is_terminal[2]) {
    child->ends[2] = slave;
    if (!is_terminal[1]) child->errors = child->pty;
  } else if (are_same(1, 2)) {
    child->ends[2] = child->ends[1];
  } else if (!open_pipe(&child->errors, &child->ends[2], 2)) {
    return false;
  }
  return true;
}

static void run(const struct child *child, const struct options *options) {
  if (child->has_session) {
    setsid();
    ioctl(child->ends[0], TIOCSCTTY, 0);
  }
  for (int fd = 0; fd <= 2; fd++)
    if (child->ends[fd] >= 0) dup2(child->ends[fd], fd);
  signals_inherit();
  execvp(options->file, options->command);
  int error = errno;
  dprintf(2, "scribery-shim: %s: %s\n", options->file, strerror(error));
  _exit(error == ENOENT ? EXIT_NOT_FOUND : EXIT_NOT_RUN);
}

bool child_start(struct child *child, const struct options *options) {
  child->pid = fork();
  if (child->pid == 0) run(child, options);
  for (int fd = 0; fd <= 2; fd++) {
    bool is_shared = (fd > 0 && child->ends[fd] == child->ends[0]) || (fd == 2 && child->ends[2] == child->ends[1]);
    if (child->ends[fd] >= 0 && !is_shared) close(child->ends[fd]);
  }
  return child->pid > 0;
}

void child_signal(const struct child *child, int signal) {
  if (!child->has_session) {
    kill(child->pid, signal);
    return;
  }
  pid_t foreground = child->pty >= 0 ? tcgetpgrp(child->pty) : -1;
  /* Until the child has made its session there is no foreground; then it is all that there is to signal. */
  if (foreground <= 0) foreground = child->pid;
  if (kill(-foreground, signal) != 0) kill(child->pid, signal);
  if (signal == SIGHUP && foreground != child->pid) kill(child->pid, signal);
}
