/* report_json.c - a report for other programs: one object, in no language. */
#include "notula/report.h"

#include "notula/day.h"

/* Keys of one object, a comma between; what is unknown is left out. */
struct object {
	struct nt_buf *out;
	bool any;
};

static void key(struct object *o, const char *name)
{
	if (o->any)
		nt_buf_putc(o->out, ',');
	o->any = true;
	nt_json_put_text(o->out, name);
	nt_buf_putc(o->out, ':');
}

static void text(struct object *o, const char *name, const char *value)
{
	if (value == NULL)
		return;
	key(o, name);
	nt_json_put_text(o->out, value);
}

static void number(struct object *o, const char *name, int64_t value)
{
	key(o, name);
	nt_buf_printf(o->out, "%lld", (long long)value);
}

static void day(struct object *o, const char *name, int64_t value)
{
	char iso[NT_DATE_SIZE];

	text(o, name, nt_date_write(nt_day_date(value), iso));
}

static void word(struct object *o, const char *name, const struct nt_set *set,
		 unsigned value)
{
	if (value > 0)
		text(o, name, set->words[value]);
}

static struct object begin(struct nt_buf *out)
{
	nt_buf_putc(out, '{');
	return (struct object) { .out = out };
}

static struct object begin_in(struct object *o, const char *name)
{
	key(o, name);
	return begin(o->out);
}

static void end(const struct object *o)
{
	nt_buf_putc(o->out, '}');
}

/* The I-th entry of a list. */
static struct object begin_entry(struct object *o, size_t i)
{
	if (i > 0)
		nt_buf_putc(o->out, ',');
	return begin(o->out);
}

static void begin_list(struct object *o, const char *name)
{
	key(o, name);
	nt_buf_putc(o->out, '[');
}

static void end_list(const struct object *o)
{
	nt_buf_putc(o->out, ']');
}

/* Figures. */

static void put_closed(struct object *o, const struct nt_closed *c)
{
	number(o, "on_time", c->on_time);
	number(o, "late", c->late);
	number(o, "no_due", c->undated);
	number(o, "dropped", c->dropped);
}

static void put_answered(struct object *o, const int64_t *answered)
{
	number(o, "fully", answered[NT_COVERAGE_FULLY]);
	number(o, "partly", answered[NT_COVERAGE_PARTLY]);
	number(o, "generally", answered[NT_COVERAGE_GENERALLY]);
	number(o, "none", answered[NT_COVERAGE_NONE]);
}

static void put_kinds(struct object *o, const int64_t *kinds)
{
	struct object all = begin_in(o, "kinds");

	for (int i = 1; i < nt_set_kind.n; i++)
		if (kinds[i] > 0)
			number(&all, nt_set_kind.words[i], kinds[i]);
	if (kinds[0] > 0)
		number(&all, "", kinds[0]);
	end(&all);
}

static void put_figures(struct object *o, const char *name,
			const struct nt_figures *f)
{
	struct object of = begin_in(o, name);
	struct object closed;

	number(&of, "meetings", f->meetings);
	put_kinds(&of, f->kinds);
	number(&of, "people", f->people);
	number(&of, "people_estimated", f->estimated);
	number(&of, "people_named", f->named);
	number(&of, "organizations", f->organizations);
	number(&of, "issues", f->issues);
	put_answered(&of, f->answered);
	number(&of, "withdrawn", f->withdrawn);
	number(&of, "reports", f->reports);
	number(&of, "responses", f->responses);
	number(&of, "follow_ups", f->follow_ups);
	number(&of, "new", f->opened);
	closed = begin_in(&of, "closed");
	put_closed(&closed, &f->closed);
	end(&closed);
	end(&of);
}

static void put_standing(struct object *o, const struct nt_report *f)
{
	static const char *const names[NT_AGES] = { "30", "90", "180", "more" };
	struct object ages;
	struct object state = begin_in(o, "follow_ups_of_period");

	put_closed(&state, &f->state.closed);
	number(&state, "open", f->state.open);
	number(&state, "overdue", f->state.overdue);
	number(&state, "continued", f->state.continued);
	end(&state);
	number(o, "open", f->open);
	number(o, "overdue", f->overdue);
	ages = begin_in(o, "open_by_age");
	for (int i = 0; i < NT_AGES; i++)
		number(&ages, names[i], f->ages[i]);
	end(&ages);
}

