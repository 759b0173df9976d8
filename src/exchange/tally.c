#include "notula/tally.h"

#include <math.h>
#include <string.h>

#include "notula/split.h"
#include "notula/str.h"
#include "notula/utf8.h"

enum {
	DATE_MOST = 100, /* bytes; what is longer is looked at as text */
	WORDS_MOST = 24, /* the same, where there is no digit */
	PATIENCE = 500,	 /* so many cells without a date are enough */
	HASHED = 96,	 /* bytes of a cell that tell it from others */
	EXACT = 100,	 /* values that the bits tell apart for sure */
	BITS = 64 * 16,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool has_digit(const char *s)
{
	return s[strcspn(s, "0123456789")] != '\0';
}

/* -12, 1.234, 12,5; whole in *OUT if it has no fraction. */
static enum nt_form number(const char *s, size_t n, int64_t *out)
{
	size_t i = s[0] == '-' || s[0] == '+';
	size_t digits = i;

	*out = 0;
	while (i < n && is_digit(s[i]) && i - digits < 15)
		*out = *out * 10 + (s[i++] - '0');
	/* 0812345678 is a telephone, 0900 a time */
	if (i == digits || (s[digits] == '0' && i - digits > 4))
		return NT_FORM_TEXT;
	if (s[0] == '-')
		*out = -*out;
	if (i == n)
		return NT_FORM_INTEGER;
	if (s[i] != '.' && s[i] != ',')
		return NT_FORM_TEXT;
	for (i++; i < n && (is_digit(s[i]) || s[i] == '.' || s[i] == ','); i++)
		;
	return i == n ? NT_FORM_NUMBER : NT_FORM_TEXT;
}

/* 09.00, which is a time as much as a number. */
static bool is_dotted_time(const char *s, size_t n)
{
	const char *dot = memchr(s, '.', n);

	return dot != NULL && dot - s <= 2 && s + n - dot == 3 &&
	       (dot - s == 1 || s[0] < '2' || (s[0] == '2' && s[1] < '4')) &&
	       dot[1] < '6';
}

static bool is_link(const char *s)
{
	return strchr("hwf", s[0]) != NULL &&
	       (nt_str_starts(s, "http://") || nt_str_starts(s, "https://") ||
		nt_str_starts(s, "www.") || nt_str_starts(s, "ftp://"));
}

static bool is_email(const char *s, size_t n)
{
	enum { ADDRESS = 254 };
	const char *at = n <= ADDRESS ? memchr(s, '@', n) : NULL;

	return at != NULL && at > s && strchr(at, '.') != NULL &&
	       strpbrk(s, " \t\n") == NULL;
}

static enum nt_form of_look(const struct nt_datelook *look)
{
	switch (look->form) {
	case NT_LOOK_DATE:
		return NT_FORM_DATE;
	case NT_LOOK_MONTH:
		return NT_FORM_MONTH;
	case NT_LOOK_NO_YEAR:
		return NT_FORM_NO_YEAR;
	case NT_LOOK_WEEKDAY:
		return NT_FORM_WEEKDAY;
	case NT_LOOK_TIME:
		return NT_FORM_TIME;
	default:
		return NT_FORM_TEXT;
	}
}

/* May there be dates in this column? */
static bool hopes(const struct nt_tally *tally)
{
	int64_t dates = 0;

	for (int form = NT_FORM_DATE; form <= NT_FORM_TIME; form++)
		dates += tally->forms[form];
	return dates > 0 || tally->filled < PATIENCE;
}

static enum nt_form look(struct nt_tally *tally, const char *s, size_t n,
			 int64_t line)
{
	struct nt_datelook date;

	if (n > DATE_MOST || (n > WORDS_MOST && !has_digit(s)) || !hopes(tally))
		return NT_FORM_TEXT;
	nt_date_look(s, &date);
	nt_dates_count(&tally->dates, &date, line);
	if (date.form != NT_LOOK_NONE && date.form != NT_LOOK_TIME)
		tally->with_time += date.with_time;
	return of_look(&date);
}

static enum nt_form form_of(struct nt_tally *tally, const char *s, size_t n,
			    int64_t line)
{
	int64_t whole;
	enum nt_form form = number(s, n, &whole);

	if (form == NT_FORM_INTEGER) {
		if (tally->forms[form] == 0 || whole < tally->least)
			tally->least = whole;
		if (tally->forms[form] == 0 || whole > tally->most)
			tally->most = whole;
		/* 20240527; any other number counts something */
		return n == 8 &&
				       (nt_str_starts(s, "19") ||
					nt_str_starts(s, "20")) &&
				       look(tally, s, n, line) == NT_FORM_DATE
			       ? NT_FORM_DATE
			       : form;
	}
	if (form == NT_FORM_NUMBER && is_dotted_time(s, n))
		return NT_FORM_TIME;
	if (form == NT_FORM_NUMBER) {
		enum nt_form date = look(tally, s, n, line);

		return date == NT_FORM_DATE ? date : form;
	}
	if (is_link(s))
		return NT_FORM_LINK;
	if (is_email(s, n))
		return NT_FORM_EMAIL;
	if (n < WORDS_MOST && nt_cell_is_mark(s))
		return NT_FORM_MARK;
	return look(tally, s, n, line);
}

static uint64_t hash(const char *s, size_t n)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) + n;

	for (size_t i = 0; i < n && i < HASHED; i += sizeof(h)) {
		uint64_t piece = 0;

		memcpy(&piece, s + i,
		       n - i < sizeof(piece) ? n - i : sizeof(piece));
		h = (h ^ piece) * UINT64_C(0xd6e8feb86659fd93);
		h ^= h >> 32;
	}
	h *= UINT64_C(0xff51afd7ed558ccd);
	return h ^ h >> 32;
}

