/* Signals that the recorder gets. See signals.c. */
#ifndef SCRIBERY_SIGNALS_H
#define SCRIBERY_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* Signals that are recorded and passed on to the foreground of the recorded terminal; ended by 0. */
extern const int signals_passed_on[];

/* Installs the handlers and blocks the signals, so that they come in signals_wait_mask's waits only. */
void signals_start(void);

/* The mask to wait with. */
const sigset_t *signals_wait_mask(void);

/* Whether any signal came that signals_take has not given yet. */
bool signals_came(void);

/* Who sent a signal: nobody, the kernel (a key of the terminal), the process that started us, another process. */
enum signal_origin { SIGNAL_NONE, SIGNAL_BY_TERMINAL, SIGNAL_BY_PARENT, SIGNAL_BY_OTHER };

/* Who sent this signal since the last call. */
enum signal_origin signals_take(int signal);

/* Stops this process as that stop signal does it; returns when it goes on. */
void signals_stop(int signal);

/* In the child: dispositions and mask as the recorder found them. */
void signals_inherit(void);

/* Ends this process by the signal, without a core file; returns only when the signal does not kill. */
void signals_die(int signal);

#endif
