#include <string.h>

#include "notula/str.h"
#include "store/sqlite/rows.h"

enum { BEGINNING_LEAST = 8 };

static enum nt_status not_found(const char *rec, struct nt_err *err)
{
	return nt_fail(err, NT_ENOTFOUND, _("No such record: %.80s."), rec);
}

static bool only_digits(const char *s)
{
	return s[0] != '\0' && strspn(s, "0123456789") == strlen(s);
}

/* The uid in the first row; *MANY if there is another. */
static enum nt_status read_uid(struct nt_stmt *st, char uid[NT_UID_SIZE],
			       bool *many, struct nt_err *err)
{
	uid[0] = '\0';
	if (nt_step(st)) {
		nt_col_uid(st, 0, uid);
		*many = nt_step(st);
	}
	return nt_done(st, err);
}

static enum nt_status find_number(struct nt_store *store, const char *rec,
				  char uid[NT_UID_SIZE], struct nt_err *err)
{
	struct nt_stmt *st;
	long long number;
	bool many;

	uid[0] = '\0';
	if (!nt_str_number(rec, 1, NT_LIMIT_NUMBER, &number))
		return NT_OK;
	st = nt_stmt(store, NT_SQL_FIND_NUMBER);
	nt_bind_int(st, ":number", number);
	return read_uid(st, uid, &many, err);
}

/* Every uid that begins with REC stands from REC to REC followed by what is
 * above every character of a uid. */
static enum nt_status find_beginning(struct nt_store *store, const char *rec,
				     char uid[NT_UID_SIZE], struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_FIND_BEGINNING);
	struct nt_arena arena = { 0 };
	bool many = false;
	enum nt_status status;

	nt_bind_text(st, ":from", rec);
	nt_bind_text(st, ":to", nt_arena_printf(&arena, "%s~", rec));
	nt_arena_free(&arena);
	status = read_uid(st, uid, &many, err);
	if (status == NT_OK && many)
		return nt_fail(err, NT_EINVAL,
			       _("several records begin with %s; type more "
				 "of it"),
			       rec);
	return status;
}

enum nt_status nt_store_find(struct nt_store *store, const char *rec,
			     char uid[NT_UID_SIZE], struct nt_err *err)
{
	enum nt_status status = NT_OK;

	uid[0] = '\0';
	if (only_digits(rec))
		status = find_number(store, rec, uid, err);
	else if (strlen(rec) >= BEGINNING_LEAST && strlen(rec) < NT_UID_SIZE)
		status = find_beginning(store, rec, uid, err);
	if (status == NT_OK && uid[0] == '\0')
		return not_found(rec, err);
	return status;
}

/* The logbook itself. */

enum nt_status nt_store_logbook(struct nt_store *store, struct nt_arena *arena,
				struct nt_logbook *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_LOGBOOK_GET);

	*out = (struct nt_logbook) { 0 };
	if (nt_step(st)) {
		out->uid = nt_col_need(st, 0, arena);
		out->office = nt_col_text(st, 1, arena);
		out->office_code = nt_col_text(st, 2, arena);
		out->records = nt_col_int(st, 3);
	}
	return nt_done(st, err);
}

enum nt_status nt_store_last_number(struct nt_store *store, int64_t *out,
				    struct nt_err *err)
{
	return nt_run_int(nt_stmt(store, NT_SQL_LAST_NUMBER), out, err);
}

/* An office's name and code pass the door that a record's pass. */
static enum nt_status tidy(const char *field, const char *s,
			   struct nt_arena *arena, const char **out,
			   struct nt_err *err)
{
	*out = NULL;
	if (s == NULL)
		return NT_OK;
	return nt_text_door(nt_field(&nt_shape_record, field), s, strlen(s),
			    arena, out, err);
}

enum nt_status nt_store_set_office(struct nt_store *store, const char *office,
				   const char *code, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	enum nt_status status = tidy("office", office, &arena, &office, err);
	struct nt_stmt *st;

	if (status == NT_OK)
		status = tidy("office_code", code, &arena, &code, err);
	if (status == NT_OK)
		status = nt_txn_begin(store, err);
	if (status == NT_OK) {
		st = nt_stmt(store, NT_SQL_OFFICE_SET);
		nt_bind_text(st, ":office", office);
		nt_bind_text(st, ":code", code);
		status = nt_txn_end(store, nt_run(st, err), err);
	}
	nt_arena_free(&arena);
	return status;
}
