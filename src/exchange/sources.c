#include "exchange/sources.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "exchange/mark.h"
#include "notula/alloc.h"
#include "notula/file.h"

enum { MOST_OF_A_MARK = 1 << 14 };

static void add(struct nt_sources *all, struct nt_source *src)
{
	all->v = nt_arena_grow(&all->arena, all->v, all->n, sizeof(*all->v));
	all->v[all->n++] = src;
}

static enum nt_status refuse(const char *path, struct nt_err *err)
{
	nt_err_at(err, path, 0);
	return NT_EINVAL;
}

static bool is_there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool nt_source_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static enum nt_status read_mark(struct nt_sources *all, const char *dir,
				struct nt_err *err)
{
	char *path = nt_arena_printf(&all->arena, "%s/%s", dir, NT_MARK_FILE);
	struct nt_buf buf = { 0 };
	const char *office = NULL;
	enum nt_status st;

	if (!is_there(path)) {
		nt_fail(err, NT_EINVAL,
			_("not one of notula's own folders: it holds no %s"),
			NT_MARK_FILE);
		return refuse(dir, err);
	}
	st = nt_file_read(&buf, path, MOST_OF_A_MARK, err);
	if (st == NT_OK) {
		st = nt_mark_read(nt_buf_str(&buf), buf.n, &all->arena, &office,
				  err);
		nt_err_at(st == NT_OK ? NULL : err, path, 1);
	}
	if (st == NT_OK && all->office == NULL)
		all->office = office;
	nt_buf_free(&buf);
	return st;
}

static enum nt_status open_sheet(struct nt_sheet **out, const char *path,
				 enum nt_table table, bool raw,
				 struct nt_err *err)
{
	struct nt_input *in;
	enum nt_status st = nt_input_open(&in, path, err);

	return st == NT_OK ? nt_sheet_open(out, in, table, raw, err) : st;
}

static enum nt_status open_bundle(struct nt_sources *all, const char *dir,
				  bool raw, struct nt_err *err)
{
	struct nt_sheet *sheets[NT_TABLES] = { 0 };
	enum nt_status st = read_mark(all, dir, err);

	for (unsigned t = 0; st == NT_OK && t < NT_TABLES; t++) {
		char *path = nt_arena_printf(&all->arena, "%s/%s.csv", dir,
					     nt_table_name(t));

		if (is_there(path))
			st = open_sheet(&sheets[t], path, t, raw, err);
	}
	add(all, nt_tables_open(sheets));
	return st;
}

/* Does IN begin as an object of JSON does? */
static enum nt_status begins_json(struct nt_input *in, bool *json,
				  struct nt_err *err)
{
	struct nt_piece piece;
	enum nt_status st;
	size_t blanks;

	do {
		st = nt_input_piece(in, &piece, err);
		if (st != NT_OK)
			return st;
		blanks = 0;
		while (blanks < piece.n &&
		       strchr(" \t\r\n", piece.s[blanks]) != NULL)
			blanks++;
	} while (piece.n > 0 && blanks == piece.n);
	*json = piece.n > 0 && piece.s[blanks] == '{';
	nt_input_seek(in, 0, 1);
	return NT_OK;
}

/* A table goes to the others that are given as files. */
static enum nt_status add_sheet(struct nt_sheet *sheets[NT_TABLES],
				struct nt_sheet *sheet, struct nt_err *err)
{
	if (sheets[sheet->table] == NULL) {
		sheets[sheet->table] = sheet;
		return NT_OK;
	}
	nt_fail(err, NT_EINVAL,
		_("a second file of the table %s: import them one after the "
		  "other"),
		nt_table_name(sheet->table));
	nt_sheet_blame(sheet, 0, err);
	nt_sheet_close(sheet);
	return NT_EINVAL;
}

bool nt_source_is_ours(struct nt_input *in)
{
	bool json = false;

	if (begins_json(in, &json, NULL) == NT_OK && json)
		return true;
	return nt_sheet_is_ours(in);
}

/* IN is what PATH is; NULL: not open yet. */
static enum nt_status open_file(struct nt_sources *all,
				struct nt_sheet *sheets[NT_TABLES],
				const char *path, struct nt_input *in, bool raw,
				struct nt_err *err)
{
	struct nt_sheet *sheet;
	bool json = false;
	enum nt_status st = NT_OK;

