/*
 * A handler only notes that its signal came. All of them are blocked but while the loop waits, so nothing is
 * interrupted half-way and nothing is missed. SIGTTIN and SIGTTOU are not blocked: the kernel answers a blocked
 * one with an error instead of the signal, and a recorder in the background has to stop like any other job.
 *
 * What was ignored when we started (nohup) stays ignored.
 */
#define _GNU_SOURCE
#include "signals.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "terminal.h"

const int signals_passed_on[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, 0};

/* Those that mean something to the recorder itself. SIGPIPE and SIGXFSZ become the error of the write. */
static const int own[] = {SIGCHLD, SIGWINCH, SIGCONT, 0};
static const int stopping[] = {SIGTSTP, SIGTTIN, SIGTTOU, 0};
static const int errors_instead[] = {SIGPIPE, SIGXFSZ, 0};

/* Those that end a process that does not expect them: the terminal is put back first. */
static const int deadly[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL,    SIGABRT, SIGSYS,
                             SIGTRAP, SIGXCPU, SIGALRM, SIGVTALRM, SIGPROF, 0};

static volatile sig_atomic_t came[NSIG]; /* of enum signal_origin */
static struct sigaction found[NSIG];
static sigset_t found_mask, wait_mask;

static void note(int signal, siginfo_t *info, void *context) {
  (void)context;
  came[signal] = info->si_code == SI_KERNEL ? SIGNAL_BY_TERMINAL : info->si_pid == getppid() ? SIGNAL_BY_PARENT : SIGNAL_BY_OTHER;
}

static void die_at_once(int signal) {
  terminal_restore();
  raise(signal); /* SA_RESETHAND made it deadly again; it strikes when this handler returns */
}

static void install(const int *signals, const struct sigaction *action, bool also_ignored) {
  for (; *signals; signals++) {
    sigaction(*signals, 0, &found[*signals]);
    if (found[*signals].sa_handler == SIG_IGN && !also_ignored) continue;
    sigaction(*signals, action, 0);
  }
}

static void put_back(const int *signals) {
  for (; *signals; signals++) sigaction(*signals, &found[*signals], 0);
}

void signals_start(void) {
  const struct sigaction noting = {.sa_sigaction = note, .sa_flags = SA_SIGINFO};
  const struct sigaction ignoring = {.sa_handler = SIG_IGN};
  const struct sigaction dying = {.sa_handler = die_at_once, .sa_flags = (int)SA_RESETHAND};
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTSTP);
  for (const int *signal = signals_passed_on; *signal; signal++) sigaddset(&blocked, *signal);
  for (const int *signal = own; *signal; signal++) sigaddset(&blocked, *signal);
  sigprocmask(SIG_BLOCK, &blocked, &found_mask);
  wait_mask = found_mask;
  for (int signal = 1; signal < NSIG; signal++)
    if (sigismember(&blocked, signal) == 1) sigdelset(&wait_mask, signal);
  install(signals_passed_on, &noting, false);
  install(own, &noting, true);
  install(stopping, &noting, false);
  install(errors_instead, &ignoring, true);
  install(deadly, &dying, false);
}

const sigset_t *signals_wait_mask(void) { return &wait_mask; }

bool signals_came(void) {
  for (int signal = 1; signal < NSIG; signal++)
    if (came[signal]) return true;
  return false;
}

enum signal_origin signals_take(int signal) {
  enum signal_origin origin = (enum signal_origin)came[signal];
  came[signal] = SIGNAL_NONE;
  return origin;
}

void signals_stop(int signal) {
  struct sigaction ours, stop = {.sa_handler = SIG_DFL};
  sigset_t one, before;
  sigemptyset(&one);
  sigaddset(&one, signal);
  sigaddset(&one, SIGCONT);
  sigaction(signal, &stop, &ours);
  raise(signal);
  sigprocmask(SIG_UNBLOCK, &one, &before); /* here it stops, and goes on with SIGCONT noted */
  sigprocmask(SIG_SETMASK, &before, 0);
  sigaction(signal, &ours, 0);
  came[signal] = 0;
  came[SIGCONT] = 0;
}

void signals_inherit(void) {
  put_back(signals_passed_on);
  put_back(own);
  put_back(stopping);
  put_back(errors_instead);
  put_back(deadly);
  sigprocmask(SIG_SETMASK, &found_mask, 0);
}

void signals_die(int signal) {
  const struct rlimit no_core = {0, 0};
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigset_t one;
  setrlimit(RLIMIT_CORE, &no_core);
  prctl(PR_SET_DUMPABLE, 0); /* a core handler behind a pipe does not ask the limit */
  sigaction(signal, &action, 0);
  sigemptyset(&one);
  sigaddset(&one, signal);
  raise(signal);
  sigprocmask(SIG_UNBLOCK, &one, 0);
}
