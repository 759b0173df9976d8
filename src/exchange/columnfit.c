#include "exchange/columnfit.h"

/* Percents of the filled cells. A column that its header calls a date may
 * hold much else: "maybe", "nil return". */
enum { SOME = 10, MANY = 30, HALF = 50, MOST = 80 };

int64_t nt_columnfit_dates(const struct nt_tally *tally)
{
	return tally->forms[NT_FORM_DATE] + tally->forms[NT_FORM_MONTH] +
	       tally->forms[NT_FORM_NO_YEAR];
}

bool nt_columnfit_within(const struct nt_tally *tally, int64_t least,
			 int64_t most)
{
	return nt_tally_mostly(tally, NT_FORM_INTEGER, 100) &&
	       tally->least >= least && tally->most <= most;
}

enum nt_date_numbers nt_columnfit_numbers(const struct nt_tally *tally)
{
	int64_t numbers =
		tally->forms[NT_FORM_INTEGER] + tally->forms[NT_FORM_NUMBER];

	if (numbers == 0 || numbers != tally->filled ||
	    tally->forms[NT_FORM_INTEGER] == 0)
		return NT_NUMBERS_NONE;
	/* 1954 to 2064; 1973 to 2096 */
	if (tally->least >= 20000 && tally->most < 60000)
		return NT_NUMBERS_SERIAL;
	if (tally->least >= INT64_C(100000000) &&
	    tally->most < INT64_C(4000000000))
		return NT_NUMBERS_SECONDS;
	if (tally->least >= INT64_C(100000000000) &&
	    tally->most < INT64_C(4000000000000))
		return NT_NUMBERS_MILLIS;
	return NT_NUMBERS_NONE;
}

/* Also a day of the month and a year, which other columns complete. */
static bool fits_date(const struct nt_tally *tally)
{
	return nt_columnfit_dates(tally) * 100 >= tally->filled * SOME ||
	       nt_columnfit_numbers(tally) != NT_NUMBERS_NONE ||
	       nt_columnfit_within(tally, 1900, 2199) ||
	       nt_columnfit_within(tally, 1, 31);
}

static bool fits_time(const struct nt_tally *tally)
{
	return nt_tally_mostly(tally, NT_FORM_TIME, MANY) ||
	       nt_columnfit_within(tally, 0, 2400);
}

static bool fits_people(const struct nt_tally *tally)
{
	static const enum nt_form others[] = { NT_FORM_INTEGER, NT_FORM_NUMBER,
					       NT_FORM_DATE,	NT_FORM_TIME,
					       NT_FORM_LINK,	NT_FORM_MARK };
	int64_t n = 0;

	for (size_t i = 0; i < NT_COUNT(others); i++)
		n += tally->forms[others[i]];
	return n * 100 < tally->filled * MOST;
}

static bool is_codes(const struct nt_tally *tally)
{
	return tally->codes * 100 >= tally->filled * MOST;
}

/* A title, a text, a list of matters. */
static bool fits_words(const struct nt_tally *tally)
{
	return fits_people(tally) &&
	       !nt_tally_mostly(tally, NT_FORM_EMAIL, MOST);
}

static bool fits_line(enum nt_target target, const struct nt_tally *tally)
{
	switch (target) {
	case NT_TARGET_TITLE:
		return fits_words(tally) && !is_codes(tally);
	case NT_TARGET_VENUE:
	case NT_TARGET_CITY:
	case NT_TARGET_POSITION:
		return !nt_tally_mostly(tally, NT_FORM_DATE, MOST) &&
		       !nt_tally_mostly(tally, NT_FORM_TIME, MOST) &&
		       !nt_tally_mostly(tally, NT_FORM_MARK, MOST);
	default:
		return true;
	}
}

