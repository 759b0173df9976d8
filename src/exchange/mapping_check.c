/* mapping_check.c - is a file a list of meetings at all? */
#include <string.h>
#include <strings.h>

#include "exchange/columnfit.h"
#include "notula/mapping.h"
#include "notula/people.h"
#include "notula/str.h"

/* What a file holds, as far as columns tell. */
struct survey {
	size_t columns; /* with something in them */
	size_t numbers;
	size_t marks;
	size_t emails;
	size_t long_texts;
	size_t few;	    /* texts of few values that come again and again */
	size_t dated;	    /* headers that are dates */
	size_t mark_people; /* columns of marks called people, "attendance" */
	int64_t rows;
};

enum {
	LONG = 60,  /* bytes of a speech, on average */
	ENOUGH = 8, /* rows from which repetition tells something */
	DATED = 3,  /* headers that are dates */
};

static bool has(const struct nt_mapping *m, enum nt_target target)
{
	return nt_mapping_next(m, target, 0) != NT_NO_COLUMN;
}

static bool has_subject(const struct nt_mapping *m)
{
	return has(m, NT_TARGET_TITLE) || has(m, NT_TARGET_ISSUE) ||
	       has(m, NT_TARGET_ORGANIZATION);
}

static bool has_people(const struct nt_mapping *m)
{
	return has(m, NT_TARGET_PARTICIPANT) || has(m, NT_TARGET_POSITION) ||
	       has(m, NT_TARGET_CHAIR) || has(m, NT_TARGET_RECORDER);
}

/* Counts, which ids and what may be Unix seconds are not. */
static bool is_counts(const struct nt_column *c)
{
	const struct nt_tally *t = c->tally;

	if (nt_columnfit_numbers(t) == NT_NUMBERS_SECONDS ||
	    nt_columnfit_numbers(t) == NT_NUMBERS_MILLIS ||
	    (c->header != NULL && strcasecmp(c->header, "id") == 0))
		return false;
	return (t->forms[NT_FORM_INTEGER] + t->forms[NT_FORM_NUMBER]) * 100 >=
	       t->filled * 80;
}

/* A first line of dates over other values may be taken for a row. */
static bool header_is_date(const struct nt_column *c)
{
	const char *header = c->header;
	struct nt_datelook look;

	if (nt_str_blank(header) && c->tally->filled > 1 &&
	    c->tally->forms[NT_FORM_DATE] == 1)
		header = c->tally->first[0];
	if (nt_str_blank(header))
		return false;
	nt_date_look(header, &look);
	return look.form == NT_LOOK_DATE ||
	       (look.form == NT_LOOK_NO_YEAR && look.numbers);
}

static bool is_called_people(const char *header)
{
	enum nt_target targets[NT_HEADER_TARGETS];

	return !nt_str_blank(header) &&
	       nt_header_targets(header, targets, NT_COUNT(targets)) > 0 &&
	       nt_target_takes(targets[0]) == NT_TAKES_PEOPLE;
}

static void survey_column(const struct nt_column *c, struct survey *out)
{
	const struct nt_tally *t = c->tally;
	bool text = nt_tally_mostly(t, NT_FORM_TEXT, 80);

	out->dated += header_is_date(c);
	out->rows = t->rows > out->rows ? t->rows : out->rows;
	if (t->filled == 0)
		return;
	out->columns++;
	out->numbers += is_counts(c);
	out->emails += nt_tally_mostly(t, NT_FORM_EMAIL, 50);
	out->long_texts += text && t->bytes / t->filled >= LONG;
	out->few += text && t->filled >= ENOUGH &&
		    nt_tally_different(t) * 3 <= t->filled &&
		    t->bytes / t->filled < LONG;
	if (nt_tally_mostly(t, NT_FORM_MARK, 80)) {
		out->marks++;
		out->mark_people += is_called_people(c->header);
	}
}

