/* The recorded command and the pty that it runs on. See child.c. */
#ifndef SCRIBERY_CHILD_H
#define SCRIBERY_CHILD_H

#include <stdbool.h>
#include <sys/ioctl.h>
#include <sys/types.h>

#include "options.h"

struct child {
  pid_t pid;
  int pty; /* our end: non-blocking, closed on exec */
  int slave;
};

/* Opens a pty with the modes and the size of the user's terminal; false and errno when there is none. */
bool child_open_pty(struct child *child, const struct winsize *size);

/* Starts the command on the pty, in a session of its own; false and errno when it cannot be forked. */
bool child_start(struct child *child, const struct options *options);

/* Passes a signal on to the foreground of the pty; a hang-up to the session's leader too, as the kernel does it. */
void child_signal(const struct child *child, int signal);

#endif
