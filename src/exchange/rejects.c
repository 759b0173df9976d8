#include "exchange/rejects.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/csv_write.h"
#include "notula/file.h"
#include "notula/path.h"

enum { MOST_REJECTS = 1000 };

/* One file of rejected rows, for all inputs with the header of FIRST. */
struct reject {
	const char *path;
	struct nt_file *file;
	const struct nt_foreign_input *first;
};

struct nt_rejects {
	struct nt_arena arena;
	const char *where;
	struct reject *v;
	size_t n;
	struct nt_buf line;
};

struct nt_rejects *nt_rejects_open(const char *where)
{
	struct nt_rejects *rejects = nt_alloc(sizeof(*rejects));

	rejects->where = nt_arena_strdup(&rejects->arena, where);
	return rejects;
}

/* "rapat.rejects.csv" for "arsip/rapat.csv", or "rapat.rejects.2.csv" where
 * that is there already. */
static const char *name_for(struct nt_rejects *rejects, const char *path)
{
	const char *name =
		strcmp(path, "-") == 0 ? "stdin" : nt_path_name(path);
	size_t n = strlen(name);
	const char *out;

	if (n > 4 && name[n - 4] == '.')
		n -= 4;
	out = nt_arena_printf(&rejects->arena, "%.*s.rejects.csv", (int)n,
			      name);
	for (int i = 2; access(out, F_OK) == 0 && i < MOST_REJECTS; i++)
		out = nt_arena_printf(&rejects->arena, "%.*s.rejects.%d.csv",
				      (int)n, name, i);
	return out;
}

static bool same_header(const struct nt_foreign_input *a,
			const struct nt_foreign_input *b)
{
	bool same = a->width == b->width &&
		    (a->headers == NULL) == (b->headers == NULL);

	for (size_t i = 0; same && i < a->width && a->headers != NULL; i++)
		same = strcmp(a->headers[i], b->headers[i]) == 0;
	return same;
}

static void put(struct nt_rejects *rejects, const char *s, size_t n, char delim)
{
	if (rejects->line.n > 0)
		nt_buf_putc(&rejects->line, delim);
	/* An empty cell at the beginning must not look like no cell at all. */
	if (rejects->line.n == 0 && n == 0)
		nt_csv_put_quoted(&rejects->line, s, n, true);
	else
		nt_csv_put(&rejects->line, s, n, delim, true);
}

static void end_line(struct nt_rejects *rejects, struct reject *reject,
		     const char *line, const char *reason)
{
	const struct nt_dialect *dialect = &reject->first->shown.dialect;

	put(rejects, line, strlen(line), dialect->delim);
	put(rejects, reason, strlen(reason), dialect->delim);
	nt_buf_puts(&rejects->line,
		    dialect->ends == NT_ENDS_CRLF ? "\r\n" : "\n");
	nt_file_put(reject->file, rejects->line.s, rejects->line.n);
}

static void put_header(struct nt_rejects *rejects, struct reject *reject)
{
	const struct nt_foreign_input *file = reject->first;

	nt_buf_reset(&rejects->line);
	if (file->shown.dialect.bom)
		nt_file_put(reject->file, "\xef\xbb\xbf", 3);
	for (size_t i = 0; i < file->width; i++) {
		char number[24];
		const char *name = number;

		if (file->headers != NULL)
			name = file->headers[i];
		else
			snprintf(number, sizeof(number), "%zu", i + 1);
		put(rejects, name, strlen(name), file->shown.dialect.delim);
	}
	end_line(rejects, reject, NT_REJECT_LINE, NT_REJECT_REASON);
}

static enum nt_status begin(struct nt_rejects *rejects,
			    const struct nt_foreign_input *file,
			    struct reject **out, struct nt_err *err)
{
	const char *path = rejects->where ? rejects->where
					  : name_for(rejects, file->shown.name);
	struct reject reject = { path, NULL, file };
	enum nt_status st;

	for (size_t i = 0; i < rejects->n; i++)
		if (strcmp(rejects->v[i].path, path) == 0)
			return nt_fail(err, NT_EUSAGE,
				       _("%s cannot hold rows of files with "
					 "different columns: import them one "
					 "after the other"),
				       path);
	st = nt_file_begin(&reject.file, path, false, err);
	if (st != NT_OK)
		return st;
	rejects->v = nt_arena_grow(&rejects->arena, rejects->v, rejects->n,
				   sizeof(*rejects->v));
	*out = &rejects->v[rejects->n++];
	**out = reject;
	put_header(rejects, *out);
	return NT_OK;
}

static enum nt_status find(struct nt_rejects *rejects,
			   const struct nt_foreign_input *file,
			   struct reject **out, struct nt_err *err)
{
	for (size_t i = 0; i < rejects->n; i++) {
		*out = &rejects->v[i];
		if ((*out)->first == file || (rejects->where != NULL &&
					      same_header((*out)->first, file)))
			return NT_OK;
	}
	return begin(rejects, file, out, err);
}

/* "Tanggal: 31/04/2024: April has 30 days" */
static const char *reason_of(const struct nt_foreign_input *file,
			     const struct nt_rowgroup *group, size_t row,
			     const struct nt_trouble *trouble,
			     struct nt_arena *arena)
{
	if (row != trouble->row)
		return nt_arena_printf(
			arena, _("belongs to line %lld"),
			(long long)group->rows[trouble->row].line);
	if (trouble->column == NT_NO_COLUMN || file->headers == NULL)
		return trouble->reason;
	return nt_arena_printf(arena, "%s: %s", file->headers[trouble->column],
			       trouble->reason);
}

enum nt_status nt_rejects_add(struct nt_rejects *rejects,
			      const struct nt_foreign_input *file,
			      const struct nt_rowgroup *group,
			      const struct nt_trouble *trouble,
			      struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct reject *reject = NULL;
	enum nt_status st = find(rejects, file, &reject, err);

	for (size_t row = 0; st == NT_OK && row < group->n; row++) {
		const struct nt_rowgroup_row *r = &group->rows[row];
		char line[24];

		nt_buf_reset(&rejects->line);
		for (size_t i = 0; i < r->n; i++)
			put(rejects, r->cells[i].s, r->cells[i].n,
			    reject->first->shown.dialect.delim);
		snprintf(line, sizeof(line), "%lld", (long long)r->line);
		end_line(rejects, reject, line,
			 reason_of(file, group, row, trouble, &arena));
		nt_arena_reset(&arena);
	}
	nt_arena_free(&arena);
	return st;
}

const char *nt_rejects_names(const struct nt_rejects *rejects,
			     struct nt_arena *arena)
{
	const char *names = NULL;

	for (size_t i = 0; i < rejects->n; i++)
		names = names == NULL
				? nt_arena_strdup(arena, rejects->v[i].path)
				: nt_arena_printf(arena, "%s, %s", names,
						  rejects->v[i].path);
	return names;
}

static void forget(struct nt_rejects *rejects)
{
	nt_buf_free(&rejects->line);
	nt_arena_free(&rejects->arena);
	nt_free(rejects);
}

enum nt_status nt_rejects_commit(struct nt_rejects *rejects, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (size_t i = 0; i < rejects->n; i++) {
		enum nt_status one = nt_file_commit(rejects->v[i].file,
						    st == NT_OK ? err : NULL);

		st = st == NT_OK ? one : st;
	}
	forget(rejects);
	return st;
}

void nt_rejects_abandon(struct nt_rejects *rejects)
{
	if (rejects == NULL)
		return;
	for (size_t i = 0; i < rejects->n; i++)
		nt_file_abandon(rejects->v[i].file);
	forget(rejects);
}
