#include "notula/closing.h"

#include <stdlib.h>
#include <string.h>

#include "notula/day.h"
#include "notula/str.h"
#include "store/sqlite/ids.h"
#include "store/sqlite/rows.h"

static void add_hash(struct nt_buf *text, const char *uid, const char *hash)
{
	nt_buf_printf(text, "%s %s\n", uid, hash);
}

static void hash_text(const char *month, const struct nt_buf *lines,
		      char out[NT_SHA256_HEX])
{
	struct nt_buf text = { 0 };

	nt_buf_printf(&text, "%s\n%s", month, nt_buf_str(lines));
	nt_sha256(text.s, text.n, out);
	nt_buf_free(&text);
}

static int by_uid(const void *a, const void *b)
{
	const struct nt_record *const *x = a;
	const struct nt_record *const *y = b;

	return strcmp((*x)->uid, (*y)->uid);
}

void nt_month_hash(const char *month, const struct nt_record *recs, size_t n,
		   char out[NT_SHA256_HEX])
{
	struct nt_arena arena = { 0 };
	const struct nt_record **order =
		nt_arena_alloc(&arena, (n + 1) * sizeof(*order));
	struct nt_buf lines = { 0 };

	for (size_t i = 0; i < n; i++)
		order[i] = &recs[i];
	qsort(order, n, sizeof(*order), by_uid);
	for (size_t i = 0; i < n; i++) {
		char hash[NT_SHA256_HEX];

		nt_frozen_hash(order[i], hash);
		add_hash(&lines, order[i]->uid, hash);
	}
	hash_text(month, &lines, out);
	nt_buf_free(&lines);
	nt_arena_free(&arena);
}

/* A month as it is kept. */
struct kept {
	const char *month;
	const char *hash;
	struct nt_buf lines;
};

static void judge(struct kept *kept, struct nt_arena *arena,
		  struct nt_words *out)
{
	char hash[NT_SHA256_HEX];

	if (kept->month == NULL)
		return;
	hash_text(kept->month, &kept->lines, hash);
	if (strcmp(hash, kept->hash) != 0) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = kept->month;
	}
	nt_buf_reset(&kept->lines);
}

enum nt_status nt_closings_wrong(struct nt_store *store, struct nt_arena *arena,
				 struct nt_words *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_CLOSING_LINES);
	struct kept kept = { 0 };

	*out = (struct nt_words) { 0 };
	while (nt_step(st)) {
		const char *month = nt_col_need(st, 0, arena);

		if (!nt_str_eq(month, kept.month))
			judge(&kept, arena, out);
		kept.month = month;
		kept.hash = nt_col_need(st, 1, arena);
		if (!nt_col_null(st, 2))
			add_hash(&kept.lines, nt_col_need(st, 2, arena),
				 nt_col_need(st, 3, arena));
	}
	judge(&kept, arena, out);
	nt_buf_free(&kept.lines);
	return nt_done(st, err);
}

/* Closing. */

static enum nt_status read_closing(struct nt_store *store, const char *month,
				   struct nt_arena *arena,
				   struct nt_month_closed *out,
				   struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_CLOSING_GET);

	*out = (struct nt_month_closed) { 0 };
	nt_bind_text(st, ":period", month);
	while (nt_step(st)) {
		const char *hash = nt_col_need(st, 3, arena);

		out->at = nt_col_need(st, 1, arena);
		out->by = nt_col_text(st, 2, arena);
		out->meetings = nt_col_int(st, 4);
		if (strlen(hash) == NT_SHA256_HEX - 1)
			memcpy(out->hash, hash, NT_SHA256_HEX);
	}
	return nt_done(st, err);
}

enum nt_status nt_store_month_closed(struct nt_store *store, const char *month,
				     struct nt_arena *arena,
				     struct nt_month_closed *out,
				     struct nt_err *err)
{
	return read_closing(store, month, arena, out, err);
}

/* A month while it is closed. */
struct closer {
	struct nt_store *store;
	const char *month;
	bool confidential;
	struct nt_arena *arena;
	struct nt_month_closed *out;
	struct nt_err *err;
};

static enum nt_status find_meetings(struct closer *c, struct nt_ids *ids)
{
	struct nt_stmt *st = nt_stmt(c->store, NT_SQL_CLOSING_MEETINGS);

	nt_bind_text(st, ":period", c->month);
	nt_bind_text(st, ":last", nt_arena_printf(c->arena, "%s-31", c->month));
	nt_bind_int(st, ":confidential", c->confidential);
	while (nt_step(st))
		nt_ids_add(ids, nt_col_int(st, 0));
	return nt_done(st, c->err);
}

