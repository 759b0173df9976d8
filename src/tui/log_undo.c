/* log_undo.c - what is done to records from the log, and taking it back. */
#include <string.h>

#include "tui/log_draw.h"

/* Final, or open again as long as nothing was done since. */
static enum nt_status set_final(struct log *log, struct log_done *d, bool final,
				struct nt_err *err)
{
	struct nt_app *app = log->view.ui->app;
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	enum nt_status st = nt_store_get(app->store, d->uid, &arena, &rec, err);

	if (st == NT_OK)
		nt_app_stamp(app, &rec, &arena);
	if (st == NT_OK && final) {
		rec.status = NT_RECORD_STATUS_FINAL;
		st = nt_store_save(app->store, &rec, d->version, &arena, err);
	} else if (st == NT_OK) {
		st = nt_store_undo_final(app->store, &rec, &arena, err);
	}
	if (st == NT_OK) {
		d->version = rec.version;
		log->view.ui->saved++;
	}
	nt_arena_free(&arena);
	return st;
}

static enum nt_status apply(struct log *log, struct log_done *d, bool back,
			    struct nt_err *err)
{
	if (d->what == LOG_MADE_FINAL)
		return set_final(log, d, !back, err);
	return nt_store_trash(log->view.ui->app->store, d->uid, d->version,
			      (d->what == LOG_TRASHED) != back, err);
}

static void say_one(struct tui *ui, const struct log_done *d, bool back)
{
	long long number = (long long)d->number;

	if (d->what == LOG_MADE_FINAL && back)
		tui_say(ui, _("Record %lld is not final any more."), number);
	else if (d->what == LOG_MADE_FINAL)
		tui_say(ui, _("Record %lld is final. u to undo"), number);
	else if ((d->what == LOG_TRASHED) != back)
		tui_say(ui, _("Record %lld is in the trash. u brings it back."),
			number);
	else
		tui_say(ui, _("Record %lld is back."), number);
}

/* N of D were done, or taken BACK; ERR is what the next one met. */
static void say(struct log *log, const struct log_done *d, size_t n, bool back,
		const struct nt_err *err)
{
	struct tui *ui = log->view.ui;

	tui_log_reload(&log->view);
	if (err->status != NT_OK)
		tui_say_err(ui, err);
	else if (n == 1)
		say_one(ui, d, back);
	else if ((d->what == LOG_TRASHED) != back)
		tui_say(ui,
			_("%zu records are in the trash. u brings them back."),
			n);
	else
		tui_say(ui, _("%zu records are back."), n);
}

/* To be taken back by u, the oldest forgotten. */
static void remember(struct log *log, const struct log_done *d)
{
	log->view.ui->discarded[0] = '\0';
	if (log->undos == LOG_UNDOS) {
		memmove(log->done, log->done + 1,
			(LOG_UNDOS - 1) * sizeof(*log->done));
		log->undos--;
	}
	log->done[log->undos++] = *d;
	log->redos = 0;
}

size_t tui_log_do(struct log *log, struct log_done *done, size_t n)
{
	struct nt_err err = { 0 };
	size_t i;

	for (i = 0; i < n && apply(log, &done[i], false, &err) == NT_OK; i++) {
		done[i].joined = i > 0;
		remember(log, &done[i]);
	}
	say(log, done, i, false, &err);
	return i;
}

void tui_log_undo(struct log *log)
{
	struct nt_err err = { 0 };
	struct log_done *d = NULL;
	size_t n = 0;

	if (log->undos == 0) {
		tui_say(log->view.ui, "%s", _("Nothing to undo."));
		return;
	}
	do {
		d = &log->done[log->undos - 1];
		if (apply(log, d, true, &err) != NT_OK)
			break;
		log->undos--;
		log->redos++;
		n++;
	} while (d->joined && log->undos > 0);
	say(log, d, n, true, &err);
}

void tui_log_redo(struct log *log)
{
	struct nt_err err = { 0 };
	struct log_done *d = NULL;
	size_t n = 0;

	if (log->redos == 0) {
		tui_say(log->view.ui, "%s", _("Nothing to redo."));
		return;
	}
	do {
		d = &log->done[log->undos];
		if (apply(log, d, false, &err) != NT_OK)
			break;
		log->undos++;
		log->redos--;
		n++;
	} while (log->redos > 0 && log->done[log->undos].joined);
	say(log, d, n, false, &err);
}