static void put_buckets(struct object *o, const struct nt_report_data *d)
{
	struct nt_arena arena = { 0 };
	struct nt_buckets all;

	nt_report_buckets(&d->figures, d->asked.period.days, &arena, &all);
	begin_list(o, all.months ? "months" : "weeks");
	for (size_t i = 0; i < all.n; i++) {
		struct object one = begin_entry(o, i);

		day(&one, "first", all.v[i].first);
		day(&one, "last", all.v[i].last);
		number(&one, "meetings", all.v[i].meetings);
		end(&one);
	}
	end_list(o);
	nt_arena_free(&arena);
}

static void put_counts(struct object *o, const struct nt_report *f)
{
	begin_list(o, "categories");
	for (size_t i = 0; i < f->categories.n; i++) {
		struct object one = begin_entry(o, i);

		text(&one, "category", f->categories.v[i].name);
		number(&one, "issues", f->categories.v[i].issues);
		put_answered(&one, f->categories.v[i].answered);
		end(&one);
	}
	end_list(o);
	begin_list(o, "organizations");
	for (size_t i = 0; i < f->organizations.n; i++) {
		struct object one = begin_entry(o, i);

		text(&one, "uid", f->organizations.v[i].uid);
		text(&one, "name", f->organizations.v[i].name);
		number(&one, "meetings", f->organizations.v[i].meetings);
		end(&one);
	}
	end_list(o);
}

/* Lists. */

static void put_meetings(struct object *o, const struct nt_report *f)
{
	begin_list(o, "meetings");
	for (size_t i = 0; i < f->records.n; i++) {
		const struct nt_record *rec = &f->records.v[i];
		struct object one = begin_entry(o, i);

		text(&one, "uid", rec->uid);
		number(&one, "number", rec->number);
		text(&one, "date", rec->date);
		text(&one, "title", rec->title);
		word(&one, "kind", &nt_set_kind, rec->kind);
		text(&one, "venue", rec->venue);
		text(&one, "city", rec->city);
		number(&one, "people", nt_people_at_least(rec));
		number(&one, "issues", (int64_t)rec->issues.n);
		number(&one, "responses", (int64_t)rec->responses.n);
		number(&one, "follow_ups", (int64_t)rec->follow_ups.n);
		end(&one);
	}
	end_list(o);
}

static void put_unanswered(struct object *o, const struct nt_report *f)
{
	begin_list(o, "unanswered");
	for (size_t i = 0; i < f->unanswered.n; i++) {
		const struct nt_open_issue *u = &f->unanswered.v[i];
		const struct nt_issue *issue = &u->rec->issues.v[u->no - 1];
		struct object one = begin_entry(o, i);

		text(&one, "uid", u->rec->uid);
		number(&one, "number", u->rec->number);
		text(&one, "date", u->rec->date);
		text(&one, "title", u->rec->title);
		number(&one, "issue", u->no);
		text(&one, "text", issue->text);
		text(&one, "category", issue->category);
		number(&one, "age_days", u->age_days);
		end(&one);
	}
	end_list(o);
}

static void put_tasks(struct object *o, const char *name,
		      const struct nt_tasks *tasks)
{
	begin_list(o, name);
	for (size_t i = 0; i < tasks->n; i++) {
		const struct nt_task *t = &tasks->v[i];
		struct object one = begin_entry(o, i);

		text(&one, "uid", t->uid);
		number(&one, "number", t->number);
		number(&one, "no", t->f.no);
		text(&one, "date", t->date);
		text(&one, "title", t->title);
		text(&one, "text", t->f.text);
		text(&one, "owner", t->f.owner);
		text(&one, "due", t->f.due);
		text(&one, "due_as_written", t->f.due_as_written);
		word(&one, "status", &nt_set_follow_up_status, t->f.status);
		text(&one, "closed_on", t->f.closed_on);
		number(&one, "age_days", t->age_days);
		if (t->overdue) {
			key(&one, "overdue");
			nt_buf_puts(one.out, "true");
		}
		end(&one);
	}
	end_list(o);
}