struct frozen {
	char uid[NT_UID_SIZE];
	int64_t version;
	char hash[NT_SHA256_HEX];
};

static enum nt_status freeze(struct closer *c, int64_t id, struct frozen *out)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	enum nt_status status = nt_load(c->store, id, &arena, &rec, c->err);

	if (status == NT_OK) {
		memcpy(out->uid, rec.uid, NT_UID_SIZE);
		out->version = rec.version;
		nt_frozen_hash(&rec, out->hash);
	}
	nt_arena_free(&arena);
	return status;
}

static enum nt_status keep(struct closer *c, int64_t id, const struct frozen *f)
{
	struct nt_stmt *st = nt_stmt(c->store, NT_SQL_CLOSING_MEETING_INSERT);

	nt_bind_int(st, ":id", id);
	nt_bind_text(st, ":uid", f->uid);
	nt_bind_int(st, ":version", f->version);
	nt_bind_text(st, ":checksum", f->hash);
	return nt_run(st, c->err);
}

static enum nt_status insert(struct closer *c, const char *hash, int64_t *id)
{
	struct nt_stmt *st = nt_stmt(c->store, NT_SQL_CLOSING_INSERT);
	char now[NT_STAMP_SIZE];

	nt_bind_text(st, ":period", c->month);
	nt_bind_text(st, ":at", nt_clock_stamp(&c->store->clock, now));
	nt_bind_text(st, ":by", c->store->user);
	nt_bind_text(st, ":hash", hash);
	return nt_run_int(st, id, c->err);
}

static enum nt_status close_with(struct closer *c, const struct nt_ids *ids)
{
	struct frozen *all =
		nt_arena_alloc(c->arena, (ids->n + 1) * sizeof(*all));
	struct nt_buf lines = { 0 };
	enum nt_status status = NT_OK;
	char hash[NT_SHA256_HEX];
	int64_t id = 0;

	for (size_t i = 0; i < ids->n && status == NT_OK; i++) {
		status = freeze(c, ids->v[i], &all[i]);
		add_hash(&lines, all[i].uid, all[i].hash);
	}
	hash_text(c->month, &lines, hash);
	nt_buf_free(&lines);
	if (status == NT_OK)
		status = insert(c, hash, &id);
	for (size_t i = 0; i < ids->n && status == NT_OK; i++)
		status = keep(c, id, &all[i]);
	return status;
}

static enum nt_status close_in_txn(struct closer *c)
{
	struct nt_ids ids = { 0 };
	enum nt_status status =
		read_closing(c->store, c->month, c->arena, c->out, c->err);

	if (status == NT_OK && c->out->at != NULL)
		return nt_fail(c->err, NT_ECONFLICT,
			       _("%s was closed on %.10s already; what changed "
				 "since stands in the next report"),
			       c->month, c->out->at);
	if (status == NT_OK)
		status = find_meetings(c, &ids);
	if (status == NT_OK)
		status = close_with(c, &ids);
	nt_ids_free(&ids);
	if (status == NT_OK)
		status = nt_logbook_saved(c->store, 0, c->err);
	return status == NT_OK ? read_closing(c->store, c->month, c->arena,
					      c->out, c->err)
			       : status;
}

enum nt_status nt_store_close_month(struct nt_store *store, const char *month,
				    int64_t today, bool confidential,
				    struct nt_arena *arena,
				    struct nt_month_closed *out,
				    struct nt_err *err)
{
	struct closer c = { store, month, confidential, arena, out, err };
	struct nt_date date;
	enum nt_status status;

	*out = (struct nt_month_closed) { 0 };
	if (!nt_date_read(month, &date) || date.month == 0 || date.day != 0)
		return nt_fail(err, NT_EINVAL,
			       _("%s is no month; only months are closed"),
			       month);
	if (nt_date_last(date) >= today)
		return nt_fail(err, NT_EINVAL, "%s",
			       _("This month has not ended yet"));
	status = nt_txn_begin(store, err);
	if (status != NT_OK)
		return status;
	return nt_txn_end(store, close_in_txn(&c), err);
}

/* Changes. */

static enum nt_status note(struct nt_store *store, const struct nt_record *rec,
			   struct nt_err *err)
{
	struct nt_stmt *st;
	char now[NT_STAMP_SIZE];
	char month[8];

