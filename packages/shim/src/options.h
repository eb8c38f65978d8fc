/* The command line; README.md tells what the options mean. */
#ifndef SCRIBERY_OPTIONS_H
#define SCRIBERY_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct options {
  const char *spool;
  const char *recording;
  uint64_t quota; /* bytes; 0 for none */
  bool closed;    /* the session ends when it cannot be recorded */
  bool input;
  bool output;
  bool mask;
  bool is_shell;  /* no command was given: the user's shell runs */
  const char *file; /* what is executed, */
  char **command;   /* and its argument vector */
};

/* Reads the command line; 0, or a sentence that tells what is wrong with it. */
const char *options_read(struct options *options, int argc, char **argv);

#endif
