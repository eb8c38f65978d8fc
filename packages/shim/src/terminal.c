/*
 * The terminal is in raw mode while the recorder runs: the pty behind it does echo, line editing and signals with
 * the modes that the user's terminal had. They are put back on every way out, also by the handlers of crashes,
 * so the little that this needs is static.
 */
#define _GNU_SOURCE
#include "terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define DEFAULT_COLUMNS 80
#define DEFAULT_ROWS 24

static int terminal = -1; /* its descriptor */
static volatile bool is_raw;
static struct termios modes_at_start;

void terminal_await(void) {
  if (!terminal_is_session()) return; /* then nothing of it is ours */
  pid_t foreground = tcgetpgrp(0);
  if (foreground > 0 && foreground != getpgrp()) kill(0, SIGTTIN);
}

void terminal_find(void) {
  for (terminal = 0; terminal <= 2; terminal++)
    if (tcgetattr(terminal, &modes_at_start) == 0) return;
  terminal = -1;
}

bool terminal_is_session(void) { return isatty(0) && isatty(1); }

const struct termios *terminal_modes(void) { return terminal < 0 ? 0 : &modes_at_start; }

struct winsize terminal_size(void) {
  struct winsize size = {0, 0, 0, 0};
  if (terminal >= 0) ioctl(terminal, TIOCGWINSZ, &size);
  if (size.ws_col == 0) size.ws_col = DEFAULT_COLUMNS;
  if (size.ws_row == 0) size.ws_row = DEFAULT_ROWS;
  return size;
}

void terminal_raw(void) {
  if (!terminal_is_session()) return;
  struct termios raw = modes_at_start;
  cfmakeraw(&raw);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  is_raw = true;
  tcsetattr(terminal, TCSANOW, &raw);
}

void terminal_restore(void) {
  if (!is_raw) return;
  is_raw = false;
  pid_t foreground = tcgetpgrp(terminal);
  if (foreground < 0 || foreground == getpgrp()) tcsetattr(terminal, TCSANOW, &modes_at_start);
}

int terminal_reopen(int fd, int flags) {
  char path[32];
  if (!isatty(fd)) return -1;
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  int own = open(path, flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  /* After su the device belongs to another user; the name for "my controlling terminal" works all the same. */
  if (own < 0 && tcgetsid(fd) == getsid(0)) own = open("/dev/tty", flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  return own;
}
