/* cmd_history.c - notula history: who changed what, and when. */
#include <stdio.h>

#include "cli/cmd.h"
#include "cli/out.h"

static void print_json(const struct nt_record *rec, const struct nt_version *v)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "uid", rec->uid);
	cli_json_int(&json, "number", rec->number);
	cli_json_int(&json, "version", v->version);
	cli_json_text(&json, "at", v->at);
	cli_json_text(&json, "by", v->by);
	cli_json_text(&json, "why", v->why);
	cli_json_words(&json, "changed", v->changed);
	cli_json_end(&json);
}

static const struct cli_column columns[] = {
	{ N_("Version"), 0, true },   { N_("At"), 0, false },
	{ N_("By"), 10, false },      { N_("Why"), 10, false },
	{ N_("Changed"), 20, false },
};

static void add_row(struct cli_table *table, struct nt_arena *arena,
		    const struct nt_version *v)
{
	struct nt_buf changed = { 0 };
	const char *cells[] = { nt_arena_printf(arena, "%lld",
						(long long)v->version),
				v->at, v->by, v->why, NULL };

	for (size_t i = 0; i < v->changed.n; i++)
		nt_buf_printf(&changed, "%s%s", i > 0 ? ", " : "",
			      v->changed.v[i]);
	cells[4] = nt_buf_str(&changed);
	cli_table_row(table, cells);
	nt_buf_free(&changed);
}

static enum nt_status run_history(struct cmd_run *run, struct nt_err *err)
{
	struct nt_versions versions = { 0 };
	struct nt_record rec;
	struct cli_table table;
	enum nt_status st = cmd_get(run, run->args->words[0], &rec, err);

	if (st == NT_OK)
		st = nt_store_history(run->store, rec.uid, run->arena,
				      &versions, err);
	if (st != NT_OK)
		return st;
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < versions.n; i++) {
		if (cmd_wants_json(run))
			print_json(&rec, &versions.v[i]);
		else
			add_row(&table, run->arena, &versions.v[i]);
	}
	cli_table_end(&table);
	return NT_OK;
}

static const struct cli_option options[] = {
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_history = {
	.name = "history",
	.alias = "riwayat",
	.words = "REC",
	.summary = N_("the versions of a record, the present one first"),
	.options = options,
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_READ,
	.run = run_history,
};
