/* import_foreign.c - notula import of files of others. */
#include <stdio.h>
#include <string.h>

#include "cli/import_run.h"
#include "cli/out.h"
#include "notula/foreign.h"
#include "notula/str.h"
#include "notula/utf8.h"

/* On a real import rows are told one by one up to so many: all of them stand
 * in the file of the rejected ones. */
enum { MOST_TOLD = 20, MOST_SHOWN = 60 };

static const char *fate_text(enum nt_fate fate)
{
	switch (fate) {
	case NT_FATE_ADDED:
		return _("added");
	case NT_FATE_SAME:
		return _("same");
	case NT_FATE_UPDATED:
		return _("updated");
	case NT_FATE_DUPLICATE:
		return _("duplicate");
	case NT_FATE_CONFLICT:
		return _("conflict");
	case NT_FATE_REJECTED:
		return _("rejected");
	case NT_FATE_JOINED:
		return _("joined to the row above");
	case NT_FATE_SKIPPED:
		return _("not imported");
	default:
		return _("to be verified");
	}
}

/* On one line, and no more than tells which cell it is. */
static const char *shortened(const char *cell, struct nt_arena *arena)
{
	size_t n = strlen(cell);
	size_t most = nt_utf8_cut(cell, n < MOST_SHOWN ? n : MOST_SHOWN);
	char *out = nt_arena_printf(arena, "%.*s%s", (int)most, cell,
				    most < n ? "..." : "");

	for (char *c = out; *c != '\0'; c++)
		if (*c == '\n')
			*c = ' ';
	return out;
}

/* "rapat.csv:18: rejected: Tanggal: April has 30 days: 31/04/2024" */
static const char *row_text(const struct nt_row_note *note,
			    struct nt_arena *arena)
{
	const char *text =
		nt_arena_printf(arena, "%s:%lld: %s", note->file,
				(long long)note->line, fate_text(note->fate));

	if (note->column != NULL && *note->column != '\0')
		text = nt_arena_printf(arena, "%s: %s", text, note->column);
	if (note->reason != NULL)
		text = nt_arena_printf(arena, "%s: %s", text, note->reason);
	if (note->cell != NULL && *note->cell != '\0' &&
	    (note->reason == NULL || strstr(note->reason, note->cell) == NULL))
		text = nt_arena_printf(arena, "%s: \"%s\"", text,
				       shortened(note->cell, arena));
	if (note->reason == NULL && note->rec != NULL)
		text = nt_arena_printf(arena, "%s: %s %s", text,
				       note->rec->date, note->rec->title);
	if (note->number != 0)
		text = nt_arena_printf(arena, _("%s (record %lld)"), text,
				       (long long)note->number);
	return text;
}

/* A dry run tells of every row; the real one of those that need a person. */
static bool is_news(enum nt_fate fate)
{
	return fate == NT_FATE_REJECTED || fate == NT_FATE_CONFLICT ||
	       fate == NT_FATE_DUPLICATE || fate == NT_FATE_JOINED ||
	       fate == NT_FATE_WARNED;
}

static void tell_row(void *ctx, const struct nt_row_note *note)
{
	struct cli_import *import = ctx;
	struct nt_arena arena = { 0 };

	if (import->dry && !import->json) {
		cli_printf("%s\n", row_text(note, &arena));
	} else if (is_news(note->fate)) {
		cli_import_clear(import);
		if (import->told++ < MOST_TOLD)
			cli_say("%s", row_text(note, &arena));
		else
			import->untold++;
	}
	nt_arena_free(&arena);
}

static bool tell_progress(void *ctx, int pass, int64_t rows, int64_t of)
{
	(void)of;
	return cli_import_progress(ctx, rows, pass == 3);
}

static bool ask_to_go(void *ctx, const struct nt_import_result *judged)
{
	return cli_import_ask(ctx, judged->added + judged->updated);
}

