/* cell.c - a value as one CSV cell (FORMATS, "The five tidy tables"). */
#include <assert.h>
#include <string.h>

#include "notula/day.h"
#include "notula/record.h"
#include "notula/str.h"
#include "record/value.h"

/* A list of lines in one cell: how an entry looks, and what parts them. */
struct entry {
	const struct nt_shape *shape;
	char separator;
	void (*write)(struct nt_buf *out, const void *line);
	enum nt_status (*read)(void *line, char *s, struct nt_arena *arena,
			       struct nt_err *err);
};

/* Inside an entry a backslash is \\ and a line feed is \n. */
static void write_escaped(struct nt_buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\\')
			nt_buf_puts(out, "\\\\");
		else if (*s == '\n')
			nt_buf_puts(out, "\\n");
		else
			nt_buf_putc(out, *s);
	}
}

static enum nt_status unescape(char *s, struct nt_err *err)
{
	char *to = s;

	for (; *s != '\0'; s++) {
		if (*s != '\\') {
			*to++ = *s;
			continue;
		}
		s++;
		if (*s != '\\' && *s != 'n')
			return nt_fail(err, NT_EINVAL,
				       _("a lone backslash: write \\\\"));
		*to++ = *s == 'n' ? '\n' : '\\';
	}
	*to = '\0';
	return NT_OK;
}

/* Cut the word before the first blank off *S; what follows stays in *S. */
static char *cut_word(char **s)
{
	char *word = *s;
	char *blank = strchr(word, ' ');

	*s = blank ? blank + 1 : word + strlen(word);
	if (blank != NULL)
		*blank = '\0';
	return word;
}

static enum nt_status read_field(void *line, const struct nt_shape *shape,
				 const char *name, char *s,
				 struct nt_arena *arena, struct nt_err *err)
{
	const struct nt_field *field = nt_field(shape, name);

	if (field->kind == NT_WORD)
		return nt_word_read(line, field, s, err);
	if (field->kind == NT_INT)
		return nt_number_read(line, field, s, err);
	return nt_text_read(line, field, s, strlen(s), arena, err);
}

/* The words of TYPE and its HOW, "answered:partly", cut off *S. */
static enum nt_status read_typed(void *line, const struct nt_shape *shape,
				 char **s, struct nt_arena *arena,
				 struct nt_err *err)
{
	char *type = cut_word(s);
	char *how = strchr(type, ':');
	enum nt_status st;

	if (how != NULL && nt_field(shape, "how") != NULL) {
		*how++ = '\0';
		st = read_field(line, shape, "how", how, arena, err);
		if (st != NT_OK)
			return st;
	}
	return read_field(line, shape, "type", type, arena, err);
}

/* "2024-07-01 reminded TEXT": a chase or an event. */
static enum nt_status read_dated(void *line, const struct nt_shape *shape,
				 char *s, struct nt_arena *arena,
				 struct nt_err *err)
{
	enum nt_status st =
		read_field(line, shape, "date", cut_word(&s), arena, err);

	if (st == NT_OK)
		st = read_typed(line, shape, &s, arena, err);
	if (st == NT_OK)
		st = unescape(s, err);
	if (st == NT_OK)
		st = read_field(line, shape, "text", s, arena, err);
	return st;
}

static void write_dated(struct nt_buf *out, const char *date, const char *type,
			const char *how, const char *text)
{
	nt_buf_printf(out, "%s %s", date ? date : "", type ? type : "");
	if (how != NULL)
		nt_buf_printf(out, ":%s", how);
	if (text == NULL)
		return;
	nt_buf_putc(out, ' ');
	write_escaped(out, text);
}

static void write_event(struct nt_buf *out, const void *line)
{
	const struct nt_event *e = line;

	write_dated(out, e->date, nt_set_event_type.words[e->type],
		    nt_set_coverage.words[e->how], e->text);
}

static enum nt_status read_event(void *line, char *s, struct nt_arena *arena,
				 struct nt_err *err)
{
	return read_dated(line, &nt_shape_event, s, arena, err);
}