	if (strlen(rec->date) < 7)
		return NT_OK;
	memcpy(month, rec->date, 7);
	month[7] = '\0';
	st = nt_stmt(store, NT_SQL_CLOSING_NOTE);
	nt_bind_text(st, ":uid", rec->uid);
	nt_bind_text(st, ":at", nt_clock_stamp(&store->clock, now));
	nt_bind_text(st, ":by", store->user);
	nt_bind_text(st, ":period", month);
	return nt_run(st, err);
}

static bool same_frozen(const struct nt_record *old,
			const struct nt_record *now)
{
	char x[NT_SHA256_HEX], y[NT_SHA256_HEX];

	nt_frozen_hash(old, x);
	nt_frozen_hash(now, y);
	return strcmp(x, y) == 0;
}

enum nt_status nt_closing_note(struct nt_store *store,
			       const struct nt_record *old,
			       const struct nt_record *now, struct nt_err *err)
{
	int64_t any = 0;
	enum nt_status status =
		nt_run_int(nt_stmt(store, NT_SQL_CLOSING_ANY), &any, err);

	if (status != NT_OK || any == 0 ||
	    (old != NULL && now != NULL && same_frozen(old, now)))
		return status;
	if (old != NULL)
		status = note(store, old, err);
	if (now != NULL && status == NT_OK)
		status = note(store, now, err);
	return status;
}

enum nt_status nt_closing_note_id(struct nt_store *store, int64_t id,
				  struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	int64_t any = 0;
	enum nt_status status =
		nt_run_int(nt_stmt(store, NT_SQL_CLOSING_ANY), &any, err);

	if (status != NT_OK || any == 0)
		return status;
	status = nt_load(store, id, &arena, &rec, err);
	if (status == NT_OK)
		status = note(store, &rec, err);
	nt_arena_free(&arena);
	return status;
}

/* Months that nobody closed. */

static const char *month_of(struct nt_date date, struct nt_arena *arena)
{
	char iso[NT_DATE_SIZE];

	date.day = 0;
	return nt_arena_strdup(arena, nt_date_write(date, iso));
}

static struct nt_date next_month(struct nt_date date)
{
	if (date.month == 12)
		return (struct nt_date) { date.year + 1, 1, 0 };
	return (struct nt_date) { date.year, date.month + 1, 0 };
}

static enum nt_status read_words(struct nt_store *store, enum nt_sql sql,
				 struct nt_arena *arena, struct nt_words *out,
				 struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, sql);

	*out = (struct nt_words) { 0 };
	while (nt_step(st)) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = nt_col_need(st, 0, arena);
	}
	return nt_done(st, err);
}

static void add_unclosed(struct nt_unclosed *out, const char *month,
			 bool begins, struct nt_arena *arena)
{
	if (begins) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++].first = month;
	}
	out->v[out->n - 1].last = month;
}

/* From FIRST, the month of the first record, to LAST; CLOSED are in order. */
static void list_unclosed(const char *first, const char *last,
			  const struct nt_words *closed, struct nt_arena *arena,
			  struct nt_unclosed *out)
{
	struct nt_date date;
	bool begins = true;
	size_t i = 0;

	if (!nt_date_read(first, &date))
		return;
	for (const char *month = first; strcmp(month, last) <= 0;
	     month = month_of(date, arena)) {
		while (i < closed->n && strcmp(closed->v[i], month) < 0)
			i++;
		if (i < closed->n && strcmp(closed->v[i], month) == 0) {
			begins = true;
		} else {
			add_unclosed(out, month, begins, arena);
			begins = false;
			out->last_month = strcmp(month, last) == 0;
		}
		date = next_month(date);
	}
}

enum nt_status nt_store_unclosed(struct nt_store *store, int64_t today,
				 struct nt_arena *arena,
				 struct nt_unclosed *out, struct nt_err *err)
{
	struct nt_date now = nt_day_date(today);
	int64_t day = nt_day_number(now.year, now.month, 1) - 1;
	const char *last = month_of(nt_day_date(day), arena);
	struct nt_words first = { 0 }, closed = { 0 };
	enum nt_status status = nt_read_begin(store, err);

	*out = (struct nt_unclosed) { 0 };
	if (status != NT_OK)
		return status;
	status = read_words(store, NT_SQL_CLOSING_FIRST, arena, &first, err);
	if (status == NT_OK)
		status = read_words(store, NT_SQL_CLOSING_PERIODS, arena,
				    &closed, err);
	status = nt_txn_end(store, status, err);
	if (status == NT_OK && first.n > 0)
		list_unclosed(first.v[0], last, &closed, arena, out);
	return status;
}
