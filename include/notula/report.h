/*
 * report.h - the report of a period as a paper: LAYOUTS, sections 1 and 2, in
 * the language of the reader; or as JSON. Nothing here prints: data go in, a
 * paper or bytes come out, all of it in the arena given.
 */
#ifndef NOTULA_REPORT_H
#define NOTULA_REPORT_H

#include "notula/closing.h"
#include "notula/directory.h"
#include "notula/letterhead.h"
#include "notula/period.h"

/* Entries of each list on paper; who wants all of them exports. */
enum { NT_REPORT_MOST = 1000 };

struct nt_report_asked {
	const struct nt_query *query; /* today's day is in it */
	const char *filter;	      /* QUERY as it was typed, or NULL */
	struct nt_period period;
	const struct nt_entry *organization; /* the report is about, or NULL */
	const char *to; /* whom it is for, and who made it; NULL: a blank */
	const char *prepared_by;
	bool confidential;
};

/* Everything that a report says. */
struct nt_report_data {
	struct nt_report_asked asked;
	struct nt_report figures;
	struct nt_logbook logbook;
	const char *month; /* "2024-05" if the period is one, else NULL */
	char hash[NT_SHA256_HEX]; /* of what a month says now; "": not known */
	struct nt_month_closed closed; /* closed.at: NULL if it was not */
	struct nt_corrections corrections;
	struct nt_unclosed unclosed;
	struct nt_counterpart counterpart; /* of the organization */
	int64_t today;
};

enum nt_status nt_report_read(struct nt_store *store,
			      const struct nt_report_asked *asked,
			      struct nt_arena *arena,
			      struct nt_report_data *out,
			      struct nt_err *err) NT_MUST_CHECK;

/* One section, for pasting elsewhere, or the whole. */
enum nt_report_part {
	NT_REPORT_WHOLE,
	NT_REPORT_TOTALS,
	NT_REPORT_MEETINGS,
	NT_REPORT_CATEGORIES,
	NT_REPORT_UNANSWERED,
	NT_REPORT_FOLLOW_UPS,
	NT_REPORT_CORRECTIONS,
	NT_REPORT_DOUBTS,
	NT_REPORT_PARTS,
};

/* "totals", "meetings" ...; NT_REPORT_PARTS if NAME is none of them. */
enum nt_report_part nt_report_part_find(const char *name);

void nt_report_paper(const struct nt_report_data *data,
		     const struct nt_letterhead *head, enum nt_report_part part,
		     struct nt_arena *arena, struct nt_paper *out);

/* One JSON object on a line. */
void nt_report_json(struct nt_buf *out, const struct nt_report_data *data);

/*
 * Meetings a week, from Monday on, or a month where the period is longer than
 * 16 weeks; a part of one at an end of the period counts as one.
 */
struct nt_bucket {
	int64_t first; /* its first day in the period */
	int64_t last;
	int64_t meetings;
};
struct nt_buckets {
	struct nt_bucket *v;
	size_t n;
	bool months;
};
void nt_report_buckets(const struct nt_report *figures, struct nt_days days,
		       struct nt_arena *arena, struct nt_buckets *out);

#endif
