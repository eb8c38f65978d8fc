/* The user's terminal, where there is one. See terminal.c. */
#ifndef SCRIBERY_TERMINAL_H
#define SCRIBERY_TERMINAL_H

#include <stdbool.h>
#include <sys/ioctl.h>
#include <termios.h>

/* In the background, stops the job before it starts anything: its terminal belongs to another one, modes and all. */
void terminal_await(void);

/* Finds the terminal among the standard descriptors and remembers its modes; not while they are ours. */
void terminal_find(void);

/* Whether standard input and output both are it: then the command gets a session of its own on a pty. */
bool terminal_is_session(void);

/* The modes it had at the start, to be copied to the pty; 0 without a terminal. */
const struct termios *terminal_modes(void);

/* Its size in cells; 80×24, as programs assume, where it does not tell one. */
struct winsize terminal_size(void);

/* Lets every key through to the pty. */
void terminal_raw(void);

/* Puts the modes back that the terminal had at the start, unless another job has the terminal. Signal-safe. */
void terminal_restore(void);

/*
 * A non-blocking descriptor of the same terminal, for our use alone; -1 where it cannot be had.
 * `flags` as for open.
 */
int terminal_reopen(int fd, int flags);

#endif
