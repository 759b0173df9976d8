/* record.c - what a record says beyond its fields. */
#include "notula/record.h"

#include <stdlib.h>
#include <string.h>

#include "notula/day.h"

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_words(struct nt_words *words)
{
	size_t kept = 0;

	if (words->n < 2)
		return;
	qsort(words->v, words->n, sizeof(*words->v), compare_words);
	for (size_t i = 0; i < words->n; i++)
		if (kept == 0 || strcmp(words->v[kept - 1], words->v[i]) != 0)
			words->v[kept++] = words->v[i];
	words->n = kept;
}

void nt_canonical(struct nt_record *rec)
{
	sort_words(&rec->tags);
	sort_words(&rec->to_verify);
}

static bool same_given(const void *a, const void *b,
		       const struct nt_shape *shape);

static bool same_given_lines(const void *a, const void *b,
			     const struct nt_field *f)
{
	struct nt_lines x = nt_get_lines(a, f);
	struct nt_lines y = nt_get_lines(b, f);

	if (x.n != y.n)
		return false;
	for (size_t i = 0; i < x.n; i++)
		if (!same_given(nt_line(x, f->lines, i),
				nt_line(y, f->lines, i), f->lines))
			return false;
	return true;
}

/* Everything but what saving sets; a link that one leaves out is any link. */
static bool same_given(const void *a, const void *b,
		       const struct nt_shape *shape)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		bool same;

		if ((f->flags & NT_STAMPED) || strcmp(f->name, "number") == 0 ||
		    (f->kind == NT_LINK &&
		     (nt_get_text(a, f) == NULL || nt_get_text(b, f) == NULL)))
			continue;
		same = f->kind == NT_LINES ? same_given_lines(a, b, f)
					   : nt_same_field(a, b, f);
		if (!same)
			return false;
	}
	return true;
}

bool nt_same_content(const struct nt_record *a, const struct nt_record *b)
{
	return same_given(a, b, &nt_shape_record);
}

static void add_word(struct nt_words *words, const char *word,
		     struct nt_arena *arena)
{
	words->v = nt_arena_grow(arena, words->v, words->n, sizeof(*words->v));
	words->v[words->n++] = word;
}

static void add_changed_lines(struct nt_words *out, const void *a,
			      const void *b, const struct nt_field *f,
			      struct nt_arena *arena)
{
	struct nt_lines x = nt_get_lines(a, f);
	struct nt_lines y = nt_get_lines(b, f);

	for (size_t i = 0; i < x.n || i < y.n; i++)
		if (i >= x.n || i >= y.n ||
		    !same_given(nt_line(x, f->lines, i),
				nt_line(y, f->lines, i), f->lines))
			add_word(out,
				 nt_arena_printf(arena, "%s %zu", f->name,
						 i + 1),
				 arena);
}

struct nt_words nt_changed_fields(const struct nt_record *a,
				  const struct nt_record *b,
				  struct nt_arena *arena)
{
	struct nt_words out = { NULL, 0 };

	for (size_t i = 0; i < nt_shape_record.n; i++) {
		const struct nt_field *f = &nt_shape_record.fields[i];

		if ((f->flags & NT_STAMPED) ||
		    (f->kind == NT_LINK &&
		     (nt_is_unknown(a, f) || nt_is_unknown(b, f))))
			continue;
		if (f->kind == NT_LINES)
			add_changed_lines(&out, a, b, f, arena);
		else if (!nt_same_field(a, b, f))
			add_word(&out, f->name, arena);
	}
	return out;
}

static enum nt_coverage better(enum nt_coverage a, enum nt_coverage b)
{
	return a > b ? a : b;
}

/* An answer of which nobody wrote how far it went counts as a general one. */
static enum nt_coverage how_far(enum nt_coverage how)
{
	return how == NT_NO_COVERAGE ? NT_COVERAGE_GENERALLY : how;
}

enum nt_coverage nt_coverage_of(const struct nt_record *rec, int64_t no)
{
	const struct nt_issue *issue = &rec->issues.v[no - 1];
	enum nt_coverage best = NT_COVERAGE_NONE;

	if (issue->type == NT_ISSUE_TYPE_REPORT)
		return NT_NO_COVERAGE;
	for (size_t i = 0; i < rec->responses.n; i++) {
		const struct nt_response *r = &rec->responses.v[i];

		for (size_t j = 0; j < r->answers.n; j++)
			if (r->answers.v[j].issue == no)
				best = better(best,
					      how_far(r->answers.v[j].how));
	}
	for (size_t i = 0; i < issue->events.n; i++)
		if (issue->events.v[i].type == NT_EVENT_TYPE_ANSWERED)
			best = better(best, how_far(issue->events.v[i].how));
	return best;
}

bool nt_issue_is_unanswered(const struct nt_record *rec, int64_t no)
{
	const struct nt_issue *issue = &rec->issues.v[no - 1];
	enum nt_coverage coverage = nt_coverage_of(rec, no);

	for (size_t i = 0; i < issue->events.n; i++)
		if (issue->events.v[i].type == NT_EVENT_TYPE_WITHDRAWN)
			return false;
	return coverage != NT_NO_COVERAGE && coverage != NT_COVERAGE_FULLY;
}

static int64_t people_of(const struct nt_participant *p)
{
	bool counted = p->type == NT_PARTICIPANT_TYPE_GROUP ||
		       p->type == NT_PARTICIPANT_TYPE_ORGANIZATION;

	if (p->presence == NT_PRESENCE_EXCUSED ||
	    p->presence == NT_PRESENCE_ABSENT)
		return 0;
	return counted && p->head_count > 0 ? p->head_count : 1;
}

int64_t nt_people_at_least(const struct nt_record *rec)
{
	int64_t people = 0;

	for (size_t i = 0; i < rec->participants.n; i++)
		people += people_of(&rec->participants.v[i]);
	return people;
}

bool nt_follow_up_is_open(const struct nt_follow_up *f)
{
	return f->status != NT_FOLLOW_UP_STATUS_DONE &&
	       f->status != NT_FOLLOW_UP_STATUS_DROPPED;
}

int64_t nt_overdue_from(const struct nt_follow_up *f)
{
	struct nt_date due;

	if (!nt_follow_up_is_open(f) || f->due == NULL ||
	    !nt_date_read(f->due, &due))
		return INT64_MAX;
	return nt_date_last(due) + 1;
}
