/* cmd_unanswered.c - notula unanswered: what got no full answer. */
#include <stdio.h>

#include "cli/cmd.h"
#include "cli/out.h"

enum { MOST = 1 << 30 };

static void print_json(const struct nt_unanswered *row)
{
	struct cli_json json = { 0 };

	cli_json_text(&json, "uid", row->uid);
	cli_json_int(&json, "number", row->number);
	cli_json_text(&json, "date", row->date);
	cli_json_text(&json, "title", row->title);
	cli_json_int(&json, "issue", row->issue);
	cli_json_text(&json, "text", row->text);
	cli_json_text(&json, "coverage", nt_set_coverage.words[row->coverage]);
	cli_json_end(&json);
}

static const struct cli_column columns[] = {
	{ N_("No."), 0, true },	    { N_("Date"), 0, false },
	{ N_("Issue"), 24, false }, { N_("Answered"), 10, false },
	{ N_("Days"), 0, true },
};

static void add_row(struct cli_table *table, const struct nt_unanswered *row)
{
	char place[48];
	char age[24];
	const char *cells[] = { place, row->date, row->text,
				_(nt_set_coverage.labels[row->coverage]), age };

	snprintf(place, sizeof(place), "%lld.%lld", (long long)row->number,
		 (long long)row->issue);
	snprintf(age, sizeof(age), "%lld", (long long)row->age_days);
	cli_table_row(table, cells);
}

static enum nt_status run_unanswered(struct cmd_run *run, struct nt_err *err)
{
	struct nt_unanswereds rows = { 0 };
	struct cli_table table;
	enum nt_status st = nt_store_unanswered(run->store, &run->query, MOST,
						run->arena, &rows, err);

	if (st != NT_OK)
		return st;
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < rows.n; i++) {
		if (cmd_wants_json(run))
			print_json(&rows.v[i]);
		else
			add_row(&table, &rows.v[i]);
	}
	cli_table_end(&table);
	if (rows.n == 0)
		cli_say("%s", _("Every issue was answered."));
	return NT_OK;
}

static const struct cli_option options[] = {
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_unanswered = {
	.name = "unanswered",
	.alias = "belum-dijawab",
	.words = "[FILTER]",
	.summary = N_("issues with no, a partial or only a general answer"),
	.text = N_("The number is the record's with that of the issue behind "
		   "the dot."),
	.options = options,
	.most = -1,
	.filter = true,
	.needs = CMD_NEEDS_READ,
	.run = run_unanswered,
};
