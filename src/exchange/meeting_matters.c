/* meeting_matters.c - what was raised, said and is to be done, out of one
 * row. */
#include <string.h>

#include "exchange/meeting.h"
#include "notula/people.h"
#include "notula/split.h"
#include "notula/str.h"

/* The first of several values of a cell keeps the words of the whole cell, one
 * alone its own where they were changed. */
static const char *as_written(size_t i, size_t n, const char *cell,
			      const char *text)
{
	return i == 0 && (n > 1 || strcmp(cell, text) != 0) ? cell : NULL;
}

static struct nt_words split(const struct nt_meeting *m, size_t row,
			     size_t column)
{
	const char *cell = nt_meeting_cell(m, row, column);

	if (nt_cell_is_null(cell))
		return (struct nt_words) { 0 };
	return nt_cell_split(cell, m->mapping->columns[column].split, m->arena);
}

/* The number of the issue TEXT, which is added unless it is there. */
static int64_t add_issue(struct nt_meeting *m, const char *text,
			 const char *written)
{
	struct nt_issue *issue;

	for (size_t i = 0; i < m->rec.issues.n; i++)
		if (strcmp(m->rec.issues.v[i].text, text) == 0)
			return (int64_t)i + 1;
	issue = NT_MEETING_ADD(m, issues);
	issue->text = text;
	issue->as_written = written;
	return (int64_t)m->rec.issues.n;
}

/* The issues of the row: numbers in ARENA, for what stands beside them. */
struct raised {
	int64_t *no;
	size_t n;
};

static void read_issues(struct nt_meeting *m, size_t row, size_t column,
			struct raised *raised)
{
	const char *cell = nt_meeting_cell(m, row, column);
	struct nt_words texts = split(m, row, column);

	for (size_t i = 0; i < texts.n; i++) {
		raised->no = nt_arena_grow(m->arena, raised->no, raised->n,
					   sizeof(*raised->no));
		raised->no[raised->n++] =
			add_issue(m, texts.v[i],
				  as_written(i, texts.n, cell, texts.v[i]));
	}
}

/* What stands beside an issue answers it: a guess, to be verified. */
static void answer(struct nt_meeting *m, struct nt_response *r, int64_t issue)
{
	for (size_t i = 0; i < r->answers.n; i++)
		if (r->answers.v[i].issue == issue)
			return;
	r->answers.v = nt_arena_grow(m->arena, r->answers.v, r->answers.n,
				     sizeof(*r->answers.v));
	r->answers.v[r->answers.n++] =
		(struct nt_answer) { issue, NT_COVERAGE_FULLY };
	r->to_verify = true;
}

static struct nt_response *add_response(struct nt_meeting *m, const char *text,
					const char *written)
{
	struct nt_response *r;

	for (size_t i = 0; i < m->rec.responses.n; i++)
		if (strcmp(m->rec.responses.v[i].text, text) == 0)
			return &m->rec.responses.v[i];
	r = NT_MEETING_ADD(m, responses);
	r->text = text;
	r->as_written = written;
	return r;
}

static void read_responses(struct nt_meeting *m, size_t row, size_t column,
			   const struct raised *raised)
{
	const char *cell = nt_meeting_cell(m, row, column);
	struct nt_words texts = split(m, row, column);

	for (size_t i = 0; i < texts.n; i++) {
		struct nt_response *r =
			add_response(m, texts.v[i],
				     as_written(i, texts.n, cell, texts.v[i]));

		if (raised->n == texts.n)
			answer(m, r, raised->no[i]);
		else if (raised->n == 1)
			answer(m, r, raised->no[0]);
	}
}

/* The columns that tell of a follow-up beside its text. */
struct about {
	size_t column;
	const char *cell; /* NULL: nothing */
	struct nt_words words;
};

static struct about look(const struct nt_meeting *m, size_t row,
			 enum nt_target target)
{
	struct about out = { nt_mapping_next(m->mapping, target, 0),
			     NULL,
			     { 0 } };

	if (out.column == NT_NO_COLUMN)
		return out;
	out.words = split(m, row, out.column);
	if (out.words.n > 0)
		out.cell = nt_meeting_cell(m, row, out.column);
	return out;
}

/* What ABOUT says of the I-th of N: its own value, or the whole cell. */
static const char *value_of(const struct about *about, size_t i, size_t n)
{
	if (about->words.n == n)
		return about->words.v[i];
	return about->words.n == 1 ? about->words.v[0] : about->cell;
}

static void set_owner(struct nt_meeting *m, struct nt_follow_up *f,
		      const char *owner)
{
	struct nt_words lines = nt_cell_split(owner, NT_SPLIT_LINE, m->arena);
	struct nt_buf line = { 0 };

	for (size_t i = 0; i < lines.n; i++)
		nt_buf_printf(&line, "%s%s", i ? ", " : "", lines.v[i]);
	if (line.n > 0)
		f->owner = nt_arena_strndup(m->arena, line.s, line.n);
	nt_buf_free(&line);
}

