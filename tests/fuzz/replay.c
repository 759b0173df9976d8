/* replay.c - main() of a fuzz target without a fuzzer: runs the corpus. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "notula/arena.h"
#include "notula/file.h"
#include "notula/path.h"

static int run_all(const char *folder)
{
	struct nt_arena arena = { 0 };
	struct nt_buf buf = { 0 };
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	int n = 0;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		const char *path =
			nt_arena_printf(&arena, "%s/%s", folder, entry->d_name);

		if (entry->d_name[0] == '.' ||
		    nt_file_read(&buf, path, 1 << 26, NULL) != NT_OK)
			continue;
		LLVMFuzzerTestOneInput((const uint8_t *)nt_buf_str(&buf),
				       buf.n);
		n++;
	}
	if (dir != NULL)
		closedir(dir);
	nt_buf_free(&buf);
	nt_arena_free(&arena);
	return n;
}

int main(int argc, char **argv)
{
	const char *name = argc > 0 ? nt_path_name(argv[0]) : "";
	char folder[256];
	int n;

	snprintf(folder, sizeof(folder), "tests/fuzz/corpus/%s", name);
	n = run_all(folder);
	printf("1..1\n%sok 1 - every input of %s is read or refused\n",
	       n > 0 ? "" : "not ", folder);
	printf("# note: fuzz %s: %d inputs\n", name, n);
	return n > 0 ? 0 : 1;
}
