#include "tui/filter.h"

#include <string.h>

#include "notula/str.h"
#include "notula/utf8.h"
#include "tui/saved.h"

enum { LEAST_KEY = 2, WIDTH = 60, SHOWN = 6 };

void tui_filter_init(struct tui_filter *filter)
{
	tui_line_init(&filter->line, false, NT_LIMIT_LINE);
}

void tui_filter_free(struct tui_filter *filter)
{
	tui_line_free(&filter->line);
	nt_arena_free(&filter->arena);
}

enum nt_status tui_filter_read(struct tui_filter *filter, struct tui *ui,
			       struct nt_arena *arena, struct nt_query *out,
			       struct nt_err *err)
{
	const char *text = tui_line_text(&filter->line);

	filter->filtered = !nt_str_blank(text);
	filter->waiting = false;
	return nt_query_read(text, nt_app_today(ui->app), true, arena, out,
			     &filter->waiting, err);
}

/* Completion. */

/* The term before the cursor, without its -; it begins at *AT. */
static const char *term_of(struct tui_filter *filter, size_t *at)
{
	const char *text = tui_line_text(&filter->line);
	bool quoted = false;

	*at = 0;
	for (size_t i = 0; i < filter->line.at; i++) {
		if (text[i] == '"')
			quoted = !quoted;
		else if (text[i] == ' ' && !quoted)
			*at = i + 1;
	}
	if (text[*at] == '-')
		(*at)++;
	return nt_arena_strndup(&filter->arena, text + *at,
				filter->line.at - *at);
}

static void add_item(struct tui_filter *filter, const char *text,
		     const char *detail)
{
	if (filter->pick.n < FILTER_OFFERS)
		filter->items[filter->pick.n++] =
			(struct tui_pick_item) { .text = text,
						 .detail = detail };
}

static bool suggested(enum nt_query_key key, enum nt_suggest *what)
{
	static const struct {
		enum nt_query_key key;
		enum nt_suggest what;
	} names[] = {
		{ NT_QUERY_ORG, NT_SUGGEST_ORGANIZATION },
		{ NT_QUERY_PERSON, NT_SUGGEST_PERSON },
		{ NT_QUERY_VENUE, NT_SUGGEST_VENUE },
		{ NT_QUERY_OWNER, NT_SUGGEST_OWNER },
		{ NT_QUERY_CATEGORY, NT_SUGGEST_CATEGORY },
		{ NT_QUERY_TAG, NT_SUGGEST_TAG },
	};

	for (size_t i = 0; i < NT_COUNT(names); i++) {
		if (names[i].key != key)
			continue;
		*what = names[i].what;
		return true;
	}
	return false;
}

/* Names that were used before, after the key that TERM has. */
static void offer_names(struct tui_filter *filter, struct nt_store *store,
			const char *term)
{
	struct nt_suggestions found = { 0 };
	struct nt_err err = { 0 };
	enum nt_suggest what;
	const char *value;

	if (!suggested(nt_query_key_of(term, &value), &what))
		return;
	value += value[0] == '"' ? 1 : 0;
	if (nt_store_suggest(store, what, value, FILTER_OFFERS, &filter->arena,
			     &found, &err) != NT_OK)
		return;
	for (size_t i = 0; i < found.n; i++)
		if (!nt_str_eq(found.v[i].text, value))
			add_item(filter, found.v[i].text, found.v[i].position);
}

static void offer(struct tui_filter *filter, struct tui *ui)
{
	struct nt_words words = { 0 };
	const char *term;
	size_t at;

	nt_arena_reset(&filter->arena);
	filter->pick = (struct tui_pick) { .v = filter->items };
	term = term_of(filter, &at);
	if (strlen(term) >= LEAST_KEY)
		nt_query_complete(term, &filter->arena, &words);
	for (size_t i = 0; i < words.n; i++)
		add_item(filter, words.v[i], NULL);
	if (filter->pick.n == 0)
		offer_names(filter, ui->app->store, term);
}

static void close_offer(struct tui_filter *filter)
{
	tui_pick_set(&filter->pick, NULL, 0);
}

