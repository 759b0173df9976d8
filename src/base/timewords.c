/* The words of times, in Indonesian and English. */
#include "base/datelex.h"

#include "notula/compiler.h"

const char *const nt_lex_zones[] = {
	"",    "WIB", "WITA", "WIT",  "UTC", "EST", "EDT",  "CST",
	"CDT", "MST", "MDT",  "PST",  "PDT", "BST", "CET",  "CEST",
	"EET", "JST", "SGT",  "AEST", "IST", "MEZ", "MESZ",
};

/* clang-format off */
static const struct nt_vocable words[] = {
	{ "jam", NT_M_AT, 0 }, { "pukul", NT_M_AT, 0 },
	{ "pkl", NT_M_AT, 0 }, { "pk", NT_M_AT, 0 },
	{ "jm", NT_M_AT, 0 }, { "at", NT_M_AT, 0 },
	{ "from", NT_M_SKIP, 0 }, { "dari", NT_M_SKIP, 0 },
	{ "mulai", NT_M_SKIP, 0 }, { "dengan", NT_M_SKIP, 0 },
	{ "dgn", NT_M_SKIP, 0 }, { "waktu", NT_M_SKIP, 0 },
	{ "sd", NT_M_RANGE, 0 }, { "sampai", NT_M_RANGE, 0 },
	{ "hingga", NT_M_RANGE, 0 }, { "to", NT_M_RANGE, 0 },
	{ "until", NT_M_RANGE, 0 }, { "till", NT_M_RANGE, 0 },
	{ "selesai", NT_M_OPEN, 0 }, { "end", NT_M_OPEN, 0 },
	{ "h", NT_M_H, 0 }, { "uhr", NT_M_CLOCK, 0 },
	{ "hrs", NT_M_CLOCK, 0 }, { "hours", NT_M_CLOCK, 0 },
	{ "oclock", NT_M_CLOCK, 0 },
	{ "pagi", NT_M_HALF, NT_HALF_MORNING },
	{ "siang", NT_M_HALF, NT_HALF_NOON },
	{ "sore", NT_M_HALF, NT_HALF_AFTERNOON },
	{ "petang", NT_M_HALF, NT_HALF_AFTERNOON },
	{ "malam", NT_M_HALF, NT_HALF_NIGHT },
	{ "am", NT_M_HALF, NT_HALF_AM }, { "pm", NT_M_HALF, NT_HALF_PM },
	{ "wib", NT_M_ZONE, 1 }, { "wita", NT_M_ZONE, 2 },
	{ "wit", NT_M_ZONE, 3 },
	{ "utc", NT_M_UTC, 0 }, { "gmt", NT_M_UTC, 0 },
};
/* clang-format on */

const struct nt_vocabulary nt_vocabulary_of_times = { words, NT_COUNT(words),
						      &nt_vocabulary_of_dates };
