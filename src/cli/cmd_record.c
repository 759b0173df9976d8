/* cmd_record.c - records and follow-ups as the command line names them. */
#include <string.h>

#include "cli/cmd.h"
#include "notula/str.h"

enum nt_status cmd_get(struct cmd_run *run, const char *rec,
		       struct nt_record *out, struct nt_err *err)
{
	char uid[NT_UID_SIZE];
	enum nt_status st = nt_store_find(run->store, rec, uid, err);

	if (st != NT_OK)
		return st;
	return nt_store_get(run->store, uid, run->arena, out, err);
}

enum nt_status cmd_get_follow_up(struct cmd_run *run, const char *name,
				 struct nt_record *rec,
				 struct nt_follow_up **out, struct nt_err *err)
{
	const char *dot = strrchr(name, '.');
	long long no;
	enum nt_status st;

	if (dot == NULL || !nt_str_number(dot + 1, 1, NT_LIMIT_LINES, &no))
		return nt_fail(
			err, NT_EUSAGE,
			_("\"%s\" names no follow-up; write it as 131.2, "
			  "the second of record 131"),
			name);
	st = cmd_get(run,
		     nt_arena_strndup(run->arena, name, (size_t)(dot - name)),
		     rec, err);
	if (st != NT_OK)
		return st;
	if ((size_t)no > rec->follow_ups.n)
		return nt_fail(err, NT_ENOTFOUND,
			       _("record %lld has %zu follow-ups, no number "
				 "%lld"),
			       (long long)rec->number, rec->follow_ups.n, no);
	*out = &rec->follow_ups.v[no - 1];
	return NT_OK;
}

enum nt_status cmd_save(struct cmd_run *run, struct nt_record *rec,
			struct nt_err *err)
{
	nt_app_stamp(run->app, rec, run->arena);
	return nt_store_save(run->store, rec, rec->version, run->arena, err);
}