static void put_doubts(struct object *o, const struct nt_doubt_rows *d)
{
	begin_list(o, "doubtful");
	for (size_t i = 0; i < d->n; i++) {
		struct object one = begin_entry(o, i);

		text(&one, "uid", d->v[i].uid);
		number(&one, "number", d->v[i].number);
		text(&one, "field", d->v[i].field);
		text(&one, "line", d->v[i].line);
		text(&one, "reason", d->v[i].reason);
		end(&one);
	}
	end_list(o);
}

/* Closing. */

static void put_corrections(struct object *o, const struct nt_corrections *c)
{
	static const char *const kinds[] = { "changed", "added", "removed" };

	begin_list(o, "corrections");
	for (size_t i = 0; i < c->n; i++) {
		struct object one = begin_entry(o, i);

		text(&one, "month", c->v[i].month);
		text(&one, "what", kinds[c->v[i].kind]);
		text(&one, "uid", c->v[i].uid);
		if (c->v[i].number > 0)
			number(&one, "number", c->v[i].number);
		text(&one, "title", c->v[i].title);
		text(&one, "at", c->v[i].at);
		text(&one, "by", c->v[i].by);
		text(&one, "why", c->v[i].why);
		begin_list(&one, "fields");
		for (size_t k = 0; k < c->v[i].fields.n; k++) {
			if (k > 0)
				nt_buf_putc(one.out, ',');
			nt_json_put_text(one.out, c->v[i].fields.v[k]);
		}
		end_list(&one);
		end(&one);
	}
	end_list(o);
}

static void put_closing(struct object *o, const struct nt_report_data *d)
{
	if (d->closed.at != NULL) {
		struct object closed = begin_in(o, "month_closed");

		text(&closed, "at", d->closed.at);
		text(&closed, "by", d->closed.by);
		text(&closed, "hash", d->closed.hash);
		end(&closed);
	}
	if (d->hash[0] != '\0')
		text(o, "hash", d->hash);
	put_corrections(o, &d->corrections);
	begin_list(o, "not_closed");
	for (size_t i = 0; i < d->unclosed.n; i++) {
		struct object one = begin_entry(o, i);

		text(&one, "first", d->unclosed.v[i].first);
		text(&one, "last", d->unclosed.v[i].last);
		end(&one);
	}
	end_list(o);
}

void nt_report_json(struct nt_buf *out, const struct nt_report_data *d)
{
	const struct nt_report *f = &d->figures;
	struct nt_period before = nt_period_before(d->asked.period);
	struct nt_arena arena = { 0 };
	struct object o = begin(out);

	text(&o, "period", nt_period_code(&arena, d->asked.period));
	day(&o, "first", d->asked.period.days.first);
	day(&o, "last", d->asked.period.days.last);
	text(&o, "office", d->logbook.office);
	text(&o, "office_code", d->logbook.office_code);
	day(&o, "state_on", d->today);
	text(&o, "filter", d->asked.filter);
	if (d->asked.organization != NULL)
		text(&o, "organization", d->asked.organization->name);
	number(&o, "left_out", f->left_out);
	number(&o, "date_too_vague", f->vague);
	put_figures(&o, "totals", &f->now);
	text(&o, "period_before", nt_period_code(&arena, before));
	put_figures(&o, "totals_before", &f->before);
	put_buckets(&o, d);
	put_counts(&o, f);
	put_standing(&o, f);
	put_meetings(&o, f);
	put_unanswered(&o, f);
	put_tasks(&o, "open_follow_ups", &f->tasks);
	put_tasks(&o, "closed_follow_ups", &f->closed);
	put_doubts(&o, &f->doubts);
	put_closing(&o, d);
	end(&o);
	nt_buf_putc(out, '\n');
	nt_arena_free(&arena);
}
