/*
 * xlsx.c - libxlsxwriter, writing rows as they come (constant_memory).
 *
 * It writes to names of files only, and passes over what a full disk does to
 * the files it gathers in. So the workbook grows in a file without a name,
 * which is reached through /proc; what was gathered is looked at, and as much
 * room as it may take is made sure of, before it is put together.
 */
#include "notula/xlsx.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "notula/alloc.h"
#include "notula/day.h"
#include "notula/file.h"
#include "notula/utf8.h"

enum { CHUNK = 1 << 16, ROOM = 1 << 16 };

struct sheet {
	lxw_worksheet *ws;
	char name[32];
	lxw_row_t row;
	lxw_col_t at;	   /* the next cell of the row */
	lxw_col_t columns; /* of the header */
};

struct nt_xlsx {
	int fd;
	char path[32]; /* of FD, below /proc */
	lxw_workbook *book;
	lxw_format *bold, *text, *date;
	struct sheet sheets[NT_XLSX_SHEETS];
	size_t n;
	struct sheet *now;
	struct nt_buf escaped;
	struct nt_err err; /* the first */
};

static int open_nameless(const char *folder)
{
	int fd = folder != NULL ? open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC,
				       S_IRUSR | S_IWUSR)
				: -1;
	FILE *file;

	if (fd >= 0)
		return fd;
	file = tmpfile();
	if (file == NULL)
		return -1;
	fd = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
	fclose(file);
	return fd;
}

static void make_formats(struct nt_xlsx *x)
{
	x->bold = workbook_add_format(x->book);
	format_set_bold(x->bold);
	format_set_align(x->bold, LXW_ALIGN_VERTICAL_TOP);
	x->text = workbook_add_format(x->book);
	format_set_text_wrap(x->text);
	format_set_align(x->text, LXW_ALIGN_VERTICAL_TOP);
	x->date = workbook_add_format(x->book);
	format_set_num_format(x->date, "dd/mm/yyyy");
	format_set_align(x->date, LXW_ALIGN_VERTICAL_TOP);
}

enum nt_status nt_xlsx_begin(struct nt_xlsx **out, const char *folder,
			     struct nt_err *err)
{
	/* Not the clock's: the same records make the same file. */
	lxw_doc_properties properties = { .created = 946684800 };
	struct nt_xlsx *x = nt_alloc(sizeof(*x));
	char *dir = folder != NULL ? nt_strdup(folder) : NULL;
	lxw_workbook_options options = { .constant_memory = 1, .tmpdir = dir };
	enum nt_status st;

	*out = NULL;
	x->fd = open_nameless(folder);
	if (x->fd >= 0) {
		snprintf(x->path, sizeof(x->path), "/proc/self/fd/%d", x->fd);
		x->book = workbook_new_opt(x->path, &options);
	}
	nt_free(dir);
	if (x->book == NULL) {
		st = nt_fail_errno(err, errno,
				   _("a temporary file cannot be made"));
		if (x->fd >= 0)
			close(x->fd);
		nt_free(x);
		return st;
	}
	workbook_set_properties(x->book, &properties);
	make_formats(x);
	*out = x;
	return NT_OK;
}

static bool failed(const struct nt_xlsx *x)
{
	return x->err.status != NT_OK;
}

enum nt_status nt_xlsx_status(const struct nt_xlsx *x, struct nt_err *err)
{
	if (failed(x) && err != NULL)
		*err = x->err;
	return x->err.status;
}

void nt_xlsx_sheet(struct nt_xlsx *x, const char *name)
{
	struct sheet *sheet = &x->sheets[x->n];

	assert(x->n < NT_XLSX_SHEETS);
	x->n++;
	x->now = sheet;
	snprintf(sheet->name, sizeof(sheet->name), "%s", name);
	sheet->ws = workbook_add_worksheet(x->book, sheet->name);
	if (sheet->ws == NULL)
		nt_fail_errno(&x->err, errno,
			      _("a temporary file cannot be made"));
	else
		worksheet_freeze_panes(sheet->ws, 1, 0);
}

