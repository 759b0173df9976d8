/* cmd_imports.c - notula imports: batches, and taking one back. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "notula/str.h"

static void print_json(const struct nt_batch *batch)
{
	struct cli_json json = { 0 };

	cli_json_int(&json, "batch", batch->batch);
	cli_json_text(&json, "at", batch->at);
	cli_json_text(&json, "by", batch->by);
	cli_json_text(&json, "files", batch->files);
	cli_json_int(&json, "added", batch->added);
	cli_json_int(&json, "updated", batch->updated);
	cli_json_true(&json, "undone", batch->undone);
	cli_json_end(&json);
}

static const struct cli_column columns[] = {
	{ N_("Batch"), 0, true }, { N_("At"), 0, false },
	{ N_("By"), 8, false },	  { N_("Files"), 16, false },
	{ N_("Added"), 0, true }, { N_("Updated"), 0, true },
	{ "", 0, false },
};

static void add_row(struct cli_table *table, struct nt_arena *arena,
		    const struct nt_batch *b)
{
	const char *cells[] = {
		nt_arena_printf(arena, "%lld", (long long)b->batch),
		b->at,
		b->by,
		b->files,
		nt_arena_printf(arena, "%lld", (long long)b->added),
		nt_arena_printf(arena, "%lld", (long long)b->updated),
		b->undone ? _("taken back") : "",
	};

	cli_table_row(table, cells);
}

static enum nt_status list(struct cmd_run *run, struct nt_err *err)
{
	struct nt_batches batches = { 0 };
	struct cli_table table;
	enum nt_status st = cmd_open(run, NT_TO_READ, err);

	if (st == NT_OK)
		st = nt_store_batches(run->store, run->arena, &batches, err);
	if (st != NT_OK)
		return st;
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < batches.n; i++) {
		if (cmd_wants_json(run))
			print_json(&batches.v[i]);
		else
			add_row(&table, run->arena, &batches.v[i]);
	}
	cli_table_end(&table);
	if (batches.n == 0)
		cli_say("%s", _("Nothing was imported yet."));
	return NT_OK;
}

static enum nt_status undo(struct cmd_run *run, struct nt_err *err)
{
	long long batch;
	enum nt_status st;

	if (!nt_str_number(run->args->words[1], 1, NT_LIMIT_NUMBER, &batch))
		return nt_fail(err, NT_EUSAGE,
			       _("\"%s\" is no batch; notula imports lists "
				 "them"),
			       run->args->words[1]);
	st = cmd_open(run, NT_TO_WRITE, err);
	if (st == NT_OK)
		st = nt_store_undo_batch(run->store, batch, err);
	if (st == NT_OK)
		cli_printf(_("Batch %lld taken back.\n"), batch);
	return st;
}

static enum nt_status run_imports(struct cmd_run *run, struct nt_err *err)
{
	if (run->args->n == 0)
		return list(run, err);
	if (run->args->n != 2 || strcmp(run->args->words[0], "undo") != 0)
		return nt_fail(err, NT_EUSAGE,
			       _("write notula imports, or notula imports undo "
				 "N"));
	return undo(run, err);
}

static const struct cli_option options[] = {
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_imports = {
	.name = "imports",
	.alias = "riwayat-impor",
	.words = "[undo N]",
	.summary = N_("what was imported; undo N takes batch N back"),
	.text = N_("A batch goes whole, with the people, organizations and "
		   "venues that only it brought. If one of its records was "
		   "changed since, nothing is done and the record is named."),
	.options = options,
	.most = 2,
	.needs = CMD_NEEDS_APP,
	.run = run_imports,
};
