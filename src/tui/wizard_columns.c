/* Step 3 of the import: what each column becomes, beside the record that it
 * makes. */
#include <string.h>

#include "notula/directory.h"
#include "notula/str.h"
#include "tui/show.h"
#include "tui/wizard.h"

static const char *const splits[] = { "", ";", "|", ",", ";," };

static const struct nt_mapping *mapping_of(const struct wizard *w)
{
	return &tui_wizard_file(w)->mapping;
}

/* The record that is shown. */

static void show_meeting(struct wizard *w)
{
	nt_arena_reset(&w->shown_arena);
	w->rec_err = w->trouble;
	w->has_rec = false;
	if (w->trouble.msg[0] != '\0')
		return;
	w->has_rec = nt_foreign_meeting(w->foreign, 0, w->meeting,
					&w->shown_arena, &w->rec,
					&w->meeting_line, &w->rec_err) == NT_OK;
}

static void turn_meeting(struct wizard *w, int64_t by)
{
	int64_t before = w->meeting;

	if (before + by < 1)
		return;
	w->meeting += by;
	show_meeting(w);
	if (w->rec_err.status == NT_ENOTFOUND) {
		w->meeting = before;
		show_meeting(w);
	}
}

static void decide(struct wizard *w)
{
	tui_wizard_decide(w);
	show_meeting(w);
}

/* Another target. */

static void add_word(struct wizard *w, struct nt_words *words, const char *s)
{
	words->v = nt_arena_grow(&w->asked_arena, words->v, words->n,
				 sizeof(*words->v));
	words->v[words->n++] = s;
}

/* Every column as it is now, but COLUMN as TARGET: what is asked for in so
 * many words is not decided again. */
static void map(struct wizard *w, size_t column, enum nt_target target)
{
	const struct nt_mapping *m = mapping_of(w);
	struct nt_words maps = { 0 };

	for (size_t i = 0; i < m->n; i++) {
		enum nt_target to = i == column ? target : m->columns[i].target;
		const char *field =
			to == NT_NO_TARGET ? "ignore" : nt_target_row(to).key;

		if (i != column && to == NT_NO_TARGET && !m->columns[i].told)
			continue;
		add_word(w, &maps,
			 nt_arena_printf(&w->asked_arena, "%s=%zu", field,
					 i + 1));
	}
	w->asked.mapping.maps = maps;
	decide(w);
}

static void take_target(struct wizard *w, size_t item)
{
	map(w, w->row, (enum nt_target)item);
}

static void offer_targets(struct wizard *w)
{
	w->items[0] = (struct tui_pick_item) { .text = _("(ignore)"),
					       .special = true };
	for (int t = 1; t < NT_TARGETS; t++)
		w->items[t] = (struct tui_pick_item) {
			.text = _(nt_target_row((enum nt_target)t).label),
		};
	tui_wizard_pick(w, NT_TARGETS, take_target);
	w->pick.at = (size_t)mapping_of(w)->columns[w->row].target;
}

/* Another separator. */

static void take_split(struct wizard *w, size_t item)
{
	add_word(w, &w->asked.mapping.splits,
		 nt_arena_printf(&w->asked_arena, "%zu=%s", w->row + 1,
				 splits[item]));
	decide(w);
}

static void offer_splits(struct wizard *w)
{
	w->items[0] = (struct tui_pick_item) { .text = _("not at all"),
					       .special = true };
	for (size_t i = 1; i < NT_COUNT(splits); i++)
		w->items[i] = (struct tui_pick_item) { .text = splits[i] };
	tui_wizard_pick(w, NT_COUNT(splits), take_split);
}

/* A name for the mapping. */

static bool keep_profile(struct tui_view *view, const char *text)
{
	struct wizard *w = (struct wizard *)view;
	struct nt_err err;

	if (nt_str_blank(text))
		return false;
	if (nt_foreign_save_profile(w->foreign, text, &err) != NT_OK) {
		tui_say_err(view->ui, &err);
		return false;
	}
	tui_say(view->ui, _("Mapping saved as \"%s\" for next time"), text);
	return true;
}

