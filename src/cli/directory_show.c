#include "cli/directory_show.h"

#include <stdio.h>

#include "cli/out.h"
#include "notula/day.h"

enum { INDENT = 20 };

static const char *const kinds[] = {
	[NT_DIRECTORY_PEOPLE] = "people",
	[NT_DIRECTORY_ORGANIZATIONS] = "organizations",
	[NT_DIRECTORY_VENUES] = "venues",
	[NT_DIRECTORY_POSTS] = "posts",
};

const char *cli_directory_word(enum nt_directory kind)
{
	return kinds[kind];
}

static const char *word(const struct nt_set *set, int value)
{
	return value > 0 ? set->words[value] : NULL;
}

static struct nt_words merged_names(const struct nt_entry *entry,
				    struct nt_arena *arena)
{
	struct nt_words out = { 0 };

	out.v = nt_arena_alloc(arena, (entry->merged.n + 1) * sizeof(*out.v));
	for (; out.n < entry->merged.n; out.n++)
		out.v[out.n] = entry->merged.v[out.n].name;
	return out;
}

static void put_entry(struct cli_json *json, const struct nt_entry *e)
{
	struct nt_arena arena = { 0 };

	cli_json_text(json, "uid", e->uid);
	cli_json_text(json, "name", e->name);
	cli_json_text(json, "short", e->short_name);
	cli_json_text(json, "position", e->position);
	cli_json_text(json, "organization", e->organization);
	cli_json_text(json, "level", word(&nt_set_level, (int)e->level));
	cli_json_text(json, "parent", e->parent);
	cli_json_true(json, "collective", e->collective);
	cli_json_text(json, "city", e->city);
	cli_json_words(json, "aliases", e->aliases);
	cli_json_words(json, "merged", merged_names(e, &arena));
	if (e->uid != NULL)
		cli_json_int(json, "meetings", e->meetings);
	cli_json_text(json, "first", e->first);
	cli_json_text(json, "last", e->last);
	cli_json_text(json, "note", e->note);
	nt_arena_free(&arena);
}

void cli_entry_json(enum nt_directory kind, const struct nt_entry *entry)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "kind", kinds[kind]);
	put_entry(&json, entry);
	cli_json_end(&json);
}

static void say(const char *label, const char *value)
{
	if (value != NULL && value[0] != '\0')
		cli_paragraph(INDENT, label, value);
}

static void say_words(const char *label, struct nt_words words)
{
	struct nt_buf text = { 0 };

	for (size_t i = 0; i < words.n; i++)
		nt_buf_printf(&text, "%s%s", i > 0 ? "\n" : "", words.v[i]);
	say(label, nt_buf_str(&text));
	nt_buf_free(&text);
}

static void say_met(const struct nt_entry *e)
{
	struct nt_arena arena = { 0 };

	if (e->uid == NULL)
		say(_("Last"), e->last);
	else if (e->meetings == 0)
		say(_("Meetings"), "0");
	else
		say(_("Meetings"),
		    nt_arena_printf(&arena, _("%lld, from %s to %s"),
				    (long long)e->meetings, e->first, e->last));
	nt_arena_free(&arena);
}

void cli_entry_show(const struct nt_entry *e)
{
	struct nt_arena arena = { 0 };

	cli_paragraph(0, NULL, e->name);
	say(_("Short name"), e->short_name);
	say(_("Position"), e->position);
	say(_("Organization"), e->organization);
	say(_("Level"), e->level ? _(nt_set_level.labels[e->level]) : NULL);
	say(_("Parent"), e->parent);
	say(_("Collective"), e->collective ? _("yes") : NULL);
	say(_("City"), e->city);
	say_words(_("Aliases"), e->aliases);
	say_words(_("Merged"), merged_names(e, &arena));
	say(_("Note"), e->note);
	say_met(e);
	say(_("Unique code"), e->uid);
	nt_arena_free(&arena);
}

/* Counterparts. */

static const char *day_before(int64_t today, int64_t days,
			      char out[NT_DATE_SIZE])
{
	return nt_date_write(nt_day_date(today - days), out);
}

/* What is open stands first, the oldest first. */
static const struct nt_asked *oldest_asked(const struct nt_counterpart *page)
{
	return page->unanswered > 0 ? &page->asked.v[0] : NULL;
}

static const struct nt_task *oldest_task(const struct nt_counterpart *page)
{
	return page->open > 0 ? &page->promised.v[0] : NULL;
}

