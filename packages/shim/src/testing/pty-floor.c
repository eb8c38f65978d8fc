/*
 * The least that a recorder can do: a command on a pty whose output is read, and nothing else (`read`), or is
 * written to the terminal as well (`show`). Blocking calls, no poll, no signals, no input, no recording. What this
 * costs, the kernel's terminals cost; bench/shim.ts compares the recorder with it.
 *
 *   pty-floor read|show COMMAND [ARG…]
 */
#define _GNU_SOURCE
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static char buffer[65536];

int main(int argc, char **argv) {
  struct termios modes, raw;
  int pty, status;
  if (argc < 3 || tcgetattr(0, &modes) != 0) return 2;
  int shows = strcmp(argv[1], "show") == 0;
  raw = modes;
  cfmakeraw(&raw);
  tcsetattr(0, TCSANOW, &raw);
  pid_t pid = forkpty(&pty, 0, &modes, 0);
  if (pid == 0) {
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  ssize_t length;
  while ((length = read(pty, buffer, sizeof buffer)) > 0)
    for (ssize_t at = 0; shows && at < length;) {
      ssize_t written = write(1, buffer + at, (size_t)(length - at));
      if (written < 0) return 1;
      at += written;
    }
  waitpid(pid, &status, 0);
  tcsetattr(0, TCSANOW, &modes);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