/* The term as it is once ITEM is taken: a name of several words is quoted. */
static const char *taken(struct tui_filter *filter, const char *term,
			 const char *item)
{
	const char *value;
	char *name;

	if (nt_query_key_of(item, &value) != NT_QUERY_WORD &&
	    strncmp(item, term, strcspn(term, ":")) == 0)
		return nt_arena_printf(&filter->arena, "%s%s", item,
				       value[0] != '\0' ? " " : "");
	nt_query_key_of(term, &value);
	name = nt_arena_strdup(&filter->arena, item);
	for (char *s = name; *s != '\0'; s++)
		if (*s == '"')
			*s = ' ';
	return nt_arena_printf(&filter->arena,
			       strchr(name, ' ') != NULL ? "%.*s\"%s\" "
							 : "%.*s%s ",
			       (int)(value - term), term, name);
}

static void take(struct tui_filter *filter, struct tui *ui, const char *item)
{
	struct nt_buf text = { 0 };
	const char *old = tui_line_text(&filter->line);
	size_t after = filter->line.at;
	size_t at;
	const char *term = term_of(filter, &at);

	nt_buf_put(&text, old, at);
	nt_buf_puts(&text, taken(filter, term, item));
	nt_buf_puts(&text, old + after);
	tui_line_replace(&filter->line, nt_buf_str(&text));
	nt_buf_free(&text);
	offer(filter, ui);
}

void tui_filter_start(struct tui_filter *filter, struct tui_view *view)
{
	view->typing = true;
	view->bar = TUI_BAR_FILTER;
	close_offer(filter);
}

void tui_filter_set(struct tui_filter *filter, const char *text)
{
	tui_line_set(&filter->line, text);
	close_offer(filter);
}

static enum tui_filtering leave(struct tui_filter *filter,
				struct tui_view *view, enum tui_bar bar)
{
	close_offer(filter);
	view->typing = false;
	view->bar = bar;
	return TUI_FILTER_LEFT;
}

/*
 * Enter: a last word of one or two letters, which waited for a third, counts
 * as it stands, and what nobody can read is said.
 */
static enum tui_filtering enter(struct tui_filter *filter,
				struct tui_view *view, enum tui_bar bar)
{
	struct nt_arena arena = { 0 };
	struct nt_query query;
	struct nt_err err = { 0 };
	struct nt_buf text = { 0 };
	enum nt_status st = NT_OK;

	if (filter->waiting)
		st = nt_query_read(tui_line_text(&filter->line),
				   nt_app_today(view->ui->app), false, &arena,
				   &query, NULL, &err);
	nt_arena_free(&arena);
	if (st != NT_OK) {
		tui_say_err(view->ui, &err);
		return TUI_FILTER_USED;
	}
	if (filter->waiting) {
		nt_buf_printf(&text, "%s ", tui_line_text(&filter->line));
		tui_line_set(&filter->line, nt_buf_str(&text));
		nt_buf_free(&text);
	}
	return leave(filter, view, bar);
}

enum tui_filtering tui_filter_update(struct tui_filter *filter,
				     struct tui_view *view, enum tui_bar bar,
				     const struct tui_key *key,
				     enum tui_action action)
{
	const struct tui_pick_item *chosen = tui_pick_chosen(&filter->pick);

	if (action == TUI_DO_BACK) {
		tui_filter_set(filter, NULL);
		return leave(filter, view, bar);
	}
	if (action == TUI_DO_PICK) {
		close_offer(filter);
		tui_saved_open(view);
		return TUI_FILTER_USED;
	}
	if (action == TUI_DO_TAKE && chosen != NULL) {
		take(filter, view->ui, chosen->text);
		return TUI_FILTER_CHANGED;
	}
	if (action == TUI_DO_TAKE || action == TUI_DO_NEXT_FIELD)
		return enter(filter, view, bar);
	if (chosen != NULL && tui_pick_update(&filter->pick, action))
		return TUI_FILTER_USED;
	if (!tui_line_update(&filter->line, key, action, WIDTH))
		return TUI_FILTER_IGNORED;
	offer(filter, view->ui);
	return TUI_FILTER_CHANGED;
}

void tui_filter_draw(struct tui_filter *filter, const struct tui_view *view,
		     struct tui_canvas *canvas, struct tui_rect field)
{
	struct tui_rect all = { 0, 0, canvas->rows - 3, canvas->cols };

	if (view->typing)
		tui_pick_draw(&filter->pick, canvas, all, field.row, field.col,
			      SHOWN);
	tui_line_draw(&filter->line, canvas, field, view->typing);
	if (filter->waiting)
		tui_paint(canvas, field, TUI_FAINT);
}