static void keep_first(struct nt_tally *tally, const char *s, size_t n)
{
	size_t i = 0;

	n = nt_utf8_cut(s, n < NT_TALLY_SHOWN ? n : NT_TALLY_SHOWN - 1);
	while (i < NT_TALLY_FIRST && tally->first[i][0] != '\0') {
		if (strncmp(tally->first[i], s, n) == 0 &&
		    tally->first[i][n] == '\0')
			return;
		i++;
	}
	if (i < NT_TALLY_FIRST)
		memcpy(tally->first[i], s, n);
}

static void tell_apart(struct nt_tally *tally, const char *s, size_t n)
{
	uint64_t h = hash(s, n);

	if (tally->filled > 0 && h == tally->before)
		tally->repeats++;
	tally->before = h;
	tally->seen[h % BITS / 64] |= UINT64_C(1) << h % 64;
	if (tally->first[NT_TALLY_FIRST - 1][0] == '\0')
		keep_first(tally, s, n);
}

static bool is_several(const char *s, size_t n)
{
	const char *tag = memchr(s, '<', n);

	return memchr(s, '\n', n) != NULL || memchr(s, ';', n) != NULL ||
	       memchr(s, '|', n) != NULL ||
	       (tag != NULL && strstr(tag, "<br") != NULL);
}

/* "N0000001", "2024-2027-77", "12". */
static bool is_code(const char *s, size_t n)
{
	enum { CODE = 40 };

	return n <= CODE && has_digit(s) && memchr(s, ' ', n) == NULL;
}

void nt_tally_cell(struct nt_tally *tally, const char *s, size_t n,
		   int64_t line)
{
	tally->rows++;
	while (n > 0 && strchr(" \t\r\n", *s) != NULL) {
		s++;
		n--;
	}
	if (n == 0)
		return;
	if (nt_cell_is_null(s)) {
		tally->nulls++;
		return;
	}
	tell_apart(tally, s, n);
	tally->forms[form_of(tally, s, n, line)]++;
	tally->filled++;
	tally->bytes += (int64_t)n;
	tally->several += is_several(s, n);
	tally->codes += is_code(s, n);
	tally->commas += memchr(s, ',', n) != NULL;
}

int64_t nt_tally_different(const struct nt_tally *tally)
{
	int64_t bits = 0;

	for (size_t i = 0; i < NT_COUNT(tally->seen); i++)
		bits += __builtin_popcountll(tally->seen[i]);
	if (bits < EXACT)
		return bits;
	if (bits == BITS)
		return tally->filled - tally->repeats;
	/* as many as fill so many of the bits by chance */
	return (int64_t)(-BITS * log(1.0 - (double)bits / BITS));
}

bool nt_tally_mostly(const struct nt_tally *tally, enum nt_form form,
		     int percent)
{
	return tally->filled > 0 &&
	       tally->forms[form] * 100 >= tally->filled * percent;
}

const char *nt_tally_words(const struct nt_tally *tally, struct nt_arena *arena)
{
	static const char *const words[NT_FORMS] = {
		[NT_FORM_TEXT] = N_("text"),
		[NT_FORM_DATE] = N_("dates"),
		[NT_FORM_MONTH] = N_("months"),
		[NT_FORM_NO_YEAR] = N_("dates without a year"),
		[NT_FORM_WEEKDAY] = N_("weekdays"),
		[NT_FORM_TIME] = N_("times"),
		[NT_FORM_INTEGER] = N_("whole numbers"),
		[NT_FORM_NUMBER] = N_("numbers"),
		[NT_FORM_LINK] = N_("links"),
		[NT_FORM_EMAIL] = N_("e-mail addresses"),
		[NT_FORM_MARK] = N_("marks like yes and no"),
	};

	if (tally->filled == 0)
		return _("nothing");
	for (int form = 0; form < NT_FORMS; form++) {
		if (!nt_tally_mostly(tally, (enum nt_form)form, 80))
			continue;
		if (form == NT_FORM_INTEGER)
			return nt_arena_printf(arena,
					       _("whole numbers, %lld to %lld"),
					       (long long)tally->least,
					       (long long)tally->most);
		return _(words[form]);
	}
	return _("text");
}
