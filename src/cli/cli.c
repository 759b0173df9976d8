#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

int cli_main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		puts("notula " NT_VERSION);
		return 0;
	}
	fprintf(stderr, "Usage: %s --version\n", argv[0]);
	return 2;
}
