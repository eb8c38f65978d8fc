/* Reading of the command line. */
#define _GNU_SOURCE
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Smallest quota, in bytes: the header frame, which may have 64 KiB, and the tail have to fit whatever happens.
 */
#define QUOTA_LEAST (128 * 1024)

/* Longest argv[0] of a login shell; a longer one is cut, which only the shell's own messages show. */
#define LOGIN_NAME_BYTES 256

static char login_name[LOGIN_NAME_BYTES];
static char *shell_command[2];

/* Sets `*value` when the word is one of the two; false when it is neither. */
static bool read_choice(bool *value, const char *yes, const char *no) {
  *value = strcmp(optarg, yes) == 0;
  return *value || strcmp(optarg, no) == 0;
}

static bool read_quota(uint64_t *quota) {
  char *end;
  errno = 0;
  *quota = strtoull(optarg, &end, 10);
  return errno == 0 && optarg[0] >= '0' && optarg[0] <= '9' && *end == 0 && (*quota == 0 || *quota >= QUOTA_LEAST);
}

/* The user's shell, with the dash before its name that makes it a login shell. */
static void use_shell(struct options *options, bool login) {
  const char *shell = getenv("SHELL");
  if (!shell || shell[0] != '/') shell = "/bin/sh";
  const char *slash = strrchr(shell, '/');
  snprintf(login_name, sizeof login_name, "%s%s", login ? "-" : "", slash + 1);
  options->is_shell = true;
  options->file = shell;
  options->command = shell_command;
  shell_command[0] = login_name;
}

const char *options_read(struct options *options, int argc, char **argv) {
  static const struct option known[] = {
      {"spool", required_argument, 0, 's'},  {"recording", required_argument, 0, 'r'},
      {"quota", required_argument, 0, 'q'},  {"on-full", required_argument, 0, 'f'},
      {"input", required_argument, 0, 'i'},  {"output", required_argument, 0, 'o'},
      {"passwords", required_argument, 0, 'p'}, {"login", no_argument, 0, 'l'},
      {0, 0, 0, 0}};
  bool login = false;
  int option;
  *options = (struct options){.input = true, .output = true, .mask = true};
  opterr = 0;
  while ((option = getopt_long(argc, argv, "+", known, 0)) != -1) {
    switch (option) {
    case 's': options->spool = optarg; break;
    case 'r': options->recording = optarg; break;
    case 'l': login = true; break;
    case 'q':
      if (!read_quota(&options->quota)) return "--quota: a number of bytes, at least 131072, or 0 for none";
      break;
    case 'f':
      if (!read_choice(&options->closed, "closed", "open")) return "--on-full: closed or open";
      break;
    case 'i':
      if (!read_choice(&options->input, "on", "off")) return "--input: on or off";
      break;
    case 'o':
      if (!read_choice(&options->output, "on", "off")) return "--output: on or off";
      break;
    case 'p':
      if (!read_choice(&options->mask, "mask", "record")) return "--passwords: mask or record";
      break;
    default: return "unknown option, or an option without its value";
    }
  }
  if (!options->spool || !options->recording) return "--spool FILE and --recording ID are needed";
  if (login && argv[optind]) return "--login starts the user's shell and takes no command";
  if (!argv[optind]) {
    use_shell(options, login);
  } else {
    options->command = argv + optind;
    options->file = options->command[0];
  }
  return 0;
}
