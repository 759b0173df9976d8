#include "notula/path.h"

#include <errno.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "notula/file.h"

static const char *home(void)
{
	const char *dir = getenv("HOME");
	const struct passwd *pw;

	if (dir != NULL && dir[0] == '/')
		return dir;
	pw = getpwuid(getuid());
	return pw != NULL && pw->pw_dir != NULL ? pw->pw_dir : "/";
}

static char *place(struct nt_arena *arena, const char *variable,
		   const char *below_home, const char *name)
{
	const char *base = getenv(variable);
	const char *slash = name[0] != '\0' ? "/" : "";

	if (base != NULL && base[0] == '/')
		return nt_arena_printf(arena, "%s/notula%s%s", base, slash,
				       name);
	return nt_arena_printf(arena, "%s/%s/notula%s%s", home(), below_home,
			       slash, name);
}

char *nt_path_data(struct nt_arena *arena, const char *name)
{
	return place(arena, "XDG_DATA_HOME", ".local/share", name);
}

char *nt_path_config(struct nt_arena *arena, const char *name)
{
	return place(arena, "XDG_CONFIG_HOME", ".config", name);
}

char *nt_path_state(struct nt_arena *arena, const char *name)
{
	return place(arena, "XDG_STATE_HOME", ".local/state", name);
}

char *nt_path_sample(struct nt_arena *arena)
{
	static const char *const places[] = { "../samples/year",
					      "../../samples/year",
					      "../share/notula/sample" };
	char program[PATH_MAX] = "";
	ssize_t n = readlink("/proc/self/exe", program, sizeof(program) - 1);
	const char *name;

	program[n > 0 ? n : 0] = '\0';
	name = nt_path_name(program);
	for (size_t i = 0; i < NT_COUNT(places); i++) {
		char *path =
			nt_arena_printf(arena, "%.*s%s", (int)(name - program),
					program, places[i]);

		if (access(path, F_OK) == 0)
			return path;
	}
	return NULL;
}

enum nt_status nt_path_real(const char *path, struct nt_arena *arena,
			    char **out, struct nt_err *err)
{
	size_t n = strlen(path);
	const char *folder, *name;
	enum nt_status st;
	char *real;

	while (n > 1 && path[n - 1] == '/')
		n--;
	path = nt_arena_strndup(arena, path, n);
	name = nt_path_name(path);
	folder = name == path
			 ? "."
			 : nt_arena_strndup(arena, path, (size_t)(name - path));
	if (name[0] == '\0' || strcmp(name, ".") == 0 ||
	    strcmp(name, "..") == 0) {
		folder = path;
		name = NULL;
	}
	real = realpath(folder, NULL);
	if (real == NULL) {
		st = nt_fail_errno(err, errno, _("no such place"));
		nt_err_at(err, path, 0);
		return st;
	}
	if (name == NULL)
		*out = nt_arena_strdup(arena, real);
	else
		*out = nt_arena_printf(arena, "%s%s%s", real,
				       strcmp(real, "/") == 0 ? "" : "/", name);
	free(real);
	return NT_OK;
}

const char *nt_path_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

char *nt_path_folder(struct nt_arena *arena, const char *path)
{
	size_t n = (size_t)(nt_path_name(path) - path);

	return nt_arena_strndup(arena, n > 0 ? path : ".", n > 0 ? n : 1);
}

const char *nt_path_expand(struct nt_arena *arena, const char *path)
{
	if (path[0] != '~' || path[1] != '/')
		return path;
	return nt_arena_printf(arena, "%s%s", home(), path + 1);
}
