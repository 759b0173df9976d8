/* sitting_tasks.c - the follow-ups of a meeting as a table. */
#include "notula/printed.h"
#include "report/sitting.h"

/* By when; an event in words as it was written. */
static const char *due(struct nt_sitting *m, const struct nt_follow_up *f)
{
	if (f->due != NULL)
		return nt_printed_short(m->arena, f->due);
	return f->due_as_written != NULL ? f->due_as_written : _("no due date");
}

void nt_sitting_follow_ups(struct nt_sitting *m)
{
	struct nt_paper_column *columns =
		nt_arena_alloc(m->arena, 4 * sizeof(*columns));
	struct nt_paper_table *table;

	columns[0] = (struct nt_paper_column) { _("No."), 3, false };
	columns[1] = (struct nt_paper_column) { _("Follow-up"), 0, false };
	columns[2] = (struct nt_paper_column) { _("Owner"), 16, false };
	columns[3] = (struct nt_paper_column) { _("Due"), 15, false };
	table = nt_paper_table(m->paper, columns, 4, true);
	for (size_t i = 0; i < m->rec->follow_ups.n; i++) {
		const struct nt_follow_up *f = &m->rec->follow_ups.v[i];
		const char *const cells[] = {
			nt_arena_printf(m->arena, "%lld", (long long)f->no),
			nt_sitting_mark_line(m, f->to_verify,
					     nt_or_blank(f->text)),
			f->owner ? f->owner : _("nobody yet"),
			due(m, f),
		};

		nt_paper_row(m->paper, table, cells);
	}
}
