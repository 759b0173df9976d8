/* foreign.c - files of others: opened, surveyed, decided upon. */
#include "exchange/foreign.h"

#include <string.h>

#include "exchange/meeting.h"
#include "exchange/profile.h"
#include "notula/alloc.h"
#include "notula/grid.h"
#include "notula/str.h"

enum { SAY_EVERY = 1024 };

enum nt_status nt_foreign_stopped(struct nt_err *err)
{
	return nt_fail(err, NT_ECANCELLED,
		       _("Nothing was imported: interrupted."));
}

/* Names that say that a line is a header: also those of our rejects. */
static bool is_known(const char *name)
{
	return nt_header_is_known(name) || strcmp(name, NT_REJECT_LINE) == 0 ||
	       strcmp(name, NT_REJECT_REASON) == 0;
}

/* The columns behind which we wrote why a row was rejected are not theirs. */
static size_t own_width(const struct nt_csv_cell *header, size_t n)
{
	if (n > 0 && strcmp(header[n - 1].s, NT_REJECT_REASON) == 0)
		n--;
	if (n > 0 && strcmp(header[n - 1].s, NT_REJECT_LINE) == 0)
		n--;
	return n;
}

static void take_header(struct nt_foreign_input *file,
			const struct nt_grid *grid)
{
	const struct nt_csv_cell *cells = nt_grid_header(grid);
	const char **names;

	file->width = own_width(cells, nt_grid_width(grid));
	names = nt_arena_alloc(&file->arena,
			       (file->width + 1) * sizeof(*names));
	for (size_t i = 0; i < file->width; i++)
		names[i] = nt_arena_strdup(&file->arena, cells[i].s);
	file->headers = file->shown.dialect.header_line != 0 ? names : NULL;
	nt_free(file->tallies);
	file->tallies = nt_alloc((file->width + 1) * sizeof(*file->tallies));
}

/* Rows that cannot be trusted say nothing about their columns. */
static void tally(struct nt_foreign_input *file, const struct nt_grid_row *row)
{
	file->shown.rows++;
	for (size_t i = 0; i < file->width && row->problem == NULL; i++)
		nt_tally_cell(&file->tallies[i], row->cells[i].s,
			      row->cells[i].n, row->line);
}

static enum nt_status say_progress(const struct nt_foreign *foreign,
				   const struct nt_foreign_hooks *hooks,
				   struct nt_err *err)
{
	if (hooks->progress == NULL ||
	    hooks->progress(hooks->ctx, 1, foreign->rows, 0))
		return NT_OK;
	return nt_foreign_stopped(err);
}

static enum nt_status survey(struct nt_foreign *foreign,
			     struct nt_foreign_input *file,
			     const struct nt_foreign_hooks *hooks,
			     struct nt_err *err)
{
	const struct nt_grid_row *row = NULL;
	struct nt_grid *grid = NULL;
	enum nt_status st =
		nt_grid_open(&grid, file->in, &file->shown.dialect, err);

	if (st == NT_OK)
		take_header(file, grid);
	file->shown.rows = 0;
	do {
		if (st == NT_OK)
			st = nt_grid_next(grid, &row, err);
		if (st != NT_OK || row == NULL)
			break;
		tally(file, row);
		if (++foreign->rows % SAY_EVERY == 0)
			st = say_progress(foreign, hooks, err);
	} while (true);
	if (st == NT_OK) {
		file->shown.blanks = nt_grid_blanks(grid);
		st = say_progress(foreign, hooks, err);
	}
	nt_grid_close(grid);
	return st;
}

static enum nt_status read_dialect(struct nt_foreign *foreign,
				   struct nt_foreign_input *file,
				   struct nt_err *err)
{
	struct nt_dialect_asked asked = foreign->asked.dialect;

	asked.known = is_known;
	nt_arena_reset(&file->arena);
	return nt_dialect_decide(file->in, &asked, &file->arena,
				 &file->shown.dialect, err);
}

enum nt_status nt_foreign_survey(struct nt_foreign *foreign,
				 const struct nt_foreign_hooks *hooks,
				 struct nt_err *err)
{
	enum nt_status st = NT_OK;

