#include "notula/capture.h"

#include <ctype.h>
#include <string.h>

#include "notula/buf.h"
#include "notula/dateword.h"
#include "notula/str.h"

enum { DATE_WORDS = 12 }; /* no date is written in more */

static const char *const signs[] = {
#define X(NAME, sign) [NT_CAPTURE_##NAME] = (sign),
	NT_CAPTURE_SIGNS(X)
#undef X
};

/* What of the line was seen already. */
struct reader {
	int64_t today;
	struct nt_arena *arena;
	struct nt_capture *out;
	bool venue, issue, follow_up; /* any so far */
	bool owner, due;	      /* of the last follow-up */
	struct nt_err *err;
};

/* A word with a blank on either side: what may be a sign. */
struct word {
	const char *s;
	size_t n;
	bool between;
};

const char *nt_capture_sign(enum nt_capture_kind kind)
{
	return signs[kind];
}

/* The next word at S, before END; false if there is none. */
static bool next_word(const char *s, const char *begin, const char *end,
		      struct word *out)
{
	while (s < end && *s == ' ')
		s++;
	out->s = s;
	while (s < end && *s != ' ')
		s++;
	out->n = (size_t)(s - out->s);
	out->between = out->s > begin && *s == ' ';
	return out->n > 0;
}

static bool is_sign(const struct word *w, enum nt_capture_kind *kind)
{
	for (size_t i = 0; w->between && i < NT_COUNT(signs); i++) {
		if (strlen(signs[i]) != w->n ||
		    memcmp(signs[i], w->s, w->n) != 0)
			continue;
		*kind = (enum nt_capture_kind)i;
		return true;
	}
	return false;
}

static bool is_doubled(const struct word *w)
{
	return w->between && w->n == 2 && w->s[0] == w->s[1] &&
	       strchr("@+#=!>^", w->s[0]) != NULL;
}

/* What stands from S to END, without blanks around it; BEGIN is the line. */
static const char *clean(struct reader *r, const char *begin, const char *s,
			 const char *end)
{
	struct nt_buf out = { 0 };
	struct word w;
	const char *text;

	while (next_word(s, begin, end, &w)) {
		if (out.n > 0)
			nt_buf_put(&out, s, (size_t)(w.s - s));
		nt_buf_put(&out, w.s, is_doubled(&w) ? 1 : w.n);
		s = w.s + w.n;
	}
	text = nt_arena_strndup(r->arena, nt_buf_str(&out), out.n);
	nt_buf_free(&out);
	return text;
}

/* "31/04/2024": whoever writes three numbers so means a day. */
static bool looks_like_day(const char *s)
{
	int numbers = 0;

	while (isdigit((unsigned char)*s)) {
		s += strspn(s, "0123456789");
		numbers++;
		if (*s != '\0' && strchr("/.-", *s) != NULL)
			s++;
	}
	return numbers == 3 && *s == '\0';
}

/* The longest run of first words that reads as a date; *S is behind it. */
static enum nt_status read_date(struct reader *r, const char *begin,
				const char **s, const char *end)
{
	const char *ends[DATE_WORDS];
	struct nt_dateword read;
	struct nt_err why;
	struct word w = { .s = *s };
	const char *first;
	const char *text = "";
	size_t n = 0;

	while (n < DATE_WORDS && next_word(w.s + w.n, begin, end, &w))
		ends[n++] = w.s + w.n;
	r->out->date = "";
	if (n == 0)
		return NT_OK;
	first = *s + strspn(*s, " ");
	while (n > 0) {
		text = nt_arena_strndup(r->arena, first,
					(size_t)(ends[--n] - first));
		if (nt_dateword_read(text, r->today, NT_LOOKING_BACK, &read,
				     &why) != NT_OK)
			continue;
		r->out->date = text;
		*s = ends[n];
		return NT_OK;
	}
	if (looks_like_day(text))
		return nt_fail_field(r->err, NT_EUSAGE, "date", "%s", why.msg);
	return NT_OK;
}

static enum nt_status read_head(struct reader *r, const char *begin,
				const char *end)
{
	const char *s = begin;
	enum nt_status st = read_date(r, begin, &s, end);

	r->out->title = clean(r, begin, s, end);
	if (st == NT_OK && r->out->title[0] == '\0')
		st = nt_fail_field(r->err, NT_EUSAGE, "title",
				   _("the line has none: [DATE] TITLE, then "
				     "what @ + # = ! > ^ introduce"));
	return st;
}