static void figures_json(const struct nt_counterpart *page, int64_t today)
{
	const struct nt_asked *asked = oldest_asked(page);
	const struct nt_task *task = oldest_task(page);
	struct cli_json json = { 0 };
	char since[NT_DATE_SIZE];

	cli_json_text(&json, "kind", "counterpart");
	put_entry(&json, &page->entry);
	cli_json_int(&json, "offices", page->offices);
	cli_json_int(&json, "asked", (int64_t)page->asked.n);
	cli_json_int(&json, "unanswered", page->unanswered);
	if (asked != NULL)
		cli_json_text(&json, "unanswered_since",
			      day_before(today, asked->age_days, since));
	cli_json_int(&json, "responses", (int64_t)page->said.n);
	cli_json_int(&json, "promised", (int64_t)page->promised.n);
	cli_json_int(&json, "kept", page->kept);
	cli_json_int(&json, "dropped", page->dropped);
	cli_json_int(&json, "open", page->open);
	cli_json_int(&json, "overdue", page->overdue);
	if (task != NULL)
		cli_json_text(&json, "open_since",
			      day_before(today, task->age_days, since));
	cli_json_end(&json);
}

static void asked_json(const struct nt_asked *a)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "kind", "asked");
	cli_json_text(&json, "uid", a->uid);
	cli_json_int(&json, "number", a->number);
	cli_json_text(&json, "date", a->date);
	cli_json_int(&json, "issue", a->issue);
	cli_json_text(&json, "text", a->text);
	cli_json_text(&json, "coverage",
		      word(&nt_set_coverage, (int)a->coverage));
	cli_json_true(&json, "open", a->open);
	cli_json_int(&json, "age_days", a->age_days);
	cli_json_end(&json);
}

static void said_json(const struct nt_said *s)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "kind", "response");
	cli_json_text(&json, "uid", s->uid);
	cli_json_int(&json, "number", s->number);
	cli_json_text(&json, "date", s->date);
	cli_json_int(&json, "response", s->response);
	cli_json_text(&json, "type", word(&nt_set_response_type, (int)s->type));
	cli_json_text(&json, "text", s->text);
	cli_json_text(&json, "answers", s->answers);
	cli_json_end(&json);
}

static void promise_json(const struct nt_task *t)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "kind", "promise");
	cli_json_text(&json, "uid", t->uid);
	cli_json_int(&json, "number", t->number);
	cli_json_text(&json, "date", t->date);
	cli_json_int(&json, "no", t->f.no);
	cli_json_text(&json, "text", t->f.text);
	cli_json_text(&json, "owner", t->f.owner);
	cli_json_text(&json, "due", t->f.due);
	cli_json_text(&json, "due_as_written", t->f.due_as_written);
	cli_json_text(&json, "status",
		      word(&nt_set_follow_up_status, (int)t->f.status));
	cli_json_text(&json, "closed_on", t->f.closed_on);
	cli_json_int(&json, "age_days", t->age_days);
	cli_json_true(&json, "overdue", t->overdue);
	cli_json_end(&json);
}

static void meeting_json(const struct nt_row *row)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "kind", "meeting");
	cli_json_text(&json, "uid", row->uid);
	cli_json_int(&json, "number", row->number);
	cli_json_text(&json, "date", row->date);
	cli_json_text(&json, "title", row->title);
	cli_json_end(&json);
}

void cli_counterpart_json(const struct nt_counterpart *page, int64_t today)
{
	figures_json(page, today);
	for (size_t i = 0; i < page->asked.n; i++)
		asked_json(&page->asked.v[i]);
	for (size_t i = 0; i < page->said.n; i++)
		said_json(&page->said.v[i]);
	for (size_t i = 0; i < page->promised.n; i++)
		promise_json(&page->promised.v[i]);
	for (size_t i = 0; i < page->meetings.n; i++)
		meeting_json(&page->meetings.v[i]);
}

/* "the oldest since 2024-05-27 (16 days)" */
static const char *since_text(struct nt_arena *arena, int64_t today,
			      int64_t days)
{
	char since[NT_DATE_SIZE];

	return nt_arena_printf(arena, _("the oldest since %s (%lld days)"),
			       day_before(today, days, since), (long long)days);
}

