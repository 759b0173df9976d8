/* The facts that are marked or found doubtful. */
#include "tui/views.h"

#include <string.h>

#include "notula/str.h"
#include "tui/ledger.h"

static const struct {
	const char *word; /* nt_doubt_row's */
	const char *label;
	bool marked; /* a person said so, and can take it back */
} reasons[] = {
	{ "weekday", N_("weekday"), false },
	{ "two-digit year", N_("two-digit year"), false },
	{ "pairing", N_("pairing"), true },
	{ "duplicate", N_("duplicate"), false },
	{ "unknown name", N_("unknown name"), false },
	{ "to verify", N_("to verify"), true },
};

/* "participants 3" is cut into its section and its no. */
static const struct nt_field *section_of(const char *line, long long *no)
{
	size_t n = strcspn(line, " ");

	for (size_t i = 0; i < nt_shape_record.n; i++) {
		const struct nt_field *f = &nt_shape_record.fields[i];

		if (f->kind == NT_LINES && strlen(f->name) == n &&
		    memcmp(f->name, line, n) == 0 && line[n] == ' ' &&
		    nt_str_number(line + n + 1, 1, NT_LIMIT_LINES, no))
			return f;
	}
	return NULL;
}

/* "Participants 3, Position". */
static const char *about_of(const struct nt_doubt_row *d,
			    struct nt_arena *arena)
{
	const struct nt_field *section = NULL;
	const struct nt_field *field;
	long long no = 0;

	if (d->line != NULL)
		section = section_of(d->line, &no);
	field = nt_field(section != NULL ? section->lines : &nt_shape_record,
			 d->field);
	if (section == NULL)
		return field != NULL ? _(field->label) : d->field;
	if (field == NULL || strcmp(field->name, "to_verify") == 0)
		return nt_arena_printf(arena, "%s %lld", _(section->label), no);
	return nt_arena_printf(arena, "%s %lld, %s", _(section->label), no,
			       _(field->label));
}

/* Words as written stand beside the date in the form. */
static const char *place_of(const struct nt_doubt_row *d,
			    struct nt_arena *arena)
{
	if (d->line == NULL)
		return nt_str_eq(d->reason, "weekday") ||
				       nt_str_eq(d->reason, "two-digit year")
			       ? "date"
			       : d->field;
	if (nt_str_eq(d->field, "to_verify"))
		return d->line;
	return nt_arena_printf(arena, "%s %s", d->line, d->field);
}

static enum nt_status read_doubts(struct ledger *ledger,
				  const struct nt_query *query,
				  struct nt_arena *arena,
				  struct ledger_rows *out, struct nt_err *err)
{
	struct nt_doubt_rows found = { 0 };
	enum nt_status st = nt_store_verify(ledger->view.ui->app->store, query,
					    LEDGER_MOST, arena, &found, err);

	if (st != NT_OK)
		return st;
	out->n = found.n;
	out->v = nt_arena_alloc(arena, (found.n + 1) * sizeof(*out->v));
	for (size_t i = 0; i < found.n; i++) {
		const struct nt_doubt_row *d = &found.v[i];
		struct ledger_row row = {
			.uid = d->uid,
			.number = d->number,
			.date = d->date,
			.title = d->title,
			.place = place_of(d, arena),
			.about = about_of(d, arena),
			.text = d->text,
			.state = d->reason,
		};

		for (size_t r = 0; r < NT_COUNT(reasons); r++) {
			if (!nt_str_eq(reasons[r].word, d->reason))
				continue;
			row.state = _(reasons[r].label);
			row.marked = reasons[r].marked;
		}
		out->v[i] = row;
	}
	return NT_OK;
}

static bool drop_word(struct nt_words *words, const char *word)
{
	for (size_t i = 0; i < words->n; i++) {
		if (strcmp(words->v[i], word) != 0)
			continue;
		memmove(words->v + i, words->v + i + 1,
			(words->n - i - 1) * sizeof(*words->v));
		words->n--;
		return true;
	}
	return false;
}

static bool drop_mark(struct nt_record *rec, const char *place)
{
	long long no;
	const struct nt_field *section = section_of(place, &no);
	struct nt_lines lines;
	const struct nt_field *mark;
	void *line;

	if (section == NULL)
		return drop_word(&rec->to_verify, place);
	lines = nt_get_lines(rec, section);
	mark = nt_field(section->lines, "to_verify");
	if (mark == NULL || no > (long long)lines.n)
		return false;
	line = nt_line(lines, section->lines, (size_t)no - 1);
	if (nt_get_number(line, mark) == 0)
		return false;
	nt_set_number(line, mark, 0);
	return true;
}

/* CTX: "title", or "participants 3 position" of which the line counts. */
static enum nt_status accept(struct nt_record *rec, struct nt_arena *arena,
			     void *ctx, struct nt_err *err)
{
	char *place = nt_arena_strdup(arena, ctx);
	char *blank = strchr(place, ' ');

	if (blank != NULL && strchr(blank + 1, ' ') != NULL)
		*strchr(blank + 1, ' ') = '\0';
	if (drop_mark(rec, place))
		return NT_OK;
	return nt_fail(err, NT_ECONFLICT,
		       _("somebody changed this record meanwhile"));
}

static void say_right(struct ledger *ledger)
{
	const struct ledger_row *row = tui_ledger_row(ledger);
	struct nt_arena arena = { 0 };

	if (row == NULL)
		return;
	if (row->marked)
		tui_ledger_change(ledger, accept,
				  nt_arena_strdup(&arena, row->place),
				  _("Right as it is"));
	else
		tui_say(ledger->view.ui, "%s",
			_("Nobody marked this: it is found anew until the "
			  "record says otherwise. Enter opens it."));
	nt_arena_free(&arena);
}

static bool act(struct ledger *ledger, enum tui_action action)
{
	if (action != TUI_DO_DONE)
		return false;
	say_right(ledger);
	return true;
}

void tui_open_verify(struct tui *ui)
{
	static const struct ledger_kind kind = {
		.tab = TUI_SCREEN_VERIFY_TAB,
		.screen = TUI_DO_SCREEN_VERIFY,
		.bar = TUI_BAR_VERIFY,
		.text_heading = N_("To be verified"),
		.state_heading = N_("Why"),
		.nothing = N_("Nothing has to be verified."),
		.no_match = N_("Nothing to be verified matches."),
		.read = read_doubts,
		.act = act,
	};

	tui_open_ledger(ui, &kind);
}
