/* log_sort.c - the log in another order than by date. */
#include "tui/log_draw.h"

static const struct tui_choice choices[] = {
	[LOG_BY_DATE] = { 'd', N_("by date, the newest first") },
	[LOG_BY_TITLE] = { 't', N_("by title") },
	[LOG_BY_PLACE] = { 'w', N_("by where it was") },
	[LOG_BY_PEOPLE] = { 'p', N_("by people, most first") },
	[LOG_BY_OPEN] = { 'o', N_("by open follow-ups, most first") },
};

enum nt_status tui_log_read_rows(struct log *log, enum log_where where,
				 struct nt_err *err)
{
	struct nt_store *store = log->view.ui->app->store;
	enum nt_status st;

	if (log->order != LOG_BY_DATE) {
		st = tui_log_load_sorted(&log->rows, store, &log->query,
					 log->order, err);
		if (st != NT_EINVAL)
			return st;
		log->order = LOG_BY_DATE;
		tui_say_err(log->view.ui, err);
		*err = (struct nt_err) { 0 };
	}
	return tui_log_load(&log->rows, store, &log->query,
			    log->filter.filtered ? NULL : log->logbook.uid,
			    where, err);
}

static void chosen(struct tui_view *view, char letter)
{
	struct log *log = (struct log *)view;

	for (size_t i = 0; i < NT_COUNT(choices); i++)
		if (choices[i].letter == letter)
			log->order = (enum log_order)i;
	tui_log_reload(view);
	if (log->order != LOG_BY_DATE)
		tui_say(view->ui, _("Sorted %s; s d sorts by date again."),
			_(choices[log->order].text));
}

void tui_log_ask_order(struct log *log)
{
	tui_ask(&log->view, _("Sort"), NULL, choices, NT_COUNT(choices),
		chosen);
}
