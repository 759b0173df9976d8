/*
 * meeting.h - what all papers of one meeting say alike: when, where, who, and
 * the footnotes of what is doubtful.
 */
#ifndef NOTULA_REPORT_MEETING_H
#define NOTULA_REPORT_MEETING_H

#include "notula/minutes.h"

/* Why a fact has a star: each reason has its footnote. */
enum nt_star { NT_STAR_DATE, NT_STAR_PAIRING, NT_STAR_OTHER, NT_STARS };

/* One paper being written. */
struct nt_meeting {
	struct nt_paper *paper;
	struct nt_arena *arena;
	const struct nt_record *rec;
	const struct nt_printing *how;
	enum nt_side side;     /* whose paper it is */
	bool stars[NT_STARS];  /* those that stand on the paper */
	const char *date_note; /* footnote of the date */
};

void nt_meeting_begin(struct nt_meeting *m, struct nt_paper *paper,
		      struct nt_arena *arena, const struct nt_record *rec,
		      const struct nt_printing *how, const char *title);

/* The office of the paper where it is not ours: the first that is named on
 * that side, a blank if none is; NULL on our own paper. */
const char *nt_meeting_other_office(const struct nt_meeting *m);

/* The letterhead of the side whose paper it is. */
void nt_meeting_letterhead(struct nt_meeting *m);

/* Values of their lines; blanks where nothing is known. */
const char *nt_meeting_title(struct nt_meeting *m);
const char *nt_meeting_date(struct nt_meeting *m);
const char *nt_meeting_time(struct nt_meeting *m);
const char *nt_meeting_place(struct nt_meeting *m);

/* "……" for NULL. */
const char *nt_or_blank(const char *text);

/* The PARTS that are not NULL; NULL if all are. */
const char *nt_joined(struct nt_arena *arena, const char *const *parts,
		      size_t n, const char *between);

/* TEXT with its star where FIELD of the meeting, or the line, is doubtful. */
const char *nt_meeting_mark(struct nt_meeting *m, const char *field,
			    const char *text);
const char *nt_meeting_mark_line(struct nt_meeting *m, bool doubtful,
				 const char *text);
const char *nt_meeting_star(struct nt_meeting *m, enum nt_star why,
			    const char *text);

/* A name that may belong to another post has a star of its own. */
const char *nt_meeting_mark_person(struct nt_meeting *m,
				   const struct nt_participant *p,
				   const char *text);

/* "Ronald M. Manoach, Tenaga Ahli, Bawaslu RI": an organization only if
 * WHOLE. Then duty and head count in brackets. */
const char *nt_meeting_name(struct nt_meeting *m,
			    const struct nt_participant *p, bool whole);
const char *nt_meeting_person(struct nt_meeting *m,
			      const struct nt_participant *p, bool whole);

/* "36 orang" of a group, NULL of a person; "izin: sakit". */
const char *nt_meeting_count(struct nt_meeting *m,
			     const struct nt_participant *p);
const char *nt_meeting_presence(struct nt_meeting *m,
				const struct nt_participant *p);

/* The NO-th participant, as who raised or answered; NULL for 0. */
const char *nt_meeting_by(struct nt_meeting *m, int64_t no);

/* Who is there and on SIDE. */
bool nt_is_there(const struct nt_participant *p);
bool nt_sits_on(const struct nt_participant *p, enum nt_side side);

/* The organization that all who are there on SIDE come from, if each of them
 * is more than that; else NULL. */
const char *nt_meeting_shared(struct nt_meeting *m, enum nt_side side);

/* "a. Pihak tuan rumah": at the present indent the participants by side, FIRST
 * of host and visitors first, then who was not there. */
void nt_meeting_participants(struct nt_meeting *m, enum nt_side first);

/* Where a list is empty: nothing was, or nobody wrote it yet. */
const char *nt_meeting_nothing(const struct nt_meeting *m);

/* Who said all the lines of a section, so that it is said once; 0 if they were
 * several, or nobody knows. BY is the field that says it. */
int64_t nt_meeting_only_one(struct nt_lines lines, const struct nt_shape *shape,
			    const char *by);
void nt_meeting_all_by(struct nt_meeting *m, int64_t no);

/* A numbered line, and below an issue how it was answered. BY: also who said
 * it. The text alone, without what became of it. */
void nt_meeting_issue(struct nt_meeting *m, const struct nt_issue *issue,
		      bool by);
void nt_meeting_response(struct nt_meeting *m, const struct nt_response *r,
			 bool by);
const char *nt_meeting_issue_text(struct nt_meeting *m,
				  const struct nt_issue *issue, bool by);
const char *nt_meeting_response_text(struct nt_meeting *m,
				     const struct nt_response *r, bool by);

/* "sekurang-kurangnya 9" for so many PEOPLE; "sekurang-kurangnya 9 orang" for
 * all of them. */
const char *nt_meeting_amount(struct nt_meeting *m, int64_t people);
const char *nt_meeting_people(struct nt_meeting *m);

/* Who has DUTY: on the paper's own side first, then on any; NULL if nobody. */
const struct nt_participant *nt_meeting_who(const struct nt_meeting *m,
					    enum nt_duty duty);

/* "1.", "2." */
const char *nt_no(struct nt_arena *arena, int64_t no);

/* The table of follow-ups at the present indent. */
void nt_meeting_follow_ups(struct nt_meeting *m);

/* The footnotes of the stars that were set; where the record is from. */
void nt_meeting_notes(struct nt_meeting *m);
void nt_meeting_source(struct nt_meeting *m);

/* Who signs, from who has DUTY; its lines are blanks where nobody is known. */
const struct nt_paper_signatory *
nt_meeting_signer(struct nt_meeting *m, enum nt_duty duty, const char *as);

/* The year of the meeting, for the place of signatures. */
const char *nt_meeting_year(struct nt_meeting *m);

/* "DRAF · catatan 131 · versi 3 · kode –" */
void nt_meeting_foot(struct nt_meeting *m);

#endif