static void write_chase(struct nt_buf *out, const void *line)
{
	const struct nt_chase *c = line;

	write_dated(out, c->date, nt_set_chase_type.words[c->type], NULL,
		    c->text);
}

static enum nt_status read_chase(void *line, char *s, struct nt_arena *arena,
				 struct nt_err *err)
{
	return read_dated(line, &nt_shape_chase, s, arena, err);
}

static void write_answer(struct nt_buf *out, const void *line)
{
	const struct nt_answer *a = line;

	nt_buf_number(out, a->issue);
	if (a->how == NT_NO_COVERAGE)
		return;
	nt_buf_putc(out, ':');
	nt_buf_puts(out, nt_set_coverage.words[a->how]);
}

static enum nt_status read_answer(void *line, char *s, struct nt_arena *arena,
				  struct nt_err *err)
{
	char *how = strchr(s, ':');
	enum nt_status st = NT_OK;

	if (how != NULL) {
		*how++ = '\0';
		st = read_field(line, &nt_shape_answer, "how", how, arena, err);
	}
	if (st == NT_OK)
		st = read_field(line, &nt_shape_answer, "issue", s, arena, err);
	return st;
}

/*
 * "letter sha256:HEX LOCATION". A location that itself begins with "sha256:"
 * is told from a checksum by an empty one before it.
 */
static void write_attachment(struct nt_buf *out, const void *line)
{
	const struct nt_attachment *a = line;
	bool looks = a->location && nt_str_starts(a->location, "sha256:");

	if (a->kind != NT_NO_ATTACHMENT_KIND)
		nt_buf_puts(out, nt_set_attachment_kind.words[a->kind]);
	if (a->sha256 != NULL || looks)
		nt_buf_printf(out, " sha256:%s", a->sha256 ? a->sha256 : "");
	if (a->location == NULL)
		return;
	nt_buf_putc(out, ' ');
	write_escaped(out, a->location);
}

static enum nt_status
read_attachment(void *line, char *s, struct nt_arena *arena, struct nt_err *err)
{
	const struct nt_shape *shape = &nt_shape_attachment;
	enum nt_status st =
		read_field(line, shape, "kind", cut_word(&s), arena, err);

	if (st == NT_OK && nt_str_starts(s, "sha256:"))
		st = read_field(line, shape, "sha256",
				cut_word(&s) + strlen("sha256:"), arena, err);
	if (st == NT_OK)
		st = unescape(s, err);
	if (st == NT_OK)
		st = read_field(line, shape, "location", s, arena, err);
	return st;
}

static void write_alias(struct nt_buf *out, const void *line)
{
	write_escaped(out, ((const struct nt_alias *)line)->name);
}

static enum nt_status read_alias(void *line, char *s, struct nt_arena *arena,
				 struct nt_err *err)
{
	enum nt_status st = unescape(s, err);

	return st != NT_OK ? st
			   : read_field(line, &nt_shape_alias, "name", s, arena,
					err);
}

static const struct entry entries[] = {
	{ &nt_shape_event, '\n', write_event, read_event },
	{ &nt_shape_chase, '\n', write_chase, read_chase },
	{ &nt_shape_answer, ' ', write_answer, read_answer },
	{ &nt_shape_attachment, '\n', write_attachment, read_attachment },
	{ &nt_shape_alias, '\n', write_alias, read_alias },
};

static const struct entry *entry_of(const struct nt_field *field)
{
	for (size_t i = 0; i < NT_COUNT(entries); i++)
		if (entries[i].shape == field->lines)
			return &entries[i];
	assert(!"a section has a table of its own");
	return NULL;
}

static void write_lines(struct nt_buf *out, const void *object,
			const struct nt_field *field)
{
	const struct entry *entry = entry_of(field);
	struct nt_lines lines = nt_get_lines(object, field);

	for (size_t i = 0; i < lines.n; i++) {
		if (i > 0)
			nt_buf_putc(out, entry->separator);
		entry->write(out, nt_line(lines, field->lines, i));
	}
}

