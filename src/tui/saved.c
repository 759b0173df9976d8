#include "tui/saved.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "notula/file.h"
#include "notula/path.h"
#include "notula/str.h"
#include "notula/utf8.h"

enum {
	MOST = 20, /* that a box has letters for */
	FILE_LIMIT = 1 << 20,
	KEEP = '+',
	REMOVE = '-',
};

struct saved {
	const char *name;
	const char *text;
};

struct saved_list {
	struct nt_arena arena;
	const char *path;
	struct saved v[MOST];
	size_t n;
};

/* Blanks around it do not count. */
static const char *trimmed(struct nt_arena *arena, const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\t'))
		s++, n--;
	while (n > 0 && strchr(" \t\r", s[n - 1]) != NULL)
		n--;
	return nt_arena_strndup(arena, s, n);
}

static void read_line(struct saved_list *list, const char *line, size_t n)
{
	const char *equals = memchr(line, '=', n);
	struct saved one;

	if (equals == NULL || line[0] == '#' || list->n == MOST)
		return;
	one.name = trimmed(&list->arena, line, (size_t)(equals - line));
	one.text = trimmed(&list->arena, equals + 1,
			   (size_t)(line + n - equals - 1));
	if (one.name[0] != '\0' && one.text[0] != '\0')
		list->v[list->n++] = one;
}

static enum nt_status read_list(struct saved_list *list, struct nt_err *err)
{
	struct nt_buf file = { 0 };
	enum nt_status st;

	*list = (struct saved_list) { 0 };
	list->path = nt_path_config(&list->arena, "filters");
	if (access(list->path, F_OK) != 0 && errno == ENOENT)
		return NT_OK;
	st = nt_file_read(&file, list->path, FILE_LIMIT, err);
	if (st == NT_OK && nt_utf8_bad(nt_buf_str(&file), file.n) < file.n) {
		st = nt_fail(err, NT_EINVAL, _("not UTF-8 text"));
		nt_err_at(err, list->path, 0);
	}
	for (const char *s = nt_buf_str(&file); st == NT_OK && *s != '\0';) {
		size_t n = strcspn(s, "\n");

		read_line(list, s, n);
		s += n + (s[n] == '\n' ? 1 : 0);
	}
	nt_buf_free(&file);
	return st;
}

static enum nt_status write_list(struct saved_list *list, struct nt_err *err)
{
	struct nt_buf text = { 0 };
	char *folder = nt_arena_strdup(&list->arena, list->path);
	enum nt_status st;

	*strrchr(folder, '/') = '\0';
	st = nt_file_mkdirs(folder, err);
	for (size_t i = 0; i < list->n; i++)
		nt_buf_printf(&text, "%s = %s\n", list->v[i].name,
			      list->v[i].text);
	if (st == NT_OK)
		st = nt_file_write(list->path, true, nt_buf_str(&text), text.n,
				   err);
	nt_buf_free(&text);
	return st;
}

static void close_list(struct saved_list *list)
{
	nt_arena_free(&list->arena);
}

static struct tui_filter *filter_of(struct tui_view *view)
{
	return view->ops->filter(view);
}

/* A filter of the name is another one from now on. */
static bool keep_typed(struct tui_view *owner, const char *text)
{
	struct saved_list list;
	struct nt_err err = { 0 };
	size_t i = 0;
	const char *name;
	enum nt_status st = read_list(&list, &err);

	name = trimmed(&list.arena, text, strlen(text));
	if (st == NT_OK &&
	    (name[0] == '\0' || name[0] == '#' || strchr(name, '=') != NULL))
		st = nt_fail(&err, NT_EINVAL,
			     _("a name has a letter, begins with another sign "
			       "than #, and is without ="));
	while (i < list.n && !nt_str_same(list.v[i].name, name))
		i++;
	if (st == NT_OK && i == MOST)
		st = nt_fail(&err, NT_EINVAL,
			     _("there are %d filters; remove one first"), MOST);
	if (st == NT_OK) {
		list.v[i].name = name;
		list.v[i].text = tui_line_text(&filter_of(owner)->line);
		list.n += i == list.n ? 1 : 0;
		st = write_list(&list, &err);
	}
	if (st == NT_OK)
		tui_say(owner->ui, _("Kept as \"%.60s\"; ^O lists it."), name);
	else
		tui_say_err(owner->ui, &err);
	close_list(&list);
	return st == NT_OK;
}

static void remove_chosen(struct tui_view *owner, char letter)
{
	size_t i = (size_t)(letter - 'a');
	struct saved_list list;
	struct nt_err err = { 0 };
	enum nt_status st = read_list(&list, &err);
	const char *name = "";

	if (st == NT_OK && i < list.n) {
		name = list.v[i].name;
		memmove(list.v + i, list.v + i + 1,
			(list.n - i - 1) * sizeof(*list.v));
		list.n--;
		st = write_list(&list, &err);
	}
	if (st == NT_OK)
		tui_say(owner->ui, _("Removed: \"%.60s\""), name);
	else
		tui_say_err(owner->ui, &err);
	close_list(&list);
}

static void take_chosen(struct tui_view *owner, char letter);

/* Letters for the filters; what else can be done where PLAIN is false. */
static void ask(struct tui_view *owner, const char *title, bool plain,
		tui_chosen_fn *chosen)
{
	struct tui_choice choices[MOST + 2];
	struct saved_list list;
	struct nt_err err = { 0 };
	size_t n = 0;

	if (read_list(&list, &err) != NT_OK)
		tui_say_err(owner->ui, &err);
	for (; n < list.n; n++)
		choices[n] = (struct tui_choice) {
			(char)('a' + n),
			nt_arena_printf(&list.arena, "%s: %s", list.v[n].name,
					list.v[n].text),
		};
	if (!plain && filter_of(owner)->filtered)
		choices[n++] =
			(struct tui_choice) { KEEP, N_("Keep this filter") };
	if (!plain && list.n > 0)
		choices[n++] = (struct tui_choice) { REMOVE, N_("Remove one") };
	if (n > 0)
		tui_ask(owner, title, NULL, choices, n, chosen);
	else if (err.status == NT_OK)
		tui_say(owner->ui, "%s",
			_("No filter is kept yet. Type one, then ^O keeps "
			  "it."));
	close_list(&list);
}

static void take_chosen(struct tui_view *owner, char letter)
{
	static const struct tui_prompt prompt = {
		.title = N_("Name of the filter"),
		.done = keep_typed,
	};
	struct saved_list list;
	struct nt_err err = { 0 };
	size_t i = (size_t)(letter - 'a');

	if (letter == KEEP) {
		tui_ask_line(owner, &prompt);
		return;
	}
	if (letter == REMOVE) {
		ask(owner, _("Remove one"), true, remove_chosen);
		return;
	}
	if (read_list(&list, &err) != NT_OK) {
		tui_say_err(owner->ui, &err);
	} else if (i < list.n) {
		tui_filter_set(filter_of(owner), list.v[i].text);
		owner->ops->changed(owner);
	}
	close_list(&list);
}

void tui_saved_open(struct tui_view *view)
{
	ask(view, _("Saved filters"), false, take_chosen);
}
