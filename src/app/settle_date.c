/* settle_date.c - dates and times as they are typed into a form. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "app/settle.h"
#include "notula/str.h"

static enum nt_looking looking(const struct nt_field *field)
{
	static const char *const ahead[] = { "due", "due_original",
					     "next_date" };

	for (size_t i = 0; i < NT_COUNT(ahead); i++)
		if (strcmp(field->name, ahead[i]) == 0)
			return NT_LOOKING_AHEAD;
	return NT_LOOKING_BACK;
}

/* The word of TEXT that names a weekday, as it was written. */
static char *weekday_word(const char *text, int64_t today,
			  struct nt_arena *arena)
{
	static const char gaps[] = " \t,()/";

	for (text += strspn(text, gaps); *text != '\0';) {
		size_t n = strcspn(text, gaps);
		char *word = nt_arena_strndup(arena, text, n);
		struct nt_dateword read;

		if (!nt_str_same(word, "hari") &&
		    nt_dateword_read(nt_arena_printf(arena, "hari %s", word),
				     today, NT_LOOKING_BACK, &read,
				     NULL) == NT_OK &&
		    read.weekday >= 0)
			return word;
		text += n;
		text += strspn(text, gaps);
	}
	return NULL;
}

static void mark_meeting(struct nt_typed *t, const char *field)
{
	struct nt_arena arena = { 0 };
	const char *marks = nt_typed_cell(t, NT_PART_MEETING, 0, "to_verify");
	size_t n = strlen(field);

	for (const char *s = marks; *s != '\0'; s += strcspn(s, " ")) {
		s += strspn(s, " ");
		if (strncmp(s, field, n) == 0 && (s[n] == ' ' || s[n] == '\0'))
			return;
	}
	nt_typed_set(t, NT_PART_MEETING, 0, "to_verify",
		     nt_arena_printf(&arena, "%s%s%s", marks,
				     marks[0] ? " " : "", field));
	nt_arena_free(&arena);
}

/* A weekday written beside a day is the source's word, and is kept. */
static void keep_as_written(struct nt_typed *t, const char *typed,
			    int64_t today, const struct nt_dateword *read)
{
	struct nt_arena arena = { 0 };

	if (read->weekday >= 0 && strpbrk(typed, "0123456789") != NULL) {
		nt_typed_set(t, NT_PART_MEETING, 0, "date_as_written", typed);
		nt_typed_set(t, NT_PART_MEETING, 0, "weekday_as_written",
			     weekday_word(typed, today, &arena));
		if (read->guessed_year)
			mark_meeting(t, "date");
	}
	nt_arena_free(&arena);
}

/* "after the regulation": a due that is an event stands in its own field. */
static bool settle_event(struct nt_typed *t, struct nt_spot spot,
			 const char *typed)
{
	if (strcmp(spot.field->name, "due") != 0 ||
	    !isalpha((unsigned char)typed[0]))
		return false;
	nt_typed_put(t, spot, "");
	nt_typed_set(t, spot.part, spot.row, "due_as_written", typed);
	return true;
}

enum nt_status nt_settle_date(struct nt_typed *t, const struct nt_settling *how,
			      struct nt_spot spot, const char *typed,
			      struct nt_err *err)
{
	bool is_due = strcmp(spot.field->name, "due") == 0;
	bool was_event = is_due && nt_typed_get(t, spot)[0] == '\0';
	struct nt_dateword read;
	char iso[NT_DATE_SIZE];
	enum nt_status st;

	if (was_event)
		nt_typed_set(t, spot.part, spot.row, "due_as_written", NULL);
	if (nt_str_blank(typed)) {
		nt_typed_put(t, spot, "");
		return NT_OK;
	}
	st = nt_dateword_read(typed, how->today, looking(spot.field), &read,
			      err);
	if (st != NT_OK && settle_event(t, spot, typed))
		return NT_OK;
	nt_typed_put(t, spot,
		     st == NT_OK ? nt_date_write(read.date, iso) : typed);
	if (st != NT_OK || spot.field != nt_field(&nt_shape_record, "date"))
		return st;
	keep_as_written(t, typed, how->today, &read);
	if (read.end.year != 0)
		nt_typed_set(t, NT_PART_MEETING, 0, "end_date",
			     nt_date_write(read.end, iso));
	return NT_OK;
}