/* All rows on few days, though no column tells meetings apart. */
static bool few_days(const struct nt_mapping *m)
{
	size_t date = nt_mapping_next(m, NT_TARGET_DATE, 0);
	const struct nt_tally *t;

	if (date == NT_NO_COLUMN)
		return true;
	t = m->columns[date].tally;
	return m->group_by == NT_NO_COLUMN && t->filled >= ENOUGH &&
	       nt_tally_different(t) * 10 <= t->filled;
}

/* Are the titles people, with nothing beside them but when they came and
 * went? */
static bool lists_persons(const struct nt_mapping *m)
{
	size_t title = nt_mapping_next(m, NT_TARGET_TITLE, 0);
	const struct nt_tally *t;

	if (title == NT_NO_COLUMN || has(m, NT_TARGET_ISSUE) ||
	    has(m, NT_TARGET_VENUE) || has(m, NT_TARGET_START) ||
	    has(m, NT_TARGET_PARTICIPANT) ||
	    (!has(m, NT_TARGET_END_DATE) && !has(m, NT_TARGET_POSITION)))
		return false;
	t = m->columns[title].tally;
	for (size_t i = 0; i < NT_TALLY_FIRST; i++)
		if (t->first[i][0] != '\0' && !nt_is_name(t->first[i]))
			return false;
	return t->filled > 0;
}

/* Who told date and subject by --map means it. */
static bool insists(const struct nt_mapping *m)
{
	bool date = false, subject = false;

	for (size_t i = 0; i < m->n; i++) {
		const struct nt_column *c = &m->columns[i];

		if (!c->told)
			continue;
		date = date || c->target == NT_TARGET_DATE;
		subject = subject || (c->target != NT_TARGET_DATE &&
				      c->target != NT_NO_TARGET);
	}
	return date && subject;
}

/* What a file is that is no list of meetings; NULL if it may be one. */
static const char *recognise(const struct nt_mapping *m)
{
	bool date = has(m, NT_TARGET_DATE);
	struct survey s = { 0 };

	for (size_t i = 0; i < m->n; i++)
		survey_column(&m->columns[i], &s);
	if (insists(m))
		return NULL;
	if (s.dated >= DATED)
		return _("a table of attendance: dates stand in its header");
	if (s.mark_people > 0 && !has(m, NT_TARGET_TITLE) &&
	    !has(m, NT_TARGET_ISSUE))
		return _("a list of attendance: a mark for each person");
	if (s.long_texts == 1 && s.few > 0 && !has(m, NT_TARGET_TITLE) &&
	    few_days(m) && (has_people(m) || !date))
		return _("a transcript: who spoke, and what was said");
	if (lists_persons(m))
		return _("a list of persons: names, with dates or positions");
	if (date && (has_subject(m) || has_people(m)))
		return NULL;
	if (s.emails > 0)
		return _("a list of persons: names and e-mail addresses");
	if (s.numbers > 0 && s.numbers * 2 > s.columns)
		return _("a table of counts: most of its columns are numbers");
	if (s.marks > 0)
		return _("a list of attendance: marks like yes and no");
	if (!date && has_people(m) && !has(m, NT_TARGET_ISSUE))
		return _("a list of persons: names and positions, no dates");
	return NULL;
}

