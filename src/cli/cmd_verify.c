/* cmd_verify.c - notula verify: every fact marked or found doubtful. */
#include <stdio.h>

#include "cli/cmd.h"
#include "cli/out.h"

enum { MOST = 1 << 30 };

static void print_json(const struct nt_doubt_row *row)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "uid", row->uid);
	cli_json_int(&json, "number", row->number);
	cli_json_text(&json, "field", row->field);
	cli_json_text(&json, "line", row->line);
	cli_json_text(&json, "reason", row->reason);
	cli_json_text(&json, "text", row->text);
	cli_json_end(&json);
}

static const struct cli_column columns[] = {
	{ N_("No."), 0, true },
	{ N_("Field"), 10, false },
	{ N_("Reason"), 0, false },
	{ N_("What to look at"), 24, false },
};

static void add_row(struct cli_table *table, struct nt_arena *arena,
		    const struct nt_doubt_row *row)
{
	const char *cells[] = {
		nt_arena_printf(arena, "%lld", (long long)row->number),
		nt_arena_printf(arena, "%s%s%s", row->line ? row->line : "",
				row->line && row->field ? " " : "",
				row->field ? row->field : ""),
		_(row->reason),
		row->text,
	};

	cli_table_row(table, cells);
}

static enum nt_status run_verify(struct cmd_run *run, struct nt_err *err)
{
	struct nt_doubt_rows rows = { 0 };
	struct cli_table table;
	enum nt_status st = nt_store_verify(run->store, &run->query, MOST,
					    run->arena, &rows, err);

	if (st != NT_OK)
		return st;
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < rows.n; i++) {
		if (cmd_wants_json(run))
			print_json(&rows.v[i]);
		else
			add_row(&table, run->arena, &rows.v[i]);
	}
	cli_table_end(&table);
	if (rows.n == 0)
		cli_say("%s", _("Nothing is to be verified."));
	return NT_OK;
}

static const struct cli_option options[] = {
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_verify = {
	.name = "verify",
	.alias = "verifikasi",
	.words = "[FILTER]",
	.summary = N_("facts that are doubtful: weekdays, pairings, doubles"),
	.text = N_("Nothing is corrected and nothing decided: it says what to "
		   "look at, and where."),
	.options = options,
	.most = -1,
	.filter = true,
	.needs = CMD_NEEDS_READ,
	.run = run_verify,
};
