/* report_lists.c - corrections, doubtful facts, and what one organization was
 * asked and promised. */
#include <string.h>

#include "notula/day.h"
#include "notula/printed.h"
#include "notula/str.h"
#include "report/report_maker.h"

static void heading(struct report_maker *m, const char *text)
{
	nt_paper_gap(m->paper);
	nt_paper_heading(m->paper, 1, text);
	m->paper->indent = 3;
}

static const char *mark(struct report_maker *m, size_t i)
{
	return nt_arena_printf(m->arena, "%zu.", i + 1);
}

/* H. Corrections. */

static const char *month_name(struct report_maker *m, const char *month)
{
	return nt_printed_date(m->arena, month);
}

static const char *field_label(struct report_maker *m, const char *name)
{
	size_t n = strcspn(name, " ");
	const struct nt_field *f =
		nt_field(&nt_shape_record, nt_arena_strndup(m->arena, name, n));

	if (f == NULL)
		return name;
	return nt_arena_printf(m->arena, "%s%s", _(f->label), name + n);
}

static const char *fields_text(struct report_maker *m,
			       const struct nt_words *fields)
{
	const char *out = NULL;

	for (size_t i = 0; i < fields->n; i++)
		out = nt_arena_printf(m->arena, "%s%s%s", out ? out : "",
				      out ? ", " : "",
				      field_label(m, fields->v[i]));
	return out;
}

static const char *what_happened(const struct nt_correction *c)
{
	switch (c->kind) {
	case NT_CORRECTION_ADDED:
		return _("recorded later");
	case NT_CORRECTION_REMOVED:
		return _("taken out of the month");
	case NT_CORRECTION_CHANGED:
		break;
	}
	return _("changed");
}

/* "Mei 2024: Rakor … (catatan 23), diubah 12 Agustus 2024 oleh notulis: Judul;
 * alasan: …" */
static const char *correction_text(struct report_maker *m,
				   const struct nt_correction *c)
{
	const char *day = nt_arena_strndup(m->arena, c->at, 10);
	const char *fields = fields_text(m, &c->fields);
	const char *out =
		nt_arena_printf(m->arena, "%s: %s", month_name(m, c->month),
				c->title ? c->title
					 : _("a record that is gone"));

	if (c->number > 0)
		out = nt_arena_printf(m->arena, _("%s (record %lld)"), out,
				      (long long)c->number);
	out = nt_arena_printf(m->arena, "%s, %s %s", out, what_happened(c),
			      nt_printed_date(m->arena, day));
	if (c->by != NULL)
		out = nt_arena_printf(m->arena, _("%s by %s"), out, c->by);
	if (fields != NULL)
		out = nt_arena_printf(m->arena, "%s: %s", out, fields);
	if (c->kind == NT_CORRECTION_CHANGED && c->why != NULL)
		out = nt_arena_printf(m->arena, _("%s; reason: %s"), out,
				      c->why);
	return out;
}

static const char *spans_text(struct report_maker *m,
			      const struct nt_unclosed *u)
{
	const char *out = "";

	for (size_t i = 0; i < u->n; i++)
		out = nt_arena_printf(m->arena, "%s%s%s", out,
				      i > 0 ? ", " : "",
				      nt_printed_span(m->arena, u->v[i].first,
						      u->v[i].last));
	return out;
}

void nt_report_corrections(struct report_maker *m)
{
	const struct nt_corrections *c = &m->data->corrections;
	const struct nt_unclosed *u = &m->data->unclosed;

	heading(m, _("H. CORRECTIONS TO MONTHS ALREADY CLOSED"));
	if (c->n == 0)
		nt_paper_text(m->paper, _("NIL"));
	for (size_t i = 0; i < c->n; i++)
		nt_paper_item(m->paper, mark(m, i),
			      correction_text(m, &c->v[i]));
	if (c->left_out > 0)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena,
					      _("Not included, because they "
						"are confidential: %s."),
					      nt_printed_number(m->arena,
								c->left_out)));
	if (u->n > 0)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena,
					      _("Months not closed yet: %s."),
					      spans_text(m, u)));
	m->paper->indent = 0;
}

/* I. Facts to be verified: a record with all of its own. */

/* Without its full stop: others follow. */
static const char *doubt_text(struct report_maker *m,
			      const struct nt_doubt_row *d)
{
	size_t n = strlen(d->text);
	const char *text;

	if (n > 0 && d->text[n - 1] == '.')
		n--;
	text = nt_arena_strndup(m->arena, d->text, n);
	if (d->line == NULL)
		return text;
	return nt_arena_printf(m->arena, "%s: %s", field_label(m, d->line),
			       text);
}

void nt_report_doubts(struct report_maker *m)
{
	const struct nt_doubt_rows *d = &m->data->figures.doubts;
	size_t n = 0;

	heading(m, _("I. FACTS TO BE VERIFIED"));
	if (d->n == 0)
		nt_paper_text(m->paper, _("NIL"));
	for (size_t i = 0; i < d->n; n++) {
		const char *uid = d->v[i].uid;
		const char *out =
			nt_arena_printf(m->arena, "%s (%s): ", d->v[i].title,
					nt_printed_date(m->arena,
							d->v[i].date));

		for (size_t first = i; i < d->n && nt_str_eq(d->v[i].uid, uid);
		     i++)
			out = nt_arena_printf(m->arena, "%s%s%s", out,
					      i > first ? "; " : "",
					      doubt_text(m, &d->v[i]));
		if (out[strlen(out) - 1] != '?')
			out = nt_arena_printf(m->arena, "%s.", out);
		nt_paper_item(m->paper, mark(m, n), out);
	}
	if ((int64_t)n < m->data->figures.doubtful)
		nt_paper_text(m->paper,
			      _("There are more; all of them: notula verify"));
	m->paper->indent = 0;
}

/* Of one organization, whatever the period. */

static void put_figure(struct report_maker *m, const char *label, int64_t n)
{
	nt_paper_pair(m->paper, label, nt_printed_number(m->arena, n));
}

void nt_report_counterpart(struct report_maker *m)
{
	const struct nt_counterpart *c = &m->data->counterpart;
	const struct nt_entry *entry = &c->entry;

	if (m->data->asked.organization == NULL)
		return;
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper, _("Since the first meeting:"));
	m->paper->indent = 3;
	m->paper->labels = 36;
	nt_paper_pair(m->paper, _("Meetings"),
		      entry->first == NULL
			      ? "0"
			      : nt_arena_printf(
					m->arena, "%s (%s)",
					nt_printed_number(m->arena,
							  entry->meetings),
					nt_printed_span(m->arena, entry->first,
							entry->last)));
	put_figure(m, _("Asked of it"), (int64_t)c->asked.n);
	put_figure(m, _("not fully answered"), c->unanswered);
	put_figure(m, _("Promised by it"), (int64_t)c->promised.n);
	put_figure(m, _("kept"), c->kept);
	put_figure(m, _("dropped"), c->dropped);
	put_figure(m, _("open"), c->open);
	put_figure(m, _("overdue among these"), c->overdue);
	m->paper->indent = 0;
}
