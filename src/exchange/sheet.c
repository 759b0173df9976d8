#include "exchange/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "notula/alloc.h"
#include "notula/csv_write.h"
#include "notula/path.h"

static const char delims[] = { ',', ';', '\t', '|' };

void nt_sheet_blame(const struct nt_sheet *sheet, int64_t line,
		    struct nt_err *err)
{
	nt_err_at(err, nt_input_name(sheet->in), line);
}

static const char *key_name(enum nt_table table)
{
	return nt_table_section(table) ? "meeting_uid" : "uid";
}

/* How many names of the header ROW are columns of TABLE. */
static size_t known_names(const struct nt_csv_row *row, enum nt_table table)
{
	struct nt_columns columns;
	size_t known = 0;

	nt_table_columns(table, &columns);
	for (size_t i = 0; i < row->n; i++)
		if (nt_column_find(&columns, row->cells[i].s) != NULL)
			known++;
	return known;
}

static bool has_column(const struct nt_csv_row *row, enum nt_table table,
		       const char *name)
{
	struct nt_columns columns;

	nt_table_columns(table, &columns);
	for (size_t i = 0; i < row->n; i++) {
		const struct nt_column *c =
			nt_column_find(&columns, row->cells[i].s);

		if (c != NULL && strcmp(c->name, name) == 0)
			return true;
	}
	return false;
}

static bool has_key(const struct nt_csv_row *row, enum nt_table table)
{
	return has_column(row, table, key_name(table)) &&
	       (nt_table_section(table) == NULL ||
		has_column(row, table, "no"));
}

/* Is the file that IN reads called after TABLE? */
static bool is_called(const struct nt_input *in, enum nt_table table)
{
	const char *name = nt_path_name(nt_input_name(in));
	size_t n = strlen(nt_table_name(table));

	return strncmp(name, nt_table_name(table), n) == 0 &&
	       strcmp(name + n, ".csv") == 0;
}

/*
 * Of the tables that have the key and all names of ROW: the one that the file
 * is called after, else the one with no further columns, else the only one.
 */
static enum nt_table which_table(const struct nt_input *in,
				 const struct nt_csv_row *row)
{
	enum nt_table fits = NT_TABLES;
	int fitting = 0;

	for (unsigned t = 0; t < NT_TABLES; t++) {
		struct nt_columns columns;

		if (known_names(row, t) < row->n || !has_key(row, t))
			continue;
		nt_table_columns(t, &columns);
		if (is_called(in, t) || columns.n == row->n)
			return t;
		fits = t;
		fitting++;
	}
	return fitting == 1 ? fits : NT_TABLES;
}

static void open_csv(struct nt_sheet *sheet, char delim)
{
	nt_csv_close(sheet->csv);
	nt_input_seek(sheet->in, 0, 1);
	sheet->delim = delim;
	/* A list in a cell may be as large as a record. */
	sheet->csv = nt_csv_open(sheet->in, delim, NT_LIMIT_RECORD);
}

/* Read the header with the delimiter that gives the most known names. */
static enum nt_status read_header(struct nt_sheet *sheet, struct nt_err *err)
{
	size_t best = 0, most = 0;

	for (size_t i = 0; i < sizeof(delims); i++) {
		const struct nt_csv_row *row;

		open_csv(sheet, delims[i]);
		if (nt_csv_next(sheet->csv, &row, NULL) != NT_OK || row == NULL)
			continue;
		for (unsigned t = 0; t < NT_TABLES; t++) {
			if (known_names(row, t) <= most)
				continue;
			most = known_names(row, t);
			best = i;
		}
	}
	open_csv(sheet, delims[best]);
	return nt_csv_next(sheet->csv, &sheet->row, err);
}

bool nt_sheet_is_ours(struct nt_input *in)
{
	struct nt_sheet sheet = { .in = in };
	bool ours = false;

	if (read_header(&sheet, NULL) == NT_OK && sheet.row != NULL)
		for (unsigned t = 0; t < NT_TABLES && !ours; t++)
			ours = has_key(sheet.row, t) &&
			       (nt_table_section(t) != NULL ||
				known_names(sheet.row, t) == sheet.row->n);
	nt_csv_close(sheet.csv);
	nt_input_seek(in, 0, 1);
	return ours;
}