static enum nt_status read_delimiter(const char *value, char *out,
				     struct nt_err *err)
{
	static const struct {
		const char *name;
		char delim;
	} names[] = {
		{ "tab", '\t' },      { "\\t", '\t' }, { "comma", ',' },
		{ "semicolon", ';' }, { "pipe", '|' }, { "bar", '|' },
	};

	*out = '\0';
	if (value == NULL)
		return NT_OK;
	if (strlen(value) == 1 && *value != '"' && *value != '\n')
		*out = *value;
	for (size_t i = 0; i < NT_COUNT(names); i++)
		if (nt_str_same(value, names[i].name))
			*out = names[i].delim;
	if (*out != '\0')
		return NT_OK;
	return nt_fail(err, NT_EUSAGE,
		       _("--delimiter: \"%s\" is not one character; tab, "
			 "comma, semicolon and bar are understood"),
		       value);
}

static enum nt_status read_header(const char *value, int64_t *out,
				  struct nt_err *err)
{
	long long line = NT_HEADER_DECIDE;

	if (value != NULL && strcmp(value, "none") == 0)
		line = NT_HEADER_NONE;
	else if (value != NULL && !nt_str_number(value, 0, INT32_MAX, &line))
		return nt_fail(err, NT_EUSAGE,
			       _("--header: \"%s\" is neither none nor the "
				 "number of a line"),
			       value);
	*out = line;
	return NT_OK;
}

static enum nt_status read_year(const char *value, int *out, struct nt_err *err)
{
	long long year = 0;

	if (value != NULL && !nt_str_number(value, 1000, 9999, &year))
		return nt_fail(err, NT_EUSAGE,
			       _("--year: \"%s\" is no year of four digits"),
			       value);
	*out = (int)year;
	return NT_OK;
}

/* The order where nothing in a file tells: the setting, else day, month,
 * year. */
static enum nt_status read_fallback(const struct nt_app *app,
				    enum nt_date_order *out, struct nt_err *err)
{
	const char *value = app->values[NT_SETTING_DATE_ORDER];

	*out = nt_date_order_find(value ? value : "dmy");
	if (*out != NT_NO_ORDER)
		return NT_OK;
	nt_fail_field(err, NT_EINVAL, nt_setting_key(NT_SETTING_DATE_ORDER),
		      _("\"%.60s\" is none of dmy, mdy, ymd"), value);
	nt_err_at(err, app->config, 0);
	return NT_EINVAL;
}

static enum nt_status read_mapping(struct cmd_run *run,
				   struct nt_mapping_asked *out,
				   struct nt_err *err)
{
	const struct cli_args *args = run->args;
	const char *order = cli_value(args, "date-order");

	out->maps = cli_values(args, "map", run->arena);
	out->splits = cli_values(args, "split", run->arena);
	out->fill_down = cli_values(args, "fill-down", run->arena);
	out->group_by = cli_value(args, "group-by");
	out->today = nt_app_today(run->app);
	if (order != NULL)
		out->order = nt_date_order_find(order);
	return read_year(cli_value(args, "year"), &out->year, err);
}

static enum nt_status read_options(struct cmd_run *run,
				   struct nt_foreign_asked *out,
				   struct nt_err *err)
{
	const struct cli_args *args = run->args;
	const char *duplicate = cli_value(args, "on-duplicate");
	char now[NT_STAMP_SIZE];
	enum nt_status st;

	*out = (struct nt_foreign_asked) {
		.dialect.encoding = cli_value(args, "encoding"),
		.profile = cli_value(args, "profile"),
		.office = cli_value(args, "office"),
		.user = run->app->user,
		.add_duplicates = nt_str_eq(duplicate, "add"),
		.update = cli_given(args, "update"),
		.strict = cli_given(args, "strict"),
	};
	out->now = nt_arena_strdup(run->arena,
				   nt_clock_stamp(&run->app->clock, now));
	st = read_delimiter(cli_value(args, "delimiter"), &out->dialect.delim,
			    err);
	if (st == NT_OK)
		st = read_header(cli_value(args, "header"),
				 &out->dialect.header, err);
	if (st == NT_OK)
		st = read_mapping(run, &out->mapping, err);
	if (st == NT_OK)
		st = read_fallback(run->app, &out->mapping.fallback, err);
	return st;
}

