#include "tui/rescue.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "notula/compiler.h"

static struct {
	volatile sig_atomic_t armed;
	char bytes[TUI_RESCUE_BYTES];
	size_t n;
	struct termios modes;
} terminal;

/* Faults, and what nobody handles, which would end the program too. */
static const int fatal[] = { SIGSEGV, SIGABRT, SIGBUS,	SIGFPE,	 SIGILL,
			     SIGSYS,  SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU };
static struct sigaction before[NT_COUNT(fatal)];

/* A handler of a stack that overflowed needs one of its own. */
static char spare_stack[16384];

void tui_rescue_arm(const char *bytes, size_t n, const struct termios *modes)
{
	terminal.n = n < sizeof(terminal.bytes) ? n : sizeof(terminal.bytes);
	memcpy(terminal.bytes, bytes, terminal.n);
	terminal.modes = *modes;
	terminal.armed = 1;
}

void tui_rescue_disarm(void)
{
	terminal.armed = 0;
}

void tui_rescue(void)
{
	ssize_t ignored;

	if (!terminal.armed)
		return;
	terminal.armed = 0;
	ignored = write(STDOUT_FILENO, terminal.bytes, terminal.n);
	(void)ignored;
	tcsetattr(STDIN_FILENO, TCSANOW, &terminal.modes);
}

/*
 * A fault happens again on return, under the handler there was before; what
 * was sent or raised is raised again.
 */
static void on_fatal(int sig, siginfo_t *info, void *context)
{
	(void)context;
	tui_rescue();
	for (size_t i = 0; i < NT_COUNT(fatal); i++)
		if (fatal[i] == sig)
			sigaction(sig, &before[i], NULL);
	if (info->si_code <= 0)
		raise(sig);
}

void tui_rescue_watch(void)
{
	stack_t stack = { .ss_sp = spare_stack,
			  .ss_size = sizeof(spare_stack) };
	struct sigaction action = { .sa_sigaction = on_fatal,
				    .sa_flags = SA_SIGINFO | SA_ONSTACK };

	sigaltstack(&stack, NULL);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < NT_COUNT(fatal); i++)
		sigaction(fatal[i], &action, &before[i]);
}

void tui_rescue_unwatch(void)
{
	stack_t none = { .ss_flags = SS_DISABLE };

	for (size_t i = 0; i < NT_COUNT(fatal); i++)
		sigaction(fatal[i], &before[i], NULL);
	sigaltstack(&none, NULL);
}
