/*
 * The child is the leader of a new session whose controlling terminal is the pty. It gets its standard
 * descriptors from there, every other descriptor that the recorder itself was given, none of the recorder's own
 * (all are opened with O_CLOEXEC), and the signal mask and dispositions that the recorder was started with.
 */
#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "signals.h"
#include "terminal.h"

/* What a shell answers for a command that it cannot find, and for one that it cannot run. */
#define EXIT_NOT_FOUND 127
#define EXIT_NOT_RUN 126

bool child_open_pty(struct child *child, const struct winsize *size) {
  char name[64];
  child->slave = -1;
  child->pty = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (child->pty < 0 || grantpt(child->pty) != 0 || unlockpt(child->pty) != 0) return false;
  if ((errno = ptsname_r(child->pty, name, sizeof name)) != 0) return false;
  child->slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (child->slave < 0) return false;
  if (terminal_modes()) tcsetattr(child->slave, TCSANOW, terminal_modes());
  ioctl(child->pty, TIOCSWINSZ, size);
  return true;
}

static void run(const struct child *child, const struct options *options) {
  setsid();
  ioctl(child->slave, TIOCSCTTY, 0);
  for (int fd = 0; fd <= 2; fd++) dup2(child->slave, fd);
  signals_inherit();
  execvp(options->file, options->command);
  int error = errno;
  dprintf(2, "scribery-shim: %s: %s\n", options->file, strerror(error));
  _exit(error == ENOENT ? EXIT_NOT_FOUND : EXIT_NOT_RUN);
}

bool child_start(struct child *child, const struct options *options) {
  child->pid = fork();
  if (child->pid == 0) run(child, options);
  close(child->slave);
  return child->pid > 0;
}

void child_signal(const struct child *child, int signal) {
  pid_t foreground = child->pty >= 0 ? tcgetpgrp(child->pty) : -1;
  /* Until the child has made its session there is no foreground; then it is all that there is to signal. */
  if (foreground <= 0) foreground = child->pid;
  if (kill(-foreground, signal) != 0) kill(child->pid, signal);
  if (signal == SIGHUP && foreground != child->pid) kill(child->pid, signal);
}
