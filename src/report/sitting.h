/*
 * sitting.h - what all papers of one meeting say alike: when, where, who, and
 * the footnotes of what is doubtful.
 */
#ifndef NOTULA_REPORT_SITTING_H
#define NOTULA_REPORT_SITTING_H

#include "notula/minutes.h"

/* Why a fact has a star: each reason has its footnote. */
enum nt_star { NT_STAR_DATE, NT_STAR_PAIRING, NT_STAR_OTHER, NT_STARS };

/* One paper being written. */
struct nt_sitting {
	struct nt_paper *paper;
	struct nt_arena *arena;
	const struct nt_record *rec;
	const struct nt_printing *how;
	enum nt_side side;     /* whose paper it is */
	bool stars[NT_STARS];  /* those that stand on the paper */
	const char *date_note; /* footnote of the date */
};

void nt_sitting_begin(struct nt_sitting *m, struct nt_paper *paper,
		      struct nt_arena *arena, const struct nt_record *rec,
		      const struct nt_printing *how, const char *title);

/* The office of the paper where it is not ours: the first that is named on
 * that side, a blank if none is; NULL on our own paper. */
const char *nt_sitting_other_office(const struct nt_sitting *m);

/* The letterhead of the side whose paper it is. */
void nt_sitting_letterhead(struct nt_sitting *m);

/* Values of their lines; blanks where nothing is known. */
const char *nt_sitting_title(struct nt_sitting *m);
const char *nt_sitting_date(struct nt_sitting *m);
const char *nt_sitting_time(struct nt_sitting *m);
const char *nt_sitting_place(struct nt_sitting *m);

/* "……" for NULL. */
const char *nt_or_blank(const char *text);

/* The PARTS that are not NULL; NULL if all are. */
const char *nt_joined(struct nt_arena *arena, const char *const *parts,
		      size_t n, const char *between);

/* What BUF holds, in ARENA; NULL if that is nothing. BUF is freed. */
const char *nt_kept(struct nt_arena *arena, struct nt_buf *buf);

/* TEXT with its star where FIELD of the meeting, or the line, is doubtful. */
const char *nt_sitting_mark(struct nt_sitting *m, const char *field,
			    const char *text);
const char *nt_sitting_mark_line(struct nt_sitting *m, bool doubtful,
				 const char *text);
const char *nt_sitting_star(struct nt_sitting *m, enum nt_star why,
			    const char *text);

/* A name that may belong to another post has a star of its own. */
const char *nt_sitting_mark_person(struct nt_sitting *m,
				   const struct nt_participant *p,
				   const char *text);

/* "Ronald M. Manoach, Tenaga Ahli, Bawaslu RI": an organization only if
 * WHOLE. Then duty and head count in brackets. */
const char *nt_sitting_name(struct nt_sitting *m,
			    const struct nt_participant *p, bool whole);
const char *nt_sitting_person(struct nt_sitting *m,
			      const struct nt_participant *p, bool whole);

/* "36 orang" of a group, NULL of a person; "izin: sakit". */
const char *nt_sitting_count(struct nt_sitting *m,
			     const struct nt_participant *p);
const char *nt_sitting_presence(struct nt_sitting *m,
				const struct nt_participant *p);

/* The NO-th participant, as who raised or answered; NULL for 0. */
const char *nt_sitting_by(struct nt_sitting *m, int64_t no);

/* Who is there and on SIDE. */
bool nt_is_there(const struct nt_participant *p);
bool nt_sits_on(const struct nt_participant *p, enum nt_side side);

/* The organization that all who are there on SIDE come from, if each of them
 * is more than that; else NULL. */
const char *nt_sitting_shared(struct nt_sitting *m, enum nt_side side);

/* "a. Pihak tuan rumah": at the present indent the participants by side, FIRST
 * of host and visitors first, then who was not there. */
void nt_sitting_participants(struct nt_sitting *m, enum nt_side first);

/* Where a list is empty: nothing was, or nobody wrote it yet. */
const char *nt_sitting_nothing(const struct nt_sitting *m);

/* Who said all the lines of a section, so that it is said once; 0 if they were
 * several, or nobody knows. BY is the field that says it. */
int64_t nt_sitting_only_one(struct nt_lines lines, const struct nt_shape *shape,
			    const char *by);
void nt_sitting_all_by(struct nt_sitting *m, int64_t no);

/* A numbered line, and below an issue how it was answered. BY: also who said
 * it. The text alone, without what became of it. */
void nt_sitting_issue(struct nt_sitting *m, const struct nt_issue *issue,
		      bool by);
void nt_sitting_response(struct nt_sitting *m, const struct nt_response *r,
			 bool by);
const char *nt_sitting_issue_text(struct nt_sitting *m,
				  const struct nt_issue *issue, bool by);
const char *nt_sitting_response_text(struct nt_sitting *m,
				     const struct nt_response *r, bool by);

/* "sekurang-kurangnya 9" for so many PEOPLE; "sekurang-kurangnya 9 orang" for
 * all of them. */
const char *nt_sitting_amount(struct nt_sitting *m, int64_t people);
const char *nt_sitting_heads(struct nt_sitting *m);

/* Who has DUTY: on the paper's own side first, then on any; NULL if nobody. */
const struct nt_participant *nt_sitting_who(const struct nt_sitting *m,
					    enum nt_duty duty);

/* "1.", "2." */
const char *nt_no(struct nt_arena *arena, int64_t no);

/* The table of follow-ups at the present indent. */
void nt_sitting_follow_ups(struct nt_sitting *m);

/* The footnotes of the stars that were set; where the record is from. */
void nt_sitting_notes(struct nt_sitting *m);
void nt_sitting_source(struct nt_sitting *m);

/* Who signs, from who has DUTY; its lines are blanks where nobody is known. */
const struct nt_paper_signatory *
nt_sitting_signer(struct nt_sitting *m, enum nt_duty duty, const char *as);

/* The year of the meeting, for the place of signatures. */
const char *nt_sitting_year(struct nt_sitting *m);

/* "DRAF · catatan 131 · versi 3 · kode –" */
void nt_sitting_foot(struct nt_sitting *m);

#endif
