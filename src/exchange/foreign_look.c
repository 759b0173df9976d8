/* foreign_look.c - one meeting of a file of others, to look at. */
#include "exchange/foreign.h"
#include "exchange/meeting.h"

static enum nt_status refuse(const struct nt_foreign_file *file,
			     const struct nt_meeting *m, struct nt_err *err)
{
	size_t column = m->trouble.column;

	nt_fail_field(err, NT_EINVAL,
		      column == NT_NO_COLUMN ||
				      file->mapping.columns[column].header ==
					      NULL
			      ? ""
			      : file->mapping.columns[column].header,
		      "%s", m->trouble.reason);
	nt_err_at(err, file->name, m->group->rows[m->trouble.row].line);
	return NT_EINVAL;
}

static enum nt_status read_meeting(const struct nt_foreign_file *file,
				   const struct nt_rowgroup *group,
				   struct nt_arena *arena,
				   struct nt_record *out, int64_t *line,
				   struct nt_err *err)
{
	struct nt_meeting m;
	struct nt_record read;

	*line = group->rows[0].line;
	nt_meeting_read(&m, &file->mapping, group, arena);
	if (m.bad)
		return refuse(file, &m, err);
	read = m.rec;
	nt_copy(out, &read, &nt_shape_record, arena);
	return NT_OK;
}

enum nt_status nt_foreign_meeting(struct nt_foreign *foreign, size_t i,
				  int64_t n, struct nt_arena *arena,
				  struct nt_record *out, int64_t *line,
				  struct nt_err *err)
{
	struct nt_foreign_input *file = &foreign->v[i];
	struct nt_rowgroups *groups = NULL;
	struct nt_rowgroup *group = NULL;
	enum nt_status st =
		nt_rowgroups_open(&groups, file->in, &file->shown.dialect,
				  &file->shown.mapping, err);

	*line = 0;
	while (st == NT_OK && n > 0) {
		st = nt_rowgroups_next(groups, &group, err);
		if (st != NT_OK || group == NULL)
			break;
		n -= nt_rowgroup_is_meeting(group);
	}
	if (st == NT_OK && group == NULL)
		st = nt_fail(err, NT_ENOTFOUND, _("no further meeting"));
	if (st == NT_OK)
		st = read_meeting(&file->shown, group, arena, out, line, err);
	nt_rowgroups_close(groups);
	return st;
}
