/*
 * form_links.c - links to other records: typed and shown as the number that
 * people know, "131" or, of a line, "131/2"; kept as the unique code.
 */
#include <stdio.h>
#include <string.h>

#include "notula/str.h"
#include "tui/form_state.h"

static bool is_line_link(const struct nt_field *field)
{
	return strcmp(field->name, "continues") == 0;
}

static bool is_link(const struct nt_field *field)
{
	return is_line_link(field) || strcmp(field->name, "previous_uid") == 0;
}

static struct nt_store *store_of(const struct form *form)
{
	return form->view.ui->app->store;
}

/* "131/2" is cut into "131" and "/2". */
static bool cut(const char *typed, struct nt_arena *arena, char **number,
		const char **line)
{
	size_t n = strspn(typed, "0123456789");

	*number = nt_arena_strndup(arena, typed, n);
	*line = typed + n;
	return n > 0 && n < 10 &&
	       (**line == '\0' ||
		(**line == '/' && (*line)[1] != '\0' &&
		 strspn(*line + 1, "0123456789") == strlen(*line + 1)));
}

enum nt_status tui_form_link(const struct form *form, const char *typed,
			     struct nt_arena *arena, const char **out,
			     struct nt_err *err)
{
	const struct nt_field *field = form->focus.field;
	char uid[NT_UID_SIZE];
	char *number;
	const char *line;
	enum nt_status st;

	*out = typed;
	if (!is_link(field) || !cut(typed, arena, &number, &line))
		return NT_OK;
	if ((line[0] != '\0') != is_line_link(field))
		return nt_fail(err, NT_EINVAL, "%s",
			       is_line_link(field)
				       ? _("write the record's number and the "
					   "line's, as 131/2")
				       : _("write the record's number alone, "
					   "as 131"));
	st = nt_store_find(store_of(form), number, uid, err);
	if (st == NT_OK)
		*out = nt_arena_printf(arena, "%s%s", uid, line);
	return st;
}

const char *tui_form_link_shown(const struct form *form,
				const struct nt_field *field, const char *cell,
				struct nt_arena *arena)
{
	struct nt_arena read = { 0 };
	struct nt_record rec;
	const char *out = cell;
	size_t n = strcspn(cell, "/");

	if (is_link(field) && n == NT_UID_SIZE - 1 &&
	    nt_store_get(store_of(form), nt_arena_strndup(&read, cell, n),
			 &read, &rec, NULL) == NT_OK)
		out = nt_arena_printf(arena, "%lld%s", (long long)rec.number,
				      cell + n);
	nt_arena_free(&read);
	return out;
}

/* The I-th text of the lines in FIELD; NULL if there is none. */
static const char *text_of(const struct nt_record *rec, const char *section,
			   long long no)
{
	const struct nt_field *f = nt_field(&nt_shape_record, section);
	struct nt_lines lines = nt_get_lines(rec, f);

	if (no < 1 || (size_t)no > lines.n)
		return NULL;
	return nt_get_text(nt_line(lines, f->lines, (size_t)no - 1),
			   nt_field(f->lines, "text"));
}

bool tui_form_link_hint(const struct form *form, char *out, size_t size)
{
	bool task = form->focus.section == FORM_FOLLOW_UPS;
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_err err = { 0 };
	const char *cell;
	const char *text = NULL;
	long long no;
	size_t n;

	if (!is_link(form->focus.field))
		return false;
	if (tui_form_link(form, tui_line_text(&form->line), &arena, &cell,
			  &err) != NT_OK)
		text = err.msg;
	n = strcspn(cell, "/");
	if (text == NULL && n == NT_UID_SIZE - 1 &&
	    nt_store_get(store_of(form), nt_arena_strndup(&arena, cell, n),
			 &arena, &rec, NULL) == NT_OK) {
		text = rec.title;
		if (cell[n] == '/')
			text = nt_str_number(cell + n + 1, 1, NT_LIMIT_LINES,
					     &no)
				       ? text_of(&rec,
						 task ? "follow_ups" : "issues",
						 no)
				       : NULL;
		if (text == NULL)
			text = _("that record has no such line");
	}
	snprintf(out, size, "%s", text != NULL ? text : "");
	nt_arena_free(&arena);
	return text != NULL;
}
