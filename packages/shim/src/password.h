/* Recording of what is typed, without the passwords. */
#ifndef SCRIBERY_PASSWORD_H
#define SCRIBERY_PASSWORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

#include "spool.h"

struct password {
  bool mask;    /* false: passwords are recorded like everything else */
  bool in_line; /* the line being typed is masked and its frame is written */
};

/*
 * Adds the frames for typed bytes that are about to be forwarded to a pty with these modes; `time` in µs.
 * The bytes must stay until the spool is flushed.
 */
void password_record(struct password *password, struct spool *spool, const struct termios *modes,
                     const uint8_t *typed, size_t length, uint64_t time);

#endif
