#include "store/sqlite/filter.h"

#include <string.h>

#include "notula/day.h"
#include "notula/str.h"
#include "store/sqlite/match.h"
#include "store/words.h"

static const char *const list_names[2][NT_FILTER_LISTS] = {
	{ ":kinds", ":months", ":persons", ":orgs", ":venues", ":owners",
	  ":owner_persons", ":owner_orgs", ":categories", ":tags" },
	{ ":not_kinds", ":not_months", ":not_persons", ":not_orgs",
	  ":not_venues", ":not_owners", ":not_owner_persons", ":not_owner_orgs",
	  ":not_categories", ":not_tags" },
};

static const struct {
	const char *word;
	enum nt_filter_state state;
} states[] = {
	{ "open", NT_STATE_OPEN },
	{ "overdue", NT_STATE_OVERDUE },
	{ "unanswered", NT_STATE_UNANSWERED },
	{ "doubtful", NT_STATE_DOUBTFUL },
	{ "working", NT_STATE_WORKING },
	{ "final", NT_STATE_FINAL },
	{ "amended", NT_STATE_AMENDED },
	{ "confidential", NT_STATE_CONFIDENTIAL },
	{ "trash", NT_STATE_TRASH },
};

/* A filter while it is made: the lists grow. */
struct maker {
	struct nt_store *store;
	struct nt_arena *arena;
	struct nt_buf texts[2][NT_FILTER_LISTS];
	struct nt_ids ids[2][NT_FILTER_LISTS];
	bool used[2][NT_FILTER_LISTS];
	struct nt_filter *out;
	struct nt_err *err;
};

static void add_json_text(struct nt_buf *out, const char *s)
{
	nt_buf_puts(out, out->n > 0 ? ",\"" : "\"");
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			nt_buf_putc(out, '\\');
		nt_buf_putc(out, *s);
	}
	nt_buf_putc(out, '"');
}

static void add_text(struct maker *m, const struct nt_term *t,
		     enum nt_filter_list list)
{
	const char *value = t->key == NT_QUERY_KIND
				    ? t->value
				    : nt_words_fold(t->value, m->arena);

	m->used[t->not ][list] = true;
	add_json_text(&m->texts[t->not ][list], value);
}

/* Rows with the name of T. */
static enum nt_status add_named(struct maker *m, const struct nt_term *t,
				enum nt_filter_list list, enum nt_sql sql)
{
	struct nt_stmt *st = nt_stmt(m->store, sql);

	m->used[t->not ][list] = true;
	nt_bind_text(st, ":match", nt_match_name(t->value, m->arena));
	return nt_ids_read(&m->ids[t->not ][list], st, SIZE_MAX, m->err);
}

static enum nt_status add_owner(struct maker *m, const struct nt_term *t)
{
	enum nt_status status =
		add_named(m, t, NT_FILTER_OWNER_PERSONS, NT_SQL_PERSON_NAMED);

	add_text(m, t, NT_FILTER_OWNERS);
	if (status == NT_OK)
		status = add_named(m, t, NT_FILTER_OWNER_ORGS,
				   NT_SQL_ORGANIZATION_NAMED);
	return status;
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Bounds that are not known are INT64_MAX. */
static int64_t most(int64_t a, int64_t b)
{
	return a == INT64_MAX || (b != INT64_MAX && a < b) ? b : a;
}

static void add_month(struct maker *m, const struct nt_term *t,
		      struct nt_date date)
{
	struct nt_buf *out = &m->texts[t->not ][NT_FILTER_MONTHS];

