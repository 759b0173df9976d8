#include "tui/signals.h"

#include "notula/compiler.h"
#include "tui/rescue.h"

static const int watched[] = { SIGWINCH, SIGTERM, SIGHUP,  SIGINT,
			       SIGQUIT,	 SIGTSTP, SIGCONT, SIGPIPE };
static struct sigaction before[NT_COUNT(watched)];
static volatile sig_atomic_t marked[NSIG];
static sigset_t mask; /* as before: what a wait lets through */

static void mark(int sig)
{
	marked[sig] = 1;
}

void tui_signals_watch(void)
{
	struct sigaction action = { .sa_handler = mark };
	sigset_t all;

	sigemptyset(&action.sa_mask);
	sigemptyset(&all);
	for (size_t i = 0; i < NT_COUNT(watched); i++) {
		marked[watched[i]] = 0;
		sigaddset(&all, watched[i]);
		sigaction(watched[i], &action, &before[i]);
	}
	sigprocmask(SIG_BLOCK, &all, &mask);
	tui_rescue_watch();
}

void tui_signals_mark(void)
{
	for (size_t i = 0; i < NT_COUNT(watched); i++)
		signal(watched[i], mark);
}

void tui_signals_unwatch(bool gone)
{
	tui_rescue_unwatch();
	sigprocmask(SIG_SETMASK, &mask, NULL); /* what waits is marked */
	for (size_t i = 0; i < NT_COUNT(watched); i++)
		sigaction(watched[i], &before[i], NULL);
	if (gone)
		signal(SIGHUP, SIG_IGN); /* it is known, and being seen to */
}

void tui_signals_in_child(void)
{
	for (size_t i = 0; i < NT_COUNT(watched); i++)
		sigaction(watched[i], &before[i], NULL);
	sigprocmask(SIG_SETMASK, &mask, NULL);
}

const sigset_t *tui_signals_mask(void)
{
	return &mask;
}

/* ppoll leaves signals pending where there is something to read. */
void tui_signals_let_in(void)
{
	sigset_t all;

	sigprocmask(SIG_SETMASK, &mask, &all);
	sigprocmask(SIG_SETMASK, &all, NULL);
}

bool tui_signal_marked(int sig)
{
	return marked[sig];
}

bool tui_signal_taken(int sig)
{
	bool was = marked[sig];

	marked[sig] = 0;
	return was;
}

bool tui_signals_wait(void)
{
	for (size_t i = 0; i < NT_COUNT(watched); i++)
		if (marked[watched[i]] && watched[i] != SIGPIPE)
			return true;
	return false;
}

void tui_signals_let_stop(bool stops)
{
	sigset_t stop;

	signal(SIGTSTP, stops ? SIG_DFL : mark);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(stops ? SIG_UNBLOCK : SIG_BLOCK, &stop, NULL);
}
