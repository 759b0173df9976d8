/*
 * letterhead.h - whose paper it is and who signs for the office, as the
 * settings say it. What is NULL is a blank on paper, or not there.
 */
#ifndef NOTULA_LETTERHEAD_H
#define NOTULA_LETTERHEAD_H

#include "notula/paper.h"

struct nt_letterhead {
	const char *office;  /* as the logbook names it */
	const char *lines;   /* the office as it stands above papers */
	const char *address; /* below it */
	const char *place;   /* where papers are signed */
	const char *head;    /* who signs for the office, and as what */
	const char *post;
	const char *rank;
	const char *service_number;
	const char *copies; /* who gets copies */
};

/* The head of a paper of this office, or of OTHER, whose letterhead nobody
 * here knows. */
void nt_letterhead_put(struct nt_paper *paper, const struct nt_letterhead *ours,
		       const char *other);

/* "Lembah Sago, …… Agustus 2024": the place, and of the date what is not
 * left to the hand. */
const char *nt_letterhead_place(struct nt_arena *arena,
				const struct nt_letterhead *ours,
				const char *date);

/* "Tembusan: ……" */
void nt_letterhead_copies(struct nt_paper *paper,
			  const struct nt_letterhead *ours);

/* "NIP. 1": for those who have one, else NULL; the same for a rank. */
const char *nt_service_number_line(struct nt_arena *arena, const char *number);
const char *nt_rank_line(struct nt_arena *arena, const char *rank);

#endif
