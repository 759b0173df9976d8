#include "exchange/meeting.h"

#include <string.h>

#include "notula/people.h"
#include "notula/split.h"
#include "notula/str.h"
#include "notula/uid.h"
#include "notula/utf8.h"

const char *nt_meeting_cell(const struct nt_meeting *m, size_t row,
			    size_t column)
{
	return m->group->rows[row].cells[column].s;
}

void nt_meeting_warn(struct nt_meeting *m, size_t row, size_t column,
		     const char *reason)
{
	m->warnings = nt_arena_grow(m->arena, m->warnings, m->n_warnings,
				    sizeof(*m->warnings));
	m->warnings[m->n_warnings++] =
		(struct nt_trouble) { row, column, reason };
}

/* The first trouble is the one that is told. */
void nt_meeting_refuse(struct nt_meeting *m, size_t row, size_t column,
		       const char *reason)
{
	if (!m->bad)
		m->trouble = (struct nt_trouble) { row, column, reason };
	m->bad = true;
}

const char *nt_meeting_reason(const struct nt_meeting *m,
			      const struct nt_err *err)
{
	size_t n = strlen(err->msg);

	if (n > 1 && err->msg[n - 1] == '.' && err->msg[n - 2] != '.')
		n--;
	return nt_arena_strndup(m->arena, err->msg, n);
}

bool nt_words_add(struct nt_words *list, const char *text,
		  struct nt_arena *arena)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i], text) == 0)
			return false;
	list->v = nt_arena_grow(arena, list->v, list->n, sizeof(*list->v));
	list->v[list->n++] = text;
	return true;
}

void nt_meeting_keep(struct nt_meeting *m, size_t row, size_t column)
{
	const char *cell = nt_meeting_cell(m, row, column);

	if (!nt_str_blank(cell))
		nt_words_add(&m->extra[column], nt_cell_plain(cell, m->arena),
			     m->arena);
}

const char *nt_meeting_iso(const struct nt_meeting *m, struct nt_date date)
{
	char iso[NT_DATE_SIZE];

	return nt_arena_strdup(m->arena, nt_date_write(date, iso));
}

/* On one line. */
static const char *one_line(const char *text, struct nt_arena *arena)
{
	char *line;

	if (strchr(text, '\n') == NULL)
		return text;
	line = nt_arena_strdup(arena, text);
	for (char *c = line; *c != '\0'; c++)
		if (*c == '\n')
			*c = ' ';
	return line;
}

/* A field of one line: the first column and row that fill it. What differs
 * from that in further ones is kept in the notes. */
static void read_line(struct nt_meeting *m, size_t row, size_t column,
		      const struct nt_field *field)
{
	const char *cell = nt_meeting_cell(m, row, column);
	const char *had = nt_get_text(&m->rec, field);
	const char *text;

	if (nt_cell_is_null(cell))
		return;
	text = one_line(nt_cell_plain(cell, m->arena), m->arena);
	if (had == NULL)
		nt_set_text(&m->rec, field, text);
	else if (strcmp(had, text) != 0)
		nt_meeting_keep(m, row, column);
	if (had == NULL && strcmp(field->name, "venue") == 0 &&
	    strcmp(text, cell) != 0)
		m->rec.venue_as_written = one_line(cell, m->arena);
}

/* A long text: what each column and row has to say, one below the other. */
static void read_text(struct nt_meeting *m, size_t row, size_t column,
		      const struct nt_field *field)
{
	const char *cell = nt_meeting_cell(m, row, column);
	const char *had = nt_get_text(&m->rec, field);
	const char *text;

	if (nt_cell_is_null(cell))
		return;
	text = nt_cell_plain(cell, m->arena);
	if (!nt_words_add(&m->texts[column], text, m->arena))
		return;
	nt_set_text(&m->rec, field,
		    had == NULL
			    ? text
			    : nt_arena_printf(m->arena, "%s\n%s", had, text));
}

/* Words of others for the words of a set. */
static const struct {
	const struct nt_set *set;
	const char *word;
	const char *other;
} state_words[] = {
#define X(set, word, other) { &nt_set_##set, word, other },
#include "exchange/stateword.def"
#undef X
#define KEY(constant, english, indonesian)
#define IS(english, indonesian)
#define KIND(word, alias) { &nt_set_kind, word, alias },
#include "store/query.def"
#undef KEY
#undef IS
#undef KIND
};

int nt_meeting_word(const struct nt_set *set, const char *text)
{
	for (int i = 1; i < set->n; i++)
		if (nt_str_same(text, set->words[i]) ||
		    nt_str_same(text, set->labels[i]) ||
		    nt_str_same(text, _(set->labels[i])))
			return i;
	for (size_t i = 0; i < NT_COUNT(state_words); i++)
		if (state_words[i].set == set &&
		    nt_str_same(text, state_words[i].other))
			return nt_set_find(set, state_words[i].word);
	return 0;
}

