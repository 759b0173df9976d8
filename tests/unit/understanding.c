/*
 * understanding.c - tests/data/csv/NAME.csv is understood as NAME.means says:
 * the options, a line for each column, one for each row with its dates, times
 * and people; the name is what it shows. REGEN=1 writes the files.
 */
#include "lib/testing.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "notula/alloc.h"
#include "notula/file.h"
#include "notula/grid.h"
#include "notula/people.h"
#include "notula/rowkind.h"
#include "notula/str.h"
#include "notula/utf8.h"

enum { COLUMNS = 32, OPTIONS = 8 };

struct understood {
	struct nt_arena arena;
	struct nt_input *in;
	struct nt_grid *grid;
	const char *headers[COLUMNS];
	struct nt_tally tallies[COLUMNS];
	struct nt_mapping_asked asked;
	struct nt_mapping mapping;
	const char *maps[OPTIONS];
	const char *with; /* another file of the batch */
	struct nt_buf out;
};

/* Of "options: year=2014 map=issue=Isi". */
static void read_options(struct understood *u, const char *line)
{
	char *s = nt_arena_strdup(&u->arena, line);

	u->asked.today = nt_day_number(2024, 6, 12);
	u->asked.maps.v = u->maps;
	while (*s != '\0') {
		size_t n = strcspn(s, " \n");
		char *next = s + n + (s[n] != '\0');
		long long year;

		s[n] = '\0';
		if (nt_str_starts(s, "map="))
			u->maps[u->asked.maps.n++] = s + 4;
		if (nt_str_starts(s, "with="))
			u->with = s + 5;
		if (nt_str_starts(s, "year=") &&
		    nt_str_number(s + 5, 1, 9999, &year))
			u->asked.year = (int)year;
		s = next;
	}
}

/* Everything that is decided from the whole of NAME. */
static enum nt_status understand(struct understood *u, const char *name,
				 struct nt_err *err)
{
	struct nt_dialect_asked plain = { .header = NT_HEADER_DECIDE,
					  .known = nt_header_is_known };
	const struct nt_grid_row *row = NULL;
	struct nt_dialect dialect;
	enum nt_status st;
	size_t n;

	st = nt_input_open(&u->in,
			   nt_arena_printf(&u->arena, "tests/data/csv/%s.csv",
					   name),
			   err);
	if (st == NT_OK)
		st = nt_dialect_decide(u->in, &plain, &u->arena, &dialect, err);
	if (st == NT_OK)
		st = nt_grid_open(&u->grid, u->in, &dialect, err);
	if (st != NT_OK)
		return st;
	n = nt_grid_width(u->grid);
	assert_true(n <= COLUMNS);
	for (size_t i = 0; i < n; i++)
		u->headers[i] = nt_grid_header(u->grid)[i].s;
	while ((st = nt_grid_next(u->grid, &row, err)) == NT_OK && row != NULL)
		for (size_t i = 0; i < n; i++)
			nt_tally_cell(&u->tallies[i], row->cells[i].s,
				      row->cells[i].n, row->line);
	if (st == NT_OK)
		st = nt_mapping_decide(dialect.header_line ? u->headers : NULL,
				       u->tallies, n, &u->asked, &u->arena,
				       &u->mapping, err);
	return st;
}

static void finish(struct understood *u)
{
	nt_grid_close(u->grid);
	nt_input_close(u->in);
	nt_arena_free(&u->arena);
	nt_buf_free(&u->out);
}

static void print_columns(struct understood *u)
{
	for (size_t i = 0; i < u->mapping.n; i++) {
		const struct nt_column *c = &u->mapping.columns[i];
		const char *header = c->header ? c->header : "(none)";

		nt_utf8_shown(&u->out, header, strlen(header), false);
		nt_buf_printf(&u->out, " = %s%s%.1s: %s",
			      c->target == NT_NO_TARGET
				      ? "-"
				      : nt_target_row(c->target).key,
			      c->part ? " " : "", &c->part, c->why);
		if (c->how_why != NULL)
			nt_buf_printf(&u->out, "; %s%s",
				      c->how_doubtful ? "doubtful: " : "",
				      c->how_why);
		nt_buf_putc(&u->out, '\n');
	}
}

static void print_date(struct nt_buf *out, enum nt_status st,
		       const struct nt_datecell *d, const struct nt_err *err)
{
	char iso[NT_DATE_SIZE];

	if (st != NT_OK) {
		nt_buf_printf(out, " [%s]", err->msg);
		return;
	}
	nt_buf_printf(out, " %s", nt_date_write(d->date, iso));
	if (d->end.year != 0)
		nt_buf_printf(out, "..%s", nt_date_write(d->end, iso));
	if (d->start[0] != '\0')
		nt_buf_printf(out, " %s-%s %s", d->start, d->stop, d->zone);
	if (d->contradicts)
		nt_buf_puts(out, " (other weekday)");
	if (d->guessed_year)
		nt_buf_puts(out, " (nearest year)");
}

static void print_time(struct nt_buf *out, const char *cell)
{
	struct nt_timeword time;
	struct nt_err err;

	if (nt_timecell_read(cell, &time, &err) == NT_OK)
		nt_buf_printf(out, " %s-%s %s", time.start, time.end,
			      time.zone);
	else
		nt_buf_printf(out, " [%s]", err.msg);
}

static void print_participant(struct nt_buf *out,
			      const struct nt_participant *p)
{
	nt_buf_printf(out, " {%s", nt_set_participant_type.words[p->type]);
	for (size_t i = 0; i < nt_shape_participant.n; i++) {
		const struct nt_field *f = &nt_shape_participant.fields[i];

		if (nt_is_unknown(p, f) || strcmp(f->name, "type") == 0)
			continue;
		nt_buf_printf(out, " %s=", f->name);
		nt_cell_write(out, p, f);
	}
	nt_buf_putc(out, '}');
}

