#include "notula/table.h"

#include <assert.h>
#include <string.h>

static const struct {
	const char *name;
	const struct nt_shape *shape;
	const char *section;
} tables[] = {
	[NT_TABLE_MEETINGS] = { "meetings", &nt_shape_record, NULL },
	[NT_TABLE_PARTICIPANTS] = { "participants", &nt_shape_participant,
				    "participants" },
	[NT_TABLE_ISSUES] = { "issues", &nt_shape_issue, "issues" },
	[NT_TABLE_RESPONSES] = { "responses", &nt_shape_response, "responses" },
	[NT_TABLE_FOLLOW_UPS] = { "follow-ups", &nt_shape_follow_up,
				  "follow_ups" },
	[NT_TABLE_PEOPLE] = { "people", &nt_shape_person, NULL },
	[NT_TABLE_ORGANIZATIONS] = { "organizations", &nt_shape_organization,
				     NULL },
	[NT_TABLE_VENUES] = { "venues", &nt_shape_venue, NULL },
};

/* What every child row repeats of its meeting. */
static const char *const repeated[] = {
	"uid", "office_code", "number", "date", "title",
};

const char *nt_table_name(enum nt_table table)
{
	return tables[table].name;
}

enum nt_table nt_table_find(const char *name)
{
	unsigned table = 0;

	while (table < NT_TABLES && strcmp(tables[table].name, name) != 0)
		table++;
	return (enum nt_table)table;
}

const struct nt_shape *nt_table_shape(enum nt_table table)
{
	return tables[table].shape;
}

const struct nt_field *nt_table_section(enum nt_table table)
{
	if (tables[table].section == NULL)
		return NULL;
	return nt_field(&nt_shape_record, tables[table].section);
}

static void add(struct nt_columns *out, enum nt_column_kind kind,
		const struct nt_field *field, const char *name,
		const char *local)
{
	assert(out->n < NT_MOST_COLUMNS);
	out->v[out->n++] = (struct nt_column) {
		.name = name,
		.local = local,
		.kind = kind,
		.field = field,
	};
}

static void add_field(struct nt_columns *out, enum nt_column_kind kind,
		      const struct nt_field *field)
{
	bool uid = kind == NT_COLUMN_MEETING && field->kind == NT_UID;

	add(out, kind, field, uid ? "meeting_uid" : field->name, field->local);
}

/* Is FIELD one of the four sections, which have tables of their own? */
static bool is_section(const struct nt_field *field)
{
	return field->kind == NT_LINES && nt_field(field->lines, "no") != NULL;
}

void nt_table_columns(enum nt_table table, struct nt_columns *out)
{
	const struct nt_shape *shape = tables[table].shape;

	out->n = 0;
	for (size_t i = 0; tables[table].section && i < NT_COUNT(repeated); i++)
		add_field(out, NT_COLUMN_MEETING,
			  nt_field(&nt_shape_record, repeated[i]));
	for (size_t i = 0; i < shape->n; i++)
		if (!is_section(&shape->fields[i]))
			add_field(out, NT_COLUMN_FIELD, &shape->fields[i]);
	if (table == NT_TABLE_ISSUES)
		add(out, NT_COLUMN_COVERAGE, NULL, "coverage", "cara_dijawab");
}

const struct nt_column *nt_column_find(const struct nt_columns *columns,
				       const char *name)
{
	for (size_t i = 0; i < columns->n; i++)
		if (strcmp(columns->v[i].name, name) == 0)
			return &columns->v[i];
	for (size_t i = 0; i < columns->n; i++)
		if (strcmp(columns->v[i].local, name) == 0)
			return &columns->v[i];
	return NULL;
}

static enum nt_status unknown_column(const struct nt_columns *columns,
				     const char *name, size_t n,
				     struct nt_err *err)
{
	struct nt_buf names = { 0 };

	for (size_t i = 0; i < columns->n; i++)
		nt_buf_printf(&names, "%s%s", i ? ", " : "",
			      columns->v[i].name);
	nt_fail(err, NT_EUSAGE, _("no column \"%.*s\"; one of: %s"),
		(int)(n < 60 ? n : 60), name, nt_buf_str(&names));
	nt_buf_free(&names);
	return NT_EUSAGE;
}

/* The column that NAME[N] names. */
static const struct nt_column *find(const struct nt_columns *columns,
				    const char *name, size_t n)
{
	char text[64];

	if (n >= sizeof(text))
		return NULL;
	memcpy(text, name, n);
	text[n] = '\0';
	return nt_column_find(columns, text);
}

enum nt_status nt_columns_choose(struct nt_columns *columns, const char *list,
				 struct nt_err *err)
{
	const struct nt_columns all = *columns;
	size_t n;

	columns->n = 0;
	for (const char *s = list;; s += n + 1) {
		const struct nt_column *column;

		n = strcspn(s, ",");
		column = find(&all, s, n);
		if (column == NULL)
			return unknown_column(&all, s, n, err);
		if (nt_column_find(columns, column->name) != NULL)
			return nt_fail(err, NT_EUSAGE,
				       _("the column \"%.60s\" is there "
					 "twice"),
				       column->name);
		columns->v[columns->n++] = *column;
		if (s[n] == '\0')
			return NT_OK;
	}
}

void nt_table_header(struct nt_buf *out, const struct nt_columns *columns,
		     const struct nt_dress *dress)
{
	for (size_t i = 0; i < columns->n; i++) {
		const struct nt_column *c = &columns->v[i];
		const char *name = dress->local ? c->local : c->name;

		nt_dress_cell(out, dress, i, name, strlen(name));
	}
	nt_dress_end_row(out, dress);
}

void nt_table_cell(struct nt_buf *out, const struct nt_column *column,
		   const struct nt_record *meeting, const void *row)
{
	const struct nt_issue *issue = row;

	switch (column->kind) {
	case NT_COLUMN_FIELD:
		nt_cell_write(out, row, column->field);
		break;
	case NT_COLUMN_MEETING:
		nt_cell_write(out, meeting, column->field);
		break;
	case NT_COLUMN_COVERAGE:
		if (nt_coverage_of(meeting, issue->no) != NT_NO_COVERAGE)
			nt_buf_puts(out, nt_set_coverage.words[nt_coverage_of(
						 meeting, issue->no)]);
		break;
	}
}

void nt_table_row(struct nt_buf *out, const struct nt_columns *columns,
		  const struct nt_record *meeting, const void *row,
		  const struct nt_dress *dress)
{
	struct nt_buf cell = { 0 };

	for (size_t i = 0; i < columns->n; i++) {
		const struct nt_column *c = &columns->v[i];
		int kind = c->field != NULL ? (int)c->field->kind : NT_WORD;
		const void *object = c->kind == NT_COLUMN_MEETING
					     ? (const void *)meeting
					     : row;

		if (c->field != NULL && nt_is_unknown(object, c->field)) {
			nt_dress_cell(out, dress, i, "", 0);
			continue;
		}
		if (kind == NT_LINE || kind == NT_TEXT) {
			const char *s = nt_get_text(object, c->field);

			nt_dress_text(out, dress, i, s, strlen(s));
			continue;
		}
		nt_buf_reset(&cell);
		nt_table_cell(&cell, c, meeting, row);
		if (kind == NT_DATE)
			nt_dress_date(out, dress, i, nt_buf_str(&cell));
		else if (kind == NT_WORDS)
			nt_dress_text(out, dress, i, nt_buf_str(&cell), cell.n);
		else
			nt_dress_cell(out, dress, i, nt_buf_str(&cell), cell.n);
	}
	nt_dress_end_row(out, dress);
	nt_buf_free(&cell);
}
