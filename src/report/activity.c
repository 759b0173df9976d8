/* activity.c - the report that an office files after it visited another:
 * LAYOUTS.md, 7. */
#include "notula/minutes.h"

#include "notula/str.h"

#include "notula/wording.h"
#include "report/sitting.h"

enum { AT_ITEM = 3, AT_TEXT = 6, LABELS = 26 };

static void put_title(struct nt_sitting *m)
{
	const char *kind = nt_worded_kind(m->rec->kind);

	nt_sitting_letterhead(m);
	nt_paper_gap(m->paper);
	/* TRANSLATORS: %s is the kind of the meeting, which English leaves
	 * out */
	nt_paper_title(
		m->paper,
		kind == NULL
			? _("ACTIVITY REPORT")
			: nt_arena_printf(m->arena, _("ACTIVITY REPORT%.0s"),
					  nt_worded_capitals(m->arena, kind)));
	nt_paper_centred(m->paper, _(NC_("activity", "ON")));
	nt_paper_centred(m->paper, nt_sitting_title(m));
}

static void put_chapter(struct nt_sitting *m, const char *heading)
{
	nt_paper_gap(m->paper);
	m->paper->indent = 0;
	nt_paper_heading(m->paper, 1, heading);
	m->paper->indent = AT_ITEM;
}

static void put_heading(struct nt_sitting *m, const char *heading)
{
	m->paper->indent = AT_ITEM;
	nt_paper_heading(m->paper, 2, heading);
	m->paper->indent = AT_TEXT;
}

static void put_field(struct nt_sitting *m, const char *heading,
		      const char *text)
{
	put_heading(m, heading);
	nt_paper_text(m->paper, nt_or_blank(text));
}

static const char *basis(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	const char *const parts[] = {
		rec->basis,
		rec->invitation ? nt_arena_printf(m->arena, _("Invitation: %s"),
						  rec->invitation)
				: NULL,
		rec->assignment ? nt_arena_printf(m->arena, _("Assignment: %s"),
						  rec->assignment)
				: NULL,
	};

	return nt_joined(m->arena, parts, NT_COUNT(parts), "\n");
}

static void put_introduction(struct nt_sitting *m)
{
	put_chapter(m, _("A. INTRODUCTION"));
	put_field(m, _(NC_("activity", "1. Background")), m->rec->background);
	put_field(m, _(NC_("activity", "2. Basis")), basis(m));
	put_field(m, _(NC_("activity", "3. Purpose")), m->rec->purpose);
	put_heading(m, _(NC_("activity", "4. Time and place")));
	m->paper->labels = LABELS;
	nt_paper_pair(m->paper, _("Day/Date"), nt_sitting_date(m));
	nt_paper_pair(m->paper, _(NC_("sheet", "Time")), nt_sitting_time(m));
	nt_paper_pair(m->paper, _(NC_("minutes", "Venue")),
		      nt_sitting_place(m));
	put_heading(m, _(NC_("activity", "5. Participants")));
	nt_sitting_participants(m, m->side);
	nt_paper_text(m->paper,
		      nt_worded_sentence(m->arena,
					 nt_arena_printf(m->arena, _("%s."),
							 nt_sitting_heads(m))));
}

static void put_done(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;

	put_chapter(m, _("B. WHAT WAS DONE"));
	for (size_t i = 0; i < rec->issues.n; i++)
		nt_paper_item(m->paper, nt_no(m->arena, rec->issues.v[i].no),
			      nt_sitting_issue_text(m, &rec->issues.v[i],
						    true));
	if (rec->issues.n == 0)
		nt_paper_text(m->paper, nt_sitting_nothing(m));
}

/* "4: terjawab penuh; 5: dijawab secara umum" */
static const char *answers(struct nt_sitting *m, const struct nt_response *r)
{
	struct nt_buf text = { 0 };

	for (size_t i = 0; i < r->answers.n; i++) {
		const struct nt_answer *a = &r->answers.v[i];
		enum nt_coverage how = a->how ? a->how : NT_COVERAGE_GENERALLY;
		const char *words = nt_worded_coverage(how);

		nt_buf_printf(&text, "%s%lld: %s", text.n ? "; " : "",
			      (long long)a->issue,
			      nt_worded_within(m->arena, words));
	}
	return nt_kept(m->arena, &text);
}

static void put_results(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;

	put_chapter(m, _("C. RESULTS"));
	for (size_t i = 0; i < rec->responses.n; i++) {
		const struct nt_response *r = &rec->responses.v[i];
		const char *which = answers(m, r);
		const char *text = nt_sitting_response_text(m, r, true);

		if (which != NULL)
			text = nt_arena_printf(m->arena,
					       _("%s (answers issue %s)"), text,
					       which);
		nt_paper_item(m->paper, nt_no(m->arena, r->no), text);
	}
	if (rec->responses.n == 0)
		nt_paper_text(m->paper, nt_sitting_nothing(m));
}

