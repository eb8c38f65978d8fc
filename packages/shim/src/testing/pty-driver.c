/*
 * Runs a command on a pty for a test: what the command shows goes to standard output byte by byte, orders come
 * as lines on standard input, answers go as JSON lines to descriptor 3. pty-driver.ts is its other half.
 *
 *   pty-driver [--size COLSxROWS] [--discard] -- COMMAND [ARG…]
 *
 *   write HEX     types these bytes            size COLS ROWS   resizes the window
 *   signal N      signals the command          modes            answers with the terminal's modes
 *   pause, read   stops reading what it shows, and goes on
 *   hangup        closes the terminal          (end of standard input does the same)
 *
 * The exit answer has wall time, time to the first byte, bytes shown, and the CPU time of the command itself
 * without its children, from the scheduler's own count, which is exact where getrusage counts ticks.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* Longest order: a write of 64 KiB in hexadecimal; the other half sends larger ones in pieces. */
#define ORDER_BYTES (2 * 65536 + 64)

static int pty;
static pid_t pid;
static bool paused, discard;
static double started, first_byte = -1;
static unsigned long long shown;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EAGAIN) {
      struct pollfd ready = {.fd = fd, .events = POLLOUT};
      poll(&ready, 1, -1);
    } else if (written <= 0) {
      return;
    } else {
      bytes += written;
      length -= (size_t)written;
    }
  }
}

/* Shows what the pty has; false when nothing was there. */
static bool show(void) {
  static char buffer[65536];
  ssize_t length = pty < 0 ? -1 : read(pty, buffer, sizeof buffer);
  if (length <= 0) return false;
  if (first_byte < 0) first_byte = now();
  shown += (unsigned long long)length;
  if (!discard) write_all(1, buffer, (size_t)length);
  return true;
}

static void type(const char *hex) {
  static char bytes[ORDER_BYTES / 2];
  size_t length = 0;
  unsigned byte;
  for (; sscanf(hex, "%2x", &byte) == 1; hex += 2) bytes[length++] = (char)byte;
  write_all(pty, bytes, length);
}

static void tell_modes(void) {
  struct termios modes;
  if (tcgetattr(pty, &modes) != 0) memset(&modes, 0, sizeof modes);
  dprintf(3, "{\"type\":\"modes\",\"canonical\":%s,\"echo\":%s,\"signals\":%s,\"all\":\"%x %x %x %x\"}\n",
          modes.c_lflag & ICANON ? "true" : "false", modes.c_lflag & ECHO ? "true" : "false",
          modes.c_lflag & ISIG ? "true" : "false", modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag);
}

static void hang_up(void) {
  if (pty >= 0) close(pty);
  pty = -1;
}

static void obey(char *order) {
  unsigned short columns, rows;
  int signal;
  if (strncmp(order, "write ", 6) == 0) {
    type(order + 6);
  } else if (sscanf(order, "size %hu %hu", &columns, &rows) == 2) {
    struct winsize size = {rows, columns, 0, 0};
    ioctl(pty, TIOCSWINSZ, &size);
  } else if (sscanf(order, "signal %d", &signal) == 1) {
    kill(pid, signal);
  } else if (strcmp(order, "modes") == 0) {
    tell_modes();
  } else if (strcmp(order, "hangup") == 0) {
    hang_up();
  } else {
    paused = strcmp(order, "pause") == 0;
  }
}

/* Reads orders; false at their end. */
static bool take_orders(void) {
  static char buffer[ORDER_BYTES];
  static size_t length;
  ssize_t more = read(0, buffer + length, sizeof buffer - 1 - length);
  if (more <= 0) return false;
  length += (size_t)more;
  char *at = buffer, *end;
  while ((end = memchr(at, '\n', length - (size_t)(at - buffer)))) {
    *end = 0;
    obey(at);
    at = end + 1;
  }
  length -= (size_t)(at - buffer);
  memmove(buffer, at, length);
  return true;
}

/* ms on a CPU of the process itself; it may have ended, but nobody may have waited for it. */
static double cpu_time(void) {
  char path[64], text[64] = "";
  snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
  int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  if (read(fd, text, sizeof text - 1) < 0) text[0] = 0;
  close(fd);
  return (double)strtoull(text, 0, 10) / 1e6;
}

/* ms in user mode, of the same process: field 14 of its stat, in ticks of 10 ms. */
static double user_time(void) {
  char path[64], text[1024] = "";
  unsigned long ticks = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  int fd = open(path, O_RDONLY);
  if (fd < 0) return -1;
  if (read(fd, text, sizeof text - 1) < 0) text[0] = 0;
  close(fd);
  char *name_end = strrchr(text, ')');
  if (name_end) sscanf(name_end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu", &ticks);
  return (double)ticks * 1e3 / (double)sysconf(_SC_CLK_TCK);
}

/* Whether the command has ended; then its end is told. */
static bool has_ended(void) {
  siginfo_t info = {.si_pid = 0};
  int status;
  if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != pid) return false;
  double end = now(), cpu = cpu_time(), user = user_time();
  while (show()) continue;
  tell_modes();
  waitpid(pid, &status, 0);
  dprintf(3, "{\"type\":\"end\",\"%s\":%d,\"core\":%s,\"bytes\":%llu,",
          WIFEXITED(status) ? "exit" : "signal", WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status),
          WIFSIGNALED(status) && WCOREDUMP(status) ? "true" : "false", shown);
  dprintf(3, "\"ms\":%.3f,\"firstByteMs\":%.3f,\"cpuMs\":%.3f,\"userMs\":%.3f}\n", end - started,
          first_byte < 0 ? -1 : first_byte - started, cpu, user);
  return true;
}

static void start(char **command, const struct winsize *size) {
  started = now();
  pid = forkpty(&pty, 0, 0, size);
  if (pid == 0) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    signal(SIGPIPE, SIG_DFL);
    close(3);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
  }
  fcntl(pty, F_SETFL, O_NONBLOCK);
  dprintf(3, "{\"type\":\"start\",\"pid\":%d}\n", (int)pid);
}

int main(int argc, char **argv) {
  struct winsize size = {24, 80, 0, 0};
  sigset_t children;
  bool ordered = true;
  for (argv++; argc > 1 && *argv && strcmp(*argv, "--") != 0; argv++) {
    if (strcmp(*argv, "--discard") == 0) discard = true;
    else if (sscanf(*argv, "--size=%hux%hu", &size.ws_col, &size.ws_row) != 2) return 2;
  }
  if (!*argv || !argv[1]) return 2;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigprocmask(SIG_BLOCK, &children, 0);
  signal(SIGPIPE, SIG_IGN);
  int ended = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
  fcntl(3, F_SETFD, FD_CLOEXEC);
  start(argv + 1, &size);
  bool is_held = true; /* somebody has the other end of the pty open; else it is looked at every 20 ms */
  for (;;) {
    struct pollfd events[] = {{ordered ? 0 : -1, POLLIN, 0},
                              {paused || !is_held ? -1 : pty, POLLIN, 0},
                              {ended, POLLIN, 0}};
    struct signalfd_siginfo info;
    if (poll(events, 3, is_held ? -1 : 20) < 0 && errno != EINTR) return 1;
    if (events[0].revents && !take_orders()) {
      ordered = false;
      hang_up();
    }
    if (!paused && pty >= 0) is_held = show() || errno == EAGAIN;
    if (read(ended, &info, sizeof info) < 0 && errno != EAGAIN) return 1;
    if (has_ended()) return 0;
  }
}