void nt_cell_write(struct nt_buf *out, const void *object,
		   const struct nt_field *field)
{
	struct nt_words words;
	const char *text;

	if (nt_is_unknown(object, field))
		return;
	switch (field->kind) {
	case NT_LINES:
		write_lines(out, object, field);
		break;
	case NT_WORDS:
		words = nt_get_words(object, field);
		for (size_t i = 0; i < words.n; i++)
			nt_buf_printf(out, "%s%s", i ? " " : "", words.v[i]);
		break;
	case NT_FLAG:
		nt_buf_puts(out, "true");
		break;
	case NT_WORD:
		nt_buf_puts(out,
			    field->set->words[nt_get_number(object, field)]);
		break;
	case NT_INT:
		nt_buf_number(out, nt_get_number(object, field));
		break;
	default:
		text = nt_get_text(object, field);
		nt_buf_puts(out, text);
	}
}

static enum nt_status read_lines(void *object, const struct nt_field *field,
				 char *s, struct nt_arena *arena,
				 struct nt_err *err)
{
	const struct entry *entry = entry_of(field);
	enum nt_status st = NT_OK;

	nt_set_lines(object, field, (struct nt_lines) { NULL, 0 });
	while (st == NT_OK && s != NULL) {
		char *next = strchr(s, entry->separator);
		struct nt_lines lines;

		if (next != NULL)
			*next++ = '\0';
		st = entry->read(nt_add_line(object, field, arena), s, arena,
				 err);
		lines = nt_get_lines(object, field);
		if (st != NT_OK)
			nt_err_within(err, "%s %zu", field->name, lines.n);
		s = next;
	}
	return st;
}

static void read_words(void *object, const struct nt_field *field, char *s,
		       struct nt_arena *arena)
{
	struct nt_words words = { NULL, 0 };

	while (*s != '\0') {
		char *word = cut_word(&s);

		words.v = nt_arena_grow(arena, words.v, words.n,
					sizeof(*words.v));
		words.v[words.n++] = word;
	}
	nt_set_words(object, field, words);
}

/* A copy of S[N] that passed the door, NULL where it holds nothing. */
static enum nt_status through_door(const struct nt_field *field, const char *s,
				   size_t n, struct nt_arena *arena, char **out,
				   struct nt_err *err)
{
	struct nt_field wide = {
		.name = field->name,
		.kind = field->kind == NT_LINES ? NT_LINES : NT_TEXT,
	};
	const char *text;
	enum nt_status st = nt_text_door(&wide, s, n, arena, &text, err);

	*out = nt_arena_strdup(arena, text);
	return st;
}

static enum nt_status read_flag(void *object, const struct nt_field *field,
				const char *s, struct nt_err *err)
{
	if (strcmp(s, "true") != 0)
		return nt_fail_field(err, NT_EINVAL, field->name,
				     _("\"%.60s\" is neither true nor empty"),
				     s);
	nt_set_number(object, field, 1);
	return NT_OK;
}

enum nt_status nt_cell_read(void *object, const struct nt_field *field,
			    const char *s, size_t n, struct nt_arena *arena,
			    struct nt_err *err)
{
	char *text;
	enum nt_status st;

	if (nt_field_is_text(field))
		return nt_text_read(object, field, s, n, arena, err);
	st = through_door(field, s, n, arena, &text, err);
	if (st != NT_OK)
		return st;
	switch (text == NULL ? -1 : (int)field->kind) {
	case -1:
		if (field->kind == NT_LINES)
			nt_set_lines(object, field, (struct nt_lines) { 0 });
		else if (field->kind == NT_WORDS)
			nt_set_words(object, field, (struct nt_words) { 0 });
		else
			nt_set_number(object, field, 0);
		return NT_OK;
	case NT_LINES:
		return read_lines(object, field, text, arena, err);
	case NT_WORDS:
		read_words(object, field, text, arena);
		return NT_OK;
	case NT_WORD:
		return nt_word_read(object, field, text, err);
	case NT_FLAG:
		return read_flag(object, field, text, err);
	default:
		return nt_number_read(object, field, text, err);
	}
}
