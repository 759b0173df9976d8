/* cmd_list.c - notula list, notula search: records, a line each. */
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "notula/csv_write.h"

enum { PAGE = 500, BEST = 200 };

/* The columns of list --json and --format csv, in order (FORMATS, "JSON"). */
#define LIST_COLUMNS(X) \
	X(text, uid, row->uid) \
	X(int, number, row->number) \
	X(text, date, row->date) \
	X(text, title, row->title) \
	X(text, kind, word(&nt_set_kind, (int)row->kind)) \
	X(text, status, word(&nt_set_record_status, (int)row->status)) \
	X(text, venue, row->venue) \
	X(text, city, row->city) \
	X(int, people, row->people) \
	X(int, open, row->open) \
	X(int, overdue, row->overdue) \
	X(int, unanswered, row->unanswered)

static const char *word(const struct nt_set *set, int value)
{
	return value > 0 ? set->words[value] : NULL;
}

static void print_json(const struct nt_row *row)
{
	struct cli_json json = { 0 };

#define X(type, name, value) cli_json_##type(&json, #name, value);
	LIST_COLUMNS(X)
#undef X
	cli_json_end(&json);
}

static void cell_text(struct nt_buf *line, const char *s)
{
	nt_csv_put(line, s ? s : "", s ? strlen(s) : 0, ',', false);
}

static void cell_int(struct nt_buf *line, int64_t n)
{
	nt_buf_printf(line, "%lld", (long long)n);
}

/* The header where ROW is NULL. */
static void print_csv(const struct nt_row *row)
{
	struct nt_buf line = { 0 };

#define X(type, name, value) \
	if (line.n > 0) \
		nt_buf_putc(&line, ','); \
	if (row == NULL) \
		nt_buf_puts(&line, #name); \
	else \
		cell_##type(&line, value);
	LIST_COLUMNS(X)
#undef X
	nt_buf_putc(&line, '\n');
	cli_out(line.s, line.n);
	nt_buf_free(&line);
}

static const struct cli_column columns[] = {
	{ N_("No."), 0, true },	    { N_("Date"), 0, false },
	{ N_("Title"), 24, false }, { N_("Where"), 10, false },
	{ N_("Ppl"), 0, true },	    { NC_("open follow-ups", "Open"), 0, true },
	{ "", 0, false },
};

/* "!" overdue, "?" doubtful: the signs of the screens. */
static void add_row(struct cli_table *table, const struct nt_row *row)
{
	char number[24];
	char people[24];
	char open[24];
	const char *signs = row->overdue && row->doubtful ? "!?"
			    : row->overdue		  ? "!"
			    : row->doubtful		  ? "?"
							  : "";
	const char *cells[] = { number,	    row->date,
				row->title, row->venue ? row->venue : row->city,
				people,	    open,
				signs };

	snprintf(number, sizeof(number), "%lld", (long long)row->number);
	snprintf(people, sizeof(people), "%lld", (long long)row->people);
	snprintf(open, sizeof(open), "%lld", (long long)row->open);
	cli_table_row(table, cells);
}

enum form { TEXT, JSON, CSV };

static enum form form_of(const struct cmd_run *run)
{
	const char *format = cmd_format(run);

	if (strcmp(format, "json") == 0)
		return JSON;
	return strcmp(format, "csv") == 0 ? CSV : TEXT;
}

static void print_row(enum form form, struct cli_table *table,
		      const struct nt_row *row)
{
	if (form == JSON)
		print_json(row);
	else if (form == CSV)
		print_csv(row);
	else
		add_row(table, row);
}

/* Page by page, so that no lock is held and any length begins at once. */
static enum nt_status each_row(struct cmd_run *run, enum form form,
			       struct cli_table *table, size_t *n,
			       struct nt_err *err)
{
	struct nt_arena pages[2] = { 0 };
	struct nt_cursor after;
	struct nt_rows rows;
	enum nt_status st;
	int page = 0;

	*n = 0;
	do {
		page = !page;
		nt_arena_reset(&pages[page]);
		st = nt_store_list(run->store, &run->query,
				   *n > 0 ? &after : NULL, false, PAGE,
				   &pages[page], &rows, err);
		for (size_t i = 0; st == NT_OK && i < rows.n; i++)
			print_row(form, table, &rows.v[i]);
		if (st == NT_OK && rows.n > 0) {
			after.date = rows.v[rows.n - 1].date;
			after.uid = rows.v[rows.n - 1].uid;
			*n += rows.n;
		}
	} while (st == NT_OK && rows.n == PAGE);
	nt_arena_free(&pages[0]);
	nt_arena_free(&pages[1]);
	return st;
}

static enum nt_status run_list(struct cmd_run *run, struct nt_err *err)
{
	enum form form = form_of(run);
	struct cli_table table;
	enum nt_status st;
	size_t n;

	cli_table_begin(&table, columns, NT_COUNT(columns));
	if (form == CSV)
		print_csv(NULL);
	st = each_row(run, form, &table, &n, err);
	cli_table_end(&table);
	if (st == NT_OK && n == 0)
		cli_say("%s", _("No record matches."));
	return st;
}

/* The hit with its words between asterisks. */
static void print_hit(struct nt_arena *arena, const char *hit)
{
	char *line;

	if (hit == NULL)
		return;
	line = nt_arena_strdup(arena, hit);
	for (char *p = line; (p = strpbrk(p, "\x01\x02\n")) != NULL;)
		*p = *p == '\n' ? ' ' : '*';
	cli_paragraph(18, NULL, line);
}

static void print_found(struct nt_arena *arena, const struct nt_row *row)
{
	char label[48];

	snprintf(label, sizeof(label), "%5lld  %s", (long long)row->number,
		 row->date);
	cli_paragraph(19, label, row->title);
	print_hit(arena, row->hit);
}

static enum nt_status run_search(struct cmd_run *run, struct nt_err *err)
{
	struct nt_rows rows = { 0 };
	enum nt_status st = nt_store_search(run->store, &run->query, BEST,
					    run->arena, &rows, err);

	if (st != NT_OK)
		return st;
	for (size_t i = 0; i < rows.n; i++) {
		if (cmd_wants_json(run))
			print_json(&rows.v[i]);
		else
			print_found(run->arena, &rows.v[i]);
	}
	if (rows.n == 0)
		cli_say("%s", _("No record matches."));
	if (rows.n == BEST)
		cli_say(_("Only the best %d are shown; add a word."), BEST);
	return NT_OK;
}

static const struct cli_option list_options[] = {
	CMD_FORMAT("text json csv"),
	{ 0 },
};

const struct cmd cmd_list = {
	.name = "list",
	.alias = "daftar",
	.words = "[FILTER]",
	.summary = N_("records, newest first"),
	.text = N_("Behind a line stand ! for an overdue follow-up and ? for "
		   "something to be verified."),
	.options = list_options,
	.most = -1,
	.filter = true,
	.needs = CMD_NEEDS_READ,
	.run = run_list,
};

static const struct cli_option search_options[] = {
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_search = {
	.name = "search",
	.alias = "cari",
	.words = "WORDS",
	.summary = N_("records that hold the words, the best first"),
	.text = N_("WORDS is a FILTER. The place where they were found stands "
		   "below each record."),
	.options = search_options,
	.least = 1,
	.most = -1,
	.filter = true,
	.needs = CMD_NEEDS_READ,
	.run = run_search,
};
