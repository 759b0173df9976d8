#include "notula/doubt.h"

#include "notula/dateword.h"

/* One record being looked through. */
struct looking {
	const struct nt_record *rec;
	struct nt_arena *arena;
	struct nt_doubts *out;
};

static void add(struct looking *l, const char *field, const char *line,
		const char *reason, const char *text)
{
	struct nt_doubts *out = l->out;

	out->v = nt_arena_grow(l->arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = (struct nt_doubt) { field, line, reason, text };
}

/* 27/05/2024, as on every screen. */
static const char *shown_date(struct looking *l, struct nt_date date)
{
	return nt_arena_printf(l->arena, "%02d/%02d/%04d", date.day, date.month,
			       date.year);
}

static void doubt_weekday(struct looking *l, struct nt_date date,
			  const struct nt_dateword *written)
{
	bool told = l->rec->weekday_as_written != NULL;
	int weekday = told ? nt_weekday_read(l->rec->weekday_as_written)
			   : written->weekday;
	int64_t day = nt_date_first(date);
	struct nt_date near[2];

	if (weekday < 0 || date.day == 0 || nt_day_weekday(day) == weekday)
		return;
	nt_weekday_near(day, weekday, near);
	add(l, told ? "weekday_as_written" : "date_as_written", NULL, "weekday",
	    nt_arena_printf(l->arena,
			    _("%s is a %s; the source says %s. Nearest %s: "
			      "%s, %s. Both are kept."),
			    shown_date(l, date),
			    nt_weekday_name(nt_day_weekday(day)),
			    nt_weekday_name(weekday), nt_weekday_name(weekday),
			    shown_date(l, near[0]), shown_date(l, near[1])));
}

static void doubt_date(struct looking *l)
{
	struct nt_dateword written = { .weekday = -1 };
	const char *text = l->rec->date_as_written;
	struct nt_date date;

	if (l->rec->date == NULL || !nt_date_read(l->rec->date, &date))
		return;
	/* Read as on that day, so that two digits are a year near it. */
	if (text != NULL &&
	    nt_dateword_read(text, nt_date_first(date), NT_LOOKING_BACK,
			     &written, NULL) != NT_OK)
		written = (struct nt_dateword) { .weekday = -1 };
	doubt_weekday(l, date, &written);
	if (written.short_year)
		add(l, "date_as_written", NULL, "two-digit year",
		    nt_arena_printf(l->arena, _("Year %02d read as %d."),
				    written.date.year % 100,
				    written.date.year));
}

static const char *marked(struct looking *l, const char *what)
{
	return nt_arena_printf(l->arena, _("Marked to be verified: %s"), what);
}

/* The participants, say: whoever marks them all marks no text. */
static bool is_section(const struct nt_field *field)
{
	return field->kind == NT_LINES && nt_field(field->lines, "no") != NULL;
}

static void doubt_fields(struct looking *l)
{
	for (size_t i = 0; i < l->rec->to_verify.n; i++) {
		const char *name = l->rec->to_verify.v[i];
		const struct nt_field *field = nt_field(&nt_shape_record, name);
		struct nt_buf value = { 0 };

		if (field != NULL && !is_section(field))
			nt_cell_write(&value, l->rec, field);
		add(l, nt_arena_strdup(l->arena, name), NULL, "to verify",
		    marked(l, value.n ? nt_buf_str(&value) : name));
		nt_buf_free(&value);
	}
}

/* What people know a line by. */
static const char *gist(const void *line, const struct nt_shape *shape)
{
	static const char *const names[] = { "text", "name", "position",
					     "organization", "as_written" };

	for (size_t i = 0; i < NT_COUNT(names); i++) {
		const struct nt_field *field = nt_field(shape, names[i]);

		if (field != NULL && nt_get_text(line, field) != NULL)
			return nt_get_text(line, field);
	}
	return "";
}

/* A marked person with a post: do the two belong together? */
static bool doubt_pairing(struct looking *l, const struct nt_participant *p,
			  const char *line)
{
	if (p->type != NT_PARTICIPANT_TYPE_PERSON || p->name == NULL ||
	    p->position == NULL)
		return false;
	add(l, "position", line, "pairing",
	    nt_arena_printf(l->arena, _("Does \"%s\" belong to %s?"),
			    p->position, p->name));
	return true;
}

static void doubt_section(struct looking *l, const struct nt_field *section)
{
	const struct nt_shape *shape = section->lines;
	const struct nt_field *mark = nt_field(shape, "to_verify");
	struct nt_lines lines = nt_get_lines(l->rec, section);

	for (size_t i = 0; mark != NULL && i < lines.n; i++) {
		const void *line = nt_line(lines, shape, i);
		const char *place;

		if (!nt_get_number(line, mark))
			continue;
		place = nt_arena_printf(l->arena, "%s %zu", section->name,
					i + 1);
		if (shape == &nt_shape_participant &&
		    doubt_pairing(l, line, place))
			continue;
		add(l, "to_verify", place, "to verify",
		    marked(l, gist(line, shape)));
	}
}

void nt_doubts_of(const struct nt_record *rec, struct nt_arena *arena,
		  struct nt_doubts *out)
{
	struct looking l = { rec, arena, out };

	*out = (struct nt_doubts) { 0 };
	doubt_date(&l);
	doubt_fields(&l);
	for (size_t i = 0; i < nt_shape_record.n; i++)
		if (nt_shape_record.fields[i].kind == NT_LINES)
			doubt_section(&l, &nt_shape_record.fields[i]);
}
