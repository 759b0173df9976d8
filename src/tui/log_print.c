/* log_print.c - the papers of the record under the cursor, into a file that
 * was not there. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "notula/file.h"
#include "notula/papers.h"
#include "notula/str.h"
#include "tui/log_draw.h"

static bool is_html(const char *file)
{
	const char *dot = strrchr(file, '.');

	return dot != NULL &&
	       (nt_str_same(dot, ".html") || nt_str_same(dot, ".htm"));
}

static enum nt_status read_record(const struct log *log, struct nt_arena *arena,
				  struct nt_record *rec, struct nt_err *err)
{
	enum nt_status st = nt_store_get(log->view.ui->app->store,
					 log->print.uid, arena, rec, err);

	if (st == NT_OK && rec->confidential)
		return nt_fail(
			err, NT_EINVAL,
			_("record %lld is confidential and stays off paper; "
			  "notula print %lld --confidential prints it"),
			(long long)rec->number, (long long)rec->number);
	return st;
}

static enum nt_status write_paper(const struct log *log, const char *file,
				  struct nt_err *err)
{
	const struct nt_print what = { .what = log->print.what,
				       .html = is_html(file) };
	struct nt_arena arena = { 0 };
	struct nt_buf out = { 0 };
	struct nt_record rec;
	enum nt_status st = read_record(log, &arena, &rec, err);

	if (st == NT_OK)
		st = nt_app_print(log->view.ui->app, &rec, &what, &arena, &out,
				  err);
	if (st == NT_OK)
		st = nt_file_write(file, false, out.s, out.n, err);
	nt_buf_free(&out);
	nt_arena_free(&arena);
	return st;
}

static bool write_done(struct tui_view *owner, const char *file)
{
	struct nt_err err = { 0 };

	if (nt_str_blank(file))
		return false;
	if (write_paper((struct log *)owner, file, &err) != NT_OK) {
		tui_say_err(owner->ui, &err);
		return false;
	}
	tui_say(owner->ui, _("Files written: %s"), file);
	return true;
}

static void echo_file(struct tui_view *owner, const char *file,
		      struct nt_buf *out)
{
	(void)owner;
	if (access(file, F_OK) == 0)
		nt_buf_puts(out, _("This file is there already; it stays as "
				   "it is."));
	else if (is_html(file))
		nt_buf_puts(out,
			    _("HTML: for paper, opens in word processors"));
	else
		nt_buf_puts(out, _("text, for mail; a name with .html for "
				   "paper"));
}

static void ask_file(struct tui_view *owner, char letter)
{
	struct log *log = (struct log *)owner;
	const struct tui_prompt prompt = { .title = N_("Write to file"),
					   .initial = log->print.file,
					   .echo = echo_file,
					   .done = write_done };

	log->print.what = letter == 'a'	  ? NT_ATTENDANCE
			  : letter == 'r' ? NT_ACTIVITY
					  : NT_MINUTES;
	snprintf(log->print.file, sizeof(log->print.file),
		 letter == 'a'	 ? _("attendance-%lld.html")
		 : letter == 'r' ? _("report-%lld.html")
				 : _("minutes-%lld.html"),
		 (long long)log->print.number);
	tui_ask_line(owner, &prompt);
}

void tui_log_print(struct log *log)
{
	static const struct tui_choice choices[] = {
		{ 'm', N_("Minutes of the meeting") },
		{ 'a', N_("Attendance sheet") },
		{ 'r', N_("Report of the activity") },
	};
	const struct nt_row *row = tui_log_row(&log->rows, log->rows.at);

	if (row == NULL)
		return;
	snprintf(log->print.uid, sizeof(log->print.uid), "%s", row->uid);
	log->print.number = row->number;
	tui_ask(&log->view, _("Print"), row->title, choices, NT_COUNT(choices),
		ask_file);
}