/* "NAME / POSITION / ORGANIZATION" */
static bool split_who(struct reader *r, struct nt_capture_part *part)
{
	const char *begin = part->text;
	const char *end = begin + strlen(begin);
	const char *from = begin;
	const char *s = begin;
	size_t i = 0;
	struct word w;

	for (size_t k = 0; k < NT_COUNT(part->who); k++)
		part->who[k] = "";
	for (; next_word(s, begin, end, &w); s = w.s + w.n) {
		if (w.n != 1 || *w.s != '/')
			continue;
		if (i == NT_CAPTURE_ORGANIZATION)
			return false;
		part->who[i++] = clean(r, from, from, w.s);
		from = w.s + 1;
	}
	part->who[i] = clean(r, from, from, end);
	return true;
}

/* Why a part cannot stand where it does; NULL if it can. */
static const char *misplaced(struct reader *r, struct nt_capture_part *part)
{
	switch (part->kind) {
	case NT_CAPTURE_VENUE:
		return r->venue ? N_("there is a venue already") : NULL;
	case NT_CAPTURE_PARTICIPANT:
		return split_who(r, part)
			       ? NULL
			       : N_("more than NAME / POSITION / ORGANIZATION");
	case NT_CAPTURE_RESPONSE:
		return r->issue ? NULL
				: N_("no issue stands before it; =- answers "
				     "none");
	case NT_CAPTURE_OWNER:
		if (r->owner)
			return N_("the follow-up has an owner already");
		return r->follow_up ? NULL
				    : N_("no follow-up stands before it");
	case NT_CAPTURE_DUE:
		if (r->due)
			return N_("the follow-up has a due date already");
		return r->follow_up ? NULL
				    : N_("no follow-up stands before it");
	default:
		return NULL;
	}
}

static void note(struct reader *r, enum nt_capture_kind kind)
{
	r->venue = r->venue || kind == NT_CAPTURE_VENUE;
	r->issue = r->issue || kind == NT_CAPTURE_ISSUE;
	r->owner = r->owner || kind == NT_CAPTURE_OWNER;
	r->due = r->due || kind == NT_CAPTURE_DUE;
	if (kind != NT_CAPTURE_FOLLOW_UP)
		return;
	r->follow_up = true;
	r->owner = r->due = false;
}

static enum nt_status add_part(struct reader *r, enum nt_capture_kind kind,
			       const char *text)
{
	struct nt_capture_part part = { .kind = kind, .text = text };
	struct nt_capture *out = r->out;
	const char *why = misplaced(r, &part);

	if (text[0] == '\0')
		return nt_fail(r->err, NT_EUSAGE,
			       _("\"%s\": no text stands behind it; %c%c is "
				 "the sign itself"),
			       signs[kind], signs[kind][0], signs[kind][0]);
	if (why != NULL)
		return nt_fail(r->err, NT_EUSAGE, "\"%s %s\": %s", signs[kind],
			       text, _(why));
	note(r, kind);
	out->v = nt_arena_grow(r->arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = part;
	return NT_OK;
}

static enum nt_status read_parts(struct reader *r, const char *begin)
{
	const char *end = begin + strlen(begin);
	const char *from = begin; /* where the part at hand began */
	const char *s = begin;
	enum nt_capture_kind kind = NT_CAPTURE_VENUE;
	bool head = true;
	enum nt_status st = NT_OK;

	while (st == NT_OK && s <= end) {
		enum nt_capture_kind next = kind;
		struct word w = { .s = end };
		bool any = next_word(s, begin, end, &w);

		s = any ? w.s + w.n : end + 1;
		if (any && !is_sign(&w, &next))
			continue;
		if (head)
			st = read_head(r, begin, w.s);
		else
			st = add_part(r, kind, clean(r, begin, from, w.s));
		head = false;
		kind = next;
		from = s;
	}
	return st;
}

enum nt_status nt_capture_read(const char *line, int64_t today,
			       struct nt_arena *arena, struct nt_capture *out,
			       struct nt_err *err)
{
	struct reader r = {
		.today = today, .arena = arena, .out = out, .err = err
	};
	char *copy = nt_arena_strdup(arena, line);

	*out = (struct nt_capture) { .date = "", .title = "" };
	for (char *s = copy; *s != '\0'; s++)
		if (strchr("\t\r\n", *s) != NULL)
			*s = ' ';
	return read_parts(&r, copy);
}