static void say_figures(const struct nt_counterpart *page, int64_t today)
{
	const struct nt_asked *asked = oldest_asked(page);
	const struct nt_task *task = oldest_task(page);
	struct nt_arena arena = { 0 };

	if (page->offices > 1)
		say(_("Offices"),
		    nt_arena_printf(&arena,
				    _("%lld, with those below it and merged "
				      "into it"),
				    (long long)page->offices));
	say(_("Asked"),
	    nt_arena_printf(&arena, _("%zu; not fully answered %lld%s%s"),
			    page->asked.n, (long long)page->unanswered,
			    asked ? ", " : "",
			    asked ? since_text(&arena, today, asked->age_days)
				  : ""));
	say(_("Promised"),
	    nt_arena_printf(&arena,
			    _("%zu; kept %lld, dropped %lld, open %lld "
			      "(overdue %lld)%s%s"),
			    page->promised.n, (long long)page->kept,
			    (long long)page->dropped, (long long)page->open,
			    (long long)page->overdue, task ? ", " : "",
			    task ? since_text(&arena, today, task->age_days)
				 : ""));
	nt_arena_free(&arena);
}

static void heading(const char *text, size_t n)
{
	cli_printf("\n%s (%zu)\n", text, n);
}

static const char *place(struct nt_arena *arena, int64_t number, int64_t no)
{
	return nt_arena_printf(arena, "%lld.%lld", (long long)number,
			       (long long)no);
}

static const char *days(struct nt_arena *arena, int64_t n)
{
	return nt_arena_printf(arena, "%lld", (long long)n);
}

static void show_asked(const struct nt_counterpart *page,
		       struct nt_arena *arena)
{
	static const struct cli_column columns[] = {
		{ N_("No."), 0, true },	    { N_("Date"), 0, false },
		{ N_("Issue"), 24, false }, { N_("Answered"), 10, false },
		{ N_("Days"), 0, true },
	};
	struct cli_table table;

	heading(_("What it was asked"), page->asked.n);
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < page->asked.n; i++) {
		const struct nt_asked *a = &page->asked.v[i];
		const char *cells[] = {
			place(arena, a->number, a->issue),
			a->date,
			a->text,
			a->coverage ? _(nt_set_coverage.labels[a->coverage])
				    : "",
			a->open ? days(arena, a->age_days) : "",
		};

		cli_table_row(&table, cells);
	}
	cli_table_end(&table);
}

static void show_said(const struct nt_counterpart *page, struct nt_arena *arena)
{
	static const struct cli_column columns[] = {
		{ N_("No."), 0, true },
		{ N_("Date"), 0, false },
		{ N_("Type"), 0, false },
		{ N_("Response"), 24, false },
	};
	struct cli_table table;

	heading(_("What it answered"), page->said.n);
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < page->said.n; i++) {
		const struct nt_said *s = &page->said.v[i];
		const char *cells[] = {
			place(arena, s->number, s->response),
			s->date,
			s->type ? _(nt_set_response_type.labels[s->type]) : "",
			s->text,
		};

		cli_table_row(&table, cells);
	}
	cli_table_end(&table);
}

static void show_promised(const struct nt_counterpart *page,
			  struct nt_arena *arena)
{
	static const struct cli_column columns[] = {
		{ N_("No."), 0, true },		{ "", 0, false },
		{ N_("Follow-up"), 24, false }, { N_("Due"), 10, false },
		{ N_("Days"), 0, true },	{ N_("Status"), 0, false },
	};
	struct cli_table table;

	heading(_("What it promised"), page->promised.n);
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < page->promised.n; i++) {
		const struct nt_task *t = &page->promised.v[i];
		const struct nt_follow_up *f = &t->f;
		const char *due = f->due ? f->due : f->due_as_written;
		const char *cells[] = {
			place(arena, t->number, f->no),
			t->overdue ? "!" : "",
			f->text,
			due != NULL ? due : _("no date"),
			days(arena, t->age_days),
			f->status ? _(nt_set_follow_up_status.labels[f->status])
				  : "",
		};

		cli_table_row(&table, cells);
	}
	cli_table_end(&table);
}

static void show_meetings(const struct nt_counterpart *page,
			  struct nt_arena *arena)
{
	static const struct cli_column columns[] = {
		{ N_("No."), 0, true },
		{ N_("Date"), 0, false },
		{ N_("Title"), 24, false },
	};
	struct cli_table table;

	heading(_("Meetings"), (size_t)page->entry.meetings);
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < page->meetings.n; i++) {
		const struct nt_row *row = &page->meetings.v[i];
		const char *cells[] = { days(arena, row->number), row->date,
					row->title };

		cli_table_row(&table, cells);
	}
	cli_table_end(&table);
}

void cli_counterpart_show(const struct nt_counterpart *page, int64_t today)
{
	struct nt_arena arena = { 0 };

	cli_entry_show(&page->entry);
	say_figures(page, today);
	show_asked(page, &arena);
	show_said(page, &arena);
	show_promised(page, &arena);
	show_meetings(page, &arena);
	nt_arena_free(&arena);
}
