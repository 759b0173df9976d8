/* value.c - one value through the door: text that may stand in a record. */
#include "notula/shape.h"

#include <stdio.h>
#include <string.h>

#include "notula/clock.h"
#include "notula/day.h"
#include "notula/str.h"
#include "notula/uid.h"
#include "notula/utf8.h"
#include "record/value.h"

size_t nt_value_limit(const struct nt_field *field)
{
	switch (field->kind) {
	case NT_TEXT:
		return NT_LIMIT_TEXT;
	case NT_LINES: /* many texts in one cell */
		return NT_LIMIT_RECORD;
	default:
		return NT_LIMIT_LINE;
	}
}

/* CR LF and CR become LF: at most as long as before. */
static char *unix_lines(const char *s, size_t n, struct nt_arena *arena)
{
	char *out = nt_arena_alloc(arena, n + 1);
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] != '\r')
			out[len++] = s[i];
		else if (i + 1 == n || s[i + 1] != '\n')
			out[len++] = '\n';
	}
	out[len] = '\0';
	return out;
}

enum nt_status nt_text_door(const struct nt_field *field, const char *s,
			    size_t n, struct nt_arena *arena, const char **out,
			    struct nt_err *err)
{
	size_t limit = nt_value_limit(field);
	size_t bad = nt_utf8_bad(s, n);

	*out = NULL;
	if (memchr(s, '\0', n) != NULL)
		return nt_fail_field(err, NT_EINVAL, field->name,
				     _("holds a NUL character"));
	if (bad < n)
		return nt_fail_field(err, NT_EINVAL, field->name,
				     _("is not UTF-8 at byte %zu"), bad + 1);
	if (n > limit)
		return nt_fail_field(err, NT_EINVAL, field->name,
				     _("%zu bytes, at most %zu are kept"), n,
				     limit);
	*out = unix_lines(s, n, arena);
	if (nt_str_blank(*out))
		*out = NULL;
	return NT_OK;
}

enum nt_status nt_value_check(const struct nt_field *field, const char *s,
			      struct nt_err *err)
{
	struct nt_date date;
	const char *what = NULL;

	switch (field->kind) {
	case NT_UID:
	case NT_LINK:
		what = nt_uid_valid(s) ? NULL : _("\"%.60s\" is not a UUID");
		break;
	case NT_DATE:
		what = nt_date_read(s, &date) ? NULL
					      : _("\"%.60s\" is not a day");
		break;
	case NT_TIME:
		what = nt_time_valid(s) ? NULL
					: _("\"%.60s\" is not a time; "
					    "09:30 is one");
		break;
	case NT_STAMP:
		what = nt_stamp_valid(s) ? NULL
					 : _("\"%.60s\" is not a moment; "
					     "2024-06-12T09:00:00Z is one");
		break;
	default:
		break;
	}
	if (what == NULL)
		return NT_OK;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return nt_fail_field(err, NT_EINVAL, field->name, what, s);
#pragma GCC diagnostic pop
}

/* "one of: host, visitor, other" */
static void name_words(struct nt_buf *out, const struct nt_set *set)
{
	for (int i = 1; i < set->n; i++)
		nt_buf_printf(out, "%s%s", i > 1 ? ", " : "", set->words[i]);
}

enum nt_status nt_word_read(void *object, const struct nt_field *field,
			    const char *s, struct nt_err *err)
{
	int word = nt_set_find(field->set, s);
	struct nt_buf words = { 0 };

	nt_set_number(object, field, word);
	if (word != 0)
		return NT_OK;
	name_words(&words, field->set);
	nt_fail_field(err, NT_EINVAL, field->name,
		      _("Unknown value \"%.60s\"; one of: %s"), s,
		      nt_buf_str(&words));
	nt_buf_free(&words);
	return NT_EINVAL;
}

enum nt_status nt_text_read(void *object, const struct nt_field *field,
			    const char *s, size_t n, struct nt_arena *arena,
			    struct nt_err *err)
{
	const char *text;
	enum nt_status st = nt_text_door(field, s, n, arena, &text, err);

	if (st == NT_OK && text != NULL)
		st = nt_value_check(field, text, err);
	if (st == NT_OK)
		nt_set_text(object, field, text);
	return st;
}

enum nt_status nt_number_read(void *object, const struct nt_field *field,
			      const char *s, struct nt_err *err)
{
	long long number;

	if (!nt_str_number(s, 1, NT_LIMIT_NUMBER, &number))
		return nt_fail_field(err, NT_EINVAL, field->name,
				     _("\"%.60s\" is not a number from 1 to "
				       "%d"),
				     s, NT_LIMIT_NUMBER);
	nt_set_number(object, field, number);
	return NT_OK;
}
