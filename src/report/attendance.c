/* attendance.c - the attendance sheet: LAYOUTS.md, 5 and 6. Before a meeting
 * it is signed; after it presence and reason stand where the hands were. */
#include "notula/minutes.h"

#include "notula/day.h"
#include "notula/printed.h"
#include "notula/wording.h"
#include "report/sitting.h"

enum { LABELS = 14, PAGE_ROWS = 20 };

static bool is_over(const struct nt_sitting *m)
{
	const char *last =
		m->rec->end_date != NULL ? m->rec->end_date : m->rec->date;
	struct nt_date date;

	return last != NULL && nt_date_read(last, &date) &&
	       nt_date_last(date) < m->how->today;
}

static void put_head(struct nt_sitting *m)
{
	const struct nt_participant *chair = nt_sitting_who(m, NT_DUTY_CHAIR);
	struct nt_paper *p = m->paper;

	nt_paper_title(p, _("ATTENDANCE SHEET"));
	nt_paper_gap(p);
	p->labels = LABELS;
	nt_paper_pair(p, _(NC_("sheet", "Meeting")), nt_sitting_title(m));
	nt_paper_pair(p, _("Day/Date"), nt_sitting_date(m));
	nt_paper_pair(p, _(NC_("sheet", "Time")), nt_sitting_time(m));
	nt_paper_pair(p, _(NC_("minutes", "Venue")), nt_sitting_place(m));
	nt_paper_pair(p, _(NC_("sheet", "Chair")),
		      chair ? nt_sitting_name(m, chair, true) : NT_BLANK);
}

static const struct {
	enum nt_side side;
	const char *heading;
} sides[] = {
	{ NT_SIDE_HOST, N_("Side: HOST") },
	{ NT_SIDE_VISITOR, N_("Side: VISITORS") },
	{ NT_SIDE_OTHER, N_("Side: OTHERS") },
	{ NT_NO_SIDE, N_("Side: not recorded") },
};

static size_t count_side(const struct nt_sitting *m, enum nt_side side)
{
	size_t n = 0;

	for (size_t i = 0; i < m->rec->participants.n; i++)
		n += nt_sits_on(&m->rec->participants.v[i], side);
	return n;
}

/* The other side signs its own sheet where one side was asked for. */
static bool is_wanted(const struct nt_sitting *m, enum nt_side side)
{
	return m->how->side == NT_NO_SIDE || m->how->side == side;
}

static void put_signature(struct nt_sitting *m)
{
	struct nt_paper_sign *sign = nt_arena_alloc(m->arena, sizeof(*sign));
	const struct nt_participant *p = nt_sitting_who(m, NT_DUTY_RECORDER);
	struct nt_paper_signatory *who = nt_arena_alloc(m->arena, sizeof(*who));

	who->as = _("Recorder,");
	who->name = p ? p->name : NULL;
	sign->right = who;
	nt_paper_gap(m->paper);
	nt_paper_sign(m->paper, sign);
}

/* To be signed. */

/* Left and right in turn, so that one hand leaves room for the next. */
static const char *sign_here(struct nt_sitting *m, int64_t no)
{
	return nt_arena_printf(m->arena, "%s%lld. %s",
			       no % 2 == 0 ? "     " : "", (long long)no,
			       NT_BLANK);
}

static struct nt_paper_table *sheet_table(struct nt_sitting *m)
{
	struct nt_paper_column *columns =
		nt_arena_alloc(m->arena, 5 * sizeof(*columns));
	struct nt_paper_table *table;

	columns[0] = (struct nt_paper_column) { _("No."), 3, false };
	columns[1] = (struct nt_paper_column) { _("Name"), 16, false };
	columns[2] = (struct nt_paper_column) { _("Position"), 20, false };
	columns[3] = (struct nt_paper_column) { _("Organization"), 14, false };
	columns[4] = (struct nt_paper_column) { _("Signature"), 11, false };
	table = nt_paper_table(m->paper, columns, 5, true);
	table->by_hand = true;
	return table;
}

static void sheet_row(struct nt_sitting *m, struct nt_paper_table *table,
		      int64_t no, const struct nt_participant *p)
{
	static const struct nt_participant nobody = { 0 };
	const struct nt_participant *who = p ? p : &nobody;
	const char *const cells[] = {
		nt_arena_printf(m->arena, "%lld", (long long)no),
		nt_or_blank(who->name),
		nt_or_blank(who->position),
		nt_or_blank(who->organization),
		sign_here(m, no),
	};

	nt_paper_row(m->paper, table, cells);
}

/* A crowd does not sign on one line: its people take the blank ones. */
static bool has_row(const struct nt_participant *p)
{
	return p->head_count_is == NT_NO_HEAD_COUNT;
}