bool nt_columnfit(enum nt_target target, const struct nt_tally *tally)
{
	if (tally->filled == 0 || target == NT_TARGET_DUE)
		return true;
	switch (nt_target_takes(target)) {
	case NT_TAKES_DATE:
		return fits_date(tally);
	case NT_TAKES_WEEKDAY:
		return nt_tally_mostly(tally, NT_FORM_WEEKDAY, HALF);
	case NT_TAKES_TIME:
		return fits_time(tally);
	case NT_TAKES_LINE:
		return fits_line(target, tally);
	case NT_TAKES_TEXT:
		return !nt_tally_mostly(tally, NT_FORM_LINK, MOST);
	case NT_TAKES_NAMES:
	case NT_TAKES_PEOPLE:
		return fits_people(tally);
	case NT_TAKES_ITEMS:
		return fits_words(tally);
	case NT_TAKES_COUNT:
		return !nt_tally_mostly(tally, NT_FORM_DATE, HALF) &&
		       !nt_tally_mostly(tally, NT_FORM_LINK, HALF);
	case NT_TAKES_STATE:
		return !nt_tally_mostly(tally, NT_FORM_DATE, MOST) &&
		       !nt_tally_mostly(tally, NT_FORM_LINK, MOST);
	default:
		return true;
	}
}

enum nt_target nt_columnfit_instead(enum nt_target target,
				    const struct nt_tally *tally)
{
	bool dates = nt_columnfit_dates(tally) * 100 >= tally->filled * HALF;
	bool links = nt_tally_mostly(tally, NT_FORM_LINK, MOST);

	switch (nt_target_takes(target)) {
	case NT_TAKES_DATE:
		if (target == NT_TARGET_DATE &&
		    nt_tally_mostly(tally, NT_FORM_WEEKDAY, HALF))
			return NT_TARGET_WEEKDAY;
		if (nt_tally_mostly(tally, NT_FORM_TIME, HALF))
			return target == NT_TARGET_DATE	      ? NT_TARGET_START
			       : target == NT_TARGET_END_DATE ? NT_TARGET_END
							      : NT_NO_TARGET;
		return NT_NO_TARGET;
	case NT_TAKES_WEEKDAY:
		return dates ? NT_TARGET_DATE : NT_NO_TARGET;
	case NT_TAKES_TIME:
		if (!dates)
			return NT_NO_TARGET;
		return target == NT_TARGET_START ? NT_TARGET_DATE
						 : NT_TARGET_END_DATE;
	case NT_TAKES_PEOPLE:
		if (target == NT_TARGET_PARTICIPANT &&
		    nt_tally_mostly(tally, NT_FORM_INTEGER, MOST))
			return NT_TARGET_HEAD_COUNT;
		return NT_NO_TARGET;
	case NT_TAKES_LINE:
		return target == NT_TARGET_TITLE && is_codes(tally) &&
				       fits_words(tally)
			       ? NT_TARGET_GROUP_ID
			       : NT_NO_TARGET;
	case NT_TAKES_ITEMS:
	case NT_TAKES_TEXT:
		return links ? NT_TARGET_ATTACHMENTS : NT_NO_TARGET;
	default:
		return NT_NO_TARGET;
	}
}

enum nt_target nt_columnfit_alone(const struct nt_tally *tally)
{
	enum nt_date_numbers numbers = nt_columnfit_numbers(tally);

	if (tally->filled == 0)
		return NT_NO_TARGET;
	if ((tally->forms[NT_FORM_DATE] + tally->forms[NT_FORM_MONTH]) * 100 >=
		    tally->filled * MOST ||
	    numbers == NT_NUMBERS_SECONDS || numbers == NT_NUMBERS_MILLIS)
		return NT_TARGET_DATE;
	if (nt_tally_mostly(tally, NT_FORM_WEEKDAY, MOST))
		return NT_TARGET_WEEKDAY;
	if (nt_tally_mostly(tally, NT_FORM_TIME, MOST))
		return NT_TARGET_START;
	if (nt_tally_mostly(tally, NT_FORM_LINK, MOST))
		return NT_TARGET_ATTACHMENTS;
	return NT_NO_TARGET;
}