static void ask_profile(struct wizard *w)
{
	static const struct tui_prompt prompt = {
		.title = N_("Name of the mapping"),
		.done = keep_profile,
	};

	tui_ask_line(&w->view, &prompt);
}

/* Keys. */

static bool letter_key(struct wizard *w, char letter)
{
	switch (letter) {
	case 's':
		offer_splits(w);
		return true;
	case ',':
		turn_meeting(w, -1);
		return true;
	case '.':
		turn_meeting(w, 1);
		return true;
	case 'f':
		tui_wizard_go(w, WIZARD_FORMAT);
		return true;
	case 'w':
		ask_profile(w);
		return true;
	case 'b':
		tui_wizard_go(w, WIZARD_FORMAT);
		return true;
	case 'n':
		if (w->trouble.msg[0] == '\0')
			tui_wizard_go(w, WIZARD_CHECK);
		return true;
	default:
		return false;
	}
}

static bool columns_update(struct wizard *w, const struct tui_key *key,
			   enum tui_action action)
{
	if (letter_key(w, tui_wizard_letter(key)))
		return true;
	if (action == TUI_DO_OPEN) {
		offer_targets(w);
		return true;
	}
	return tui_wizard_move(w, mapping_of(w)->n, action);
}

/* Drawing. */

static const char *split_words(unsigned split, struct nt_arena *arena)
{
	struct nt_buf signs = { 0 };
	const char *out;

	if (split & NT_SPLIT_SEMICOLON)
		nt_buf_puts(&signs, " ;");
	if (split & NT_SPLIT_BAR)
		nt_buf_puts(&signs, " |");
	if (split & NT_SPLIT_COMMA)
		nt_buf_puts(&signs, " ,");
	out = nt_arena_printf(arena, _(", by%s"), nt_buf_str(&signs));
	nt_buf_free(&signs);
	return out;
}

static bool is_split(const struct nt_column *column)
{
	enum nt_takes takes = nt_target_row(column->target).takes;

	return column->target != NT_NO_TARGET && column->tally->several > 0 &&
	       (takes == NT_TAKES_PEOPLE || takes == NT_TAKES_ITEMS ||
		takes == NT_TAKES_NAMES);
}

static const char *goes_to(const struct nt_column *column,
			   struct nt_arena *arena)
{
	const char *label = nt_foreign_goes_to(column, arena);

	if (column->target == NT_NO_TARGET)
		return nt_arena_printf(arena, "(%s)", label);
	return is_split(column)
		       ? nt_arena_printf(arena, "%s%s", label,
					 split_words(column->split, arena))
		       : label;
}

static const char *first_values(const struct nt_column *column,
				struct nt_arena *arena)
{
	const char *out = "";

	for (int i = 0; i < NT_TALLY_FIRST; i++)
		if (column->tally->first[i][0] != '\0')
			out = nt_arena_printf(arena, "%s%s%s", out,
					      out[0] ? " · " : "",
					      column->tally->first[i]);
	return out;
}

/* Where the parts of a row stand. */
struct layout {
	int header;
	int target;
	int filled; /* 0: no room for it */
	int values;
};

static struct layout lay_out(int cols)
{
	struct layout at = { 7, cols * 30 / 100, 0, cols * 58 / 100 };

	if (cols >= 100) {
		at.filled = cols * 47 / 100;
		at.values = at.filled + 10;
	}
	return at;
}

static void draw_column(const struct wizard *w, struct tui_canvas *canvas,
			struct tui_rect row, size_t i)
{
	const struct nt_column *column = &mapping_of(w)->columns[i];
	struct layout at = lay_out(row.cols);
	enum tui_role role = i == w->row		      ? TUI_SELECTED
			     : column->target == NT_NO_TARGET ? TUI_FAINT
							      : TUI_PLAIN;
	int end = at.filled > 0 ? at.filled : at.values;
	struct nt_arena arena = { 0 };