/* A new page for every so many rows, with the heading of the table again. */
static void put_sheet(struct nt_sitting *m, enum nt_side side)
{
	int64_t rows = m->how->rows ? m->how->rows : PAGE_ROWS;
	struct nt_paper_table *table = sheet_table(m);
	int64_t no = 0;

	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];

		if (!nt_sits_on(p, side) || !has_row(p))
			continue;
		if (no > 0 && no % PAGE_ROWS == 0) {
			nt_paper_turn(m->paper, false);
			table = sheet_table(m);
		}
		sheet_row(m, table, ++no, p);
	}
	while (no < rows) {
		if (no > 0 && no % PAGE_ROWS == 0) {
			nt_paper_turn(m->paper, false);
			table = sheet_table(m);
		}
		sheet_row(m, table, ++no, NULL);
	}
}

static void put_blank_side(struct nt_sitting *m, enum nt_side side,
			   const char *heading)
{
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper, heading);
	put_sheet(m, side);
	nt_paper_text(m->paper,
		      nt_arena_printf(m->arena,
				      _("Present: %s people      Men: %s   "
					"Women: %s"),
				      NT_BLANK, NT_BLANK, NT_BLANK));
	put_signature(m);
}

/* Each side has a sheet of its own, with its head. */
static void put_blank(struct nt_sitting *m)
{
	size_t written = 0;

	for (size_t i = 0; i < NT_COUNT(sides); i++) {
		if (!is_wanted(m, sides[i].side) ||
		    (m->how->side == NT_NO_SIDE &&
		     count_side(m, sides[i].side) == 0))
			continue;
		if (written++ > 0)
			nt_paper_turn(m->paper, false);
		put_head(m);
		put_blank_side(m, sides[i].side, _(sides[i].heading));
	}
	if (written > 0)
		return;
	put_head(m);
	nt_paper_gap(m->paper);
	put_sheet(m, NT_NO_SIDE);
	put_signature(m);
}

/* After the meeting. */

/* Two lines of one cell: who, and as what; NULL for a mere organization. */
static const char *who_was(struct nt_sitting *m, const struct nt_participant *p)
{
	const char *const parts[] = { p->name, p->position };

	return nt_joined(m->arena, parts, 2, "\n");
}

static const char *how_present(struct nt_sitting *m,
			       const struct nt_participant *p)
{
	const char *duty = nt_worded_duty(p->duty);
	const char *more[] = { _(NC_("sheet", "Present")),
			       nt_sitting_count(m, p) };

	if (!nt_is_there(p))
		return nt_worded_sentence(m->arena, nt_sitting_presence(m, p));
	if (duty != NULL)
		more[0] = nt_arena_printf(m->arena, "%s (%s)", more[0], duty);
	return nt_joined(m->arena, more, 2, ", ");
}

static void put_present_side(struct nt_sitting *m, enum nt_side side)
{
	struct nt_paper_column *columns =
		nt_arena_alloc(m->arena, 4 * sizeof(*columns));
	struct nt_paper_table *table;

	columns[0] = (struct nt_paper_column) { _("No."), 3, false };
	columns[1] =
		(struct nt_paper_column) { _("Name / position"), 0, false };
	columns[2] = (struct nt_paper_column) { _("Organization"), 15, false };
	columns[3] = (struct nt_paper_column) { _(NC_("sheet", "Attendance")),
						17, false };
	table = nt_paper_table(m->paper, columns, 4, true);
	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];
		const char *who = who_was(m, p);
		const char *const cells[] = {
			nt_arena_printf(m->arena, "%lld", (long long)p->no),
			nt_sitting_mark_person(
				m, p, nt_or_blank(who ? who : p->organization)),
			who ? p->organization : NULL,
			how_present(m, p),
		};

		if (nt_sits_on(p, side))
			nt_paper_row(m->paper, table, cells);
	}
}

static const char *summary(struct nt_sitting *m)
{
	long long counts[NT_PRESENCE_REPRESENTED + 1] = { 0 };
	int64_t present = nt_people_at_least(m->rec);

	for (size_t i = 0; i < m->rec->participants.n; i++)
		counts[m->rec->participants.v[i].presence]++;
	present -= counts[NT_PRESENCE_REPRESENTED];
	return nt_arena_printf(
		m->arena,
		_("Summary: present %s · excused %lld · absent %lld · "
		  "represented %lld"),
		nt_sitting_amount(m, present), counts[NT_PRESENCE_EXCUSED],
		counts[NT_PRESENCE_ABSENT], counts[NT_PRESENCE_REPRESENTED]);
}

static void put_present(struct nt_sitting *m)
{
	put_head(m);
	for (size_t i = 0; i < NT_COUNT(sides); i++) {
		if (!is_wanted(m, sides[i].side) ||
		    count_side(m, sides[i].side) == 0)
			continue;
		nt_paper_gap(m->paper);
		nt_paper_text(m->paper, _(sides[i].heading));
		put_present_side(m, sides[i].side);
	}
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper, summary(m));
	put_signature(m);
}

void nt_attendance_write(struct nt_paper *paper, struct nt_arena *arena,
			 const struct nt_record *rec,
			 const struct nt_printing *how)
{
	struct nt_sitting m;

	nt_sitting_begin(&m, paper, arena, rec, how,
			 _(NC_("paper", "Attendance sheet")));
	if (how->rows > 0 || !is_over(&m))
		put_blank(&m);
	else
		put_present(&m);
	nt_sitting_notes(&m);
	nt_sitting_foot(&m);
}
