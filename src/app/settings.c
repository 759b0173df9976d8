/* settings.c - the config file: lines of "key = value", and # comments. */
#include "notula/app.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "notula/file.h"
#include "notula/str.h"
#include "notula/utf8.h"

enum { CONFIG_LIMIT = 1 << 20 };

static const struct {
	const char *key;
	const char *text;
} settings[] = {
#define X(NAME, key, text) { key, text },
#include "notula/settings.def"
#undef X
};

const char *nt_setting_key(enum nt_setting setting)
{
	return settings[setting].key;
}

const char *nt_setting_text(enum nt_setting setting)
{
	return _(settings[setting].text);
}

static enum nt_status unknown_key(const char *key, struct nt_err *err)
{
	struct nt_buf known = { 0 };

	for (size_t i = 0; i < NT_SETTINGS; i++)
		nt_buf_printf(&known, "%s%s", i ? ", " : "", settings[i].key);
	nt_fail_field(err, NT_EINVAL, key,
		      _("no such setting; known are %s. Mend or remove the "
			"line"),
		      nt_buf_str(&known));
	nt_buf_free(&known);
	return NT_EINVAL;
}

static char *trim(char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r", s[n - 1]) != NULL)
		n--;
	s[n] = '\0';
	return s;
}

struct reading {
	const char **values;
	struct nt_key_lines *keys;
	struct nt_arena *arena;
	int64_t line;
	bool in_keys; /* behind [keys] */
	struct nt_err *err;
};

static enum nt_status twice(struct reading *r, const char *key)
{
	return nt_fail_field(r->err, NT_EINVAL, key,
			     _("stands twice; remove one of the lines"));
}

static enum nt_status add_key(struct reading *r, const char *action,
			      const char *keys)
{
	struct nt_key_lines *all = r->keys;

	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->v[i].action, action) == 0)
			return twice(r, action);
	all->v = nt_arena_grow(r->arena, all->v, all->n, sizeof(*all->v));
	all->v[all->n++] = (struct nt_key_line) { action, keys, r->line };
	return NT_OK;
}

static enum nt_status add_setting(struct reading *r, const char *key,
				  const char *value)
{
	size_t i = 0;

	while (i < NT_SETTINGS && strcmp(settings[i].key, key) != 0)
		i++;
	if (i == NT_SETTINGS)
		return unknown_key(key, r->err);
	if (r->values[i] != NULL)
		return twice(r, key);
	r->values[i] = value;
	return NT_OK;
}

static enum nt_status read_line(struct reading *r, char *line)
{
	char *equals = strchr(line, '=');
	char *key = trim(line);
	char *value;

	if (key[0] == '\0' || key[0] == '#')
		return NT_OK;
	if (key[0] == '[' && strcmp(key, "[keys]") != 0)
		return nt_fail(r->err, NT_EINVAL,
			       _("%.60s: the only section is [keys]"), key);
	if (key[0] == '[') {
		r->in_keys = true;
		return NT_OK;
	}
	if (equals == NULL)
		return nt_fail(r->err, NT_EINVAL,
			       _("a line is \"key = value\" or begins with #"));
	*equals = '\0';
	key = trim(line);
	value = trim(equals + 1);
	if (value[0] == '\0')
		return nt_fail_field(r->err, NT_EINVAL, key,
				     _("has no value; give it one, or remove "
				       "the line"));
	return r->in_keys ? add_key(r, key, value) : add_setting(r, key, value);
}

/* "~/x" as the shell would have it; the config file meets no shell. */
static enum nt_status expand(struct reading *r, enum nt_setting setting)
{
	const char **path = &r->values[setting];
	const char *home = getenv("HOME");

	if (*path == NULL || (*path)[0] == '/')
		return NT_OK;
	if (!nt_str_starts(*path, "~/") || home == NULL || home[0] != '/')
		return nt_fail_field(r->err, NT_EINVAL, settings[setting].key,
				     _("\"%s\" must begin with / or ~/"),
				     *path);
	*path = nt_arena_printf(r->arena, "%s%s", home, *path + 1);
	return NT_OK;
}

static enum nt_status read_text(struct reading *r, char *text, size_t n,
				const char *path)
{
	enum nt_status st = NT_OK;

	if (nt_utf8_bad(text, n) < n || memchr(text, 0, n) != NULL) {
		st = nt_fail(r->err, NT_EINVAL, _("not UTF-8 text"));
		nt_err_at(r->err, path, 0);
		return st;
	}
	while (text != NULL && st == NT_OK) {
		char *end = strchr(text, '\n');

		if (end != NULL)
			*end++ = '\0';
		r->line++;
		st = read_line(r, text);
		text = end;
	}
	if (st == NT_OK) {
		r->line = 0;
		st = expand(r, NT_SETTING_DB);
	}
	if (st == NT_OK)
		st = expand(r, NT_SETTING_CSS);
	if (st != NT_OK)
		nt_err_at(r->err, path, r->line);
	return st;
}

enum nt_status nt_settings_read(const char *path, struct nt_arena *arena,
				const char *values[NT_SETTINGS],
				struct nt_key_lines *keys, struct nt_err *err)
{
	struct reading r = {
		.values = values,
		.keys = keys,
		.arena = arena,
		.err = err,
	};
	struct nt_buf file = { 0 };
	enum nt_status st;

	*keys = (struct nt_key_lines) { 0 };
	memset(values, 0, NT_SETTINGS * sizeof(values[0]));
	if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
		return NT_OK;
	st = nt_file_read(&file, path, CONFIG_LIMIT, err);
	if (st == NT_OK)
		st = read_text(&r,
			       nt_arena_strndup(arena, nt_buf_str(&file),
						file.n),
			       file.n, path);
	nt_buf_free(&file);
	return st;
}
