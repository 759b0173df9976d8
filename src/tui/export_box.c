#include "tui/export_box.h"

#include <string.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/file.h"
#include "notula/language.h"
#include "notula/path.h"
#include "notula/str.h"

enum { WIDTH = 60 };

static struct export_box *as_box(struct tui_view *view)
{
	return (struct export_box *)view;
}

/* The report, the tidy tables, everything. */
unsigned tui_export_nth(unsigned i)
{
	if (i == 0)
		return EXPORT_REPORT;
	return i <= NT_TIDY_TABLES ? i - 1 : NT_TABLES;
}

const char *tui_export_what(unsigned what)
{
	static const char *const names[] = {
		[NT_TABLE_MEETINGS] = N_("meetings"),
		[NT_TABLE_PARTICIPANTS] = N_("participants"),
		[NT_TABLE_ISSUES] = N_("issues"),
		[NT_TABLE_RESPONSES] = N_("responses"),
		[NT_TABLE_FOLLOW_UPS] = N_("follow-ups"),
		[NT_TABLES] = N_("everything"),
		[EXPORT_REPORT] = NC_("to export", "report"),
	};

	return _(names[what]);
}

const char *tui_export_form(unsigned form)
{
	static const char *const names[] = {
		[NT_FORM_CSV] = N_("CSV"),
		[NT_FORM_EXCEL] = N_("CSV for Excel"),
		[NT_FORM_XLSX] = N_("XLSX"),
		[NT_FORM_JSON] = N_("JSON lines"),
		[NT_FORM_ICS] = N_("ICS (follow-ups)"),
		[EXPORT_HTML] = N_("HTML"),
		[EXPORT_TEXT] = NC_("form of a file", "Text"),
	};

	return _(names[form]);
}

static const char *suffix(unsigned form)
{
	if (form < NT_FORMS)
		return nt_form_suffix((enum nt_form)form);
	return form == EXPORT_HTML ? "html" : "txt";
}

bool tui_export_offers(const struct export_box *box, unsigned what)
{
	return what != EXPORT_REPORT || box->reports;
}

/* CSV is of one table, or the rows of the report. */
bool tui_export_fits(unsigned what, unsigned form)
{
	switch (form) {
	case NT_FORM_CSV:
	case NT_FORM_EXCEL:
		return what != NT_TABLES;
	case NT_FORM_XLSX:
		return what != EXPORT_REPORT;
	case EXPORT_HTML:
	case EXPORT_TEXT:
		return what == EXPORT_REPORT;
	default:
		return what == NT_TABLES;
	}
}

/* What the file would hold. */

static enum nt_status count(void *ctx, const void *bytes, size_t n,
			    struct nt_err *err)
{
	struct export_box *box = ctx;
	size_t room = EXPORT_HEAD - box->head.n;

	(void)err;
	box->bytes += (int64_t)n;
	nt_buf_put(&box->head, bytes, n < room ? n : room);
	return NT_OK;
}

static enum nt_status write_records(struct export_box *box, const char *folder,
				    const struct nt_sink *sink,
				    struct nt_err *err)
{
	struct nt_app *app = box->view.ui->app;
	struct nt_arena arena = { 0 };
	struct nt_query query;
	const struct nt_exporting how = {
		.query = &query,
		/* Plain CSV is for programs, the others are for people. */
		.dress.local =
			box->form != NT_FORM_CSV && nt_language_is_local(),
	};
	enum nt_status st = nt_query_read(box->query, nt_app_today(app), true,
					  &arena, &query, NULL, err);

	if (st == NT_OK)
		st = nt_export(app->store, (enum nt_form)box->form,
			       (enum nt_table)box->what, folder, &how, sink,
			       &box->found, err);
	nt_arena_free(&arena);
	return st;
}

static enum nt_status write_to(struct export_box *box, const char *folder,
			       const struct nt_sink *sink, struct nt_err *err)
{
	return box->what == EXPORT_REPORT
		       ? tui_export_report(box, sink, err)
		       : write_records(box, folder, sink, err);
}

/* "~/meetings-2024-05.csv" */
static void name_file(struct export_box *box)
{
	const char *table =
		box->what == NT_TABLES ? "notula" : tui_export_what(box->what);
	struct nt_buf name = { 0 };

	if (box->named)
		return;
	nt_buf_puts(&name, "~/");
	for (const char *s = table; *s != '\0'; s++)
		nt_buf_putc(&name, *s == ' ' ? '-' : *s);
	nt_buf_printf(&name, "-%s.%s", box->name, suffix(box->form));
	tui_line_set(&box->file, nt_buf_str(&name));
	nt_buf_free(&name);
}

/* Something else was chosen. */
static void look(struct export_box *box)
{
	const struct nt_sink sink = { .put = count, .ctx = box };
	struct nt_err err = { 0 };

	box->bytes = 0;
	nt_buf_reset(&box->head);
	if (write_to(box, NULL, &sink, &err) != NT_OK)
		tui_say_err(box->view.ui, &err);
	name_file(box);
}

/* Writing. */

void tui_export_left_out(const struct export_box *box, struct nt_buf *out)
{
	if (box->found.left_out > 0)
		nt_buf_printf(out,
			      ngettext(" %lld confidential record left out.",
				       " %lld confidential records left out.",
				       (unsigned long)box->found.left_out),
			      (long long)box->found.left_out);
}

static void tell(struct export_box *box, const char *path)
{
	struct nt_buf text = { 0 };

	nt_buf_printf(&text, _("Files written: %s"), path);
	tui_export_left_out(box, &text);
	tui_say(box->view.ui, "%s", nt_buf_str(&text));
	nt_buf_free(&text);
}

