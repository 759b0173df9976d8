#include "report/sitting.h"

#include "notula/dateword.h"
#include "notula/doubt.h"
#include "notula/printed.h"
#include "notula/str.h"
#include "notula/wording.h"

/* As they stand behind what they are about. */
static const char *const marks[] = { "*)", "**)", "***)" };

const char *nt_or_blank(const char *text)
{
	return text != NULL ? text : NT_BLANK;
}

const char *nt_joined(struct nt_arena *arena, const char *const *parts,
		      size_t n, const char *between)
{
	const char *text = NULL;

	for (size_t i = 0; i < n; i++)
		if (parts[i] != NULL)
			text = text == NULL
				       ? parts[i]
				       : nt_arena_printf(arena, "%s%s%s", text,
							 between, parts[i]);
	return text;
}

const char *nt_kept(struct nt_arena *arena, struct nt_buf *buf)
{
	const char *text =
		buf->n > 0 ? nt_arena_strdup(arena, nt_buf_str(buf)) : NULL;

	nt_buf_free(buf);
	return text;
}

static const char *quoted(struct nt_arena *arena, const char *s)
{
	return s == NULL ? NULL : nt_arena_printf(arena, "\"%s\"", s);
}

static bool is_ours(const struct nt_participant *p,
		    const struct nt_letterhead *ours)
{
	return p->organization != NULL && ours->office != NULL &&
	       nt_str_same(p->organization, ours->office);
}

enum nt_side nt_minutes_side(const struct nt_record *rec,
			     const struct nt_letterhead *ours)
{
	for (size_t i = 0; i < rec->participants.n; i++) {
		const struct nt_participant *p = &rec->participants.v[i];

		if (is_ours(p, ours) && p->side == NT_SIDE_VISITOR)
			return NT_SIDE_VISITOR;
	}
	return NT_SIDE_HOST;
}

void nt_sitting_begin(struct nt_sitting *m, struct nt_paper *paper,
		      struct nt_arena *arena, const struct nt_record *rec,
		      const struct nt_printing *how, const char *title)
{
	*m = (struct nt_sitting) {
		.paper = paper,
		.arena = arena,
		.rec = rec,
		.how = how,
		.side = how->side ? how->side : nt_minutes_side(rec, how->ours),
	};
	nt_paper_begin(paper, arena,
		       nt_arena_printf(arena, "%s: %s", title, rec->title));
	paper->running = how->ours->office == NULL
				 ? title
				 : nt_arena_printf(arena, "%s · %s",
						   how->ours->office, title);
}

const char *nt_sitting_other_office(const struct nt_sitting *m)
{
	if (m->side == nt_minutes_side(m->rec, m->how->ours))
		return NULL;
	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];

		if (p->side == m->side && p->organization != NULL)
			return p->organization;
	}
	return NT_LONG_BLANK;
}

void nt_sitting_letterhead(struct nt_sitting *m)
{
	nt_letterhead_put(m->paper, m->how->ours, nt_sitting_other_office(m));
}

/* Stars. */

const char *nt_sitting_star(struct nt_sitting *m, enum nt_star why,
			    const char *text)
{
	m->stars[why] = true;
	return nt_arena_printf(m->arena, "%s %s", text, marks[why]);
}

static bool is_marked(const struct nt_record *rec, const char *field)
{
	for (size_t i = 0; i < rec->to_verify.n; i++)
		if (nt_str_eq(rec->to_verify.v[i], field))
			return true;
	return false;
}

const char *nt_sitting_mark(struct nt_sitting *m, const char *field,
			    const char *text)
{
	return is_marked(m->rec, field)
		       ? nt_sitting_star(m, NT_STAR_OTHER, text)
		       : text;
}

const char *nt_sitting_mark_line(struct nt_sitting *m, bool doubtful,
				 const char *text)
{
	return doubtful ? nt_sitting_star(m, NT_STAR_OTHER, text) : text;
}

/* When. */

static bool is_doubtful_date(struct nt_sitting *m, bool *weekday)
{
	struct nt_doubts doubts = { 0 };
	bool found = is_marked(m->rec, "date");

	*weekday = false;
	nt_doubts_of(m->rec, m->arena, &doubts);
	for (size_t i = 0; i < doubts.n; i++) {
		*weekday |= nt_str_eq(doubts.v[i].reason, "weekday");
		found |= nt_str_eq(doubts.v[i].reason, "two-digit year");
	}
	return found || *weekday;
}

/* "selasa (27/05/24)" in quotes; NULL where nobody kept it. */
static const char *as_written(struct nt_sitting *m)
{
	const char *date = m->rec->date_as_written;
	const char *weekday = m->rec->weekday_as_written;

	if (weekday == NULL && date == NULL)
		return NULL;
	if (date == NULL)
		return nt_arena_printf(m->arena, "\"%s\", %s", weekday,
				       nt_printed_span(m->arena, m->rec->date,
						       m->rec->end_date));
	if (weekday == NULL || strstr(nt_str_fold(m->arena, date),
				      nt_str_fold(m->arena, weekday)) != NULL)
		return quoted(m->arena, date);
	return nt_arena_printf(m->arena, "\"%s, %s\"", weekday, date);
}

