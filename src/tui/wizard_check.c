/* Step 4 of the import: what would happen, and what is wrong. Nothing is
 * written yet. */
#include <stdio.h>
#include <string.h>

#include "tui/editor.h"
#include "tui/wizard.h"

/* More are counted, but not shown. */
enum { MOST_FINDINGS = 1000 };

enum choice { FINDINGS, BAD_ROWS, DUPLICATES, CHOICES };

/* Judging. */

static void add_finding(struct wizard *w, const struct nt_row_note *note)
{
	struct nt_arena *arena = &w->check_arena;
	const char *text = note->reason != NULL ? note->reason : "";

	if (w->n_findings == MOST_FINDINGS)
		return;
	if (note->fate == NT_FATE_DUPLICATE)
		text = nt_arena_printf(arena, _("like record %lld"),
				       (long long)note->number);
	else if (note->cell != NULL && note->cell[0] != '\0' && text[0] != '"')
		text = nt_arena_printf(arena, "\"%.60s\": %s", note->cell,
				       text);
	w->findings = nt_arena_grow(arena, w->findings, w->n_findings,
				    sizeof(*w->findings));
	w->findings[w->n_findings++] = (struct wizard_finding) {
		.fate = note->fate,
		.line = note->line,
		.column = note->column != NULL
				  ? nt_arena_strdup(arena, note->column)
				  : "-",
		.text = nt_arena_strdup(arena, text),
	};
}

/* The days between which the meetings lie that are added. */
static void widen(struct wizard *w, const struct nt_record *rec)
{
	if (w->first == NULL || strcmp(rec->date, w->first) < 0)
		w->first = nt_arena_strdup(&w->check_arena, rec->date);
	if (w->last == NULL || strcmp(rec->date, w->last) > 0)
		w->last = nt_arena_strdup(&w->check_arena, rec->date);
}

static void hear(void *ctx, const struct nt_row_note *note)
{
	struct wizard *w = ctx;

	switch (note->fate) {
	case NT_FATE_WARNED:
		w->warned++;
		add_finding(w, note);
		break;
	case NT_FATE_REJECTED:
	case NT_FATE_DUPLICATE:
	case NT_FATE_CONFLICT:
		add_finding(w, note);
		break;
	case NT_FATE_ADDED:
		if (note->rec != NULL)
			widen(w, note->rec);
		break;
	default:
		break;
	}
}

static void judge(struct wizard *w)
{
	struct nt_foreign_hooks hooks = tui_wizard_hooks(w);
	struct nt_store *store = w->view.ui->app->store;

	nt_arena_reset(&w->check_arena);
	w->findings = NULL;
	w->n_findings = 0;
	w->warned = 0;
	w->first = w->last = NULL;
	w->row = 0;
	w->top = 0;
	hooks.note = hear;
	w->trouble = (struct nt_err) { 0 };
	if (nt_foreign_judge(w->foreign, store, &hooks, &w->result, &w->counts,
			     &w->trouble) == NT_OK)
		w->trouble.msg[0] = '\0';
	w->busy_pass = 0;
}

static void decide(struct wizard *w)
{
	tui_wizard_decide(w);
	if (w->trouble.msg[0] == '\0')
		judge(w);
}

static void check_enter(struct wizard *w)
{
	w->choice = FINDINGS;
	judge(w);
}

/* Keys. */

/* Skip, add, update: one after the other. */
static void next_duplicates(struct wizard *w)
{
	bool add = w->asked.add_duplicates;
	bool update = w->asked.update;

	w->asked.add_duplicates = !add && !update;
	w->asked.update = add;
	decide(w);
}

static void choose(struct wizard *w)
{
	if (w->choice == DUPLICATES) {
		next_duplicates(w);
		return;
	}
	w->choice = BAD_ROWS;
	w->asked.strict = !w->asked.strict;
	decide(w);
}

