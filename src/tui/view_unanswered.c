/* The issues that were not, or not fully, answered yet, the oldest first. */
#include "tui/views.h"

#include <string.h>

#include "notula/dateword.h"
#include "notula/day.h"
#include "notula/str.h"
#include "tui/ledger.h"
#include "tui/show.h"

enum { DATE_WORDS = 6 }; /* no date is written in more here */

static enum nt_status read_issues(struct ledger *ledger,
				  const struct nt_query *query,
				  struct nt_arena *arena,
				  struct ledger_rows *out, struct nt_err *err)
{
	struct nt_unanswereds found = { 0 };
	enum nt_status st =
		nt_store_unanswered(ledger->view.ui->app->store, query,
				    LEDGER_MOST, arena, &found, err);

	if (st != NT_OK)
		return st;
	out->n = found.n;
	out->v = nt_arena_alloc(arena, (found.n + 1) * sizeof(*out->v));
	for (size_t i = 0; i < found.n; i++) {
		const struct nt_unanswered *u = &found.v[i];
		long long no = u->issue;
		unsigned long days = (unsigned long)u->age_days;

		out->v[i] = (struct ledger_row) {
			.uid = u->uid,
			.number = u->number,
			.date = u->date,
			.title = u->title,
			.place = nt_arena_printf(arena, "issues %lld text", no),
			.about = nt_arena_printf(arena, _("Issue %lld"), no),
			.text = u->text,
			.state = _(nt_set_coverage.labels[u->coverage]),
			.age = nt_arena_printf(arena,
					       ngettext("%lld day old",
							"%lld days old", days),
					       (long long)u->age_days),
			.no = u->issue,
		};
	}
	return NT_OK;
}

/* What is done to the issue at hand. */
struct doing {
	int64_t no;
	const char *text; /* of the issue, to be sure */
	struct nt_event event;
	const char *task;
};

static enum nt_status issue_of(struct nt_record *rec, const struct doing *d,
			       struct nt_issue **out, struct nt_err *err)
{
	for (size_t i = 0; i < rec->issues.n; i++) {
		*out = &rec->issues.v[i];
		if ((*out)->no == d->no && nt_str_eq((*out)->text, d->text))
			return NT_OK;
	}
	return nt_fail(err, NT_ECONFLICT,
		       _("somebody changed this issue meanwhile"));
}

/* Answers. */

static const struct answer {
	struct tui_choice choice;
	enum nt_event_type type;
	enum nt_coverage how;
} answers[] = {
	{ { 'f', N_("Answered fully") },
	  NT_EVENT_TYPE_ANSWERED,
	  NT_COVERAGE_FULLY },
	{ { 'p', N_("Answered partly") },
	  NT_EVENT_TYPE_ANSWERED,
	  NT_COVERAGE_PARTLY },
	{ { 'g', N_("Answered generally") },
	  NT_EVENT_TYPE_ANSWERED,
	  NT_COVERAGE_GENERALLY },
	{ { 'd', N_("Deferred") }, NT_EVENT_TYPE_DEFERRED, NT_NO_COVERAGE },
	{ { 'w', N_("Withdrawn") }, NT_EVENT_TYPE_WITHDRAWN, NT_NO_COVERAGE },
};

static const struct answer *answer_of(char letter)
{
	for (size_t i = 0; i < NT_COUNT(answers); i++)
		if (answers[i].choice.letter == letter)
			return &answers[i];
	return NULL;
}

/*
 * "14/6 Surat Bawaslu RI": the longest run of first words that reads as a
 * date is when it was, else it was today. Returns the rest.
 */
static const char *cut_date(const char *typed, int64_t today,
			    struct nt_arena *arena, char iso[NT_DATE_SIZE])
{
	const char *text = typed + strspn(typed, " ");
	const char *rest = text;
	const char *s = text;

	nt_date_write(nt_day_date(today), iso);
	for (int i = 0; i < DATE_WORDS && *s != '\0'; i++) {
		struct nt_dateword word;
		const char *first;

		s += strcspn(s, " ");
		first = nt_arena_strndup(arena, text, (size_t)(s - text));
		s += strspn(s, " ");
		if (nt_dateword_read(first, today, NT_LOOKING_BACK, &word,
				     NULL) != NT_OK)
			continue;
		nt_date_write(word.date, iso);
		rest = s;
	}
	return rest;
}

static void echo_answer(struct tui_view *owner, const char *text,
			struct nt_buf *out)
{
	struct nt_arena arena = { 0 };
	char iso[NT_DATE_SIZE];
	const char *rest =
		cut_date(text, nt_app_today(owner->ui->app), &arena, iso);

	nt_buf_printf(out, "%s%s%s", tui_show_day(iso, &arena),
		      rest[0] != '\0' ? " · " : "", rest);
	nt_arena_free(&arena);
}

