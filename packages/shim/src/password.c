/*
 * A program that asks for a password turns echo off and leaves the line editing of the terminal on (getpass,
 * readpassphrase, sudo, ssh, read -s). A full-screen program or a shell's line editor turns both off and draws
 * what is typed by itself. So: what is typed with ICANON on and ECHO off is a password, and in its place stands
 * one `masked` frame for each line, which tells neither text nor length. The byte that ends the line is recorded:
 * it is no secret, and the reader of the recording sees that the answer was given.
 *
 * Modes are asked for once for each piece that is forwarded. Everything in the piece counts as typed under them:
 * what was typed ahead of a prompt that is still to come cannot be known.
 */
#include "password.h"

#include <unistd.h>

static bool is_control(const struct termios *modes, int which, uint8_t byte) {
  return modes->c_cc[which] != _POSIX_VDISABLE && modes->c_cc[which] == byte;
}

/* Whether the terminal takes this byte as the end of the line, or as the key that breaks the question off. */
static bool ends_line(const struct termios *modes, uint8_t byte) {
  return byte == '\n' || byte == '\r' || is_control(modes, VEOF, byte) ||
         ((modes->c_lflag & ISIG) &&
          (is_control(modes, VINTR, byte) || is_control(modes, VQUIT, byte) || is_control(modes, VSUSP, byte)));
}

void password_record(struct password *password, struct spool *spool, const struct termios *modes,
                     const uint8_t *typed, size_t length, uint64_t time) {
  if (!password->mask || !(modes->c_lflag & ICANON) || (modes->c_lflag & ECHO)) {
    password->in_line = false;
    spool_add(spool, FRAME_INPUT, time, typed, (uint32_t)length);
    return;
  }
  for (size_t i = 0; i < length; i++) {
    if (ends_line(modes, typed[i])) {
      spool_add(spool, FRAME_INPUT, time, typed + i, 1);
      password->in_line = false;
    } else if (!password->in_line) {
      spool_add(spool, FRAME_MASKED, time, 0, 0);
      password->in_line = true;
    }
  }
}
