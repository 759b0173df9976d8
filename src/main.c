/* main.c - the program: what the process needs, and who sees whom. */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "notula/alloc.h"
#include "notula/language.h"
#include "tui/tui.h"

/* Three open streams: a logbook must never get the number of stdout. What is
 * written to one that was closed still fails. */
static void keep_streams(void)
{
	int fd;

	do {
		fd = open("/dev/null", O_RDONLY);
	} while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

static void out_of_memory(void)
{
	static const char text[] = "notula: out of memory\n";

	if (write(STDERR_FILENO, text, sizeof(text) - 1) < 0)
		return;
}

/* The keys of the screens, for the manual. */
enum group {
#define GROUP(NAME, title) GROUP_##NAME,
#include "tui/actions.def"
	GROUPS,
};
static const char *const groups[GROUPS] = {
#define GROUP(NAME, title) title,
#include "tui/actions.def"
};
static const struct cli_key keys[] = {
#define X(NAME, word, lists, text, menu, label, help, group) \
	{ GROUP_##group, lists, text, help },
#include "tui/actions.def"
};

int main(int argc, char **argv)
{
	static const struct cli_other_face face = {
		.screens = tui_main,
		.groups = groups,
		.group_count = GROUPS,
		.keys = keys,
		.key_count = NT_COUNT(keys),
	};

	keep_streams();
	nt_language_start();
	nt_alloc_on_fail(out_of_memory);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	umask(077);
	return cli_main(argc, argv, &face);
}
