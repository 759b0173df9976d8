/* report_charts.c - the bars of a report, each with its number. */
#include "notula/day.h"
#include "notula/printed.h"
#include "report/report_maker.h"

enum { MOST_BARS = 10, LONG_DAYS = 16 * 7 };

static const char *number(struct report_maker *m, int64_t n)
{
	return nt_printed_number(m->arena, n);
}

static void set_bucket(struct nt_buckets *out, struct nt_days days,
		       int64_t first, struct nt_arena *arena)
{
	struct nt_date d = nt_day_date(first);
	struct nt_bucket *b;

	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	b = &out->v[out->n++];
	b->first = first;
	d.day = 0;
	b->last = out->months ? nt_date_last(d)
			      : first + 6 - nt_day_weekday(first);
	if (b->last > days.last)
		b->last = days.last;
}

void nt_report_buckets(const struct nt_report *figures, struct nt_days days,
		       struct nt_arena *arena, struct nt_buckets *out)
{
	size_t i = 0;

	*out = (struct nt_buckets) { .months = days.last - days.first >=
					       LONG_DAYS };
	for (int64_t first = days.first; first <= days.last;
	     first = out->v[out->n - 1].last + 1) {
		set_bucket(out, days, first, arena);
		for (; i < figures->days.n &&
		       figures->days.v[i].day <= out->v[out->n - 1].last;
		     i++)
			out->v[out->n - 1].meetings +=
				figures->days.v[i].meetings;
	}
}

static const char *bucket_name(struct report_maker *m,
			       const struct nt_bucket *b, bool month)
{
	struct nt_date first = nt_day_date(b->first);
	struct nt_date last = nt_day_date(b->last);

	if (month)
		return nt_period_name(m->arena, nt_period_month(b->first));
	return nt_arena_printf(m->arena, "%02d/%02d–%02d/%02d", first.day,
			       first.month, last.day, last.month);
}

static void put_chart_title(struct report_maker *m, const char *text)
{
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper, text);
	m->paper->indent = 3;
}

static void put_buckets(struct report_maker *m)
{
	const struct nt_report *f = &m->data->figures;
	struct nt_paper_bars *bars;
	struct nt_buckets all;

	nt_report_buckets(f, m->data->asked.period.days, m->arena, &all);
	if (f->days.n == 0 || all.n < 2)
		return;
	put_chart_title(m, all.months ? _("Meetings per month")
				      : _("Meetings per week"));
	bars = nt_paper_bars(m->paper);
	for (size_t i = 0; i < all.n; i++)
		nt_paper_bar(m->paper, bars,
			     bucket_name(m, &all.v[i], all.months),
			     all.v[i].meetings, number(m, all.v[i].meetings));
	if (f->dayless > 0)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena,
					      _("and %s of which the day is "
						"not known"),
					      number(m, f->dayless)));
	m->paper->indent = 0;
}

static void put_organizations(struct report_maker *m)
{
	const struct nt_report *f = &m->data->figures;
	struct nt_paper_bars *bars;

	if (f->organizations.n == 0)
		return;
	put_chart_title(m, _("Organizations met, by meetings"));
	bars = nt_paper_bars(m->paper);
	for (size_t i = 0; i < f->organizations.n && i < MOST_BARS; i++)
		nt_paper_bar(m->paper, bars, f->organizations.v[i].name,
			     f->organizations.v[i].meetings,
			     number(m, f->organizations.v[i].meetings));
	if (f->now.organizations > MOST_BARS)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena, _("and %s more"),
					      number(m, f->now.organizations -
								MOST_BARS)));
	m->paper->indent = 0;
}

void nt_report_charts(struct report_maker *m)
{
	put_buckets(m);
	put_organizations(m);
}

/* F. Open follow-ups by age. */

static const char *age_name(struct report_maker *m, int i)
{
	if (i == 0)
		return nt_arena_printf(m->arena, _("up to %lld days"),
				       (long long)nt_age_limits[0]);
	if (i == NT_AGES - 1)
		return nt_arena_printf(m->arena, _("over %lld days"),
				       (long long)nt_age_limits[i - 1]);
	return nt_arena_printf(m->arena, _("%lld to %lld days"),
			       (long long)nt_age_limits[i - 1] + 1,
			       (long long)nt_age_limits[i]);
}

void nt_report_ages(struct report_maker *m)
{
	const struct nt_report *f = &m->data->figures;
	struct nt_paper_bars *bars;

	m->paper->indent = 3;
	if (f->open == 0 && f->closed.n == 0)
		nt_paper_text(m->paper, _("NIL"));
	if (f->open > 0) {
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena,
					      _("Open follow-ups by age: %s"),
					      nt_printed_number(m->arena,
								f->open)));
		bars = nt_paper_bars(m->paper);
		for (int i = 0; i < NT_AGES; i++)
			nt_paper_bar(m->paper, bars, age_name(m, i), f->ages[i],
				     nt_printed_number(m->arena, f->ages[i]));
	}
	m->paper->indent = 0;
}
