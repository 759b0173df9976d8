#include "tui/show.h"

#include <string.h>

#include "notula/day.h"

const char *tui_weekday(int weekday)
{
	static const char *const names[] = {
		N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
		N_("Fri"), N_("Sat"), N_("Sun"),
	};

	return _(names[weekday]);
}

static const char *partly(struct nt_date date, struct nt_arena *arena)
{
	if (date.month == 0)
		return nt_arena_printf(arena, "%04d", date.year);
	return nt_arena_printf(arena, "%02d/%04d", date.month, date.year);
}

const char *tui_show_day(const char *iso, struct nt_arena *arena)
{
	struct nt_date date;

	if (iso == NULL || !nt_date_read(iso, &date))
		return "";
	if (date.day == 0)
		return partly(date, arena);
	return nt_arena_printf(arena, "%s %02d/%02d/%04d",
			       tui_weekday(nt_day_weekday(nt_date_first(date))),
			       date.day, date.month, date.year);
}

const char *tui_show_day_short(const char *iso, int64_t today,
			       struct nt_arena *arena)
{
	struct nt_date date;

	if (iso == NULL || !nt_date_read(iso, &date))
		return "";
	if (date.day == 0)
		return partly(date, arena);
	if (date.year != nt_day_date(today).year)
		return nt_arena_printf(arena, "%02d/%02d/%04d", date.day,
				       date.month, date.year);
	return nt_arena_printf(arena, "%s %02d/%02d",
			       tui_weekday(nt_day_weekday(nt_date_first(date))),
			       date.day, date.month);
}

const char *tui_show_month(const char *iso, struct nt_arena *arena)
{
	static const char *const names[] = {
		N_("January"),	 N_("February"), N_("March"),	 N_("April"),
		N_("May"),	 N_("June"),	 N_("July"),	 N_("August"),
		N_("September"), N_("October"),	 N_("November"), N_("December"),
	};
	struct nt_date date;

	if (iso == NULL || !nt_date_read(iso, &date))
		return "";
	if (date.month == 0)
		return partly(date, arena);
	return nt_arena_printf(arena, "%s %04d", _(names[date.month - 1]),
			       date.year);
}

bool tui_same_month(const char *a, const char *b)
{
	return a != NULL && b != NULL && strlen(a) >= 7 && strlen(b) >= 7
		       ? strncmp(a, b, 7) == 0
		       : a != NULL && b != NULL && strcmp(a, b) == 0;
}

static const char *group_size(const struct nt_participant *p,
			      struct nt_arena *arena)
{
	if (p->head_count > 0)
		return nt_arena_printf(arena,
				       p->head_count_is ==
						       NT_HEAD_COUNT_ESTIMATED
					       ? "±%lld"
					       : "%lld",
				       (long long)p->head_count);
	return "?";
}

const char *tui_show_participant(const struct nt_participant *p,
				 struct nt_arena *arena)
{
	const char *who = p->name != NULL ? p->name : p->position;
	const char *what = p->name != NULL && p->position != NULL
				   ? p->position
				   : p->organization;

	if (who == NULL) {
		who = p->organization != NULL ? p->organization
					      : _("(unnamed)");
		what = NULL;
	}
	if (p->type == NT_PARTICIPANT_TYPE_GROUP)
		who = nt_arena_printf(arena, "%s [%s]", who,
				      group_size(p, arena));
	if (what == NULL)
		return who;
	return nt_arena_printf(arena,
			       p->name != NULL && p->position != NULL
				       ? "%s (%s)"
				       : "%s, %s",
			       who, what);
}

const char *tui_show_time(const char *hh_mm, struct nt_arena *arena)
{
	if (strlen(hh_mm) < 5)
		return hh_mm;
	/* TRANSLATORS: hours and minutes, as a clock shows them */
	return nt_arena_printf(arena, _("%.2s:%.2s"), hh_mm, hh_mm + 3);
}

const char *tui_show_stamp(const char *stamp, struct nt_arena *arena)
{
	if (stamp == NULL || strlen(stamp) < 16)
		return "";
	return nt_arena_printf(arena, "%.2s/%.2s/%.4s %s", stamp + 8, stamp + 5,
			       stamp, tui_show_time(stamp + 11, arena));
}
