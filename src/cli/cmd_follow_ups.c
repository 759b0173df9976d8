/* cmd_follow_ups.c - notula follow-ups: what was promised. */
#include <stdio.h>

#include "cli/cmd.h"
#include "cli/out.h"

enum { MOST = 1 << 30 };

static const char *word(const struct nt_set *set, int value)
{
	return value > 0 ? set->words[value] : NULL;
}

static void print_json(const struct nt_task *task)
{
	const struct nt_follow_up *f = &task->f;
	struct cli_json json = { 0 };

	cli_json_text(&json, "uid", task->uid);
	cli_json_int(&json, "number", task->number);
	cli_json_int(&json, "no", f->no);
	cli_json_text(&json, "date", task->date);
	cli_json_text(&json, "title", task->title);
	cli_json_text(&json, "text", f->text);
	cli_json_text(&json, "owner", f->owner);
	cli_json_text(&json, "owner_type",
		      word(&nt_set_owner_type, (int)f->owner_type));
	cli_json_text(&json, "direction",
		      word(&nt_set_direction, (int)f->direction));
	cli_json_text(&json, "due", f->due);
	cli_json_text(&json, "due_as_written", f->due_as_written);
	cli_json_text(&json, "priority",
		      word(&nt_set_priority, (int)f->priority));
	cli_json_text(&json, "status",
		      word(&nt_set_follow_up_status, (int)f->status));
	cli_json_text(&json, "closed_on", f->closed_on);
	cli_json_int(&json, "age_days", task->age_days);
	cli_json_true(&json, "overdue", task->overdue);
	cli_json_end(&json);
}

static const struct cli_column columns[] = {
	{ N_("No."), 0, true },		{ "", 0, false },
	{ N_("Follow-up"), 24, false }, { N_("Owner"), 10, false },
	{ N_("Due"), 10, false },	{ N_("Days"), 0, true },
	{ N_("Status"), 0, false },
};

static void add_row(struct cli_table *table, const struct nt_task *task)
{
	char place[48];
	char age[24];
	const char *due = task->f.due ? task->f.due : task->f.due_as_written;
	const char *cells[] = {
		place,
		task->overdue ? "!" : "",
		task->f.text,
		task->f.owner,
		due != NULL ? due : _("no date"),
		age,
		task->f.status
			? _(nt_set_follow_up_status.labels[task->f.status])
			: "",
	};

	snprintf(place, sizeof(place), "%lld.%lld", (long long)task->number,
		 (long long)task->f.no);
	snprintf(age, sizeof(age), "%lld", (long long)task->age_days);
	cli_table_row(table, cells);
}

static enum nt_status run_follow_ups(struct cmd_run *run, struct nt_err *err)
{
	struct nt_tasks tasks = { 0 };
	struct cli_table table;
	enum nt_status st = nt_store_tasks(run->store, &run->query,
					   cli_given(run->args, "open"),
					   cli_given(run->args, "overdue"),
					   MOST, run->arena, &tasks, err);

	if (st != NT_OK)
		return st;
	cli_table_begin(&table, columns, NT_COUNT(columns));
	for (size_t i = 0; i < tasks.n; i++) {
		if (cmd_wants_json(run))
			print_json(&tasks.v[i]);
		else
			add_row(&table, &tasks.v[i]);
	}
	cli_table_end(&table);
	if (tasks.n == 0)
		cli_say("%s", _("No follow-up matches."));
	return NT_OK;
}

static const struct cli_option options[] = {
	{ "open", 0, NULL, NULL, N_("only those open or in progress") },
	{ "overdue", 0, NULL, NULL, N_("only those past their due date") },
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_follow_ups = {
	.name = "follow-ups",
	.alias = "tindak-lanjut",
	.words = "[FILTER]",
	.summary = N_("what was promised: overdue, dated, undated by age"),
	.text = N_("Days is the age: days since the meeting, or since the "
		   "oldest of the follow-ups that this one continues."),
	.options = options,
	.most = -1,
	.filter = true,
	.needs = CMD_NEEDS_READ,
	.run = run_follow_ups,
};
