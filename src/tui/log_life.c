/* log_life.c - the trash, drafts that are thrown away, records that become
 * final. */
#include <stdio.h>
#include <string.h>

#include "notula/doubt.h"
#include "tui/log_draw.h"

enum { DOUBTS_SHOWN = 6 };

static struct nt_store *store_of(const struct log *log)
{
	return log->view.ui->app->store;
}

static void throw_draft(struct log *log, const struct nt_draft_about *draft)
{
	struct tui *ui = log->view.ui;
	struct nt_err err = { 0 };

	snprintf(ui->discarded, sizeof(ui->discarded), "%s", draft->name);
	if (nt_draft_throw(ui->discarded, nt_app_today(ui->app), &err) !=
	    NT_OK) {
		ui->discarded[0] = '\0';
		tui_say_err(ui, &err);
		return;
	}
	tui_log_reload(&log->view);
	tui_say(ui, "%s", _("The draft is discarded. u brings it back."));
}

static void revive_draft(struct log *log)
{
	struct tui *ui = log->view.ui;
	struct nt_err err = { 0 };

	if (nt_draft_revive(ui->discarded, &err) != NT_OK)
		tui_say_err(ui, &err);
	else
		tui_say(ui, "%s", _("The draft is back."));
	ui->discarded[0] = '\0';
	tui_log_reload(&log->view);
}

/* Marks. */

static size_t mark_of(const struct log *log, const char *uid)
{
	size_t i = 0;

	while (i < log->marked && strcmp(log->marks[i].uid, uid) != 0)
		i++;
	return i;
}

bool tui_log_is_marked(const struct log *log, const char *uid)
{
	return mark_of(log, uid) < log->marked;
}

static void forget_marks(struct log *log, size_t from, size_t n)
{
	memmove(log->marks + from, log->marks + from + n,
		(log->marked - from - n) * sizeof(*log->marks));
	log->marked -= n;
}

static void toggle_mark(struct log *log)
{
	const struct nt_row *row = tui_log_row(&log->rows, log->rows.at);
	struct log_done *mark;

	if (row == NULL)
		return;
	if (tui_log_is_marked(log, row->uid)) {
		forget_marks(log, mark_of(log, row->uid), 1);
	} else if (log->marked < LOG_UNDOS) {
		mark = &log->marks[log->marked++];
		snprintf(mark->uid, sizeof(mark->uid), "%s", row->uid);
		mark->version = row->version;
		mark->number = row->number;
	}
	if (log->marked > 0)
		tui_say(log->view.ui,
			_("Marked: %zu. d and B go for all of them, Esc "
			  "forgets "
			  "the marks."),
			log->marked);
}

/* What is marked into the trash (IN), or out of it. */
static void move_marked(struct log *log, bool in)
{
	struct log_done all[LOG_UNDOS];

	memcpy(all, log->marks, sizeof(all));
	for (size_t i = 0; i < log->marked; i++)
		all[i].what = in ? LOG_TRASHED : LOG_RESTORED;
	forget_marks(log, 0, tui_log_do(log, all, log->marked));
}

/* The record under the cursor into the trash (IN), or out of it. */
static void move_record(struct log *log, bool in)
{
	const struct nt_row *row = tui_log_row(&log->rows, log->rows.at);
	struct log_done t = { .what = in ? LOG_TRASHED : LOG_RESTORED };

	if (log->marked > 0) {
		move_marked(log, in);
		return;
	}
	if (row == NULL)
		return;
	if (row->trashed == in) {
		tui_say(log->view.ui,
			in ? _("Record %lld is in the trash already.")
			   : _("Record %lld is not in the trash."),
			(long long)row->number);
		return;
	}
	snprintf(t.uid, sizeof(t.uid), "%s", row->uid);
	t.version = row->version;
	t.number = row->number;
	tui_log_do(log, &t, 1);
}

static void delete_line(struct log *log)
{
	if (log->marked == 0 && tui_log_draft(&log->rows, log->rows.at) != NULL)
		throw_draft(log, tui_log_draft(&log->rows, log->rows.at));
	else
		move_record(log, true);
}

static void undo(struct log *log)
{
	if (log->view.ui->discarded[0] != '\0')
		revive_draft(log);
	else
		tui_log_undo(log);
}

/* Final records. */

static void finalize(struct tui_view *view, char letter)
{
	struct log *log = (struct log *)view;
	struct log_done t = { .what = LOG_MADE_FINAL,
			      .version = log->asked.version,
			      .number = log->asked.number };

	if (letter != 'y')
		return;
	snprintf(t.uid, sizeof(t.uid), "%s", log->asked.uid);
	tui_log_do(log, &t, 1);
}

/* "Make final?", and what is open. */
static void put_question(struct log *log, struct nt_buf *out)
{
	struct nt_arena *arena = &log->asked_arena;
	struct nt_words empty = nt_not_filled(&log->asked, arena);
	struct nt_doubts doubts = { 0 };

	nt_doubts_of(&log->asked, arena, &doubts);
	if (doubts.n > 0 || empty.n > 0)
		nt_buf_printf(out,
			      _("Make final? %zu facts are not verified, %zu "
				"fields are empty."),
			      doubts.n, empty.n);
	else
		nt_buf_puts(out, _("Make final?"));
	for (size_t i = 0; i < empty.n; i++)
		nt_buf_printf(out, "%s%s", i > 0 ? ", " : "\n\n",
			      _(empty.v[i]));
	nt_buf_puts(out, doubts.n > 0 ? "\n" : "");
	for (size_t i = 0; i < doubts.n && i < DOUBTS_SHOWN; i++)
		nt_buf_printf(out, "\n? %s", doubts.v[i].text);
	if (doubts.n > DOUBTS_SHOWN)
		nt_buf_puts(out, "\n…");
}

static void ask_final(struct log *log)
{
	static const struct tui_choice choices[] = {
		{ 'y', N_("Yes") },
		{ 27, N_("No") },
	};
	const struct nt_row *row = tui_log_row(&log->rows, log->rows.at);
	struct nt_buf text = { 0 };
	struct nt_err err = { 0 };

	if (row == NULL)
		return;
	nt_arena_reset(&log->asked_arena);
	if (nt_store_get(store_of(log), row->uid, &log->asked_arena,
			 &log->asked, &err) != NT_OK) {
		tui_say_err(log->view.ui, &err);
		return;
	}
	if (row->trashed || log->asked.status != NT_RECORD_STATUS_WORKING) {
		tui_say(log->view.ui,
			row->trashed ? _("Record %lld is in the trash already.")
				     : _("Record %lld is final already."),
			(long long)row->number);
		return;
	}
	put_question(log, &text);
	tui_ask(&log->view, _("Final"), nt_buf_str(&text), choices,
		NT_COUNT(choices), finalize);
	nt_buf_free(&text);
}

bool tui_log_life(struct log *log, enum tui_action action)
{
	switch ((int)action) {
	case TUI_DO_MARK:
		toggle_mark(log);
		return true;
	case TUI_DO_DELETE:
		delete_line(log);
		return true;
	case TUI_DO_RESTORE:
		move_record(log, false);
		return true;
	case TUI_DO_FINALIZE:
		ask_final(log);
		return true;
	case TUI_DO_UNDO:
		undo(log);
		return true;
	case TUI_DO_REDO:
		tui_log_redo(log);
		return true;
	default:
		return false;
	}
}