static void print_cell(struct understood *u, const struct nt_column *c,
		       const char *cell)
{
	struct nt_people people;
	struct nt_words values;

	switch (nt_target_takes(c->target)) {
	case NT_TAKES_TIME:
		if (!nt_cell_is_null(cell))
			print_time(&u->out, cell);
		break;
	case NT_TAKES_PEOPLE:
		nt_people_read(cell, c->split, &u->arena, &people);
		for (size_t i = 0; i < people.n; i++)
			print_participant(&u->out, &people.v[i]);
		break;
	case NT_TAKES_DATE:
	case NT_TAKES_NOTHING:
		break;
	default:
		values = nt_cell_split(cell, c->split, &u->arena);
		for (size_t i = 0; i < values.n; i++)
			nt_buf_printf(&u->out, " <%s>", values.v[i]);
	}
}

static void print_dates(struct understood *u, const struct nt_grid_row *row)
{
	const char *parts[3] = { NULL, NULL, NULL };
	const struct nt_column *first = NULL;
	struct nt_datecell date;
	struct nt_err err;

	for (size_t i = 0; i < u->mapping.n; i++) {
		const struct nt_column *c = &u->mapping.columns[i];
		const char *cell = row->cells[i].s;

		if (nt_target_takes(c->target) != NT_TAKES_DATE ||
		    nt_cell_is_null(cell))
			continue;
		if (c->part == 0) {
			print_date(&u->out,
				   nt_datecell_read(cell, &c->how, &date, &err),
				   &date, &err);
			continue;
		}
		first = c;
		parts[c->part == 'd' ? 0 : c->part == 'm' ? 1 : 2] = cell;
	}
	if (first != NULL)
		print_date(&u->out,
			   nt_datecell_join(parts[0], parts[1], parts[2],
					    &first->how, &date, &err),
			   &date, &err);
}

static void print_rows(struct understood *u)
{
	static const char *const kinds[] = { "blank",  "header",  "footnote",
					     "nil",    "meeting", "more",
					     "undated" };
	const struct nt_grid_row *row;

	nt_grid_seek(u->grid, 0, 0);
	while (nt_grid_next(u->grid, &row, NULL) == NT_OK && row != NULL) {
		enum nt_row_kind kind =
			nt_row_kind(&u->mapping, row->cells, row->n);

		nt_buf_printf(&u->out, "%lld %s:", (long long)row->line,
			      kinds[kind]);
		print_dates(u, row);
		for (size_t i = 0; i < u->mapping.n; i++)
			print_cell(u, &u->mapping.columns[i], row->cells[i].s);
		nt_buf_putc(&u->out, '\n');
	}
}

/* What NAME.csv means, in words, into U->out. */
static void print_all(struct understood *u, const char *name)
{
	const struct nt_mapping *batch[2] = { &u->mapping };
	struct understood other = { 0 };
	struct nt_err err = { 0 };
	enum nt_status st = understand(u, name, &err);
	size_t n = 1;

	if (st == NT_OK && u->with != NULL) {
		st = understand(&other, u->with, &err);
		batch[n++] = &other.mapping;
	}
	if (st == NT_OK)
		st = nt_mapping_dates(&u->mapping, batch, n, &u->asked,
				      &u->arena, &err);
	print_columns(u);
	if (st == NT_OK)
		st = nt_mapping_check(&u->mapping, &u->arena, &err);
	if (st == NT_OK)
		print_rows(u);
	else
		nt_buf_printf(&u->out, "refused: %s\n", err.msg);
	finish(&other);
}

static void write_golden(const char *path, const struct nt_buf *out)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(nt_buf_str(out), file);
	fclose(file);
}

static void means_what_it_says(void **state)
{
	const char *name = *state;
	struct understood u = { 0 };
	struct nt_buf want = { 0 };
	char path[256];

	snprintf(path, sizeof(path), "tests/data/csv/%s.means", name);
	if (nt_file_read(&want, path, 1 << 20, NULL) != NT_OK)
		fail_msg("%s cannot be read", path);
	nt_buf_put(&u.out, want.s, strcspn(nt_buf_str(&want), "\n") + 1);
	read_options(&u, nt_buf_str(&u.out));
	print_all(&u, name);
	if (getenv("REGEN") != NULL)
		write_golden(path, &u.out);
	else
		assert_string_equal(nt_buf_str(&u.out), nt_buf_str(&want));
	nt_buf_free(&want);
	finish(&u);
}

enum { MOST_FILES = 200 };

/* One test for each NAME.means of tests/data/csv. */
int main(void)
{
	static struct CMUnitTest tests[MOST_FILES];
	static struct dirent **entries; /* the names of the tests */
	int found = scandir("tests/data/csv", &entries, NULL, alphasort);
	size_t n = 0;

	for (int i = 0; i < found; i++) {
		char *name = entries[i]->d_name, *dot = strrchr(name, '.');

		if (dot == NULL || strcmp(dot, ".means") != 0 ||
		    n == MOST_FILES)
			continue;
		*dot = '\0';
		tests[n++] =
			(struct CMUnitTest) { .name = name,
					      .test_func = means_what_it_says,
					      .initial_state = name };
	}
	if (n < 40) {
		printf("only %zu files of tests/data/csv are found\n", n);
		return 1;
	}
	return _cmocka_run_group_tests("understanding", tests, n, NULL, NULL);
}
