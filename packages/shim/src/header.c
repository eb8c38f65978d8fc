/*
 * `key=value` lines with percent-encoded values (docs/spool.md). What the system does not tell (no audit, no
 * /proc) has an empty value, and the numbers of audit 4294967295, which is the kernel's own word for "unset".
 */
#define _GNU_SOURCE
#include "header.h"

#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define UNSET "4294967295"

/* Room that the words of the command leave for the line that counts those left out. */
#define ARGSLEFT_BYTES 32

/* Longest host name, in bytes; Linux has 64. */
#define HOST_BYTES 256

struct text {
  char *at;
  size_t length, room;
};

static void add_byte(struct text *text, char byte) {
  if (text->length < text->room) text->at[text->length] = byte;
  text->length++;
}

/* Adds a line; when there is no room for it, leaves the text as it was and gives false. */
static bool add(struct text *text, const char *key, const char *value) {
  static const char digits[] = "0123456789ABCDEF";
  size_t before = text->length;
  for (; *key; key++) add_byte(text, *key);
  add_byte(text, '=');
  for (; *value; value++) {
    unsigned char byte = (unsigned char)*value;
    if (byte > 0x20 && byte < 0x7f && byte != '%') {
      add_byte(text, *value);
    } else {
      add_byte(text, '%');
      add_byte(text, digits[byte >> 4]);
      add_byte(text, digits[byte & 15]);
    }
  }
  add_byte(text, '\n');
  if (text->length <= text->room) return true;
  text->length = before;
  return false;
}

static void add_number(struct text *text, const char *key, uint64_t number) {
  char value[24];
  snprintf(value, sizeof value, "%llu", (unsigned long long)number);
  add(text, key, value);
}

/* Reads a small file of /proc without its line end; gives `otherwise` when it cannot. */
static const char *read_word(const char *path, char *buffer, size_t room, const char *otherwise) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return otherwise;
  ssize_t length = read(fd, buffer, room - 1);
  close(fd);
  if (length <= 0) return otherwise;
  buffer[length] = 0;
  buffer[strcspn(buffer, "\n")] = 0;
  return buffer;
}

/* Field 22 of /proc/self/stat; counted behind the command's name, which may have blanks and parentheses itself. */
static const char *process_start(char *buffer, size_t room) {
  const char *stat = read_word("/proc/self/stat", buffer, room, "");
  char *at = strrchr(buffer, ')');
  if (!*stat || !at) return "";
  for (int field = 2; field < 22 && at; field++) at = strchr(at + 1, ' ');
  if (!at) return "";
  at[1 + strcspn(at + 1, " ")] = 0;
  return at + 1;
}

static void add_command(struct text *text, char **command) {
  size_t room = text->room;
  uint64_t left = 0;
  text->room -= ARGSLEFT_BYTES;
  for (; *command && add(text, "arg", *command); command++) continue;
  for (; *command; command++) left++;
  text->room = room;
  if (left) add_number(text, "argsleft", left);
}

uint32_t header_write(char payload[HEADER_BYTES], const struct options *options, const struct winsize *size,
                      uint64_t start) {
  struct text text = {payload, 0, HEADER_BYTES};
  char buffer[1024], host[HOST_BYTES] = "";
  const struct passwd *user = getpwuid(getuid());
  const char *term = getenv("TERM");
  gethostname(host, sizeof host - 1);
  add(&text, "version", "1");
  add(&text, "recording", options->recording);
  add(&text, "host", host);
  if (user) add(&text, "user", user->pw_name);
  else add_number(&text, "user", getuid());
  add(&text, "term", term ? term : "");
  add(&text, "session", read_word("/proc/self/sessionid", buffer, sizeof buffer, UNSET));
  add(&text, "loginuid", read_word("/proc/self/loginuid", buffer, sizeof buffer, UNSET));
  add(&text, "boot", read_word("/proc/sys/kernel/random/boot_id", buffer, sizeof buffer, ""));
  add_number(&text, "start", start);
  add_number(&text, "pid", (uint64_t)getpid());
  add(&text, "pidstart", process_start(buffer, sizeof buffer));
  if (size) {
    add_number(&text, "cols", size->ws_col);
    add_number(&text, "rows", size->ws_row);
  }
  if (!options->is_shell) add_command(&text, options->command);
  return (uint32_t)text.length;
}
