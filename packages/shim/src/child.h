/* The recorded command and what it is connected to. See child.c. */
#ifndef SCRIBERY_CHILD_H
#define SCRIBERY_CHILD_H

#include <stdbool.h>
#include <sys/ioctl.h>
#include <sys/types.h>

#include "options.h"

struct child {
  pid_t pid;
  bool has_session; /* of its own, on the pty; else it runs in ours, in our process group */
  bool is_shown;    /* its standard output is the pty: only then has what is recorded the size of a terminal */
  int pty;          /* our end of its terminal, or -1; this and the next are non-blocking and closed on exec */
  int input;        /* our end of the pipe that is its standard input, or -1 */
  int output;       /* where its standard output comes from: the pty, or a pipe */
  int errors;       /* and its standard error, where that comes another way; or -1 */
  int ends[3];      /* its own ends, by descriptor; -1: it gets the one that we were given */
};

/*
 * Opens the pty, with the modes and the size of the user's terminal, and the pipes; false and errno when they
 * cannot be had.
 */
bool child_connect(struct child *child, const struct winsize *size);

/* Starts the command; false and errno when it cannot be forked. */
bool child_start(struct child *child, const struct options *options);

/*
 * Passes a signal on: to the foreground of the command's session, a hang-up to its leader too, as the kernel does
 * it; without a session to the command itself.
 */
void child_signal(const struct child *child, int signal);

#endif
