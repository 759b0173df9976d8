#include "tui/tui.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"
#include "tui/first.h"
#include "tui/form.h"
#include "tui/loop.h"
#include "tui/term.h"
#include "tui/views.h"

/* Cells are placed by wcwidth, which only knows UTF-8. */
static void need_utf8(void)
{
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 &&
	    setlocale(LC_CTYPE, "C.UTF-8") == NULL)
		setlocale(LC_CTYPE, "en_US.UTF-8");
}

static void out_of_memory(void)
{
	tui_term_rescue();
	fputs(_("notula: out of memory\n"), stderr);
}

/* "2 records saved, 1 draft kept", after leaving. */
static void say_goodbye(const struct tui *ui)
{
	if (ui->saved > 0)
		printf(ngettext("%d record saved", "%d records saved",
				(unsigned long)ui->saved),
		       (int)ui->saved);
	if (ui->saved > 0 && ui->kept > 0)
		printf(", ");
	if (ui->kept > 0)
		printf(ngettext("%d draft kept", "%d drafts kept",
				(unsigned long)ui->kept),
		       (int)ui->kept);
	if (ui->saved > 0 || ui->kept > 0)
		printf("\n");
}

static int complain(const struct nt_err *err)
{
	char text[NT_ERR_FILE + NT_ERR_FIELD + NT_ERR_MSG + 32];

	fprintf(stderr, "notula: %s\n", nt_err_format(err, text, sizeof(text)));
	return nt_status_exit(err->status);
}

/* The log, and on top of it the form of REC where one was asked for. */
static enum nt_status open_views(struct tui *ui, const char *rec,
				 const char *why, struct nt_err *err)
{
	char uid[NT_UID_SIZE];
	enum nt_status st = NT_OK;

	if (rec != NULL)
		st = nt_store_find(ui->app->store, rec, uid, err);
	if (st != NT_OK)
		return st;
	tui_open_log(ui);
	if (rec == NULL) {
		tui_first_start(ui);
		return NT_OK;
	}
	return why != NULL ? tui_form_amend(ui, uid, why, err)
			   : tui_form_open(ui, uid, err);
}

/* The copy has its own word to say, and no say in how this ends. */
static void end_daily(struct tui_daily *daily, struct tui *ui, int code)
{
	struct nt_err err = { 0 };

	if (tui_daily_end(daily, ui, code > 128, &err) != NT_OK)
		complain(&err);
}

int tui_main(struct nt_app *app, const char *rec, const char *why)
{
	struct tui ui = { .app = app };
	struct tui_daily *daily;
	struct nt_err err = { 0 };
	enum nt_status st;
	int code = 0;

	need_utf8();
	st = tui_keys_bind(&app->keys, app->config, &err);
	if (st == NT_OK)
		st = tui_term_open(&ui.term, &err);
	if (st != NT_OK)
		return complain(&err);
	daily = tui_daily_begin();
	nt_alloc_on_fail(out_of_memory);
	app->wait = tui_wait;
	app->wait_ctx = &ui;
	app->give_up = tui_give_up;
	app->give_up_ctx = &ui;
	st = nt_app_open(app, rec != NULL ? NT_TO_WRITE : NT_TO_CREATE, &err);
	if (st == NT_OK)
		st = open_views(&ui, rec, why, &err);
	if (st == NT_OK)
		code = tui_run(&ui, daily);
	tui_close(&ui);
	tui_term_close(ui.term);
	end_daily(daily, &ui, code);
	app->wait = NULL;
	app->wait_ctx = NULL;
	app->give_up = NULL;
	app->give_up_ctx = NULL;
	say_goodbye(&ui);
	return st == NT_OK ? code : complain(&err);
}