/* HEADER as a shell takes it in one piece. */
static const char *quoted(const char *header, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	const char *done;
	bool plain = true;

	for (const char *s = header; *s != '\0'; s++)
		plain = plain &&
			((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
			 (*s >= '0' && *s <= '9') ||
			 strchr("_-./:,", *s) != NULL || (*s & 0x80) != 0);
	if (plain && *header != '\0')
		return header;
	nt_buf_putc(&out, '\'');
	for (const char *s = header; *s != '\0'; s++)
		if (*s == '\'')
			nt_buf_puts(&out, "'\\''");
		else
			nt_buf_putc(&out, *s == '\n' ? ' ' : *s);
	nt_buf_putc(&out, '\'');
	done = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return done;
}

static const char *name_of(const struct nt_mapping *m, size_t i,
			   struct nt_arena *arena)
{
	const char *header = m->columns[i].header;

	return nt_str_blank(header) ? nt_arena_printf(arena, "%zu", i + 1)
				    : header;
}

/* The columns without a place, by name: at most some 300 bytes. */
static const char *unplaced(const struct nt_mapping *m, struct nt_arena *arena)
{
	enum { ROOM = 300 };
	struct nt_buf out = { 0 };
	const char *done;

	for (size_t i = 0; i < m->n; i++) {
		if (m->columns[i].target != NT_NO_TARGET)
			continue;
		if (out.n > ROOM) {
			nt_buf_puts(&out, ", ...");
			break;
		}
		nt_buf_printf(&out, "%s%.60s", out.n > 0 ? ", " : "",
			      name_of(m, i, arena));
	}
	done = out.n > 0 ? nt_arena_strdup(arena, nt_buf_str(&out)) : NULL;
	nt_buf_free(&out);
	return done;
}

/* How likely an unplaced column is what is missing. */
static int64_t chance(const struct nt_column *c, bool date)
{
	const struct nt_tally *t = c->tally;

	if (c->target != NT_NO_TARGET || t->filled == 0)
		return -1;
	if (date && nt_columnfit_dates(t) * 2 < t->filled)
		return nt_columnfit_numbers(t) != NT_NUMBERS_NONE;
	if (date)
		return nt_columnfit_dates(t) * 100 / t->filled;
	return t->forms[NT_FORM_TEXT] * 100 / t->filled +
	       (nt_tally_different(t) > 1);
}

/* "--map date=Tgl", for the most likely column; "--map date=HEADER". */
static const char *suggestion(const struct nt_mapping *m, bool date,
			      struct nt_arena *arena)
{
	size_t best = NT_NO_COLUMN;
	const char *name = _("HEADER");

	for (size_t i = 0; i < m->n; i++)
		if (chance(&m->columns[i], date) >
		    (best == NT_NO_COLUMN ? date ? 0 : -1
					  : chance(&m->columns[best], date)))
			best = i;
	if (best != NT_NO_COLUMN)
		name = quoted(name_of(m, best, arena), arena);
	return nt_arena_printf(arena, "--map %s=%s", date ? "date" : "title",
			       name);
}

static enum nt_status refuse(const struct nt_mapping *m, bool date,
			     bool subject, const char *recognised,
			     struct nt_arena *arena, struct nt_err *err)
{
	const char *left = unplaced(m, arena);
	struct nt_buf text = { 0 };
	enum nt_status st;

	if (recognised != NULL)
		nt_buf_printf(&text, _("This is no list of meetings, but %s. "),
			      recognised);
	if (!date)
		nt_buf_puts(&text, _("No column is the date. "));
	if (!subject)
		nt_buf_puts(&text, _("No column is a title, an issue, an "
				     "organization or people. "));
	if (left != NULL)
		nt_buf_printf(&text, _("Without a place: %s. "), left);
	if (!date)
		nt_buf_printf(&text, _("Say which is the date: %s. "),
			      suggestion(m, true, arena));
	if (!subject)
		nt_buf_printf(&text,
			      _("Say what a column is: %s, or issue=, "
				"organization=, participant=. "),
			      suggestion(m, false, arena));
	while (text.n > 0 && text.s[text.n - 1] == ' ')
		text.s[--text.n] = '\0';
	st = nt_fail(err, NT_EINVAL, "%s", nt_buf_str(&text));
	nt_buf_free(&text);
	return st;
}

enum nt_status nt_mapping_check(const struct nt_mapping *m,
				struct nt_arena *arena, struct nt_err *err)
{
	bool date = has(m, NT_TARGET_DATE);
	bool subject = has_subject(m) || has_people(m);
	const char *recognised = recognise(m);

	if (date && subject && recognised == NULL)
		return NT_OK;
	return refuse(m, date, subject, recognised, arena, err);
}