	if (in == NULL)
		st = nt_input_open(&in, path, err);
	if (st != NT_OK)
		return st;
	st = begins_json(in, &json, err);
	if (st != NT_OK) {
		nt_input_close(in);
		return st;
	}
	if (json) {
		add(all, nt_lines_open(in));
		return NT_OK;
	}
	st = nt_sheet_open(&sheet, in, NT_TABLES, raw, err);
	return st == NT_OK ? add_sheet(sheets, sheet, err) : st;
}

static struct nt_input *take(struct nt_input **inputs, size_t i)
{
	struct nt_input *in = inputs ? inputs[i] : NULL;

	if (inputs != NULL)
		inputs[i] = NULL;
	return in;
}

enum nt_status nt_sources_open(struct nt_sources *all, const char *const *paths,
			       struct nt_input **inputs, size_t n, bool raw,
			       struct nt_err *err)
{
	struct nt_sheet *sheets[NT_TABLES] = { 0 };
	bool loose = false;
	enum nt_status st = NT_OK;

	*all = (struct nt_sources) { 0 };
	for (size_t i = 0; st == NT_OK && i < n; i++) {
		if (nt_source_is_folder(paths[i]))
			st = open_bundle(all, paths[i], raw, err);
		else
			st = open_file(all, sheets, paths[i], take(inputs, i),
				       raw, err);
	}
	for (unsigned t = 0; t < NT_TABLES; t++)
		loose = loose || sheets[t] != NULL;
	if (loose)
		add(all, nt_tables_open(sheets));
	all->heads = nt_alloc((all->n + 1) * sizeof(*all->heads));
	all->more = nt_arena_alloc(&all->arena, all->n * sizeof(*all->more));
	return st;
}

void nt_sources_close(struct nt_sources *all)
{
	for (size_t i = 0; i < all->n; i++) {
		all->v[i]->ops->close(all->v[i]);
		nt_arena_free(&all->heads[i].arena);
	}
	nt_free(all->heads);
	nt_arena_free(&all->arena);
}

enum nt_status nt_sources_start(struct nt_sources *all, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	all->started = false;
	for (size_t i = 0; st == NT_OK && i < all->n; i++)
		st = all->v[i]->ops->start(all->v[i], err);
	return st;
}

/* One restart is enough for all: put every source in order. */
static enum nt_status sort_all(struct nt_sources *all, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (size_t i = 0; st == NT_OK && i < all->n; i++)
		if (!all->v[i]->sorted)
			st = all->v[i]->ops->sort(all->v[i], err);
	return st;
}

/* Fetch the next record of source I. */
static enum nt_status fetch(struct nt_sources *all, size_t i, bool *again,
			    struct nt_err *err)
{
	struct nt_source *src = all->v[i];
	enum nt_status st =
		src->ops->next(src, &all->heads[i], &all->more[i], err);

	*again = st == NT_OK && src->disorder;
	return *again ? sort_all(all, err) : st;
}

/* Is the head of A before that of B? */
static bool is_before(const struct nt_found *a, const struct nt_found *b)
{
	char x[NT_KEY_SIZE], y[NT_KEY_SIZE];

	nt_key_set(x, &a->rec);
	nt_key_set(y, &b->rec);
	return strcmp(x, y) < 0;
}

enum nt_status nt_sources_next(struct nt_sources *all,
			       const struct nt_found **out, bool *again,
			       struct nt_err *err)
{
	enum nt_status st = NT_OK;
	size_t best = all->n;

	*out = NULL;
	*again = false;
	for (size_t i = 0; st == NT_OK && !*again && i < all->n; i++)
		if (!all->started || i == all->last)
			st = fetch(all, i, again, err);
	all->started = true;
	if (st != NT_OK || *again)
		return st;
	for (size_t i = 0; i < all->n; i++)
		if (all->more[i] &&
		    (best == all->n ||
		     is_before(&all->heads[i], &all->heads[best])))
			best = i;
	all->last = best;
	if (best < all->n)
		*out = &all->heads[best];
	return NT_OK;
}

struct nt_sheet *const *nt_sources_tables(const struct nt_sources *all)
{
	return nt_tables_of(all->v[all->last]);
}

enum nt_status nt_sources_seal(struct nt_sources *all, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (size_t i = 0; st == NT_OK && i < all->n; i++)
		st = all->v[i]->ops->seal(all->v[i], err);
	return st;
}

enum nt_status nt_sources_unchanged(struct nt_sources *all, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (size_t i = 0; st == NT_OK && i < all->n; i++)
		st = all->v[i]->ops->unchanged(all->v[i], err);
	return st;
}