static void edit_file(struct wizard *w)
{
	struct tui *ui = w->view.ui;
	struct nt_err err;

	if (tui_editor_open(ui, tui_wizard_file(w)->name, &err) != NT_OK) {
		tui_say_err(ui, &err);
		return;
	}
	if (tui_wizard_reopen(w) && w->trouble.msg[0] == '\0')
		judge(w);
}

static bool check_update(struct wizard *w, const struct tui_key *key,
			 enum tui_action action)
{
	switch (tui_wizard_letter(key)) {
	case 'i':
		if (w->trouble.msg[0] == '\0' &&
		    w->result.added + w->result.updated > 0)
			tui_wizard_go(w, WIZARD_DONE);
		return true;
	case 'b':
		w->trouble = (struct nt_err) { 0 };
		tui_wizard_go(w, WIZARD_COLUMNS);
		return true;
	case 'e':
		edit_file(w);
		return true;
	default:
		break;
	}
	switch ((int)action) {
	case TUI_DO_NEXT_SECTION:
		w->choice = (w->choice + 1) % CHOICES;
		return true;
	case TUI_DO_PREV_SECTION:
		w->choice = (w->choice + CHOICES - 1) % CHOICES;
		return true;
	case TUI_DO_DONE:
		choose(w);
		return true;
	default:
		return tui_wizard_move(w, w->n_findings, action);
	}
}

/* Drawing. */

static char sign_of(enum nt_fate fate)
{
	return fate == NT_FATE_REJECTED ? 'E' : 'W';
}

static void draw_finding(const struct wizard *w, struct tui_canvas *canvas,
			 struct tui_rect row, size_t i)
{
	const struct wizard_finding *finding = &w->findings[i];
	bool here = i == w->row && w->choice == FINDINGS;
	enum tui_role role = here				 ? TUI_SELECTED
			     : finding->fate == NT_FATE_REJECTED ? TUI_LATE
								 : TUI_DOUBT;

	if (here) {
		tui_fill(canvas, row, TUI_SELECTED, ' ');
		tui_put(canvas, row.row, row.col + 1, 1, role, ">");
		tui_cursor(canvas, row.row, row.col + 1);
	}
	tui_putf(canvas, row.row, row.col + 3, 1, role, "%c",
		 sign_of(finding->fate));
	tui_putf(canvas, row.row, row.col + 5, 7, role, "%6lld",
		 (long long)finding->line);
	tui_put(canvas, row.row, row.col + 13, 14, role, finding->column);
	tui_put(canvas, row.row, row.col + 28, row.cols - 29, role,
		finding->text);
}

/* Where the screen is low, only what counts most. */
static void draw_counts(const struct wizard *w, struct tui_canvas *canvas,
			struct tui_rect area, int rows)
{
	const struct nt_import_result *r = &w->result;
	const struct nt_foreign_counts *n = &w->counts;

	if (rows == 1)
		area.row--;
	else
		tui_putf(canvas, area.row, area.col + 1, area.cols - 2,
			 TUI_STRONG, _("Dry run of %s: nothing written yet."),
			 w->file);
	tui_putf(canvas, area.row + 1, area.col + 3, area.cols - 4, TUI_PLAIN,
		 _("%lld meetings ready   %lld the same   %lld look like "
		   "duplicates   %lld lines with errors"),
		 (long long)(r->added + r->updated), (long long)r->same,
		 (long long)r->duplicate, (long long)r->rejected);
	if (rows == 1)
		return;
	tui_putf(canvas, area.row + 2, area.col + 3, area.cols - 4, TUI_PLAIN,
		 _("%lld participants   %lld issues   %lld responses   %lld "
		   "follow-ups"),
		 (long long)n->participants, (long long)n->issues,
		 (long long)n->responses, (long long)n->follow_ups);
	tui_putf(canvas, area.row + 3, area.col + 3, area.cols - 4, TUI_FAINT,
		 _("%lld blank rows   %lld footnotes   %lld nil returns   "
		   "%lld rows joined the one above"),
		 (long long)n->blank, (long long)n->footnotes,
		 (long long)n->nil, (long long)n->joined);
}

