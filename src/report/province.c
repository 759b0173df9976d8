#include "notula/province.h"

#include <stdio.h>
#include <string.h>

#include "exchange/folder.h"
#include "notula/day.h"
#include "notula/str.h"
#include "report/province_rows.h"

enum { MOST_TASKS = 1000000 };

/* One run: month after month into the same sheets. */
struct run {
	struct nt_store *store;
	const struct nt_province *how;
	struct nt_sheets sheets;
	struct nt_arena arena; /* of the run */
	struct nt_logbook logbook;
	struct nt_days days; /* of the month at hand */
	struct nt_province_row row;
	struct nt_exported *out;
};

static enum nt_status failed(struct run *run, struct nt_err *err)
{
	return run->sheets.xlsx != NULL ? nt_xlsx_status(run->sheets.xlsx, err)
					: NT_OK;
}

static enum nt_status each(void *ctx, const struct nt_record *rec,
			   struct nt_err *err)
{
	struct run *run = ctx;

	if (!nt_days_have(run->days, rec->date) ||
	    (rec->confidential && !run->how->confidential))
		return NT_OK;
	run->out->records++;
	nt_province_put_record(&run->row, rec);
	return failed(run, err);
}

/* All meetings of which a day lies in the month. */
static enum nt_status put_records(struct run *run, struct nt_err *err)
{
	struct nt_term term = { .key = NT_QUERY_MONTH,
				.value = run->row.month };
	struct nt_query query = { .v = &term,
				  .n = 1,
				  .today = run->how->today };

	return nt_store_each(run->store, &query, each, run, err);
}

/* Of meetings before the month; the others stand there with their meeting. */
static void put_tasks(struct run *run, const struct nt_tasks *tasks)
{
	for (size_t i = 0; i < tasks->n; i++)
		if (!nt_days_have(run->days, tasks->v[i].date))
			nt_province_put_task(&run->row, &tasks->v[i]);
}

static enum nt_status put_month(struct run *run, struct nt_err *err)
{
	const struct nt_query query = { .today = run->how->today };
	const struct nt_reporting how = {
		.query = &query,
		.days = run->days,
		.before = { 1, 0 },
		.confidential = run->how->confidential,
		.most = MOST_TASKS,
	};
	struct nt_arena arena = { 0 };
	struct nt_month_closed closed = { 0 };
	struct nt_corrections corrections = { 0 };
	struct nt_report r;
	enum nt_status st = nt_store_report(run->store, &how, &arena, &r, err);

	if (st == NT_OK)
		st = nt_store_month_closed(run->store, run->row.month, &arena,
					   &closed, err);
	if (st == NT_OK)
		st = nt_store_corrections(run->store, run->row.month,
					  run->how->confidential, &arena,
					  &corrections, err);
	if (st == NT_OK) {
		const struct nt_province_totals totals = {
			&r, (int64_t)corrections.n, &closed
		};

		run->out->left_out += r.left_out;
		nt_province_put_totals(&run->row, &totals);
		st = put_records(run, err);
	}
	if (st == NT_OK) {
		put_tasks(run, &r.tasks);
		put_tasks(run, &r.closed);
		st = failed(run, err);
	}
	nt_arena_free(&arena);
	return st;
}

static enum nt_status refuse_days(struct nt_err *err)
{
	return nt_fail(
		err, NT_EUSAGE, "%s",
		_("the province is sent whole months: 2024-05, or 2024"));
}

static enum nt_status put_months(struct run *run, struct nt_err *err)
{
	struct nt_days all = run->how->days;
	enum nt_status st =
		nt_store_logbook(run->store, &run->arena, &run->logbook, err);

	*run->out = (struct nt_exported) { 0 };
	run->row = (struct nt_province_row) { .sheets = &run->sheets,
					      .logbook = &run->logbook,
					      .today = run->how->today };
	for (int64_t day = all.first; st == NT_OK && day <= all.last;
	     day = run->days.last + 1) {
		struct nt_date month = nt_day_date(day);
		char iso[NT_DATE_SIZE];

		month.day = 0;
		run->days.first = nt_date_first(month);
		run->days.last = nt_date_last(month);
		run->row.month =
			nt_arena_strdup(&run->arena, nt_date_write(month, iso));
		st = run->days.first < all.first || run->days.last > all.last
			     ? refuse_days(err)
			     : put_month(run, err);
	}
	return st;
}

static void add_sheet(struct run *run, size_t i, struct nt_file *file)
{
	const struct nt_province_form *form = &nt_province_forms[i];

	nt_sheets_add(&run->sheets, run->how->local ? form->local : form->title,
		      form->columns, form->n, file);
}

static void end(struct run *run)
{
	nt_buf_free(&run->sheets.buf);
	nt_arena_free(&run->arena);
}

enum nt_status nt_province_workbook(struct nt_store *store,
				    const struct nt_province *how,
				    const char *folder,
				    const struct nt_sink *sink,
				    struct nt_exported *out, struct nt_err *err)
{
	struct run run = { .store = store,
			   .how = how,
			   .sheets.dress.local = how->local,
			   .out = out };
	enum nt_status st = nt_xlsx_begin(&run.sheets.xlsx, folder, err);

	if (st != NT_OK)
		return st;
	for (size_t i = 0; i < NT_PROVINCE_SHEETS; i++)
		add_sheet(&run, i, NULL);
	st = put_months(&run, err);
	if (st == NT_OK)
		st = nt_xlsx_end(run.sheets.xlsx, sink, err);
	else
		nt_xlsx_abandon(run.sheets.xlsx);
	end(&run);
	return st;
}

static enum nt_status begin_files(struct run *run, struct nt_folder *folder,
				  struct nt_err *err)
{
	for (size_t i = 0; i < NT_PROVINCE_SHEETS; i++) {
		char *path = nt_arena_printf(&run->arena, "%s/%s.csv",
					     folder->temp_path,
					     nt_province_forms[i].file);
		struct nt_file *file;
		enum nt_status st = nt_file_begin(&file, path, false, err);

		if (st != NT_OK)
			return st;
		add_sheet(run, i, file);
	}
	return NT_OK;
}

enum nt_status nt_province_files(struct nt_store *store,
				 const struct nt_province *how, const char *dir,
				 struct nt_exported *out, struct nt_err *err)
{
	struct run run = { .store = store,
			   .how = how,
			   .sheets.dress = { .excel = true,
					     .local = how->local },
			   .out = out };
	struct nt_folder folder;
	enum nt_status st = nt_folder_begin(&folder, dir, err);

	if (st != NT_OK)
		return st;
	st = begin_files(&run, &folder, err);
	if (st == NT_OK)
		st = put_months(&run, err);
	for (size_t i = 0; i < run.sheets.n; i++)
		if (st == NT_OK)
			st = nt_file_commit(run.sheets.files[i], err);
		else
			nt_file_abandon(run.sheets.files[i]);
	if (st == NT_OK)
		st = nt_folder_commit(&folder, err);
	else
		nt_folder_abandon(&folder);
	end(&run);
	return st;
}
