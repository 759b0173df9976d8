#include "notula/month.h"

#include <stdio.h>
#include <string.h>

#include "notula/day.h"
#include "notula/str.h"

enum { ENOUGH = 1 << 16 };

struct walk {
	struct nt_days days;
	const struct nt_exporting *how;
	const struct nt_sink *sink;
	struct nt_buf buf;
	struct nt_buf cell;
	struct nt_exported *out;
};

static const struct {
	const char *name;
	const char *local;
} columns[NT_MONTH_COLUMNS] = {
	{ "no", "no" },
	{ "weekday", "hari" },
	{ "date", "tanggal" },
	{ "title", "kegiatan" },
	{ "venue", "tempat" },
	{ "city", "kab_kota" },
	{ "organizations", "instansi" },
	{ "participants", "peserta" },
	{ "head_count", "jumlah_orang" },
	{ "issues", "pokok_bahasan" },
	{ "responses", "tanggapan" },
	{ "follow_ups", "tindak_lanjut" },
};

/* A word of the file, never of the reader's language. */
static const char *weekday(const char *iso)
{
	static const char *const names[] = { "Monday",	 "Tuesday", "Wednesday",
					     "Thursday", "Friday",  "Saturday",
					     "Sunday" };
	struct nt_date d;

	if (!nt_date_read(iso, &d) || d.day == 0)
		return "";
	return names[nt_day_weekday(nt_date_first(d))];
}

/* One value on a line of its own. */
static void add_value(struct nt_buf *cell, const char *s)
{
	if (s == NULL)
		return;
	if (cell->n > 0)
		nt_buf_putc(cell, '\n');
	for (;;) {
		size_t n = strcspn(s, "\n");

		nt_buf_put(cell, s, n);
		if (s[n] == '\0')
			break;
		nt_buf_putc(cell, ' ');
		s += n + 1;
	}
}

static bool was_there(const struct nt_participant *p)
{
	return p->presence != NT_PRESENCE_EXCUSED &&
	       p->presence != NT_PRESENCE_ABSENT;
}

static void add_organizations(struct nt_buf *cell, const struct nt_record *rec)
{
	for (size_t i = 0; i < rec->participants.n; i++) {
		const char *name = rec->participants.v[i].organization;
		bool seen = name == NULL;

		for (size_t j = 0; j < i && !seen; j++)
			seen = nt_str_eq(rec->participants.v[j].organization,
					 name);
		if (!seen)
			add_value(cell, name);
	}
}

/* "Ani, Kepala Bagian", "Staf humas (12)", or the organization alone. */
static void add_participants(struct nt_buf *cell, const struct nt_record *rec)
{
	for (size_t i = 0; i < rec->participants.n; i++) {
		const struct nt_participant *p = &rec->participants.v[i];
		const char *name = p->name ? p->name : p->position;

		if (!was_there(p))
			continue;
		add_value(cell, name ? name : p->organization);
		if (p->name != NULL && p->position != NULL)
			nt_buf_printf(cell, ", %s", p->position);
		if (p->head_count > 0)
			nt_buf_printf(cell, " (%lld)",
				      (long long)p->head_count);
	}
}

/* The texts of a section of the record. */
#define ADD_TEXTS(cell, section) \
	for (size_t k = 0; k < (section)->n; k++) \
	add_value(cell, (section)->v[k].text)

static void put_cell(struct walk *walk, size_t i)
{
	nt_dress_text(&walk->buf, &walk->how->dress, i, nt_buf_str(&walk->cell),
		      walk->cell.n);
	nt_buf_reset(&walk->cell);
}

static void put_number(struct walk *walk, size_t i, int64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)n);
	nt_dress_cell(&walk->buf, &walk->how->dress, i, text, strlen(text));
}

static void put_text(struct walk *walk, size_t i, const char *s)
{
	nt_dress_text(&walk->buf, &walk->how->dress, i, s ? s : "",
		      s ? strlen(s) : 0);
}

static void put_row(struct walk *walk, const struct nt_record *rec)
{
	size_t i = 0;

	put_number(walk, i++, walk->out->records);
	put_text(walk, i++, weekday(rec->date));
	nt_dress_date(&walk->buf, &walk->how->dress, i++, rec->date);
	put_text(walk, i++, rec->title);
	put_text(walk, i++, rec->venue);
	put_text(walk, i++, rec->city);
	add_organizations(&walk->cell, rec);
	put_cell(walk, i++);
	add_participants(&walk->cell, rec);
	put_cell(walk, i++);
	put_number(walk, i++, nt_people_at_least(rec));
	ADD_TEXTS(&walk->cell, &rec->issues);
	put_cell(walk, i++);
	ADD_TEXTS(&walk->cell, &rec->responses);
	put_cell(walk, i++);
	ADD_TEXTS(&walk->cell, &rec->follow_ups);
	put_cell(walk, i++);
	nt_dress_end_row(&walk->buf, &walk->how->dress);
}

static void put_header(struct walk *walk)
{
	const struct nt_dress *dress = &walk->how->dress;

	nt_dress_begin(&walk->buf, dress);
	for (size_t i = 0; i < NT_MONTH_COLUMNS; i++) {
		const char *name =
			dress->local ? columns[i].local : columns[i].name;

		nt_dress_cell(&walk->buf, dress, i, name, strlen(name));
	}
	nt_dress_end_row(&walk->buf, dress);
}

static enum nt_status flush(struct walk *walk, size_t enough,
			    struct nt_err *err)
{
	enum nt_status st = NT_OK;

	if (walk->buf.n == 0 || walk->buf.n < enough)
		return NT_OK;
	st = walk->sink->put(walk->sink->ctx, walk->buf.s, walk->buf.n, err);
	nt_buf_reset(&walk->buf);
	return st;
}

static enum nt_status each(void *ctx, const struct nt_record *rec,
			   struct nt_err *err)
{
	struct walk *walk = ctx;

	if (!nt_days_have(walk->days, rec->date))
		return NT_OK;
	if (rec->confidential && !walk->how->confidential) {
		walk->out->left_out++;
		return NT_OK;
	}
	walk->out->records++;
	put_row(walk, rec);
	return flush(walk, ENOUGH, err);
}

enum nt_status nt_export_month(struct nt_store *store, struct nt_days days,
			       const char *organization,
			       const struct nt_exporting *how,
			       const struct nt_sink *sink,
			       struct nt_exported *out, struct nt_err *err)
{
	struct walk walk = {
		.days = days, .how = how, .sink = sink, .out = out
	};
	struct nt_arena arena = { 0 };
	struct nt_query query;
	enum nt_status st;

	*out = (struct nt_exported) { 0 };
	nt_query_within(how->query, days.first, days.last, &arena, &query);
	put_header(&walk);
	st = nt_store_each_brief(store, &query, organization, each, &walk, err);
	if (st == NT_OK)
		st = flush(&walk, 0, err);
	nt_buf_free(&walk.buf);
	nt_buf_free(&walk.cell);
	nt_arena_free(&arena);
	return st;
}