static void fill(struct nt_typed *t, struct nt_spot spot, const char *field,
		 const char *text)
{
	if (text[0] != '\0' &&
	    nt_typed_cell(t, spot.part, spot.row, field)[0] == '\0')
		nt_typed_set(t, spot.part, spot.row, field, text);
}

enum nt_status nt_settle_time(struct nt_typed *t, struct nt_spot spot,
			      const char *typed, struct nt_err *err)
{
	struct nt_timeword read;
	enum nt_status st;

	if (nt_str_blank(typed)) {
		nt_typed_put(t, spot, "");
		return NT_OK;
	}
	st = nt_timeword_read(typed, &read, err);
	if (st != NT_OK || read.start[0] == '\0') {
		nt_typed_put(t, spot, typed);
		return st;
	}
	nt_typed_put(t, spot, read.start);
	if (strcmp(spot.field->name, "start") == 0)
		fill(t, spot, "end", read.end);
	fill(t, spot, "zone", read.zone);
	return NT_OK;
}

/* A type as it was typed, "ans:part" or "dijawab", into its words. */
static void put_type(struct nt_buf *out, const struct nt_shape *shape,
		     const char *word)
{
	const struct nt_field *type = nt_field(shape, "type");
	const struct nt_field *how = nt_field(shape, "how");
	char first[64];
	size_t n = strcspn(word, ":");
	int meant;

	snprintf(first, sizeof(first), "%.*s", (int)n, word);
	meant = nt_word_meant(type->set, first);
	nt_buf_puts(out, meant ? type->set->words[meant] : first);
	if (word[n] == '\0' || how == NULL) {
		nt_buf_puts(out, word + n);
		return;
	}
	meant = nt_word_meant(how->set, word + n + 1);
	nt_buf_printf(out, ":%s",
		      meant ? how->set->words[meant] : word + n + 1);
}

static void put_date(struct nt_buf *out, const char *word, int64_t today)
{
	struct nt_dateword read;
	struct nt_date date;
	char iso[NT_DATE_SIZE];

	if (!nt_date_read(word, &date) &&
	    nt_dateword_read(word, today, NT_LOOKING_BACK, &read, NULL) ==
		    NT_OK)
		word = nt_date_write(read.date, iso);
	nt_buf_puts(out, word);
}

/* "DATE TYPE TEXT" of an event or a chase. */
static void put_dated(struct nt_buf *out, const struct nt_shape *shape,
		      char *line, int64_t today)
{
	char *type = strchr(line, ' ');
	char *text = NULL;

	if (type != NULL) {
		*type++ = '\0';
		text = strchr(type, ' ');
	}
	if (text != NULL)
		*text++ = '\0';
	put_date(out, line, today);
	if (type != NULL) {
		nt_buf_putc(out, ' ');
		put_type(out, shape, type);
	}
	if (text != NULL)
		nt_buf_printf(out, " %s", text);
}

/* "KIND LOCATION" of an attachment. */
static void put_paper(struct nt_buf *out, char *line)
{
	char *rest = strchr(line, ' ');
	int kind;

	if (rest != NULL)
		*rest++ = '\0';
	kind = nt_word_meant(&nt_set_attachment_kind, line);
	nt_buf_puts(out, kind ? nt_set_attachment_kind.words[kind] : line);
	if (rest != NULL)
		nt_buf_printf(out, " %s", rest);
}

void nt_settle_entries(struct nt_typed *t, const struct nt_settling *how,
		       struct nt_spot spot, const char *typed)
{
	struct nt_arena arena = { 0 };
	struct nt_buf out = { 0 };
	char *line = nt_arena_strdup(&arena, typed);

	while (line != NULL) {
		char *next = strchr(line, '\n');

		if (next != NULL)
			*next++ = '\0';
		if (!nt_str_blank(line) && out.n > 0)
			nt_buf_putc(&out, '\n');
		if (!nt_str_blank(line) &&
		    spot.field->lines == &nt_shape_attachment)
			put_paper(&out, line);
		else if (!nt_str_blank(line))
			put_dated(&out, spot.field->lines, line, how->today);
		line = next;
	}
	nt_typed_put(t, spot, nt_buf_str(&out));
	nt_buf_free(&out);
	nt_arena_free(&arena);
}
