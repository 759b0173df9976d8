#include "exchange/deciding.h"

static const struct nt_first_row *row_on(const struct nt_first_rows *rows,
					 int64_t line)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->v[i].line == line)
			return &rows->v[i];
	return NULL;
}

static enum nt_status find_header(struct nt_deciding *d,
				  const struct nt_first_row **header,
				  struct nt_err *err)
{
	int64_t asked = d->asked->header;

	*header = nt_header_find(d->rows, d->asked->known);
	if (asked == NT_HEADER_NONE)
		*header = NULL;
	if (asked <= 0)
		return NT_OK;
	*header = row_on(d->rows, asked);
	if (*header != NULL)
		return NT_OK;
	nt_fail(err, NT_EINVAL,
		_("no header can be on line %lld: no row begins there"),
		(long long)asked);
	nt_err_at(err, nt_input_name(d->in), asked);
	return NT_EINVAL;
}

static const char *why_header(struct nt_deciding *d,
			      const struct nt_first_row *header)
{
	long long line = header ? header->line : d->out->body_line;

	if (d->asked->header != NT_HEADER_DECIDE)
		return _("as asked");
	if (header == NULL)
		return nt_arena_printf(d->arena,
				       _("line %lld holds dates or numbers as "
					 "those below it"),
				       line);
	if (header->known > 0)
		return nt_arena_printf(d->arena,
				       ngettext("%zu known name in line %lld",
						"%zu known names in line %lld",
						(unsigned long)header->known),
				       header->known, line);
	if (header->data > 0)
		return nt_arena_printf(d->arena,
				       _("line %lld is unlike those below it"),
				       line);
	return nt_arena_printf(d->arena, _("no digits or dates in line %lld"),
			       line);
}

static void say_header(struct nt_deciding *d, const struct nt_first_row *header)
{
	const char *why = why_header(d, header);

	if (d->out->above > 0)
		why = nt_arena_printf(d->arena,
				      ngettext("%s; %zu line of titles above",
					       "%s; %zu lines of titles above",
					       d->out->above),
				      why, d->out->above);
	if (d->out->header_rows > 1)
		why = nt_arena_printf(d->arena,
				      _("%s; goes on in the row under it"),
				      why);
	if (d->out->below > 0)
		why = nt_arena_printf(
			d->arena,
			_("%s; units or column numbers under it left out"),
			why);
	if (header != NULL && header->delim != d->out->delim)
		why = nt_arena_printf(d->arena, _("%s; written with %s"), why,
				      nt_delim_name(d->arena, header->delim));
	d->out->said_header.why = why;
	d->out->said_header.what =
		header == NULL ? _("none")
		: header == &d->rows->v[0]
			? _("yes")
			: nt_arena_printf(d->arena, _("line %lld"),
					  (long long)header->line);
}

/* Rows that are wider than the header are so because it lacks a name. */
static size_t width_of(const struct nt_deciding *d,
		       const struct nt_first_row *header)
{
	size_t width = nt_usual_fields(d);

	if (header != NULL && header->n > width)
		width = header->n;
	for (size_t i = 0; d->delim == NT_DELIMS && i < d->rows->n; i++)
		if (d->rows->v[i].n > width)
			width = d->rows->v[i].n;
	return width < NT_LIMIT_COLUMNS ? width : NT_LIMIT_COLUMNS;
}

static bool is_ragged(const struct nt_deciding *d)
{
	int64_t fewer = 0;

	for (size_t n = 1; d->delim < NT_DELIMS && n < nt_usual_fields(d); n++)
		fewer += d->lines->fields[d->delim][n];
	return fewer * 10 > d->lines->rows;
}

static size_t filled_rows(const struct nt_first_row *from,
			  const struct nt_first_row *to)
{
	size_t n = 0;

	for (; from < to; from++)
		n += from->filled > 0;
	return n;
}

static void begin_behind(struct nt_dialect *out,
			 const struct nt_first_row *last)
{
	out->body_line = last->next_line;
	out->body_offset = last->next_offset;
}

static void set_header(struct nt_deciding *d, const struct nt_first_row *header)
{
	struct nt_dialect *out = d->out;

	out->header_line = header->line;
	out->header_offset = header->offset;
	out->header_delim = header->delim;
	out->header_rows = 1;
	out->header_rows += d->asked->header == NT_HEADER_DECIDE &&
			    nt_header_goes_on(d->rows, header);
	out->above = filled_rows(d->rows->v, header);
	out->below = nt_header_below(d->rows, header);
	begin_behind(out, header + out->header_rows - 1 + out->below);
}

/* Rows without a header may have titles above them. */
static void set_none(struct nt_deciding *d)
{
	size_t titles = nt_header_titles(d->rows);
	const struct nt_first_row *row = d->rows->v;

	d->out->header_delim = d->out->delim;
	if (d->asked->header == NT_HEADER_NONE || titles == 0)
		return;
	d->out->above = filled_rows(row, row + titles);
	begin_behind(d->out, row + titles - 1);
}

enum nt_status nt_decide_header(struct nt_deciding *d, struct nt_err *err)
{
	const struct nt_first_row *header;
	enum nt_status st = nt_header_read(d->in, d->out, nt_usual_fields(d),
					   d->arena, d->rows, err);

	if (st == NT_OK)
		st = find_header(d, &header, err);
	if (st != NT_OK)
		return st;
	d->out->width = width_of(d, header);
	d->out->ragged = is_ragged(d);
	if (header != NULL)
		set_header(d, header);
	else
		set_none(d);
	say_header(d, header);
	return NT_OK;
}