/* An event in words stays as it is written. */
static void set_due(struct nt_meeting *m, struct nt_follow_up *f, size_t row,
		    size_t column, const char *text)
{
	struct nt_datecell cell;
	struct nt_err err = { 0 };

	if (nt_datecell_read(text, &m->mapping->columns[column].how, &cell,
			     &err) == NT_OK) {
		f->due =
			nt_meeting_iso(m, cell.end.year ? cell.end : cell.date);
		if (strcmp(f->due, text) != 0)
			f->due_as_written = text;
		return;
	}
	f->due_as_written = text;
	nt_meeting_warn(m, row, column, nt_meeting_reason(m, &err));
}

static void set_status(struct nt_meeting *m, struct nt_follow_up *f, size_t row,
		       size_t column, const char *text)
{
	int word = nt_meeting_word(&nt_set_follow_up_status, text);

	if (word != 0)
		f->status = (enum nt_follow_up_status)word;
	else
		nt_meeting_keep(m, row, column);
}

static void set_closed(struct nt_meeting *m, struct nt_follow_up *f, size_t row,
		       size_t column, const char *text)
{
	struct nt_datecell cell;

	if (nt_datecell_read(text, &m->mapping->columns[column].how, &cell,
			     NULL) == NT_OK)
		f->closed_on = nt_meeting_iso(m, cell.date);
	else
		nt_meeting_keep(m, row, column);
}

static bool same_follow_up(const struct nt_follow_up *a,
			   const struct nt_follow_up *b)
{
	return nt_str_eq(a->text, b->text) && nt_str_eq(a->owner, b->owner) &&
	       nt_str_eq(a->due, b->due) && a->status == b->status &&
	       nt_str_eq(a->due_as_written, b->due_as_written);
}

static void add_follow_up(struct nt_meeting *m, const struct nt_follow_up *f)
{
	for (size_t i = 0; i < m->rec.follow_ups.n; i++)
		if (same_follow_up(&m->rec.follow_ups.v[i], f))
			return;
	*NT_MEETING_ADD(m, follow_ups) = *f;
}

static const enum nt_target tell[] = {
	NT_TARGET_OWNER,
	NT_TARGET_DUE,
	NT_TARGET_STATUS_OF_FOLLOW_UP,
	NT_TARGET_CLOSED_ON,
};

static void read_follow_ups(struct nt_meeting *m, size_t row, size_t column,
			    const struct raised *raised,
			    const struct about about[])
{
	const char *cell = nt_meeting_cell(m, row, column);
	struct nt_words texts = split(m, row, column);

	for (size_t i = 0; i < texts.n; i++) {
		struct nt_follow_up f = {
			.text = texts.v[i],
			.status = NT_FOLLOW_UP_STATUS_OPEN,
			.as_written = as_written(i, texts.n, cell, texts.v[i]),
		};

		if (raised->n == 1)
			f.issue = raised->no[0];
		if (about[0].cell != NULL)
			set_owner(m, &f, value_of(&about[0], i, texts.n));
		if (about[1].cell != NULL)
			set_due(m, &f, row, about[1].column,
				value_of(&about[1], i, texts.n));
		if (about[2].cell != NULL)
			set_status(m, &f, row, about[2].column,
				   value_of(&about[2], i, texts.n));
		if (about[3].cell != NULL)
			set_closed(m, &f, row, about[3].column,
				   value_of(&about[3], i, texts.n));
		for (size_t k = 0; k < NT_COUNT(tell); k++)
			f.to_verify =
				f.to_verify || (about[k].words.n > 1 &&
						about[k].words.n != texts.n);
		add_follow_up(m, &f);
	}
}

void nt_meeting_matters(struct nt_meeting *m, size_t row)
{
	const struct nt_mapping *map = m->mapping;
	struct about about[NT_COUNT(tell)];
	struct raised raised = { 0 };
	bool told = false;

	for (size_t k = 0; k < NT_COUNT(tell); k++)
		about[k] = look(m, row, tell[k]);
	for (size_t i = 0; i < map->n; i++)
		if (map->columns[i].target == NT_TARGET_ISSUE)
			read_issues(m, row, i, &raised);
	for (size_t i = 0; i < map->n; i++) {
		if (map->columns[i].target == NT_TARGET_RESPONSE)
			read_responses(m, row, i, &raised);
		if (map->columns[i].target != NT_TARGET_FOLLOW_UP)
			continue;
		told = told || split(m, row, i).n > 0;
		read_follow_ups(m, row, i, &raised, about);
	}
	for (size_t k = 0; k < NT_COUNT(tell) && !told; k++)
		if (about[k].cell != NULL)
			nt_meeting_keep(m, row, about[k].column);
}