	if (i == w->row) {
		tui_fill(canvas, row, TUI_SELECTED, ' ');
		tui_put(canvas, row.row, row.col + 1, 1, role, ">");
		tui_cursor(canvas, row.row, row.col + 1);
	}
	tui_putf(canvas, row.row, row.col + 2, 4, role, "%3zu", i + 1);
	tui_put(canvas, row.row, at.header - 1, at.target - at.header, role,
		column->header != NULL ? column->header : "");
	tui_put(canvas, row.row, at.target, end - at.target - 1, role,
		goes_to(column, &arena));
	if (at.filled > 0)
		tui_putf(canvas, row.row, at.filled, 9, role, "%lld",
			 (long long)column->tally->filled);
	tui_put(canvas, row.row, at.values, row.cols - at.values - 1, role,
		first_values(column, &arena));
	nt_arena_free(&arena);
}

static void draw_headings(struct tui_canvas *canvas, struct tui_rect row)
{
	struct layout at = lay_out(row.cols);

	tui_rule(canvas, row.row, row.col, row.cols, NULL);
	tui_putf(canvas, row.row, row.col + 2, at.target - 3, TUI_HEADING,
		 " %s ", _("Column in file"));
	tui_putf(canvas, row.row, at.target - 1, 16, TUI_HEADING, " %s ",
		 _("goes to"));
	if (at.filled > 0)
		tui_putf(canvas, row.row, at.filled - 1, 10, TUI_HEADING,
			 " %s ", _("filled"));
	tui_putf(canvas, row.row, at.values - 1, row.cols - at.values,
		 TUI_HEADING, " %s ", _("first values"));
}

/* The record, a line a section. */

static bool is_known(const struct wizard *w, enum nt_directory kind,
		     const char *name, struct nt_arena *arena)
{
	struct nt_entry entry = { 0 };
	struct nt_err ignored = { 0 };

	return nt_directory_find(w->view.ui->app->store, kind, name, arena,
				 &entry, &ignored) == NT_OK;
}

static void put_people(const struct wizard *w, struct nt_buf *out)
{
	struct nt_arena arena = { 0 };

	for (size_t i = 0; i < w->rec.participants.n; i++) {
		const struct nt_participant *p = &w->rec.participants.v[i];
		const char *known = NULL;

		if (p->name != NULL && p->type == NT_PARTICIPANT_TYPE_PERSON)
			known = is_known(w, NT_DIRECTORY_PEOPLE, p->name,
					 &arena)
					? _("known")
					: _("new");
		nt_buf_printf(out, "%s%s", i > 0 ? " · " : "",
			      tui_show_participant(p, &arena));
		if (known != NULL)
			nt_buf_printf(out, " (%s)", known);
	}
	nt_arena_free(&arena);
}

static void put_issues(const struct wizard *w, struct nt_buf *out)
{
	for (size_t i = 0; i < w->rec.issues.n; i++)
		nt_buf_printf(out, "%s%zu %s", i > 0 ? " · " : "", i + 1,
			      w->rec.issues.v[i].text);
}

static void put_responses(const struct wizard *w, struct nt_buf *out)
{
	for (size_t i = 0; i < w->rec.responses.n; i++)
		nt_buf_printf(out, "%s%s", i > 0 ? " · " : "",
			      w->rec.responses.v[i].text);
}

static void put_follow_ups(const struct wizard *w, struct nt_buf *out)
{
	struct nt_arena arena = { 0 };

	for (size_t i = 0; i < w->rec.follow_ups.n; i++) {
		const struct nt_follow_up *f = &w->rec.follow_ups.v[i];

		nt_buf_printf(out, "%s%s", i > 0 ? " · " : "", f->text);
		if (f->owner != NULL)
			nt_buf_printf(out, "; %s", f->owner);
		if (f->due != NULL)
			nt_buf_printf(out, "; %s",
				      tui_show_day(f->due, &arena));
	}
	nt_arena_free(&arena);
}

static const struct {
	const char *label;
	void (*put)(const struct wizard *w, struct nt_buf *out);
} parts[] = {
	{ N_("People"), put_people },
	{ N_("Issues"), put_issues },
	{ N_("Responses"), put_responses },
	{ N_("Follow-ups"), put_follow_ups },
};