static void read_state(struct nt_meeting *m, size_t row, size_t column,
		       const struct nt_field *field)
{
	const char *cell = nt_meeting_cell(m, row, column);
	const char *text = nt_cell_plain(cell, m->arena);
	int word = field ? nt_meeting_word(field->set, text) : 0;

	if (nt_cell_is_null(cell))
		return;
	if (word != 0 && nt_is_unknown(&m->rec, field))
		nt_set_number(&m->rec, field, word);
	else if (word == 0 || nt_get_number(&m->rec, field) != word)
		nt_meeting_keep(m, row, column);
}

static void read_count(struct nt_meeting *m, size_t row, size_t column)
{
	const char *cell = nt_meeting_cell(m, row, column);
	bool estimated = false;
	int64_t count = nt_count_read(cell, &estimated);

	if (count > 0 && m->head_count == 0) {
		m->head_count = count;
		m->estimated = estimated;
		m->counted = cell;
	} else if (count != m->head_count && !nt_cell_is_null(cell)) {
		nt_meeting_keep(m, row, column);
	}
}

/* Does TEXT say where something lies? */
static bool is_place(const char *text)
{
	return strpbrk(text, " \t\n") == NULL && strpbrk(text, "./") != NULL;
}

static void read_links(struct nt_meeting *m, size_t row, size_t column)
{
	struct nt_words places = nt_cell_split(nt_meeting_cell(m, row, column),
					       NT_SPLIT_USUAL, m->arena);

	for (size_t i = 0; i < places.n; i++) {
		struct nt_attachment *a;

		if (!is_place(places.v[i])) {
			nt_words_add(&m->extra[column], places.v[i], m->arena);
			continue;
		}
		if (!nt_words_add(&m->texts[column], places.v[i], m->arena))
			continue;
		a = NT_MEETING_ADD(m, attachments);
		a->kind = NT_ATTACHMENT_KIND_OTHER;
		a->location = places.v[i];
	}
}

bool nt_meeting_is_count(const struct nt_column *c)
{
	const struct nt_tally *t = c->tally;
	int64_t numbers = t->forms[NT_FORM_INTEGER];

	/* What stands below a table may begin in this column. */
	return numbers > 1 && numbers > t->filled / 2 && t->repeats == 0 &&
	       (t->least == 0 || t->least == 1) &&
	       t->most - t->least + 1 == numbers;
}

