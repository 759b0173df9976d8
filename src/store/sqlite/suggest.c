#include <stdlib.h>
#include <string.h>

#include "notula/record.h"
#include "notula/str.h"
#include "store/sqlite/list.h"
#include "store/sqlite/match.h"
#include "store/words.h"

/* What is looked up in the table "known" for each kind of suggestion. */
static const struct {
	const char *what;
	const char *also; /* an owner is one of three */
	const char *more;
} sources[] = {
	[NT_SUGGEST_PERSON] = { "person", NULL, NULL },
	[NT_SUGGEST_ORGANIZATION] = { "organization", NULL, NULL },
	[NT_SUGGEST_VENUE] = { "venue", NULL, NULL },
	[NT_SUGGEST_CITY] = { "city", NULL, NULL },
	[NT_SUGGEST_POSITION] = { "position", NULL, NULL },
	[NT_SUGGEST_CATEGORY] = { "category", NULL, NULL },
	[NT_SUGGEST_OWNER] = { "owner", "organization", "person" },
	[NT_SUGGEST_TAG] = { "tag", NULL, NULL },
};

enum { MERGES_MOST = 64 }; /* a ring of merges ends somewhere */

struct hint {
	const char *what;
	const char *text;
	const char *last;
	int64_t row_id; /* 0: only a word */
};

struct suggester {
	struct nt_store *store;
	struct nt_arena *arena;
	struct hint *hints;
	size_t n;
	struct nt_suggestions *out;
	struct nt_err *err;
};

enum {
	SPARE = 4,	  /* more than are shown: several may be one row's */
	FEW_NAMES = 1000, /* that are read and put in order */
};

static enum nt_status read_hints(struct suggester *s, struct nt_stmt *st,
				 size_t most)
{
	while (s->n < most && nt_step(st)) {
		s->hints = nt_arena_grow(s->arena, s->hints, s->n,
					 sizeof(*s->hints));
		s->hints[s->n++] = (struct hint) {
			.what = nt_col_need(st, 0, s->arena),
			.row_id = nt_col_int(st, 1),
			.text = nt_col_need(st, 2, s->arena),
			.last = nt_col_text(st, 3, s->arena),
		};
	}
	return nt_done(st, s->err);
}

static int newest_first(const void *a, const void *b)
{
	const struct hint *x = a;
	const struct hint *y = b;
	int by_date = strcmp(y->last ? y->last : "", x->last ? x->last : "");

	return by_date ? by_date : strcmp(x->text, y->text);
}

/* The newest of each source that PREFIX begins, then of all. */
static enum nt_status newest_hints(struct suggester *s, enum nt_suggest what,
				   const char *prefix, size_t most)
{
	const char *const whats[] = { sources[what].what, sources[what].also,
				      sources[what].more };
	const char *value = nt_words_fold(prefix, s->arena);
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < NT_COUNT(whats) && status == NT_OK; i++) {
		struct nt_stmt *st;

		if (whats[i] == NULL)
			break;
		st = nt_stmt(s->store, NT_SQL_SUGGEST_NEWEST);
		nt_bind_text(st, ":what", whats[i]);
		nt_bind_text(st, ":value", value[0] ? value : NULL);
		status = read_hints(s, st, s->n + most);
	}
	if (s->n > 0)
		qsort(s->hints, s->n, sizeof(*s->hints), newest_first);
	return status;
}

static enum nt_status title_hints(struct suggester *s, const char *prefix,
				  size_t most)
{
	struct nt_stmt *st = nt_stmt(s->store, NT_SQL_SUGGEST_TITLE);
	const char *value = nt_words_fold(prefix, s->arena);

	nt_bind_text(st, ":value", value[0] ? value : NULL);
	return read_hints(s, st, most);
}

static enum nt_status matching_hints(struct suggester *s, enum nt_suggest what,
				     const char *prefix, size_t most)
{
	struct nt_stmt *st = nt_stmt(s->store, NT_SQL_SUGGEST_MATCHING);

	nt_bind_text(st, ":what", sources[what].what);
	nt_bind_text(st, ":also", sources[what].also);
	nt_bind_text(st, ":more", sources[what].more);
	nt_bind_text(st, ":match", nt_match_name(prefix, s->arena));
	return read_hints(s, st, most);
}

/* What many names begin with is found soon among the newest. */
static enum nt_status is_common(struct suggester *s, const char *prefix,
				bool *common)
{
	struct nt_stmt *st;
	enum nt_status status;
	int64_t n = 0;

	*common = true;
	if (nt_word_chars(prefix) == 0)
		return NT_OK;
	st = nt_stmt(s->store, NT_SQL_SUGGEST_COUNT);
	nt_bind_text(st, ":match", nt_match_name(prefix, s->arena));
	nt_bind_int(st, ":most", FEW_NAMES + 1);
	status = nt_run_int(st, &n, s->err);
	*common = n > FEW_NAMES;
	return status;
}

static struct nt_suggestion *add(struct suggester *s, const char *text)
{
	struct nt_suggestions *out = s->out;

	out->v = nt_arena_grow(s->arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n].text = text;
	return &out->v[out->n++];
}

