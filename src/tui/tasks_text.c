#include "tui/tasks_draw.h"

#include <stdio.h>

#include "notula/day.h"
#include "tui/show.h"

enum { LABEL = 8 };

/* "5 days late", "tomorrow", "Fri", "29 days old". */
const char *tui_task_when(const struct nt_task *t, int64_t today,
			  struct nt_arena *arena)
{
	struct nt_date due;
	int64_t left;

	if (!nt_follow_up_is_open(&t->f))
		return t->f.status == NT_FOLLOW_UP_STATUS_DROPPED ? _("dropped")
								  : _("done");
	if (t->f.due == NULL || !nt_date_read(t->f.due, &due))
		return nt_arena_printf(arena,
				       ngettext("%lld day old", "%lld days old",
						(unsigned long)t->age_days),
				       (long long)t->age_days);
	left = nt_date_last(due) - today;
	if (left < 0)
		return nt_arena_printf(arena,
				       ngettext("%lld day late",
						"%lld days late",
						(unsigned long)-left),
				       (long long)-left);
	if (left < 2)
		return left == 0 ? _("today") : _("tomorrow");
	return due.day == 0 ? "" : tui_weekday(nt_day_weekday(today + left));
}

const char *tui_task_due(const struct nt_task *t, int64_t today,
			 struct nt_arena *arena)
{
	struct nt_date due;
	const char *iso =
		nt_follow_up_is_open(&t->f) ? t->f.due : t->f.closed_on;

	if (iso == NULL)
		return t->f.due_as_written != NULL ? t->f.due_as_written : "";
	if (!nt_date_read(iso, &due) || due.day == 0 ||
	    due.year != nt_day_date(today).year)
		return tui_show_day_short(iso, today, arena);
	return nt_arena_printf(arena, "%02d/%02d", due.day, due.month);
}

static void draw_about_line(struct tui_canvas *canvas, struct tui_rect *at,
			    const char *label, const char *text)
{
	struct tui_rect where = { at->row, at->col + LABEL,
				  at->rows < 2 ? at->rows : 2,
				  at->cols - LABEL - 1 };
	int used;

	if (at->rows < 1 || text == NULL || text[0] == '\0')
		return;
	tui_put(canvas, at->row, at->col + 1, LABEL - 2, TUI_LABEL, label);
	used = tui_put_wrapped(canvas, where, 0, TUI_PLAIN, text);
	at->row += used;
	at->rows -= used;
}

static const char *last_chase(const struct nt_follow_up *f,
			      struct nt_arena *arena)
{
	const struct nt_chase *c;

	if (f->chases.n == 0)
		return NULL;
	c = &f->chases.v[f->chases.n - 1];
	return nt_arena_printf(arena, "%s  %s%s%s",
			       tui_show_day(c->date, arena),
			       _(nt_set_chase_type.labels[c->type]),
			       c->text != NULL ? ": " : "",
			       c->text != NULL ? c->text : "");
}

/* "Bawaslu RI   Fri 07/06/2024   Opened 29 days ago". */
static const char *who_and_when(const struct nt_task *t, struct nt_arena *arena)
{
	unsigned long days = (unsigned long)t->age_days;

	return nt_arena_printf(arena, "%s   %s   %s",
			       t->f.owner != NULL ? t->f.owner : _("(none)"),
			       t->f.due != NULL ? tui_show_day(t->f.due, arena)
			       : t->f.due_as_written != NULL
				       ? t->f.due_as_written
				       : _("no date"),
			       nt_arena_printf(arena,
					       ngettext("Opened %lld day ago",
							"Opened %lld days ago",
							days),
					       (long long)t->age_days));
}

void tui_task_about(const struct tasks *tasks, struct tui_canvas *canvas,
		    struct tui_rect at)
{
	struct nt_arena arena = { 0 };
	const struct nt_task *t = &tasks->tasks.v[tasks->at];
	const char *note = t->f.closing_note != NULL
				   ? t->f.closing_note
				   : last_chase(&t->f, &arena);

	tui_rule(canvas, at.row++, at.col, at.cols,
		 t->f.text != NULL ? t->f.text : "");
	at.rows--;
	draw_about_line(canvas, &at, _("From"),
			nt_arena_printf(&arena, "%lld  %s  %s",
					(long long)t->number,
					tui_show_day(t->date, &arena),
					t->title != NULL ? t->title : ""));
	draw_about_line(canvas, &at, _(NC_("short", "Issue")), t->issue_text);
	if (tasks->board)
		draw_about_line(canvas, &at, _("Who"), who_and_when(t, &arena));
	draw_about_line(canvas, &at, _(NC_("short", "Note")),
			note != NULL ? note : _("(none)"));
	nt_arena_free(&arena);
}