static enum nt_status refuse(const struct nt_sheet *sheet, struct nt_err *err)
{
	nt_sheet_blame(sheet, sheet->row ? sheet->row->line : 0, err);
	return NT_EINVAL;
}

/* Why is this none of ours? */
static enum nt_status refuse_foreign(const struct nt_sheet *sheet,
				     struct nt_err *err)
{
	const struct nt_csv_row *row = sheet->row;
	unsigned best = 0;
	struct nt_columns columns;

	for (unsigned t = 0; t < NT_TABLES; t++)
		if (has_key(row, t) &&
		    (!has_key(row, best) ||
		     known_names(row, t) > known_names(row, best)))
			best = t;
	nt_table_columns(best, &columns);
	if (!has_key(row, best))
		nt_fail(err, NT_EINVAL,
			_("not one of notula's own files: its header has "
			  "neither a column uid nor meeting_uid"));
	else if (known_names(row, best) == row->n)
		nt_fail(err, NT_EINVAL,
			_("these columns stand in several tables: name the "
			  "file after its own, as %s.csv"),
			nt_table_name(best));
	for (size_t i = 0; has_key(row, best) && i < row->n; i++)
		if (nt_column_find(&columns, row->cells[i].s) == NULL) {
			nt_fail(err, NT_EINVAL,
				_("not one of notula's own files: unknown "
				  "column \"%.60s\""),
				row->cells[i].s);
			break;
		}
	return refuse(sheet, err);
}

static enum nt_status map_column(struct nt_sheet *sheet, size_t i,
				 struct nt_err *err)
{
	const char *name = sheet->row->cells[i].s;
	const struct nt_column *column = nt_column_find(&sheet->columns, name);

	if (column == NULL) {
		nt_fail(err, NT_EINVAL,
			_("unknown column \"%.60s\" in the table %s"), name,
			nt_table_name(sheet->table));
		return refuse(sheet, err);
	}
	for (size_t j = 0; j < i; j++)
		if (sheet->map[j] == column) {
			nt_fail(err, NT_EINVAL,
				_("the column \"%.60s\" is there twice"), name);
			return refuse(sheet, err);
		}
	if (strcmp(column->name, key_name(sheet->table)) == 0)
		sheet->key = i;
	sheet->map[i] = column;
	return NT_OK;
}

static enum nt_status map_columns(struct nt_sheet *sheet, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	nt_table_columns(sheet->table, &sheet->columns);
	sheet->width = sheet->row->n;
	sheet->key = sheet->width;
	sheet->map = nt_arena_alloc(&sheet->arena,
				    sheet->width * sizeof(*sheet->map));
	for (size_t i = 0; st == NT_OK && i < sheet->width; i++)
		st = map_column(sheet, i, err);
	if (st == NT_OK && sheet->key == sheet->width) {
		nt_fail(err, NT_EINVAL, _("the column \"%s\" is missing"),
			key_name(sheet->table));
		st = refuse(sheet, err);
	}
	return st;
}

enum nt_status nt_sheet_open(struct nt_sheet **out, struct nt_input *in,
			     enum nt_table table, bool raw, struct nt_err *err)
{
	struct nt_sheet *sheet = nt_alloc(sizeof(*sheet));
	enum nt_status st;

	sheet->in = in;
	sheet->table = table;
	sheet->raw = raw;
	st = read_header(sheet, err);
	if (st == NT_OK && sheet->row == NULL) {
		nt_fail(err, NT_EINVAL, _("is empty: it has no header"));
		st = refuse(sheet, err);
	}
	if (st == NT_OK && table == NT_TABLES) {
		sheet->table = which_table(in, sheet->row);
		if (sheet->table == NT_TABLES)
			st = refuse_foreign(sheet, err);
	}
	if (st == NT_OK)
		st = map_columns(sheet, err);
	if (st != NT_OK) {
		nt_sheet_close(sheet);
		sheet = NULL;
	}
	*out = sheet;
	return st;
}

void nt_sheet_close(struct nt_sheet *sheet)
{
	if (sheet == NULL)
		return;
	nt_csv_close(sheet->csv);
	nt_input_close(sheet->in);
	nt_arena_free(&sheet->arena);
	nt_free(sheet->order);
	nt_free(sheet);
}

