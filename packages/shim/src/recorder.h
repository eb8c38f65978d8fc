/* The loop between the terminal, the pty and the spool. See recorder.c. */
#ifndef SCRIBERY_RECORDER_H
#define SCRIBERY_RECORDER_H

#include <stdbool.h>
#include <stdint.h>

#include "child.h"
#include "clock.h"
#include "options.h"
#include "spool.h"

struct outcome {
  int status;       /* of the child, as waitpid gives it */
  bool is_refused;  /* policy `closed` ended the session: it could not be recorded any more */
};

/* Tells the user that the session is not allowed to go on without its recording. */
void recorder_refuse(const struct spool *spool);

/*
 * Runs until the child is gone and everything that it wrote is recorded and shown. The spool is left for the caller to
 * end.
 */
struct outcome recorder_run(const struct options *options, struct child *child, struct spool *spool,
                            const struct winsize *size, struct clock *clock);

#endif