	foreign->rows = 0;
	for (size_t i = 0; st == NT_OK && i < foreign->n; i++) {
		struct nt_foreign_input *file = &foreign->v[i];

		st = read_dialect(foreign, file, err);
		if (st == NT_OK)
			st = survey(foreign, file, hooks, err);
		if (st == NT_OK)
			st = nt_input_seal(file->in, err);
		if (st == NT_EINVAL && err != NULL && err->file[0] == '\0')
			nt_err_at(err, file->shown.name, err->line);
	}
	return st;
}

/* What each column is, by itself. */
static enum nt_status decide_targets(struct nt_foreign *foreign,
				     struct nt_foreign_input *file,
				     struct nt_err *err)
{
	struct nt_mapping_asked asked = foreign->asked.mapping;
	enum nt_status st;

	nt_arena_reset(&file->maps);
	file->shown.profile = NULL;
	st = nt_profile_apply(foreign->asked.profile, file->headers,
			      file->width, &asked, &file->maps,
			      &file->shown.profile, err);
	if (st == NT_OK)
		st = nt_mapping_decide(file->headers, file->tallies,
				       file->width, &asked, &file->maps,
				       &file->shown.mapping, err);
	return st;
}

static enum nt_status decide(struct nt_foreign *foreign, struct nt_err *err)
{
	const struct nt_mapping **all =
		nt_arena_alloc(&foreign->arena,
			       (foreign->n + 1) * sizeof(*all));
	enum nt_status st = NT_OK;
	size_t i;

	for (i = 0; st == NT_OK && i < foreign->n; i++) {
		st = decide_targets(foreign, &foreign->v[i], err);
		all[i] = &foreign->v[i].shown.mapping;
	}
	for (i = 0; st == NT_OK && i < foreign->n; i++) {
		struct nt_foreign_input *file = &foreign->v[i];

		st = nt_mapping_dates(&file->shown.mapping, all, foreign->n,
				      &foreign->asked.mapping, &file->maps,
				      err);
		if (st == NT_OK)
			st = nt_mapping_check(&file->shown.mapping, &file->maps,
					      err);
		if (st == NT_EINVAL && err != NULL && err->file[0] == '\0')
			nt_err_at(err, file->shown.name, err->line);
	}
	return st;
}

enum nt_status nt_foreign_open(struct nt_foreign **out,
			       struct nt_input *const *inputs, size_t n,
			       const struct nt_foreign_asked *asked,
			       const struct nt_foreign_hooks *hooks,
			       struct nt_err *err)
{
	struct nt_foreign *foreign = nt_alloc(sizeof(*foreign));
	enum nt_status st;

	foreign->asked = *asked;
	foreign->n = n;
	foreign->v = nt_alloc((n + 1) * sizeof(*foreign->v));
	for (size_t i = 0; i < n; i++) {
		foreign->v[i].in = inputs[i];
		foreign->v[i].shown.name = nt_input_name(inputs[i]);
	}
	st = nt_foreign_survey(foreign, hooks, err);
	if (st == NT_OK)
		st = decide(foreign, err);
	*out = foreign;
	return st;
}

void nt_foreign_close(struct nt_foreign *foreign)
{
	if (foreign == NULL)
		return;
	for (size_t i = 0; i < foreign->n; i++) {
		struct nt_foreign_input *file = &foreign->v[i];

		nt_input_close(file->in);
		nt_free(file->tallies);
		nt_arena_free(&file->arena);
		nt_arena_free(&file->maps);
	}
	nt_free(foreign->v);
	nt_arena_free(&foreign->arena);
	nt_free(foreign);
}

size_t nt_foreign_count(const struct nt_foreign *foreign)
{
	return foreign->n;
}

const struct nt_foreign_file *nt_foreign_file(const struct nt_foreign *foreign,
					      size_t i)
{
	return &foreign->v[i].shown;
}

static bool same_dialect(const struct nt_dialect_asked *a,
			 const struct nt_dialect_asked *b)
{
	return nt_str_eq(a->encoding, b->encoding) && a->delim == b->delim &&
	       a->header == b->header;
}

enum nt_status nt_foreign_ask(struct nt_foreign *foreign,
			      const struct nt_foreign_asked *asked,
			      const struct nt_foreign_hooks *hooks,
			      struct nt_err *err)
{
	bool again = !same_dialect(&foreign->asked.dialect, &asked->dialect);
	enum nt_status st = NT_OK;

	foreign->asked = *asked;
	if (again)
		st = nt_foreign_survey(foreign, hooks, err);
	return st == NT_OK ? decide(foreign, err) : st;
}