static bool is_number(const char *s)
{
	return s != NULL && *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

static void read_cell(struct nt_meeting *m, size_t row, size_t column)
{
	enum nt_target target = m->mapping->columns[column].target;
	struct nt_target_row takes = nt_target_row(target);
	bool own = takes.shape == &nt_shape_record;

	if (takes.takes == NT_TAKES_LINE && own)
		read_line(m, row, column, takes.field);
	else if (takes.takes == NT_TAKES_TEXT)
		read_text(m, row, column, takes.field);
	else if (takes.takes == NT_TAKES_STATE && own)
		read_state(m, row, column, takes.field);
	else if (takes.takes == NT_TAKES_COUNT)
		read_count(m, row, column);
	else if (takes.takes == NT_TAKES_LINKS)
		read_links(m, row, column);
	else if (takes.takes == NT_TAKES_NOTHING &&
		 !m->mapping->columns[column].told &&
		 !(nt_meeting_is_count(&m->mapping->columns[column]) &&
		   is_number(nt_meeting_cell(m, row, column))) &&
		 !nt_str_eq(nt_meeting_cell(m, row, column), m->uid))
		nt_meeting_keep(m, row, column);
}

/* Of those who came and are not named, a group: as many as are missing. */
static void count_heads(struct nt_meeting *m)
{
	struct nt_participant *p;
	int64_t named = nt_people_at_least(&m->rec);
	size_t column = nt_mapping_next(m->mapping, NT_TARGET_HEAD_COUNT, 0);

	if (m->head_count == 0)
		return;
	if (named >= m->head_count) {
		nt_words_add(&m->extra[column], m->counted, m->arena);
		return;
	}
	p = NT_MEETING_ADD(m, participants);
	p->type = NT_PARTICIPANT_TYPE_GROUP;
	p->head_count = m->head_count - named;
	p->head_count_is =
		m->estimated ? NT_HEAD_COUNT_ESTIMATED : NT_HEAD_COUNT_EXACT;
	p->as_written = m->counted;
	p->to_verify = named > 0;
}

static void doubt(struct nt_meeting *m, const char *field)
{
	struct nt_words *words = &m->rec.to_verify;

	nt_words_add(words, field, m->arena);
}

/* The first line of TEXT, as much as a title takes. */
static const char *first_line(const struct nt_meeting *m, const char *text)
{
	size_t n = strcspn(text, "\n");

	if (n > NT_LIMIT_LINE)
		n = nt_utf8_cut(text, NT_LIMIT_LINE);
	return nt_arena_strndup(m->arena, text, n);
}

/* What the participants are called, PEOPLE or else offices, in one line. */
static const char *name_all(const struct nt_meeting *m, bool people)
{
	struct nt_words names = { 0 };
	struct nt_buf line = { 0 };
	const char *out = NULL;

	for (size_t i = 0; i < m->rec.participants.n; i++) {
		const struct nt_participant *p = &m->rec.participants.v[i];
		const char *name = !people	     ? p->organization
				   : p->name != NULL ? p->name
						     : p->position;

		if (name != NULL && nt_words_add(&names, name, m->arena))
			nt_buf_printf(&line, "%s%s", line.n ? ", " : "", name);
	}
	if (line.n > 0)
		out = first_line(m, line.s);
	nt_buf_free(&line);
	return out;
}

/* DESIGN, "Title": the first line of the first issue, else the organizations,
 * else the people. */
static void find_title(struct nt_meeting *m)
{
	if (m->rec.title != NULL)
		return;
	if (m->rec.issues.n > 0)
		m->rec.title = first_line(m, m->rec.issues.v[0].text);
	if (m->rec.title == NULL)
		m->rec.title = name_all(m, false);
	if (m->rec.title == NULL)
		m->rec.title = name_all(m, true);
	if (m->rec.title != NULL)
		doubt(m, "title");
	else
		nt_meeting_refuse(m, 0, NT_NO_COLUMN,
				  _("neither a title nor an issue, an "
				    "organization or a person"));
}

/* "HEADER: one; another" for each column that no field took. */
static void write_notes(struct nt_meeting *m)
{
	struct nt_buf notes = { 0 };

	for (size_t i = 0; i < m->mapping->n; i++) {
		const struct nt_words *extra = &m->extra[i];
		const char *header = m->mapping->columns[i].header;

		for (size_t k = 0; k < extra->n; k++) {
			if (k > 0)
				nt_buf_puts(&notes, "; ");
			else if (header == NULL || *header == '\0')
				nt_buf_printf(&notes,
					      "%s%zu: ", notes.n ? "\n" : "",
					      i + 1);
			else
				nt_buf_printf(&notes,
					      "%s%s: ", notes.n ? "\n" : "",
					      header);
			nt_buf_puts(&notes, extra->v[k]);
		}
	}
	if (notes.n > 0 && m->rec.notes != NULL)
		m->rec.notes = nt_arena_printf(m->arena, "%s\n%s", m->rec.notes,
					       notes.s);
	else if (notes.n > 0)
		m->rec.notes = nt_arena_strndup(m->arena, notes.s, notes.n);
	nt_buf_free(&notes);
}

/* Lines count 1, 2, 3. */
static void number_lines(struct nt_record *rec)
{
	for (size_t i = 0; i < nt_shape_record.n; i++) {
		const struct nt_field *f = &nt_shape_record.fields[i];
		const struct nt_field *no =
			f->kind == NT_LINES ? nt_field(f->lines, "no") : NULL;
		struct nt_lines lines;

		if (no == NULL)
			continue;
		lines = nt_get_lines(rec, f);
		for (size_t k = 0; k < lines.n; k++)
			nt_set_number(nt_line(lines, f->lines, k), no,
				      (int64_t)k + 1);
	}
}

static void read_key(struct nt_meeting *m)
{
	const struct nt_mapping *map = m->mapping;
	size_t column = map->group_by;

	if (column == NT_NO_COLUMN)
		column = nt_mapping_next(map, NT_TARGET_GROUP_ID, 0);
	if (column != NT_NO_COLUMN &&
	    !nt_cell_is_null(nt_meeting_cell(m, 0, column)))
		m->group_key = nt_meeting_cell(m, 0, column);
}

/* A table of ours to which somebody added columns still says which record. */
static bool is_our_uid(const struct nt_column *c, const char *cell)
{
	const struct nt_field *uid = nt_field(&nt_shape_record, "uid");

	return c->target == NT_NO_TARGET && c->header != NULL &&
	       (nt_str_same(c->header, uid->name) ||
		nt_str_same(c->header, uid->local)) &&
	       nt_uid_valid(cell);
}

static void read_uid(struct nt_meeting *m)
{
	for (size_t i = 0; i < m->mapping->n && m->uid == NULL; i++)
		if (is_our_uid(&m->mapping->columns[i],
			       nt_meeting_cell(m, 0, i)))
			m->uid = nt_meeting_cell(m, 0, i);
}

void nt_meeting_read(struct nt_meeting *out, const struct nt_mapping *mapping,
		     const struct nt_rowgroup *group, struct nt_arena *arena)
{
	size_t lists = (mapping->n + 1) * sizeof(struct nt_words);

	*out = (struct nt_meeting) { .mapping = mapping,
				     .group = group,
				     .arena = arena };
	out->extra = nt_arena_alloc(arena, lists);
	out->texts = nt_arena_alloc(arena, lists);
	if (group->problem != NULL) {
		nt_meeting_refuse(out, group->bad, NT_NO_COLUMN,
				  group->problem);
		return;
	}
	read_key(out);
	read_uid(out);
	nt_meeting_dates(out);
	for (size_t row = 0; row < group->n && !out->bad; row++) {
		for (size_t i = 0; i < mapping->n; i++)
			read_cell(out, row, i);
		nt_meeting_attendance(out, row);
		nt_meeting_matters(out, row);
	}
	if (out->bad)
		return;
	count_heads(out);
	number_lines(&out->rec);
	find_title(out);
	write_notes(out);
}
