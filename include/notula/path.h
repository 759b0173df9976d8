/*
 * path.h - where things lie, by the XDG Base Directory specification 0.8.
 * Results live in the arena. A relative or empty XDG variable is ignored.
 */
#ifndef NOTULA_PATH_H
#define NOTULA_PATH_H

#include "notula/arena.h"
#include "notula/err.h"

/* $XDG_DATA_HOME/notula/NAME and its like; NAME "" is the folder. */
char *nt_path_data(struct nt_arena *arena, const char *name);
char *nt_path_config(struct nt_arena *arena, const char *name);
char *nt_path_state(struct nt_arena *arena, const char *name);

/* The bundle of a year of one office that comes with the program: in its
 * source where it was built there, else where it is installed; NULL if there
 * is none. */
char *nt_path_sample(struct nt_arena *arena);

/* PATH with its folder made real (links followed) and its last name kept. */
enum nt_status nt_path_real(const char *path, struct nt_arena *arena,
			    char **out, struct nt_err *err) NT_MUST_CHECK;

/* The last name in PATH; points into it. */
const char *nt_path_name(const char *path);

/* What stands before it, "." if nothing does. */
char *nt_path_folder(struct nt_arena *arena, const char *path);

/* "~/x" as the shell would have it; another path as it is. */
const char *nt_path_expand(struct nt_arena *arena, const char *path);

#endif
