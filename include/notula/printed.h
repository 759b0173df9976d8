/*
 * printed.h - dates, times and numbers as they stand on paper, in the language
 * of the reader. Texts are in the arena given; a date that is NULL gives NULL.
 */
#ifndef NOTULA_PRINTED_H
#define NOTULA_PRINTED_H

#include <stdint.h>

#include "notula/arena.h"

/* "1.800" in Indonesian, "1,800" in English. */
const char *nt_printed_number(struct nt_arena *arena, int64_t n);

/* "+1", "0", "-1.800" */
const char *nt_printed_change(struct nt_arena *arena, int64_t n);

/* "20,0%", "20.0%"; of nothing it is "–". */
const char *nt_printed_share(struct nt_arena *arena, int64_t part,
			     int64_t whole);

/* As much as is known: "28 Mei 2024", "Mei 2024", "2024". */
const char *nt_printed_date(struct nt_arena *arena, const char *iso);

/* For a table: "28/05/2024", "Mei 2024", "2024". */
const char *nt_printed_short(struct nt_arena *arena, const char *iso);

/* "Selasa, 28 Mei 2024", "Selasa s.d. Kamis, 28 s.d. 30 Mei 2024", "Mei 2024
 * (tanggal tidak tercatat)"; LAST is an end date, or NULL. */
const char *nt_printed_day(struct nt_arena *arena, const char *iso,
			   const char *last);

/* "5 s.d. 7 Juni 2024"; LAST as above. */
const char *nt_printed_span(struct nt_arena *arena, const char *iso,
			    const char *last);

/* "10.00"; "10.00–12.00 WIB", "09.00 WIB"; the parts that are known, NULL
 * where START is not. */
const char *nt_printed_time(struct nt_arena *arena, const char *time);
const char *nt_printed_times(struct nt_arena *arena, const char *start,
			     const char *end, const char *zone);

#endif