enum nt_status nt_sheet_start(struct nt_sheet *sheet, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	sheet->at = 0;
	if (!sheet->sorted) {
		nt_csv_seek(sheet->csv, 0, 1);
		st = nt_csv_next(sheet->csv, &sheet->row, err);
	}
	return st == NT_OK ? nt_sheet_next(sheet, err) : st;
}

enum nt_status nt_sheet_next(struct nt_sheet *sheet, struct nt_err *err)
{
	enum nt_status st;

	if (sheet->sorted) {
		sheet->row = NULL;
		if (sheet->at == sheet->n)
			return NT_OK;
		nt_csv_seek(sheet->csv, sheet->order[sheet->at].offset,
			    sheet->order[sheet->at].line);
		sheet->at++;
	}
	st = nt_csv_next(sheet->csv, &sheet->row, err);
	if (st != NT_OK || sheet->row == NULL || sheet->row->n == sheet->width)
		return st;
	nt_fail(err, NT_EINVAL,
		_("%zu fields, the header has %zu (an unquoted %c ?)"),
		sheet->row->n, sheet->width, sheet->delim);
	return refuse(sheet, err);
}

static struct nt_csv_cell cell_of(const struct nt_sheet *sheet, size_t i)
{
	struct nt_csv_cell cell = sheet->row->cells[i];
	size_t guard = sheet->raw ? 0 : nt_csv_guard(cell.s, cell.n);

	cell.s += guard;
	cell.n -= guard;
	return cell;
}

enum nt_status nt_sheet_uid(const struct nt_sheet *sheet, char out[NT_UID_SIZE],
			    struct nt_err *err)
{
	struct nt_csv_cell cell = cell_of(sheet, sheet->key);
	const char *name = key_name(sheet->table);

	if (cell.n == NT_UID_SIZE - 1 && nt_uid_valid(cell.s)) {
		memcpy(out, cell.s, NT_UID_SIZE);
		return NT_OK;
	}
	if (cell.n == 0)
		nt_fail_field(err, NT_EINVAL, name, _("is missing"));
	else
		nt_fail_field(err, NT_EINVAL, name,
			      _("\"%.60s\" is not a UUID"), cell.s);
	return refuse(sheet, err);
}

/* A file with `;` may be one for a spreadsheet, whose dates are 27/05/2024. */
static bool is_dressed_date(const struct nt_sheet *sheet, size_t i)
{
	return sheet->delim == ';' && sheet->map[i]->field->kind == NT_DATE;
}

enum nt_status nt_sheet_read(const struct nt_sheet *sheet, void *object,
			     struct nt_arena *arena, struct nt_err *err)
{
	for (size_t i = 0; i < sheet->width; i++) {
		struct nt_csv_cell cell = cell_of(sheet, i);
		char iso[NT_DATE_SIZE];
		enum nt_status st;

		if (sheet->map[i]->kind != NT_COLUMN_FIELD || cell.n == 0)
			continue;
		if (is_dressed_date(sheet, i) &&
		    nt_dress_read_date(cell.s, iso))
			cell = (struct nt_csv_cell) { iso, strlen(iso) };
		st = nt_cell_read(object, sheet->map[i]->field, cell.s, cell.n,
				  arena, err);
		if (st != NT_OK)
			return refuse(sheet, err);
	}
	return NT_OK;
}

void nt_sheet_note(struct nt_sheet *sheet, uint32_t rank)
{
	if ((sheet->n & (sheet->n - 1)) == 0)
		sheet->order =
			nt_realloc(sheet->order, (sheet->n ? sheet->n * 2 : 1) *
							 sizeof(*sheet->order));
	sheet->order[sheet->n++] = (struct nt_sheet_place) {
		.offset = sheet->row->offset,
		.line = sheet->row->line,
		.rank = rank,
	};
}

static int compare(const void *a, const void *b)
{
	const struct nt_sheet_place *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

void nt_sheet_sort(struct nt_sheet *sheet)
{
	if (sheet->n > 0)
		qsort(sheet->order, sheet->n, sizeof(*sheet->order), compare);
	sheet->sorted = true;
}
