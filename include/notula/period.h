/*
 * period.h - what a report is about: a month, a quarter, a half-year, a year,
 * or any other days; and the like period before it.
 */
#ifndef NOTULA_PERIOD_H
#define NOTULA_PERIOD_H

#include "notula/arena.h"
#include "notula/err.h"
#include "notula/figures.h"

enum nt_period_kind {
	NT_PERIOD_MONTH,
	NT_PERIOD_QUARTER,
	NT_PERIOD_HALF,
	NT_PERIOD_YEAR,
	NT_PERIOD_DAYS, /* any others */
};

struct nt_period {
	enum nt_period_kind kind;
	struct nt_days days;
};

/* That of DAYS. */
struct nt_period nt_period_of(struct nt_days days);

/* The one before it, as long: so many months before whole months, else so
 * many days. */
struct nt_period nt_period_before(struct nt_period period);

/* The whole month of DAY. */
struct nt_period nt_period_month(int64_t day);

/*
 * The longest run of the first of N words that reads as one: date words
 * ("2024-05", "mei", "triwulan 2 2024", "1-15 mei"), or two of them with ".."
 * between. *USED words; NT_EUSAGE says what to type.
 */
enum nt_status nt_period_read(const char *const *words, size_t n, int64_t today,
			      struct nt_period *out, size_t *used,
			      struct nt_err *err) NT_MUST_CHECK;

/* "2024-05", "2024-Q2", "2024-H1", "2024", "2024-05-03--2024-05-17": the same
 * in every language. */
const char *nt_period_code(struct nt_arena *arena, struct nt_period period);

/* "Mei 2024", "Triwulan II 2024", "1 s.d. 15 Mei 2024". */
const char *nt_period_name(struct nt_arena *arena, struct nt_period period);

/* The same above a report, to be put in capitals: "Bulan Mei 2024", "Triwulan
 * II Tahun 2024". */
const char *nt_period_title(struct nt_arena *arena, struct nt_period period);

#endif