static void draw_findings(struct wizard *w, struct tui_canvas *canvas,
			  struct tui_rect area)
{
	struct nt_arena arena = { 0 };
	size_t top = tui_wizard_top(w, area.rows - 1);

	tui_rule(canvas, area.row, area.col, area.cols,
		 nt_arena_printf(&arena, _("Errors and warnings (%lld)"),
				 (long long)(w->result.rejected +
					     w->result.duplicate +
					     w->result.conflict + w->warned)));
	for (int i = 1; i < area.rows && top < w->n_findings; i++, top++)
		draw_finding(w, canvas,
			     (struct tui_rect) { area.row + i, area.col, 1,
						 area.cols },
			     top);
	if (w->n_findings == 0)
		tui_put(canvas, area.row + 1, area.col + 3, area.cols - 4,
			TUI_FAINT, _("Nothing is wrong."));
	nt_arena_free(&arena);
}

static int put_choice(struct tui_canvas *canvas, int row, int col, int cols,
		      bool on, const char *text)
{
	return tui_putf(canvas, row, col, cols - col - 1, TUI_PLAIN, "(%s) %s",
			on ? "*" : " ", text) +
	       3;
}

static void put_label(const struct wizard *w, struct tui_canvas *canvas,
		      int row, enum choice choice, const char *label)
{
	bool here = w->choice == (int)choice;

	if (here)
		tui_cursor(canvas, row, 1);
	tui_putf(canvas, row, 1, 13, here ? TUI_SELECTED : TUI_LABEL, "%s%s",
		 here ? "> " : "", label);
}

static void draw_choices(const struct wizard *w, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	const struct nt_foreign_asked *asked = &w->asked;
	bool skip = !asked->add_duplicates && !asked->update;
	int col;

	tui_rule(canvas, area.row, area.col, area.cols, NULL);
	put_label(w, canvas, area.row + 1, BAD_ROWS, _("Bad lines"));
	col = put_choice(canvas, area.row + 1, 15, area.cols, !asked->strict,
			 _("skip them, write them to a file"));
	put_choice(canvas, area.row + 1, 15 + col, area.cols, asked->strict,
		   _("stop"));
	put_label(w, canvas, area.row + 2, DUPLICATES, _("Duplicates"));
	col = 15;
	col += put_choice(canvas, area.row + 2, col, area.cols, skip,
			  _("skip"));
	col += put_choice(canvas, area.row + 2, col, area.cols,
			  asked->add_duplicates, _("add anyway"));
	put_choice(canvas, area.row + 2, col, area.cols, asked->update,
		   _("update the existing record"));
}

static void check_draw(struct wizard *w, struct tui_canvas *canvas,
		       struct tui_rect area)
{
	int choices = area.rows >= 9 ? 3 : 0;
	int counts = area.rows >= 9 ? 4 : 1;

	if (w->busy_pass > 0) {
		tui_putf(canvas, area.row + 1, area.col + 1, area.cols - 2,
			 TUI_MESSAGE, _("Reading: %lld lines. Esc stops."),
			 (long long)w->busy_rows);
		return;
	}
	draw_counts(w, canvas, area, counts);
	draw_findings(w, canvas,
		      (struct tui_rect) { area.row + counts, area.col,
					  area.rows - counts - choices,
					  area.cols });
	if (choices > 0)
		draw_choices(w, canvas,
			     (struct tui_rect) { area.row + area.rows - choices,
						 area.col, choices,
						 area.cols });
}

static const char *check_hint(struct wizard *w)
{
	const char *trouble = tui_wizard_trouble(w);

	if (trouble != NULL)
		return trouble;
	if (w->result.added + w->result.updated == 0)
		return _("Nothing of it is to be added.");
	return _("All in one transaction: Undo import is offered afterwards");
}

const struct wizard_ops tui_wizard_check_step = {
	.bar = TUI_BAR_IMPORT_CHECK,
	.enter = check_enter,
	.update = check_update,
	.draw = check_draw,
	.hint = check_hint,
};