static const char *date_note(struct nt_sitting *m, bool weekday, bool written)
{
	const char *day = nt_printed_date(m->arena, m->rec->date);
	struct nt_date date;

	if (weekday && nt_date_read(m->rec->date, &date))
		return nt_arena_printf(
			m->arena,
			_("Weekday and date as in the source; %s was a %s. "
			  "To be verified."),
			day,
			nt_weekday_name(nt_day_weekday(nt_date_first(date))));
	if (written)
		return nt_arena_printf(m->arena,
				       _("Date as in the source, read as %s. "
					 "To be verified."),
				       day);
	return _("To be verified.");
}

const char *nt_sitting_date(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	const char *text = nt_printed_day(m->arena, rec->date, rec->end_date);
	const char *written;
	bool weekday;

	if (text == NULL)
		return NT_BLANK;
	if (rec->date_note != NULL)
		text = nt_arena_printf(m->arena, "%s (%s)", text,
				       rec->date_note);
	if (!is_doubtful_date(m, &weekday))
		return text;
	written = as_written(m);
	m->date_note = date_note(m, weekday, written != NULL);
	return nt_sitting_star(m, NT_STAR_DATE,
			       written != NULL ? written : text);
}

/* TRANSLATORS: "…… to ……", "10.00 to 12.30 WIB"; "09.00 WIB", end unknown */
const char *nt_sitting_time(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	const char *start = nt_printed_times(m->arena, rec->start, NULL, NULL);
	const char *zone = rec->zone ? rec->zone : "";
	const char *blank = rec->zone ? " " : "";

	if (start == NULL && rec->end == NULL)
		return nt_arena_printf(m->arena, _(NC_("time", "%s to %s")),
				       NT_BLANK, NT_BLANK);
	if (rec->end == NULL)
		return nt_arena_printf(m->arena, _(NC_("time", "from %s")),
				       nt_printed_times(m->arena, rec->start,
							NULL, rec->zone));
	return nt_arena_printf(m->arena, _(NC_("time", "%s to %s")),
			       nt_or_blank(start),
			       nt_arena_printf(m->arena, "%s%s%s",
					       nt_printed_time(m->arena,
							       rec->end),
					       blank, zone));
}

const char *nt_sitting_year(struct nt_sitting *m)
{
	return m->rec->date ? nt_arena_strndup(m->arena, m->rec->date, 4)
			    : NT_BLANK;
}

/* Where and what. */

const char *nt_sitting_title(struct nt_sitting *m)
{
	return nt_sitting_mark(m, "title", m->rec->title);
}

const char *nt_sitting_place(struct nt_sitting *m)
{
	const char *venue = m->rec->venue;
	const char *city = m->rec->city;

	if (venue == NULL && city == NULL)
		return nt_sitting_mark(m, "venue", NT_BLANK);
	if (venue == NULL || city == NULL ||
	    strstr(nt_str_fold(m->arena, venue), nt_str_fold(m->arena, city)) !=
		    NULL)
		return nt_sitting_mark(m, "venue", venue ? venue : city);
	return nt_sitting_mark(
		m, "venue",
		nt_arena_printf(m->arena, "%s, %s",
				nt_sitting_mark(m, "city", venue), city));
}

/* Notes and foot. */

static const char *source_of(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	const char *const kind = nt_set_source_kind.labels[rec->source_kind];
	const char *const parts[] = {
		rec->source_kind ? nt_worded_within(m->arena, _(kind)) : NULL,
		quoted(m->arena, rec->source_title),
		rec->source_publisher,
		nt_printed_date(m->arena, rec->source_date),
		rec->source_editor
			? nt_arena_printf(m->arena, _("edited by %s"),
					  rec->source_editor)
			: NULL,
		rec->source_location,
	};

	return nt_joined(m->arena, parts, NT_COUNT(parts), ", ");
}

void nt_sitting_notes(struct nt_sitting *m)
{
	const char *notes[] = {
		[NT_STAR_DATE] = m->date_note,
		[NT_STAR_PAIRING] = _("Names and posts paired as the source "
				      "was read. To be verified."),
		[NT_STAR_OTHER] = _("To be verified."),
	};

	m->paper->indent = 0;
	nt_paper_gap(m->paper);
	for (size_t i = 0; i < NT_STARS; i++)
		if (m->stars[i])
			nt_paper_note(m->paper, marks[i], notes[i]);
}

void nt_sitting_source(struct nt_sitting *m)
{
	const char *source = source_of(m);

	if (source != NULL)
		nt_paper_text(m->paper,
			      nt_arena_printf(m->arena, _("Source: %s."),
					      source));
}

/* Of a final version eight digits of the hash over what it froze. */
static const char *short_code(struct nt_sitting *m)
{
	char hash[NT_SHA256_HEX];

	if (m->rec->status != NT_RECORD_STATUS_FINAL &&
	    m->rec->status != NT_RECORD_STATUS_AMENDED)
		return "–";
	nt_frozen_hash(m->rec, hash);
	return nt_paper_code(m->arena, hash);
}

void nt_sitting_foot(struct nt_sitting *m)
{
	const char *state = m->rec->status == NT_RECORD_STATUS_FINAL ? ""
			    : m->rec->status == NT_RECORD_STATUS_AMENDED
				    ? _("AMENDED · ")
				    : _("DRAFT · ");

	m->paper->foot =
		nt_arena_printf(m->arena,
				_("%srecord %lld · version %lld · code %s"),
				state, (long long)m->rec->number,
				(long long)m->rec->version, short_code(m));
}