static void put_unanswered(struct nt_sitting *m)
{
	const struct nt_record *rec = m->rec;
	int64_t no = 0;

	put_heading(m, _(NC_("activity", "2. Not answered")));
	for (size_t i = 0; i < rec->issues.n; i++) {
		const struct nt_issue *issue = &rec->issues.v[i];

		if (nt_coverage_of(rec, issue->no) == NT_COVERAGE_NONE &&
		    nt_issue_is_unanswered(rec, issue->no))
			nt_paper_item(m->paper, nt_no(m->arena, ++no),
				      nt_sitting_issue_text(m, issue, false));
	}
	if (no == 0)
		nt_paper_text(m->paper, rec->issues.n > 0
						? _("NIL")
						: nt_sitting_nothing(m));
}

static void put_conclusions(struct nt_sitting *m)
{
	put_chapter(m, _("D. CONCLUSIONS AND ADVICE"));
	put_field(m, _(NC_("activity", "1. Conclusions")), m->rec->outcome);
	put_unanswered(m);
	put_heading(m, _(NC_("activity", "3. Follow-up plan")));
	if (m->rec->follow_ups.n > 0)
		nt_sitting_follow_ups(m);
	else
		nt_paper_text(m->paper, nt_sitting_nothing(m));
}

/* Those of the office who went sign, with their name or their post alone. */
static bool signs(const struct nt_sitting *m, const struct nt_participant *p)
{
	const char *office = nt_sitting_other_office(m);

	if (office == NULL)
		office = m->how->ours->office;
	return nt_is_there(p) && nt_sits_on(p, m->side) &&
	       (p->type == NT_PARTICIPANT_TYPE_PERSON ||
		p->type == NT_PARTICIPANT_TYPE_ROLE) &&
	       nt_str_same(p->organization, office);
}

static void put_signatures(struct nt_sitting *m)
{
	struct nt_paper_column *columns =
		nt_arena_alloc(m->arena, 4 * sizeof(*columns));
	struct nt_paper_table *table;
	int64_t no = 0;

	columns[0] = (struct nt_paper_column) { _("No."), 3, false };
	columns[1] = (struct nt_paper_column) { _("Name"), 0, false };
	columns[2] = (struct nt_paper_column) { _("Position"), 26, false };
	columns[3] = (struct nt_paper_column) { _("Signature"), 14, false };
	table = nt_paper_table(m->paper, columns, 4, true);
	table->by_hand = true;
	for (size_t i = 0; i < m->rec->participants.n; i++) {
		const struct nt_participant *p = &m->rec->participants.v[i];
		const char *const cells[] = {
			nt_arena_printf(m->arena, "%lld", (long long)no + 1),
			nt_or_blank(p->name),
			nt_or_blank(p->position),
			NT_BLANK,
		};

		if (!signs(m, p))
			continue;
		nt_paper_row(m->paper, table, cells);
		no++;
	}
	if (no == 0)
		nt_paper_row(m->paper, table,
			     (const char *[]) { "1", NT_BLANK, NT_BLANK,
						NT_BLANK });
}

/* What is attached, each kind once. */
static const char *enclosures(struct nt_sitting *m)
{
	bool seen[NT_ATTACHMENT_KIND_OTHER + 1] = { 0 };
	const char *text = NULL;

	for (size_t i = 0; i < m->rec->attachments.n; i++) {
		enum nt_attachment_kind kind = m->rec->attachments.v[i].kind;
		const char *const label = nt_set_attachment_kind.labels[kind];
		const char *const parts[] = { text, _(label) };

		if (kind == NT_NO_ATTACHMENT_KIND || seen[kind])
			continue;
		seen[kind] = true;
		text = nt_joined(m->arena, parts, 2, ", ");
	}
	return nt_or_blank(text);
}

static void put_closing(struct nt_sitting *m)
{
	put_chapter(m, _("E. CLOSING"));
	nt_paper_text(m->paper,
		      _("This report was made to be used as needed."));
	m->paper->indent = 0;
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper, nt_letterhead_place(m->arena, m->how->ours,
						    nt_sitting_year(m)));
	put_signatures(m);
	nt_paper_gap(m->paper);
	nt_paper_text(m->paper, nt_arena_printf(m->arena, _("Enclosures: %s"),
						enclosures(m)));
}

void nt_activity_write(struct nt_paper *paper, struct nt_arena *arena,
		       const struct nt_record *rec,
		       const struct nt_printing *how)
{
	struct nt_sitting m;

	nt_sitting_begin(&m, paper, arena, rec, how,
			 _(NC_("paper", "Activity report")));
	put_title(&m);
	put_introduction(&m);
	put_done(&m);
	put_results(&m);
	put_conclusions(&m);
	put_closing(&m);
	nt_sitting_notes(&m);
	nt_sitting_source(&m);
	nt_sitting_foot(&m);
}
