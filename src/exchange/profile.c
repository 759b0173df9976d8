/*
 * profile.c - a profile is a text file, "key = value" a line: the header it
 * was made for, a column a line, then what the options of import would say.
 */
#include "exchange/profile.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "notula/file.h"
#include "notula/path.h"
#include "notula/str.h"

enum { PROFILE_LIMIT = 1 << 20, MOST_PROFILES = 1000 };

struct profile {
	struct nt_words columns; /* of the header, as nt_header_key has them */
	struct nt_words maps;
	struct nt_words splits;
	struct nt_words fill_down;
	const char *group_by;
	enum nt_date_order order;
};

/* A name that stays in its folder. */
static enum nt_status check_name(const char *name, struct nt_err *err)
{
	if (*name != '\0' && *name != '.' &&
	    name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
			      "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")] ==
		    '\0' &&
	    strlen(name) <= 100)
		return NT_OK;
	return nt_fail(err, NT_EUSAGE,
		       _("\"%.60s\" cannot name a profile: take letters, "
			 "digits, - and _"),
		       name);
}

static const char *path_of(const char *name, struct nt_arena *arena)
{
	return nt_path_config(arena,
			      nt_arena_printf(arena, "profiles/%s", name));
}

static void push(struct nt_words *words, const char *text,
		 struct nt_arena *arena)
{
	words->v = nt_arena_grow(arena, words->v, words->n, sizeof(*words->v));
	words->v[words->n++] = text;
}

static void take_line(struct profile *p, const char *key, const char *value,
		      struct nt_arena *arena)
{
	if (strcmp(key, "column") == 0)
		push(&p->columns, value, arena);
	else if (strcmp(key, "map") == 0)
		push(&p->maps, value, arena);
	else if (strcmp(key, "split") == 0)
		push(&p->splits, value, arena);
	else if (strcmp(key, "fill-down") == 0)
		push(&p->fill_down, value, arena);
	else if (strcmp(key, "group-by") == 0)
		p->group_by = value;
	else if (strcmp(key, "date-order") == 0)
		p->order = nt_date_order_find(value);
}

static enum nt_status read_profile(const char *path, struct nt_arena *arena,
				   struct profile *out, struct nt_err *err)
{
	struct nt_buf file = { 0 };
	char *line, *rest;
	enum nt_status st = nt_file_read(&file, path, PROFILE_LIMIT, err);

	*out = (struct profile) { 0 };
	rest = nt_arena_strndup(arena, nt_buf_str(&file), file.n);
	nt_buf_free(&file);
	while (st == NT_OK && (line = strsep(&rest, "\n")) != NULL) {
		char *equals = strstr(line, " = ");

		if (equals == NULL || *line == '#')
			continue;
		*equals = '\0';
		take_line(out, line, equals + 3, arena);
	}
	return st;
}

static bool is_for(const struct profile *p, const char *const *headers,
		   size_t n, struct nt_arena *arena)
{
	bool same = headers != NULL && p->columns.n == n && n > 0;

	for (size_t i = 0; same && i < n; i++)
		same = strcmp(p->columns.v[i],
			      nt_header_key(headers[i], arena)) == 0;
	return same;
}

/* The profile for this header: the first by name. */
static const char *find(const char *const *headers, size_t n,
			struct nt_arena *arena)
{
	struct dirent **names = NULL;
	int count = scandir(nt_path_config(arena, "profiles"), &names, NULL,
			    alphasort);
	const char *found = NULL;

	for (int i = 0; i < count; i++) {
		const char *name = names[i]->d_name;
		struct profile p;

		if (found == NULL && i < MOST_PROFILES &&
		    check_name(name, NULL) == NT_OK &&
		    read_profile(path_of(name, arena), arena, &p, NULL) ==
			    NT_OK &&
		    is_for(&p, headers, n, arena))
			found = nt_arena_strdup(arena, name);
		free(names[i]);
	}
	free(names);
	return found;
}

/* What was asked goes before what was saved. */
static void apply(const struct profile *p, struct nt_mapping_asked *asked)
{
	if (asked->maps.n == 0)
		asked->maps = p->maps;
	if (asked->splits.n == 0)
		asked->splits = p->splits;
	if (asked->fill_down.n == 0)
		asked->fill_down = p->fill_down;
	if (asked->group_by == NULL)
		asked->group_by = p->group_by;
	if (asked->order == NT_NO_ORDER)
		asked->order = p->order;
}

enum nt_status nt_profile_apply(const char *name, const char *const *headers,
				size_t n, struct nt_mapping_asked *asked,
				struct nt_arena *arena, const char **found,
				struct nt_err *err)
{
	struct profile p;
	enum nt_status st = NT_OK;

	*found = NULL;
	if (name == NULL)
		name = find(headers, n, arena);
	if (name == NULL || strcmp(name, "none") == 0)
		return NT_OK;
	st = check_name(name, err);
	if (st == NT_OK)
		st = read_profile(path_of(name, arena), arena, &p, err);
	if (st == NT_ENOTFOUND) {
		if (err != NULL)
			*err = (struct nt_err) { 0 };
		return NT_OK;
	}
	if (st == NT_OK) {
		apply(&p, asked);
		*found = name;
	}
	return st;
}

static void put(struct nt_buf *out, const char *key, const char *value)
{
	if (value != NULL && strpbrk(value, "\r\n") == NULL)
		nt_buf_printf(out, "%s = %s\n", key, value);
}

static void put_words(struct nt_buf *out, const char *key,
		      const struct nt_words *words)
{
	for (size_t i = 0; i < words->n; i++)
		put(out, key, words->v[i]);
}

static void write_profile(struct nt_buf *out, const struct nt_mapping *mapping,
			  const struct nt_mapping_asked *asked,
			  struct nt_arena *arena)
{
	struct nt_words maps = nt_mapping_maps(mapping, arena);

	nt_buf_puts(out, "# A mapping of columns, for notula import.\n");
	for (size_t i = 0; i < mapping->n; i++)
		put(out, "column",
		    nt_header_key(mapping->columns[i].header, arena));
	put_words(out, "map", &maps);
	put_words(out, "split", &asked->splits);
	for (size_t i = 0; i < mapping->n; i++)
		if (mapping->columns[i].fill_down)
			put(out, "fill-down", mapping->columns[i].header);
	if (mapping->group_by != NT_NO_COLUMN)
		put(out, "group-by",
		    mapping->columns[mapping->group_by].header);
	if (asked->order != NT_NO_ORDER)
		put(out, "date-order", nt_date_order_name(asked->order));
}

enum nt_status nt_profile_save(const char *name,
			       const struct nt_mapping *mapping,
			       const struct nt_mapping_asked *asked,
			       struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_buf text = { 0 };
	enum nt_status st = check_name(name, err);

	if (st == NT_OK &&
	    (mapping->n == 0 || mapping->columns[0].header == NULL))
		st = nt_fail(err, NT_EUSAGE,
			     _("a file without a header has nothing that a "
			       "profile could be found by"));
	if (st == NT_OK)
		st = nt_file_mkdirs(nt_path_config(&arena, "profiles"), err);
	if (st == NT_OK) {
		write_profile(&text, mapping, asked, &arena);
		st = nt_file_write(path_of(name, &arena), true, text.s, text.n,
				   err);
	}
	nt_buf_free(&text);
	nt_arena_free(&arena);
	return st;
}