void nt_xlsx_go(struct nt_xlsx *x, size_t sheet)
{
	assert(sheet < x->n);
	x->now = &x->sheets[sheet];
}

/* What is said of cells that a workbook cannot hold. */
static void refuse_cell(struct nt_xlsx *x, lxw_error code)
{
	if (code == LXW_NO_ERROR || failed(x))
		return;
	if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		nt_fail(&x->err, NT_EINVAL,
			_("the text is too long for a cell of a workbook, "
			  "which holds %d characters; leave its column out, or "
			  "write a CSV file"),
			NT_XLSX_CELL);
	else
		nt_fail(&x->err, NT_EINVAL,
			_("there are more rows than a sheet of a workbook "
			  "holds: %d"),
			LXW_ROW_MAX - 1);
}

static bool is_escape(const char *s)
{
	if (s[0] != '_' || s[1] != 'x')
		return false;
	for (int i = 2; i < 6; i++)
		if (!isxdigit((unsigned char)s[i]))
			return false;
	return s[6] == '_';
}

/*
 * In a workbook _x0041_ is an A: where a text says so itself, its first mark
 * is escaped. Control characters the library escapes; U+FFFE and U+FFFF, which
 * XML has not, it does not.
 */
static const char *escape(struct nt_xlsx *x, const char *s)
{
	struct nt_buf *out = &x->escaped;

	if (strstr(s, "_x") == NULL && strstr(s, "\xef\xbf") == NULL)
		return s;
	nt_buf_reset(out);
	for (; *s != '\0'; s++) {
		if (is_escape(s))
			nt_buf_puts(out, "_x005F_");
		else if (strncmp(s, "\xef\xbf\xbe", 3) == 0 ||
			 strncmp(s, "\xef\xbf\xbf", 3) == 0) {
			nt_buf_puts(out,
				    s[2] == '\xbe' ? "_xFFFE_" : "_xFFFF_");
			s += 2;
		} else
			nt_buf_putc(out, *s);
	}
	return nt_buf_str(out);
}

static void put_text(struct nt_xlsx *x, const char *s, lxw_format *format)
{
	struct sheet *sheet = x->now;

	if (s != NULL && *s != '\0' && !failed(x))
		refuse_cell(x, worksheet_write_string(sheet->ws, sheet->row,
						      sheet->at, escape(x, s),
						      format));
	sheet->at++;
}

void nt_xlsx_text(struct nt_xlsx *x, const char *s)
{
	put_text(x, s, x->text);
}

void nt_xlsx_heading(struct nt_xlsx *x, const char *name, int width)
{
	struct sheet *sheet = x->now;

	if (!failed(x))
		worksheet_set_column(sheet->ws, sheet->at, sheet->at, width,
				     NULL);
	put_text(x, name, x->bold);
	sheet->columns = sheet->at;
}

static void put_number(struct nt_xlsx *x, int64_t value, lxw_format *format)
{
	struct sheet *sheet = x->now;

	if (!failed(x))
		refuse_cell(x, worksheet_write_number(sheet->ws, sheet->row,
						      sheet->at, (double)value,
						      format));
	sheet->at++;
}

void nt_xlsx_number(struct nt_xlsx *x, int64_t value)
{
	put_number(x, value, x->text);
}

void nt_xlsx_date(struct nt_xlsx *x, const char *iso)
{
	struct nt_buf text = { 0 };
	struct nt_date date;
	int64_t day;

	if (iso == NULL || !nt_date_read(iso, &date)) {
		nt_xlsx_skip(x);
		return;
	}
	day = nt_date_first(date);
	if (date.day != 0 && day >= nt_day_number(1900, 3, 1)) {
		put_number(x, day - nt_day_number(1899, 12, 30), x->date);
		return;
	}
	if (date.day != 0)
		nt_buf_printf(&text, "%02d/", date.day);
	if (date.month != 0)
		nt_buf_printf(&text, "%02d/", date.month);
	nt_buf_printf(&text, "%04d", date.year);
	nt_xlsx_text(x, nt_buf_str(&text));
	nt_buf_free(&text);
}

void nt_xlsx_skip(struct nt_xlsx *x)
{
	x->now->at++;
}