/* The row that ID was merged into, or itself. */
static enum nt_status follow_merges(struct suggester *s, const char *what,
				    int64_t *id)
{
	enum nt_status status = NT_OK;
	int64_t next = *id;

	for (int i = 0; status == NT_OK && next != 0 && i < MERGES_MOST; i++) {
		struct nt_stmt *st = nt_stmt(s->store, NT_SQL_SUGGEST_MERGED);

		*id = next;
		next = 0;
		nt_bind_text(st, ":what", what);
		nt_bind_int(st, ":id", *id);
		status = nt_run_int(st, &next, s->err);
	}
	return status;
}

static enum nt_status add_row(struct suggester *s, const struct hint *hint,
			      int64_t id, enum nt_sql sql)
{
	struct nt_stmt *st = nt_stmt(s->store, sql);

	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		struct nt_suggestion *out =
			add(s, nt_col_need(st, 1, s->arena));

		out->uid = nt_col_need(st, 0, s->arena);
		out->meetings = nt_col_int(st, 2);
		out->last = hint->last;
		if (sql == NT_SQL_SUGGEST_VENUE) {
			out->city = nt_col_text(st, 3, s->arena);
		} else if (sql == NT_SQL_SUGGEST_PERSON) {
			out->position = nt_col_text(st, 3, s->arena);
			out->organization = nt_col_text(st, 4, s->arena);
		}
	}
	return nt_done(st, s->err);
}

/* A person brings what was written last time. */
static enum nt_status add_person(struct suggester *s, const struct hint *hint,
				 int64_t id)
{
	enum nt_status status = add_row(s, hint, id, NT_SQL_SUGGEST_PERSON);
	struct nt_suggestion *out;
	struct nt_stmt *st;

	if (status != NT_OK || s->out->n == 0)
		return status;
	out = &s->out->v[s->out->n - 1];
	st = nt_stmt(s->store, NT_SQL_SUGGEST_PERSON_LAST);
	nt_bind_int(st, ":id", id);
	while (nt_step(st)) {
		out->position = nt_col_text(st, 0, s->arena);
		out->organization = nt_col_text(st, 1, s->arena);
		out->side = nt_col_word(st, 2, &nt_set_side, s->arena);
	}
	return nt_done(st, s->err);
}

static bool is_shown(const struct nt_suggestions *out, const char *text)
{
	for (size_t i = 0; i < out->n; i++)
		if (nt_str_eq(out->v[i].text, text))
			return true;
	return false;
}

/* A word, or the one that it is an alias of. */
static enum nt_status add_word(struct suggester *s, const struct hint *hint)
{
	const char *text = hint->text;
	enum nt_status status = NT_OK;

	if (hint->row_id != 0) {
		struct nt_stmt *st = nt_stmt(s->store, NT_SQL_KNOWN_GET);

		nt_bind_int(st, ":id", hint->row_id);
		while (nt_step(st))
			text = nt_col_need(st, 0, s->arena);
		status = nt_done(st, s->err);
	}
	if (status == NT_OK && !is_shown(s->out, text))
		add(s, text)->last = hint->last;
	return status;
}

static enum nt_status add_hint(struct suggester *s, const struct hint *hint,
			       struct nt_ids *seen)
{
	int64_t id = hint->row_id;
	bool person = nt_str_eq(hint->what, "person");
	enum nt_status status;

	if (id == 0 || nt_str_eq(hint->what, "position"))
		return add_word(s, hint);
	status = follow_merges(s, hint->what, &id);
	if (status != NT_OK)
		return status;
	for (size_t i = 0; i < seen->n; i++)
		if (seen->v[i] == (person ? -id : id))
			return NT_OK;
	nt_ids_add(seen, person ? -id : id);
	if (person)
		return add_person(s, hint, id);
	return add_row(s, hint, id,
		       nt_str_eq(hint->what, "venue")
			       ? NT_SQL_SUGGEST_VENUE
			       : NT_SQL_SUGGEST_ORGANIZATION);
}

static enum nt_status find_hints(struct suggester *s, enum nt_suggest what,
				 const char *prefix, size_t most)
{
	enum nt_status status;
	bool common;

	if (what == NT_SUGGEST_TITLE)
		return title_hints(s, prefix, most);
	status = is_common(s, prefix, &common);
	if (status != NT_OK)
		return status;
	return common ? newest_hints(s, what, prefix, most)
		      : matching_hints(s, what, prefix, most);
}

static enum nt_status suggest(struct suggester *s, enum nt_suggest what,
			      const char *prefix, size_t n)
{
	struct nt_ids seen = { 0 };
	enum nt_status status = find_hints(s, what, prefix, SPARE * n);

	for (size_t i = 0; i < s->n && s->out->n < n && status == NT_OK; i++)
		status = add_hint(s, &s->hints[i], &seen);
	nt_ids_free(&seen);
	return status;
}

enum nt_status nt_store_suggest(struct nt_store *store, enum nt_suggest what,
				const char *prefix, size_t n,
				struct nt_arena *arena,
				struct nt_suggestions *out, struct nt_err *err)
{
	struct suggester s = {
		.store = store, .arena = arena, .out = out, .err = err
	};
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_suggestions) { 0 };
	if (status != NT_OK)
		return status;
	return nt_txn_end(store, suggest(&s, what, prefix, n), err);
}
