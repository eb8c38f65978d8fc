#define _GNU_SOURCE
#include "standard.h"

#include <fcntl.h>
#include <unistd.h>

void standard_fill(void) {
  int fd;
  do fd = open("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= 2);
  if (fd >= 0) close(fd);
}

void standard_replace(int fd) {
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return;
  dup2(nothing, fd);
  close(nothing);
}
