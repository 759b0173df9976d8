/*
 * minutes.h - the official papers of one meeting: its minutes, the attendance
 * sheet, the report that a visiting office files (LAYOUTS.md, 3 to 7). What
 * the record does not know stays a blank; nothing is invented, and a doubtful
 * fact is printed as written with a footnote.
 */
#ifndef NOTULA_MINUTES_H
#define NOTULA_MINUTES_H

#include "notula/letterhead.h"
#include "notula/record.h"

/* What the directory knows of a person who may sign. */
struct nt_signer {
	int64_t no; /* of the participant */
	const char *rank;
	const char *service_number;
};

struct nt_printing {
	const struct nt_letterhead *ours;
	enum nt_side side; /* whose paper; 0: that of our own office */
	bool brief;	   /* template ringkas, else resmi */
	int64_t rows;	   /* of a sheet to be signed; 0: not said */
	int64_t today;	   /* number of the day (day.h) */
	const struct nt_signer *signers;
	size_t n;
};

/* The side of our office: where it, or one of its lines, stands. */
enum nt_side nt_minutes_side(const struct nt_record *rec,
			     const struct nt_letterhead *ours);

/* PAPER is begun here; REC, HOW and its texts live as long as ARENA. */
void nt_minutes_write(struct nt_paper *paper, struct nt_arena *arena,
		      const struct nt_record *rec,
		      const struct nt_printing *how);
void nt_attendance_write(struct nt_paper *paper, struct nt_arena *arena,
			 const struct nt_record *rec,
			 const struct nt_printing *how);
void nt_activity_write(struct nt_paper *paper, struct nt_arena *arena,
		       const struct nt_record *rec,
		       const struct nt_printing *how);

#endif