static void draw_parts(const struct wizard *w, struct tui_canvas *canvas,
		       struct tui_rect area)
{
	for (size_t i = 0; i < NT_COUNT(parts) && area.rows > 0; i++) {
		struct tui_rect text = { area.row, area.col + 16, area.rows,
					 area.cols - 17 };
		struct nt_buf out = { 0 };
		int used = 0;

		parts[i].put(w, &out);
		if (out.n > 0) {
			if (text.rows > 2)
				text.rows = 2;
			tui_put(canvas, area.row, area.col + 1, 14, TUI_LABEL,
				_(parts[i].label));
			used = tui_put_wrapped(canvas, text, 0, TUI_PLAIN,
					       nt_buf_str(&out));
		}
		nt_buf_free(&out);
		area.row += used;
		area.rows -= used;
	}
}

static void draw_meeting(const struct wizard *w, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	struct nt_arena arena = { 0 };
	struct tui_rect text = { area.row + 1, area.col + 1, area.rows - 1,
				 area.cols - 2 };

	tui_rule(canvas, area.row, area.col, area.cols,
		 nt_arena_printf(&arena, _("Record %lld would become"),
				 (long long)w->meeting));
	if (w->has_rec) {
		tui_putf(canvas, text.row, text.col, text.cols, TUI_STRONG,
			 "%s  %s  %s", tui_show_day(w->rec.date, &arena),
			 w->rec.title, w->rec.venue ? w->rec.venue : "");
		draw_parts(w, canvas,
			   (struct tui_rect) { area.row + 2, area.col,
					       area.rows - 2, area.cols });
	} else {
		tui_put_wrapped(canvas, text, 0, TUI_PROBLEM, w->rec_err.msg);
	}
	nt_arena_free(&arena);
}

static void draw_summary(const struct wizard *w, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	const struct nt_foreign_file *file = tui_wizard_file(w);
	const struct nt_dialect *d = &file->dialect;

	size_t date = nt_mapping_next(&file->mapping, NT_TARGET_DATE, 0);
	int format = tui_width(_("Format")) + 3;

	tui_putf(canvas, area.row, area.col + 1, area.cols - format - 3,
		 TUI_STRONG, _("%s  %lld rows · %s · %s · header: %s · %s"),
		 w->file, (long long)file->rows, d->said_encoding.what,
		 d->said_delim.what, d->said_header.what,
		 date == NT_NO_COLUMN
			 ? "?"
			 : nt_date_order_name(
				   file->mapping.columns[date].how.order));
	tui_put(canvas, area.row, area.cols - format, 1, TUI_CAP, "f");
	tui_put(canvas, area.row, area.cols - format + 2, format - 2, TUI_PLAIN,
		_("Format"));
}

static void columns_draw(struct wizard *w, struct tui_canvas *canvas,
			 struct tui_rect area)
{
	const struct nt_mapping *m = mapping_of(w);
	int preview = area.rows >= 16 ? 7 : area.rows >= 10 ? 4 : 0;
	int rows = area.rows - 2 - preview;
	size_t top = tui_wizard_top(w, rows);

	draw_summary(w, canvas, area);
	draw_headings(canvas, (struct tui_rect) { area.row + 1, area.col, 1,
						  area.cols });
	for (int i = 0; i < rows && top + (size_t)i < m->n; i++)
		draw_column(w, canvas,
			    (struct tui_rect) { area.row + 2 + i, area.col, 1,
						area.cols },
			    top + (size_t)i);
	if (preview > 0)
		draw_meeting(w, canvas,
			     (struct tui_rect) { area.row + 2 + rows, area.col,
						 preview, area.cols });
	tui_pick_draw(&w->pick, canvas, area,
		      area.row + 2 + (int)(w->row - top),
		      lay_out(area.cols).target, 12);
}

static const char *columns_hint(struct wizard *w)
{
	const char *trouble = tui_wizard_trouble(w);
	const struct nt_foreign_file *file = tui_wizard_file(w);

	if (trouble != NULL)
		return trouble;
	if (file->profile != NULL && w->asked.mapping.maps.n == 0)
		return nt_arena_printf(&w->shown_arena,
				       _("Mapping \"%s\" fits this header"),
				       file->profile);
	return mapping_of(w)->columns[w->row].why;
}

const struct wizard_ops tui_wizard_columns_step = {
	.bar = TUI_BAR_IMPORT_COLUMNS,
	.enter = show_meeting,
	.update = columns_update,
	.draw = columns_draw,
	.hint = columns_hint,
};
