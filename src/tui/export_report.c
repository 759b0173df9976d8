/* The report among what the export dialog writes: its rows, or the paper. */
#include "tui/export_box.h"

#include "notula/language.h"
#include "notula/month.h"
#include "notula/papers.h"
#include "notula/report.h"

static enum nt_status write_rows(struct export_box *box,
				 const struct nt_query *query,
				 const struct nt_sink *sink, struct nt_err *err)
{
	const struct nt_exporting how = {
		.query = query,
		.dress = { .excel = box->form == NT_FORM_EXCEL,
			   .local = box->form == NT_FORM_EXCEL &&
				    nt_language_is_local() },
	};

	return nt_export_month(box->view.ui->app->store, box->period.days, NULL,
			       &how, sink, &box->found, err);
}

static enum nt_status write_paper(struct export_box *box,
				  const struct nt_query *query,
				  struct nt_arena *arena,
				  const struct nt_sink *sink,
				  struct nt_err *err)
{
	struct nt_app *app = box->view.ui->app;
	const struct nt_report_asked asked = {
		.query = query,
		.filter = box->filter[0] != '\0' ? box->filter : NULL,
		.period = box->period,
		.to = app->values[NT_SETTING_REPORT_TO],
		.prepared_by = app->values[NT_SETTING_PREPARED_BY],
	};
	struct nt_report_data data;
	struct nt_letterhead head;
	struct nt_paper paper;
	struct nt_buf out = { 0 };
	enum nt_status st =
		nt_report_read(app->store, &asked, arena, &data, err);

	if (st == NT_OK)
		st = nt_app_letterhead(app, arena, &head, err);
	if (st == NT_OK) {
		box->found = (struct nt_exported) {
			.records = data.figures.now.meetings,
			.left_out = data.figures.left_out,
		};
		nt_report_paper(&data, &head, NT_REPORT_WHOLE, arena, &paper);
		st = nt_app_render(app, &paper, box->form == EXPORT_HTML, &out,
				   err);
	}
	if (st == NT_OK)
		st = sink->put(sink->ctx, out.s, out.n, err);
	nt_buf_free(&out);
	return st;
}

enum nt_status tui_export_report(struct export_box *box,
				 const struct nt_sink *sink, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_query query;
	enum nt_status st =
		nt_query_read(box->filter, nt_app_today(box->view.ui->app),
			      true, &arena, &query, NULL, err);

	if (st == NT_OK && box->form < NT_FORMS)
		st = write_rows(box, &query, sink, err);
	else if (st == NT_OK)
		st = write_paper(box, &query, &arena, sink, err);
	nt_arena_free(&arena);
	return st;
}