static void write_file(struct export_box *box, bool replace)
{
	struct nt_arena arena = { 0 };
	struct nt_err err = { 0 };
	const char *path = nt_path_expand(&arena, tui_line_text(&box->file));
	struct nt_file *file;
	enum nt_status st = nt_file_begin(&file, path, replace, &err);

	if (st == NT_OK) {
		struct nt_sink sink = nt_file_sink(file);

		st = write_to(box, nt_path_folder(&arena, path), &sink, &err);
		if (st == NT_OK)
			st = nt_file_commit(file, &err);
		else
			nt_file_abandon(file);
	}
	if (st == NT_OK) {
		tell(box, path);
		tui_pop(&box->view);
	} else {
		tui_say_err(box->view.ui, &err);
	}
	nt_arena_free(&arena);
}

static void overwrite(struct tui_view *owner, char letter)
{
	if (letter == 'y')
		write_file(as_box(owner), true);
}

bool tui_export_exists(const struct export_box *box)
{
	struct nt_arena arena = { 0 };
	const char *path = nt_path_expand(&arena, tui_line_text(&box->file));
	bool there = access(path, F_OK) == 0;

	nt_arena_free(&arena);
	return there;
}

static void write_or_ask(struct export_box *box)
{
	static const struct tui_choice choices[] = {
		{ 'y', N_("Yes") },
		{ 'n', N_("No") },
	};

	if (nt_str_blank(tui_line_text(&box->file)))
		tui_say(box->view.ui, "%s", _("The file needs a name."));
	else if (tui_export_exists(box))
		tui_ask(&box->view, _("File exists. Overwrite?"),
			tui_line_text(&box->file), choices, NT_COUNT(choices),
			overwrite);
	else
		write_file(box, false);
}

/* Choosing. */

static void next_form(struct export_box *box, unsigned by)
{
	do {
		box->form = (box->form + by) % EXPORT_FORMS;
	} while (!tui_export_fits(box->what, box->form));
}

static void next_what(struct export_box *box, unsigned by)
{
	unsigned at = 0;

	while (tui_export_nth(at) != box->what)
		at++;
	do {
		at = (at + by) % EXPORT_WHATS;
		box->what = tui_export_nth(at);
	} while (!tui_export_offers(box, box->what));
	if (!tui_export_fits(box->what, box->form))
		box->form = NT_FORM_XLSX;
	if (!tui_export_fits(box->what, box->form))
		next_form(box, 1);
}

static bool choose(struct export_box *box, const struct tui_key *key,
		   enum tui_action action)
{
	bool on = action == TUI_DO_RIGHT ||
		  (key->name == TUI_KEY_CHAR && key->ch == ' ');

	if (!on && action != TUI_DO_LEFT)
		return false;
	if (box->focus == EXPORT_WHAT)
		next_what(box, on ? 1 : EXPORT_WHATS - 1);
	else
		next_form(box, on ? 1 : EXPORT_FORMS - 1);
	look(box);
	return true;
}

static void next_field(struct export_box *box, int by)
{
	int focus = ((int)box->focus + by + EXPORT_FIELDS) % EXPORT_FIELDS;

	box->focus = (enum export_focus)focus;
}

static bool box_update(struct tui_view *view, const struct tui_key *key,
		       enum tui_action action)
{
	struct export_box *box = as_box(view);

	switch ((int)action) {
	case TUI_DO_BACK:
	case TUI_DO_HELP:
		return false;
	case TUI_DO_NEXT_FIELD:
		write_or_ask(box);
		return true;
	case TUI_DO_TAKE:
	case TUI_DO_DOWN:
		next_field(box, 1);
		return true;
	case TUI_DO_BACK_FIELD:
	case TUI_DO_UP:
		next_field(box, -1);
		return true;
	default:
		break;
	}
	if (box->focus != EXPORT_FILE)
		choose(box, key, action);
	else if (tui_line_update(&box->file, key, action, WIDTH))
		box->named = true;
	return true;
}

static void box_close(struct tui_view *view)
{
	struct export_box *box = as_box(view);

	nt_free(box->title);
	nt_free(box->query);
	nt_free(box->name);
	nt_free(box->filter);
	tui_line_free(&box->file);
	nt_buf_free(&box->head);
}

static const char *box_hint(struct tui_view *view)
{
	(void)view;
	return _("Space chooses, Tab goes on, Enter writes the file, Esc "
		 "leaves");
}

static const struct tui_view_ops ops = {
	.hint = box_hint,
	.update = box_update,
	.draw = tui_export_draw,
	.close = box_close,
};

void tui_ask_export(struct tui *ui, const struct tui_exporting *what)
{
	struct export_box *box = nt_alloc(sizeof(*box));

	box->view = (struct tui_view) { .ops = &ops,
					.typing = true,
					.overlay = true,
					.bar = TUI_BAR_EXPORT };
	box->title = nt_strdup(what->title);
	box->query = nt_strdup(what->query);
	box->name = nt_strdup(what->name);
	box->filter = nt_strdup(what->filter ? what->filter : "");
	box->reports = what->period != NULL;
	if (box->reports)
		box->period = *what->period;
	box->what = box->reports ? EXPORT_REPORT : NT_TABLE_MEETINGS;
	box->form = NT_FORM_EXCEL;
	tui_line_init(&box->file, false, NT_LIMIT_LINE);
	tui_push(ui, &box->view);
	look(box);
}
