/*
 * report_maker.h - a report while its paper is made. Private to report.
 */
#ifndef NOTULA_REPORT_MAKER_H
#define NOTULA_REPORT_MAKER_H

#include "notula/report.h"

struct report_maker {
	const struct nt_report_data *data;
	const struct nt_letterhead *head;
	struct nt_arena *arena;
	struct nt_paper *paper;
};

/* The sections, each with its heading. */
void nt_report_counterpart(struct report_maker *m);
void nt_report_totals(struct report_maker *m);
void nt_report_categories(struct report_maker *m);
void nt_report_unanswered(struct report_maker *m);
void nt_report_charts(struct report_maker *m);
void nt_report_ages(struct report_maker *m);
void nt_report_corrections(struct report_maker *m);
void nt_report_doubts(struct report_maker *m);

/* The tables of the annexes, on pages of their own. */
void nt_report_meetings(struct report_maker *m);
void nt_report_follow_ups(struct report_maker *m);

/* "1 meeting is confidential and not included." */
const char *nt_report_left_out(const struct report_maker *m);

/* COLUMNS with their headings translated, wide enough for every word. */
const struct nt_paper_column *
nt_report_columns(struct report_maker *m, const struct nt_paper_column *columns,
		  size_t n);

/* "(kami)" behind the name of our own office. */
const char *nt_report_ours(const struct report_maker *m, const char *name);

#endif
