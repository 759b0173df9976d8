/*
 * ics.c - due dates for a calendar (RFC 5545): one event of a whole day for
 * each follow-up that is open and has a date. An event, since the calendars of
 * most telephones and mail programs pass over a VTODO. A month is due on its
 * last day. Nothing comes from the clock: what did not change is the same.
 */
#include "notula/export.h"

#include <string.h>

#include "exchange/walk.h"
#include "notula/day.h"
#include "notula/utf8.h"

enum { OCTETS = 75 };

/* NAME:VALUE with its end, folded before the octet that would be too many,
 * never inside a character. */
static void put_folded(struct nt_buf *out, const char *name, const char *value)
{
	size_t room = OCTETS - strlen(name);
	size_t left = strlen(value);

	nt_buf_puts(out, name);
	while (left > 0) {
		uint32_t cp;
		size_t n = nt_utf8_next(value, left, &cp, NULL);

		if (n > room) {
			nt_buf_puts(out, "\r\n ");
			room = OCTETS - 1;
		}
		nt_buf_put(out, value, n);
		room -= n;
		value += n;
		left -= n;
	}
	nt_buf_puts(out, "\r\n");
}

/* A TEXT of RFC 5545, 3.3.11; controls, which it has not, become U+FFFD. */
static void put_text(struct nt_buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\n')
			nt_buf_puts(out, "\\n");
		else if ((unsigned char)*s < ' ' && *s != '\t')
			nt_buf_puts(out, "\xef\xbf\xbd");
		else if (*s == '\x7f')
			nt_buf_puts(out, "\xef\xbf\xbd");
		else if (*s == '\\' || *s == ';' || *s == ',')
			nt_buf_printf(out, "\\%c", *s);
		else
			nt_buf_putc(out, *s);
	}
}

/* "2024-06-12T09:00:00Z" without what parts it; digits of a day alike. */
static void put_bare(struct nt_buf *out, const char *name, const char *iso)
{
	nt_buf_puts(out, name);
	for (; *iso != '\0'; iso++)
		if (*iso != '-' && *iso != ':')
			nt_buf_putc(out, *iso);
	nt_buf_puts(out, "\r\n");
}

/* When it was last saved; what was imported may not know, but the format asks
 * for a moment. */
static void put_stamp(struct nt_buf *out, const struct nt_record *rec)
{
	if (rec->updated_at != NULL) {
		put_bare(out, "DTSTAMP:", rec->updated_at);
		put_bare(out, "LAST-MODIFIED:", rec->updated_at);
	} else {
		nt_buf_puts(out, "DTSTAMP:19700101T000000Z\r\n");
	}
}

/* "TEXT (OWNER)", on one line. */
static void put_summary(struct nt_buf *out, const struct nt_follow_up *f)
{
	struct nt_buf line = { 0 };
	struct nt_buf text = { 0 };

	nt_buf_puts(&line, f->text ? f->text : "");
	if (f->owner != NULL)
		nt_buf_printf(&line, " (%s)", f->owner);
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] == '\n')
			line.s[i] = ' ';
	put_text(&text, nt_buf_str(&line));
	put_folded(out, "SUMMARY:", nt_buf_str(&text));
	nt_buf_free(&line);
	nt_buf_free(&text);
}

static void put_description(struct nt_buf *out, const struct nt_record *rec,
			    const struct nt_follow_up *f)
{
	struct nt_buf line = { 0 };
	struct nt_buf text = { 0 };

	nt_buf_printf(&line, "%lld.%lld, %s: %s", (long long)rec->number,
		      (long long)f->no, rec->date, rec->title);
	put_text(&text, nt_buf_str(&line));
	put_folded(out, "DESCRIPTION:", nt_buf_str(&text));
	nt_buf_free(&line);
	nt_buf_free(&text);
}

static const int priorities[] = {
	[NT_PRIORITY_HIGH] = 1,
	[NT_PRIORITY_NORMAL] = 5,
	[NT_PRIORITY_LOW] = 9,
};

static void put_event(struct nt_buf *out, const struct nt_record *rec,
		      const struct nt_follow_up *f, int64_t day)
{
	char iso[NT_DATE_SIZE];

	nt_buf_puts(out, "BEGIN:VEVENT\r\n");
	nt_buf_printf(out, "UID:%s-%lld@notula\r\n", rec->uid,
		      (long long)f->no);
	put_stamp(out, rec);
	nt_buf_printf(out, "SEQUENCE:%lld\r\n", (long long)rec->version);
	put_bare(out,
		 "DTSTART;VALUE=DATE:", nt_date_write(nt_day_date(day), iso));
	put_summary(out, f);
	put_description(out, rec, f);
	if (f->priority != NT_NO_PRIORITY)
		nt_buf_printf(out, "PRIORITY:%d\r\n", priorities[f->priority]);
	nt_buf_puts(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

static enum nt_status put_record(void *ctx, const struct nt_record *rec,
				 struct nt_buf *buf, struct nt_err *err)
{
	struct nt_exported *out = ctx;
	struct nt_date due;

	(void)err;
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		const struct nt_follow_up *f = &rec->follow_ups.v[i];

		if (!nt_follow_up_is_open(f))
			continue;
		if (f->due != NULL && nt_date_read(f->due, &due))
			put_event(buf, rec, f, nt_date_last(due));
		else
			out->undated++;
	}
	return NT_OK;
}

enum nt_status nt_export_ics(struct nt_store *store,
			     const struct nt_exporting *how,
			     const struct nt_sink *sink,
			     struct nt_exported *out, struct nt_err *err)
{
	static const char end[] = "END:VCALENDAR\r\n";
	struct nt_walk walk = {
		.how = how,
		.sink = sink,
		.record = put_record,
		.ctx = out,
		.out = out,
	};
	enum nt_status st;

	nt_buf_puts(&walk.buf, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
			       "PRODID:-//notula//notula//EN\r\n");
	st = nt_walk_run(&walk, store, err);
	return st == NT_OK ? sink->put(sink->ctx, end, strlen(end), err) : st;
}