static void tell_decisions(const struct cli_import *import,
			   const struct nt_foreign *foreign)
{
	for (size_t i = 0; i < nt_foreign_count(foreign); i++) {
		struct nt_words said =
			nt_foreign_decisions(foreign, i, import->run->arena);

		for (size_t k = 0; k < said.n; k++)
			cli_say("%s: %s", nt_foreign_file(foreign, i)->name,
				said.v[k]);
	}
}

/* What was passed over: nothing is left out silently. */
static void tell_counts(const struct cli_import *import,
			const struct nt_foreign_counts *c)
{
	if (import->untold > 0)
		cli_say(_("%lld rows more; --dry-run lists all of them."),
			(long long)import->untold);
	if (c->blank + c->footnotes + c->nil + c->joined > 0)
		cli_say(_("%lld rows: %lld blank, %lld footnotes, %lld with "
			  "nothing to report, %lld joined to the row above."),
			(long long)(c->rows + c->blank), (long long)c->blank,
			(long long)c->footnotes, (long long)c->nil,
			(long long)c->joined);
}

static enum nt_status save_profile(const struct cli_import *import,
				   const struct nt_foreign *foreign,
				   struct nt_err *err)
{
	const char *name = cli_value(import->run->args, "profile");
	enum nt_status st;

	if (name == NULL || strcmp(name, "none") == 0 || import->dry)
		return NT_OK;
	st = nt_foreign_save_profile(foreign, name, err);
	if (st == NT_OK)
		cli_say(_("Mapping saved as \"%s\" for next time"), name);
	return st;
}

static enum nt_status judge_or_write(struct cli_import *import,
				     struct nt_foreign *foreign,
				     const struct nt_foreign_hooks *hooks,
				     struct nt_import_result *result,
				     const char **rejects, struct nt_err *err)
{
	struct nt_foreign_counts counts = { 0 };
	enum nt_status st;

	if (import->dry)
		st = nt_foreign_judge(foreign, import->run->store, hooks,
				      result, &counts, err);
	else
		st = nt_foreign_write(foreign, import->run->store,
				      cli_value(import->run->args, "rejects"),
				      hooks, import->run->arena, rejects,
				      result, &counts, err);
	cli_import_clear(import);
	if (st == NT_OK || result->batch > 0)
		tell_counts(import, &counts);
	return st;
}

enum nt_status cli_import_foreign(struct cli_import *import,
				  struct nt_input **inputs, size_t n,
				  struct nt_err *err)
{
	const struct nt_foreign_hooks hooks = {
		.note = tell_row,
		.progress = tell_progress,
		.go = ask_to_go,
		.ctx = import,
	};
	struct nt_import_result result = { 0 };
	struct nt_foreign *foreign = NULL;
	struct nt_foreign_asked asked;
	const char *rejects = NULL;
	enum nt_status st = read_options(import->run, &asked, err);

	if (st != NT_OK) {
		nt_import_forget(inputs, n);
		return st;
	}
	st = nt_foreign_open(&foreign, inputs, n, &asked, &hooks, err);
	if (st == NT_OK) {
		tell_decisions(import, foreign);
		st = cli_import_open(import, err);
	} else {
		result.refused = (int64_t)n;
	}
	if (st == NT_OK)
		st = judge_or_write(import, foreign, &hooks, &result, &rejects,
				    err);
	if (st == NT_OK)
		st = save_profile(import, foreign, err);
	nt_foreign_close(foreign);
	if (st == NT_OK || result.batch > 0 ||
	    (import->json && result.refused > 0))
		cli_import_counts(import, n, &result, rejects);
	if (st == NT_OK && result.conflict + result.rejected > 0)
		return NT_EREJECTED;
	return st;
}
