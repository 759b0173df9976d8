/* form_text.c - fields as they are shown where they are not typed in. */
#include <stdio.h>
#include <string.h>

#include "tui/form_state.h"
#include "tui/show.h"

static const char *const days[][2] = {
	{ N_("Mon"), N_("Monday") },	{ N_("Tue"), N_("Tuesday") },
	{ N_("Wed"), N_("Wednesday") }, { N_("Thu"), N_("Thursday") },
	{ N_("Fri"), N_("Friday") },	{ N_("Sat"), N_("Saturday") },
	{ N_("Sun"), N_("Sunday") },
};

static void put_day(struct nt_buf *out, struct nt_date date)
{
	nt_buf_printf(out, "%02d/%02d/%04d", date.day, date.month, date.year);
}

void tui_form_day(struct nt_buf *out, const char *iso)
{
	struct nt_date date;

	if (iso != NULL && nt_date_read(iso, &date) && date.day != 0)
		put_day(out, date);
	else
		nt_buf_puts(out, iso != NULL ? iso : "?");
}

static void put_date(struct nt_buf *out, const char *iso)
{
	struct nt_date date;

	if (!nt_date_read(iso, &date) || date.day == 0) {
		nt_buf_puts(out, iso);
		return;
	}
	nt_buf_printf(out, "%s ",
		      _(days[nt_day_weekday(nt_date_first(date))][0]));
	put_day(out, date);
}

void tui_form_shown(const struct form *form, struct nt_spot spot,
		    struct nt_buf *out)
{
	struct nt_arena arena = { 0 };
	const char *cell = nt_typed_get(&form->t, spot);

	if (spot.field->kind == NT_DATE && cell[0] != '\0')
		put_date(out, cell);
	else if (spot.field->kind == NT_TIME && nt_time_valid(cell))
		nt_buf_puts(out, tui_show_time(cell, &arena));
	else
		nt_buf_puts(out, tui_form_link_shown(form, spot.field,
						     nt_settled(&form->t, spot,
								&arena),
						     &arena));
	nt_arena_free(&arena);
}

void tui_form_echo(const struct form *form, const char *typed,
		   struct nt_buf *out)
{
	const char *name = form->focus.field->name;
	bool ahead = strcmp(name, "due") == 0 || strcmp(name, "next_date") == 0;
	struct nt_dateword read;
	struct nt_err err;
	char iso[NT_DATE_SIZE];

	if (nt_dateword_read(typed, form->how.today,
			     ahead ? NT_LOOKING_AHEAD : NT_LOOKING_BACK, &read,
			     &err) != NT_OK) {
		nt_buf_puts(out, err.msg);
		return;
	}
	put_date(out, nt_date_write(read.date, iso));
	if (read.end.year != 0) {
		nt_buf_puts(out, " - ");
		put_date(out, nt_date_write(read.end, iso));
	}
}

static void put_near(struct nt_buf *out, const struct nt_dateword *read)
{
	nt_buf_printf(out, _("; nearest %s "), _(days[read->weekday][1]));
	put_day(out, read->near[0]);
	if (read->near[1].year == 0)
		return;
	nt_buf_puts(out, ", ");
	put_day(out, read->near[1]);
}

void tui_form_date_note(const struct form *form, struct nt_buf *out)
{
	const char *written =
		nt_typed_cell(&form->t, NT_PART_MEETING, 0, "date_as_written");
	const char *date = nt_typed_cell(&form->t, NT_PART_MEETING, 0, "date");
	struct nt_dateword read;
	char iso[NT_DATE_SIZE];

	if (written[0] == '\0' ||
	    nt_dateword_read(written, form->how.today, NT_LOOKING_BACK, &read,
			     NULL) != NT_OK ||
	    (!read.contradicts && !read.short_year && !read.guessed_year) ||
	    strcmp(nt_date_write(read.date, iso), date) != 0)
		return;
	nt_buf_printf(out, _("? source: \"%s\""), written);
	if (read.contradicts)
		put_near(out, &read);
	else if (read.short_year)
		nt_buf_printf(out, _("; year %02d read as %d"),
			      read.date.year % 100, read.date.year);
}

static size_t unanswered(const struct form *form)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	size_t n = 0;

	if (nt_typed_record(&form->t, &arena, &rec, NULL) == NT_OK)
		for (size_t i = 0; i < rec.issues.n; i++)
			n += nt_coverage_of(&rec, (int64_t)i + 1) ==
			     NT_COVERAGE_NONE;
	nt_arena_free(&arena);
	return n;
}

void tui_form_heading(const struct form *form, enum form_section section,
		      struct nt_buf *out)
{
	static const char *const titles[] = {
		[FORM_MEETING] = N_("Meeting"),
		[FORM_HOSTS] = N_("Participants: hosts"),
		[FORM_VISITORS] = N_("Participants: visitors"),
		[FORM_OTHERS] = N_("Participants: others"),
		[FORM_MATTERS] = N_("Issues and responses"),
		[FORM_FOLLOW_UPS] = N_("Follow-ups"),
		[FORM_NOTES] = N_("Notes and source"),
		[FORM_PAPERS] = N_("Papers"),
	};
	size_t n = tui_form_count(form, section);
	size_t open;

	nt_buf_puts(out, _(titles[section]));
	if (!tui_form_has_rows(section))
		return;
	if (section == FORM_MATTERS) {
		for (size_t i = n; i-- > 0;)
			n -= nt_typed_row(&form->t, NT_PART_MATTERS, i)
				     ->shape == &nt_shape_response;
		open = n > 0 ? unanswered(form) : 0;
		if (open > 0) {
			nt_buf_printf(out, _(" (%zu; %zu not answered)"), n,
				      open);
			return;
		}
	}
	nt_buf_printf(out, " (%zu)", n);
}