void nt_xlsx_end_row(struct nt_xlsx *x)
{
	x->now->row++;
	x->now->at = 0;
}

void nt_xlsx_chart(struct nt_xlsx *x, const char *title)
{
	struct sheet *sheet = x->now;
	lxw_row_t last = sheet->row - 1;
	lxw_chart_series *series;
	lxw_chart *chart;

	if (failed(x) || last == 0)
		return;
	chart = workbook_add_chart(x->book, LXW_CHART_COLUMN);
	series = chart_add_series(chart, NULL, NULL);
	chart_series_set_categories(series, sheet->name, 1, 0, last, 0);
	chart_series_set_values(series, sheet->name, 1, 1, last, 1);
	chart_title_set_name(chart, title);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	worksheet_insert_chart(sheet->ws, 1, 3, chart);
}

/* Has everything that was gathered reached the disk? SIZE adds its bytes. */
static void look_at(struct nt_xlsx *x, const struct sheet *sheet, off_t *all,
		    off_t *largest)
{
	FILE *file = sheet->ws->optimize_tmpfile;
	struct stat st;

	if (failed(x))
		return;
	if (fflush(file) != 0 || fstat(fileno(file), &st) != 0) {
		nt_fail_errno(&x->err, errno, _("cannot be written"));
	} else if (ferror(file)) {
		nt_fail_errno(&x->err, ENOSPC, _("cannot be written"));
	} else {
		*all += st.st_size;
		*largest = st.st_size > *largest ? st.st_size : *largest;
	}
}

/* Room for the sheets once more, and for all of them packed. */
static void make_sure_of_room(struct nt_xlsx *x)
{
	off_t all = ROOM;
	off_t largest = 0;
	int error;

	for (size_t i = 0; i < x->n; i++)
		look_at(x, &x->sheets[i], &all, &largest);
	if (failed(x))
		return;
	error = posix_fallocate(x->fd, 0, all + largest);
	if (error != 0)
		nt_fail_errno(&x->err, error, _("cannot be written"));
	else if (ftruncate(x->fd, 0) != 0)
		nt_fail_errno(&x->err, errno, _("cannot be written"));
}

static void add_filters(struct nt_xlsx *x)
{
	for (size_t i = 0; i < x->n; i++) {
		struct sheet *sheet = &x->sheets[i];

		if (sheet->row > 0)
			worksheet_autofilter(sheet->ws, 0, 0, sheet->row - 1,
					     (lxw_col_t)(sheet->columns - 1));
	}
}

static void put_together(struct nt_xlsx *x)
{
	lxw_error code;

	add_filters(x);
	make_sure_of_room(x);
	if (failed(x))
		return;
	errno = 0;
	code = workbook_close(x->book);
	x->book = NULL;
	if (code != LXW_NO_ERROR)
		nt_fail_errno(&x->err, errno != 0 ? errno : EIO,
			      _("cannot be written"));
}

static enum nt_status send(struct nt_xlsx *x, const struct nt_sink *sink,
			   struct nt_err *err)
{
	char *bytes = nt_alloc(CHUNK);
	enum nt_status st = NT_OK;
	off_t at = 0;

	while (st == NT_OK) {
		ssize_t n = pread(x->fd, bytes, CHUNK, at);

		if (n == 0)
			break;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			st = nt_fail_errno(err, errno, _("cannot be read"));
		} else {
			st = sink->put(sink->ctx, bytes, (size_t)n, err);
			at += n;
		}
	}
	nt_free(bytes);
	return st;
}

enum nt_status nt_xlsx_end(struct nt_xlsx *x, const struct nt_sink *sink,
			   struct nt_err *err)
{
	enum nt_status st;

	if (!failed(x))
		put_together(x);
	st = nt_xlsx_status(x, err);
	if (st == NT_OK)
		st = send(x, sink, err);
	nt_xlsx_abandon(x);
	return st;
}

void nt_xlsx_abandon(struct nt_xlsx *x)
{
	if (x->book != NULL)
		lxw_workbook_free(x->book);
	close(x->fd);
	nt_buf_free(&x->escaped);
	nt_free(x);
}