static enum nt_status add_event(struct nt_record *rec, struct nt_arena *arena,
				void *ctx, struct nt_err *err)
{
	const struct nt_field *events = nt_field(&nt_shape_issue, "events");
	const struct doing *d = ctx;
	struct nt_issue *issue;
	enum nt_status st = issue_of(rec, d, &issue, err);

	if (st == NT_OK)
		*(struct nt_event *)nt_add_line(issue, events, arena) =
			d->event;
	return st;
}

static bool answer_typed(struct tui_view *owner, const char *text)
{
	struct ledger *ledger = (struct ledger *)owner;
	const struct ledger_row *row = tui_ledger_row(ledger);
	const struct answer *answer = answer_of(ledger->letter);
	struct nt_arena arena = { 0 };
	char iso[NT_DATE_SIZE];
	struct doing d = { 0 };

	if (row == NULL || answer == NULL)
		return true;
	d.no = row->no;
	d.text = nt_arena_strdup(&arena, row->text);
	d.event =
		(struct nt_event) { .type = answer->type, .how = answer->how };
	d.event.text =
		cut_date(text, nt_app_today(owner->ui->app), &arena, iso);
	d.event.date = iso;
	if (nt_str_blank(d.event.text))
		d.event.text = NULL;
	tui_ledger_change(ledger, add_event, &d, _(answer->choice.text));
	nt_arena_free(&arena);
	return true;
}

static void answer_chosen(struct tui_view *owner, char letter)
{
	static const struct tui_prompt prompt = {
		.title = N_("By what? A date may stand first"),
		.echo = echo_answer,
		.done = answer_typed,
	};

	((struct ledger *)owner)->letter = letter;
	if (answer_of(letter) != NULL)
		tui_ask_line(owner, &prompt);
}

static void ask_answer(struct ledger *ledger)
{
	const struct ledger_row *row = tui_ledger_row(ledger);
	struct tui_choice choices[NT_COUNT(answers)];

	if (row == NULL)
		return;
	for (size_t i = 0; i < NT_COUNT(answers); i++)
		choices[i] = answers[i].choice;
	tui_ask(&ledger->view, _("What became of it?"), row->text, choices,
		NT_COUNT(choices), answer_chosen);
}

/* Follow-ups. */

static enum nt_status add_task(struct nt_record *rec, struct nt_arena *arena,
			       void *ctx, struct nt_err *err)
{
	const struct nt_field *tasks = nt_field(&nt_shape_record, "follow_ups");
	const struct doing *d = ctx;
	struct nt_issue *issue;
	enum nt_status st = issue_of(rec, d, &issue, err);

	if (st == NT_OK)
		*(struct nt_follow_up *)nt_add_line(rec, tasks, arena) =
			(struct nt_follow_up) {
				.no = (int64_t)rec->follow_ups.n,
				.text = d->task,
				.issue = d->no,
			};
	return st;
}

static bool task_typed(struct tui_view *owner, const char *text)
{
	struct ledger *ledger = (struct ledger *)owner;
	const struct ledger_row *row = tui_ledger_row(ledger);
	struct nt_arena arena = { 0 };
	struct doing d = { .task = text };

	if (row == NULL || nt_str_blank(text))
		return true;
	d.no = row->no;
	d.text = nt_arena_strdup(&arena, row->text);
	tui_ledger_change(ledger, add_task, &d, _("New follow-up"));
	nt_arena_free(&arena);
	return true;
}

/* The issue's words to begin with, in one row. */
static void ask_task(struct ledger *ledger)
{
	const struct ledger_row *row = tui_ledger_row(ledger);
	struct tui_prompt prompt = {
		.title = N_("What is to be done?"),
		.done = task_typed,
	};
	struct nt_arena arena = { 0 };
	char *text;

	if (row == NULL)
		return;
	text = nt_arena_strdup(&arena, row->text);
	for (char *s = text; *s != '\0'; s++)
		if (*s == '\n')
			*s = ' ';
	if (strlen(text) < NT_LIMIT_LINE)
		prompt.initial = text;
	tui_ask_line(&ledger->view, &prompt);
	nt_arena_free(&arena);
}

static bool act(struct ledger *ledger, enum tui_action action)
{
	if (action == TUI_DO_ANSWER)
		ask_answer(ledger);
	else if (action == TUI_DO_MAKE_FOLLOW_UP)
		ask_task(ledger);
	else
		return false;
	return true;
}

void tui_open_unanswered(struct tui *ui)
{
	static const struct ledger_kind kind = {
		.tab = TUI_SCREEN_UNANSWERED_TAB,
		.screen = TUI_DO_SCREEN_UNANSWERED,
		.bar = TUI_BAR_UNANSWERED,
		.text_heading = N_("Issue"),
		.state_heading = N_("Answer"),
		.age_heading = N_("Age"),
		.nothing = N_("Every issue is answered."),
		.no_match = N_("No unanswered issue matches."),
		.read = read_issues,
		.act = act,
	};

	tui_open_ledger(ui, &kind);
}