	m->used[t->not ][NT_FILTER_MONTHS] = true;
	nt_buf_printf(out, "%s[%lld,%lld]", out->n > 0 ? "," : "",
		      (long long)nt_date_first(date),
		      (long long)nt_date_last(date));
}

static void add_day(struct maker *m, const struct nt_term *t)
{
	struct nt_filter *f = m->out;
	struct nt_date date;

	if (!nt_date_read(t->value, &date))
		return;
	if (t->key == NT_QUERY_MONTH)
		add_month(m, t, date);
	else if (t->key == NT_QUERY_FROM && !t->not )
		f->first_day = least(f->first_day, nt_date_first(date));
	else if (t->key == NT_QUERY_FROM)
		f->before = least(f->before, nt_date_first(date));
	else if (!t->not )
		f->last_day = most(f->last_day, nt_date_last(date));
	else
		f->after = most(f->after, nt_date_last(date));
}

static void add_state(struct maker *m, const struct nt_term *t)
{
	for (size_t i = 0; i < NT_COUNT(states); i++)
		if (nt_str_eq(states[i].word, t->value)) {
			if (t->not )
				m->out->not |= states[i].state;
			else
				m->out->any |= states[i].state;
		}
}

static enum nt_status add_term(struct maker *m, const struct nt_term *t)
{
	switch (t->key) {
	case NT_QUERY_ORG:
		return add_named(m, t, NT_FILTER_ORGS,
				 NT_SQL_ORGANIZATION_NAMED);
	case NT_QUERY_PERSON:
		return add_named(m, t, NT_FILTER_PERSONS, NT_SQL_PERSON_NAMED);
	case NT_QUERY_VENUE:
		return add_named(m, t, NT_FILTER_VENUES, NT_SQL_VENUE_NAMED);
	case NT_QUERY_OWNER:
		return add_owner(m, t);
	case NT_QUERY_CATEGORY:
		add_text(m, t, NT_FILTER_CATEGORIES);
		break;
	case NT_QUERY_TAG:
		add_text(m, t, NT_FILTER_TAGS);
		break;
	case NT_QUERY_KIND:
		add_text(m, t, NT_FILTER_KINDS);
		break;
	case NT_QUERY_FROM:
	case NT_QUERY_TO:
	case NT_QUERY_MONTH:
		add_day(m, t);
		break;
	case NT_QUERY_IS:
		add_state(m, t);
		break;
	default:
		break;
	}
	return NT_OK;
}

static const char *list_json(struct maker *m, int not, int list)
{
	struct nt_buf *text = &m->texts[not ][list];
	const struct nt_ids *ids = &m->ids[not ][list];

	if (!m->used[not ][list])
		return NULL;
	if (text->n > 0)
		return nt_arena_printf(m->arena, "[%s]", text->s);
	return nt_ids_json(ids, m->arena);
}

static void finish(struct maker *m)
{
	for (int not = 0; not < 2; not ++)
		for (int list = 0; list < NT_FILTER_LISTS; list++) {
			m->out->lists[not ][list] = list_json(m, not, list);
			nt_buf_free(&m->texts[not ][list]);
			nt_ids_free(&m->ids[not ][list]);
		}
}

/* The days within which a walk can stay, whatever else is asked for. */
static void set_window(const struct nt_query *query, struct nt_filter *out)
{
	int64_t first = INT64_MAX;
	int64_t last = INT64_MAX;
	struct nt_date date;

	for (size_t i = 0; i < query->n; i++) {
		const struct nt_term *t = &query->v[i];

		if (t->key != NT_QUERY_MONTH || t->not ||
		    !nt_date_read(t->value, &date))
			continue;
		first = least(first, nt_date_first(date));
		last = most(last, nt_date_last(date));
	}
	out->window_first = most(first, out->first_day);
	out->window_last = least(last, out->last_day);
}

enum nt_status nt_filter_make(struct nt_store *store,
			      const struct nt_query *query,
			      struct nt_arena *arena, struct nt_filter *out,
			      struct nt_err *err)
{
	struct maker m = {
		.store = store, .arena = arena, .out = out, .err = err
	};
	enum nt_status status = NT_OK;

	*out = (struct nt_filter) {
		.first_day = INT64_MAX,
		.last_day = INT64_MAX,
		.before = INT64_MAX,
		.after = INT64_MAX,
		.today = query->today,
	};
	for (size_t i = 0; i < query->n && status == NT_OK; i++)
		status = add_term(&m, &query->v[i]);
	finish(&m);
	set_window(query, out);
	return status;
}

static void bind_day(struct nt_stmt *st, const char *name, int64_t day)
{
	if (day == INT64_MAX)
		nt_bind_null(st, name);
	else
		nt_bind_int(st, name, day);
}

void nt_filter_bind(struct nt_stmt *st, const struct nt_filter *filter)
{
	for (int not = 0; not < 2; not ++)
		for (int list = 0; list < NT_FILTER_LISTS; list++)
			nt_bind_text(st, list_names[not ][list],
				     filter->lists[not ][list]);
	bind_day(st, ":first_day", filter->first_day);
	bind_day(st, ":last_day", filter->last_day);
	bind_day(st, ":before", filter->before);
	bind_day(st, ":after", filter->after);
	nt_bind_int(st, ":any", filter->any);
	nt_bind_int(st, ":not", filter->not );
	nt_bind_int(st, ":doubtful", filter->doubtful);
	nt_bind_int(st, ":today", filter->today);
}
