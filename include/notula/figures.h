/*
 * figures.h - the figures of a report: what was met about, answered and
 * promised in a period, and what stands open at its end. Part of the seam:
 * what store.h says of its calls holds for these.
 *
 * A meeting belongs to the period that all that is known of its date lies in:
 * its first day, its month or its year. Records in the trash count nowhere,
 * confidential ones only where they are asked for. What is open, overdue or
 * answered is so today, not at the end of the period.
 */
#ifndef NOTULA_FIGURES_H
#define NOTULA_FIGURES_H

#include "notula/store.h"

/* From day FIRST to day LAST (day.h), both included; none if LAST is less. */
struct nt_days {
	int64_t first;
	int64_t last;
};

/* Does all that the ISO date says lie in DAYS? */
bool nt_days_have(struct nt_days days, const char *date);

/* Follow-ups that were closed. Of a due or a closing day that nobody knows
 * nothing is said: neither on time nor late. */
struct nt_closed {
	int64_t on_time;
	int64_t late;
	int64_t undated;
	int64_t dropped;
};

/* One period. */
struct nt_figures {
	int64_t meetings;
	int64_t kinds[NT_KIND_OTHER + 1]; /* [0]: not said */
	int64_t people;			  /* people at least */
	int64_t estimated;     /* heads among these that were estimated */
	int64_t named;	       /* different people with a name */
	int64_t organizations; /* different ones, but for our own office */
	int64_t issues;	       /* those that wait for an answer */
	int64_t answered[NT_COVERAGE_FULLY + 1]; /* of these; [0] is unused */
	int64_t withdrawn; /* of these; not fully answered */
	int64_t reports;   /* issues of type report: no answer is due */
	int64_t responses;
	int64_t follow_ups;	 /* lines of these meetings */
	int64_t opened;		 /* of these, not going on with an older one */
	struct nt_closed closed; /* in the period, of any meeting */
};

/* Days of age up to which the open follow-ups are counted together; the last
 * are older. */
enum { NT_AGES = 4 };
extern const int64_t nt_age_limits[NT_AGES - 1];

struct nt_category {
	const char *name; /* as it was typed most often; NULL: none */
	int64_t issues;
	int64_t answered[NT_COVERAGE_FULLY + 1];
};
struct nt_day_count {
	int64_t day;
	int64_t meetings;
};
struct nt_met {
	const char *uid; /* NULL: it has no row */
	const char *name;
	int64_t meetings;
};

/* An issue that nobody answered, with its record. */
struct nt_open_issue {
	const struct nt_record *rec;
	int64_t no;
	int64_t age_days;
	bool older; /* of a meeting before the period */
};

struct nt_report {
	struct nt_figures now;
	struct nt_figures before;
	int64_t left_out; /* confidential meetings of the period */
	int64_t vague;	  /* meetings that may or may not belong to it */
	struct {
		struct nt_closed closed;
		int64_t open; /* not overdue */
		int64_t overdue;
		int64_t continued; /* open, but a later one goes on with it */
	} state; /* of the follow-ups of the period's meetings; sums to them */
	struct {
		struct nt_category *v;
		size_t n;
	} categories; /* most issues first; sums to now.issues */
	struct {
		struct nt_day_count *v;
		size_t n;
	} days;		 /* on which there were meetings, in order */
	int64_t dayless; /* meetings of which only the month or year is known */
	struct {
		struct nt_met *v;
		size_t n;
	} organizations;       /* most meetings first */
	int64_t open;	       /* follow-ups of meetings up to the end */
	int64_t overdue;       /* of these */
	int64_t ages[NT_AGES]; /* of these */
	/* The lists hold as many as were asked for. */
	struct nt_tasks
		tasks; /* overdue for longest, undated by age, to come */
	struct nt_tasks closed; /* in the period, by day */
	struct {
		struct nt_open_issue *v;
		size_t n;
		bool more;
	} unanswered; /* of the period in order, then older ones, newest first
		       */
	struct {
		struct nt_record *v;
		size_t n;
	} records; /* of the period, by date */
	struct nt_doubt_rows doubts;
	int64_t doubtful; /* records that these are about, all of them */
};

struct nt_reporting {
	const struct nt_query *query; /* of which records, and the day today */
	const char *organization;     /* uid; only meetings with it, as with a
				       * counterpart (directory.h); or NULL */
	struct nt_days days;
	struct nt_days before; /* what it is compared with */
	bool confidential;     /* count these too */
	size_t most;	       /* entries of each list; 0: the figures alone */
	bool records;	       /* and the records themselves, up to as many */
};

/* All of it from one snapshot, in ARENA. */
enum nt_status nt_store_report(struct nt_store *store,
			       const struct nt_reporting *how,
			       struct nt_arena *arena, struct nt_report *out,
			       struct nt_err *err) NT_MUST_CHECK;

/*
 * As nt_store_each does, but the records hold only what the monthly table
 * shows: date, title, venue, city, whether they are confidential, who was
 * there, and the texts of the other lines. ORGANIZATION as above.
 */
enum nt_status nt_store_each_brief(struct nt_store *store,
				   const struct nt_query *query,
				   const char *organization, nt_each_fn *each,
				   void *ctx, struct nt_err *err) NT_MUST_CHECK;

#endif
