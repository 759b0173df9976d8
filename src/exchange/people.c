#include "notula/people.h"

#include <string.h>

#include "exchange/celltext.h"
#include "exchange/peoplecount.h"
#include "exchange/peoplewords.h"
#include "notula/str.h"
#include "store/alike.h"

/* One person being read: the text, and what of it is a guess. */
struct reading {
	struct nt_arena *arena;
	struct nt_participant *out;
	bool guessed;
};

bool nt_is_name(const char *s)
{
	return nt_people_is_name(s, strlen(s));
}

static const char *cut(struct reading *r, const char *s, size_t n)
{
	size_t skip = nt_celltext_blanks(s);

	if (skip >= n)
		return NULL;
	n = nt_celltext_trimmed(s + skip, n - skip);
	while (n > 0 && (s[skip + n - 1] == ',' || s[skip + n - 1] == ':'))
		n--;
	return n > 0 ? nt_arena_strndup(r->arena, s + skip, n) : NULL;
}

/* "Ketua Budi Santoso", "Kepala Biro Dr. Agung Bagus", or a post alone. */
static void read_post(struct reading *r, const char *s, size_t n)
{
	struct nt_peoplewords words;
	bool sure;
	size_t name;

	nt_peoplewords(s, n, &words);
	name = nt_people_find_name(&words, &sure);
	if (name == 0) {
		r->out->type = NT_PARTICIPANT_TYPE_ROLE;
		r->out->position = cut(r, s, n);
		return;
	}
	r->out->type = NT_PARTICIPANT_TYPE_PERSON;
	r->out->position = cut(r, s, (size_t)(words.v[name].s - s));
	r->out->name =
		cut(r, words.v[name].s, (size_t)(s + n - words.v[name].s));
	r->guessed = r->guessed || !sure;
}

/* Text without commas and brackets. */
static void read_plain(struct reading *r, const char *s, size_t n)
{
	switch (nt_people_what(s, n)) {
	case NT_PEOPLE_POST:
		read_post(r, s, n);
		break;
	case NT_PEOPLE_BODY:
		r->out->type = NT_PARTICIPANT_TYPE_ORGANIZATION;
		r->out->organization = cut(r, s, n);
		break;
	case NT_PEOPLE_GROUP:
		r->out->type = NT_PARTICIPANT_TYPE_GROUP;
		r->out->position = cut(r, s, n);
		break;
	default:
		r->out->type = NT_PARTICIPANT_TYPE_PERSON;
		r->out->name = cut(r, s, n);
	}
}

/* The parts of a text between commas; degrees stay with what is before. */
struct parts {
	struct {
		const char *s;
		size_t n;
	} v[8];
	size_t n;
};

static void find_parts(const char *s, size_t n, struct parts *out)
{
	const char *end = s + n;

	out->n = 0;
	while (s < end) {
		const char *comma = memchr(s, ',', (size_t)(end - s));
		size_t len = (size_t)((comma ? comma : end) - s);

		if (out->n > 0 &&
		    (out->n == NT_COUNT(out->v) || nt_is_degree(s, len))) {
			out->v[out->n - 1].n =
				(size_t)(s + len - out->v[out->n - 1].s);
		} else {
			out->v[out->n].s = s;
			out->v[out->n++].n = len;
		}
		s += len + 1;
	}
}

/* From part FROM up to part TO, commas and all. */
static const char *join(struct reading *r, const struct parts *parts,
			size_t from, size_t to)
{
	return cut(r, parts->v[from].s,
		   (size_t)(parts->v[to - 1].s + parts->v[to - 1].n -
			    parts->v[from].s));
}

/* "Name, Position", "Name, Position, Organization", "Name, Organization". */
static bool read_name_first(struct reading *r, const struct parts *parts)
{
	size_t last = parts->n - 1;
	enum nt_people_what end =
		nt_people_what(parts->v[last].s, parts->v[last].n);
	enum nt_people_what next = nt_people_what(parts->v[1].s, parts->v[1].n);
	bool is_two = memchr(parts->v[0].s, ' ', parts->v[0].n) != NULL;
	size_t to = parts->n;

	if (end == NT_PEOPLE_BODY &&
	    (next == NT_PEOPLE_POST || (last == 1 && is_two)))
		to = last;
	else if (next != NT_PEOPLE_POST)
		return false;
	r->out->type = NT_PARTICIPANT_TYPE_PERSON;
	r->out->name = join(r, parts, 0, 1);
	if (to > 1)
		r->out->position = join(r, parts, 1, to);
	if (to == last)
		r->out->organization = join(r, parts, last, parts->n);
	return true;
}

/* "Position, Name"; "Koordinator Divisi Pencegahan, Parmas, dan Humas" is a
 * post alone. */
static void read_post_first(struct reading *r, const struct parts *parts)
{
	size_t last = parts->n - 1;
	const char *s = parts->v[last].s;
	size_t n = parts->v[last].n;
	bool titled = nt_people_is_titled(s, n);

	if (!titled && nt_people_what(s, n) == NT_PEOPLE_BODY) {
		r->out->type = NT_PARTICIPANT_TYPE_ROLE;
		r->out->position = join(r, parts, 0, last);
		r->out->organization = join(r, parts, last, parts->n);
		return;
	}
	if (!titled && !nt_people_is_name(s, n)) {
		r->out->type = NT_PARTICIPANT_TYPE_ROLE;
		r->out->position = join(r, parts, 0, parts->n);
		return;
	}
	r->out->type = NT_PARTICIPANT_TYPE_PERSON;
	r->out->position = join(r, parts, 0, last);
	r->out->name = join(r, parts, last, parts->n);
	r->guessed = r->guessed || !titled;
}

static void read_parts(struct reading *r, const char *s, size_t n)
{
	struct parts parts;
	enum nt_people_what first;

	find_parts(s, n, &parts);
	if (parts.n < 2) {
		read_plain(r, s, n);
		return;
	}
	first = nt_people_what(parts.v[0].s, parts.v[0].n);
	if (first == NT_PEOPLE_POST) {
		read_post_first(r, &parts);
	} else if (first == NT_PEOPLE_GROUP) {
		r->out->type = NT_PARTICIPANT_TYPE_GROUP;
		r->out->position = cut(r, s, n);
	} else if (first == NT_PEOPLE_BODY) {
		r->out->type = NT_PARTICIPANT_TYPE_ORGANIZATION;
		r->out->organization = cut(r, s, n);
	} else if (!read_name_first(r, &parts)) {
		/* two people, or one with a post nobody knows */
		r->out->type = NT_PARTICIPANT_TYPE_PERSON;
		r->out->name = cut(r, s, n);
		r->guessed = true;
	}
}

/* A dash between blanks; N if there is none. */
static size_t find_dash(const char *s, size_t n, size_t *len)
{
	static const char *const dashes[] = { " - ", " – ", " — " };

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; s[i] == ' ' && k < NT_COUNT(dashes); k++) {
			*len = strlen(dashes[k]);
			if (n - i > *len && memcmp(s + i, dashes[k], *len) == 0)
				return i;
		}
	return n;
}

/* "Name - Position" and the other way round. */
static void read_dashed(struct reading *r, const char *s, size_t n)
{
	size_t len = 0;
	size_t dash = find_dash(s, n, &len);
	const char *right = s + dash + len;
	size_t rest = n - dash - len;
	enum nt_people_what left_is, right_is;

	if (dash == n || dash == 0) {
		read_parts(r, s, n);
		return;
	}
	left_is = nt_people_what(s, dash);
	right_is = nt_people_what(right, rest);
	if (left_is == NT_PEOPLE_POST &&
	    (right_is == NT_PEOPLE_NAME || nt_people_is_titled(right, rest))) {
		r->out->type = NT_PARTICIPANT_TYPE_PERSON;
		r->out->position = cut(r, s, dash);
		r->out->name = cut(r, right, rest);
		return;
	}
	read_parts(r, s, dash);
	if (r->out->organization == NULL &&
	    (right_is == NT_PEOPLE_BODY || r->out->position != NULL)) {
		r->out->organization = cut(r, right, rest);
	} else if (r->out->position == NULL && r->out->name != NULL) {
		r->out->position = cut(r, right, rest);
		r->guessed = r->guessed || right_is == NT_PEOPLE_NAME;
	} else {
		*r->out = (struct nt_participant) {
			.type = NT_PARTICIPANT_TYPE_PERSON,
			.name = cut(r, s, n),
		};
		r->guessed = true;
	}
}

static void set_count(struct reading *r, int64_t count, bool estimated)
{
	struct nt_participant *out = r->out;

	out->head_count = count;
	out->head_count_is = count == 0	 ? NT_HEAD_COUNT_UNKNOWN
			     : estimated ? NT_HEAD_COUNT_ESTIMATED
					 : NT_HEAD_COUNT_EXACT;
	if (out->type == NT_PARTICIPANT_TYPE_ORGANIZATION)
		return;
	out->type = NT_PARTICIPANT_TYPE_GROUP;
	if (out->position == NULL) {
		out->position = out->name;
		out->name = NULL;
	}
}

/* "izin", "absent": is it how somebody was there? */
static bool read_presence(struct reading *r, const char *text)
{
	static const struct {
		const char *word;
		enum nt_presence presence;
	} words[] = {
		{ "hadir", NT_PRESENCE_PRESENT },
		{ "present", NT_PRESENCE_PRESENT },
		{ "izin", NT_PRESENCE_EXCUSED },
		{ "ijin", NT_PRESENCE_EXCUSED },
		{ "sakit", NT_PRESENCE_EXCUSED },
		{ "excused", NT_PRESENCE_EXCUSED },
		{ "apologies", NT_PRESENCE_EXCUSED },
		{ "tidak hadir", NT_PRESENCE_ABSENT },
		{ "absen", NT_PRESENCE_ABSENT },
		{ "absent", NT_PRESENCE_ABSENT },
		{ "alpa", NT_PRESENCE_ABSENT },
	};

	for (size_t i = 0; i < NT_COUNT(words); i++)
		if (nt_str_same(text, words[i].word)) {
			r->out->presence = words[i].presence;
			return true;
		}
	return false;
}

/* What stood in brackets behind a name: an office, unless it is a post, or
 * how somebody was there. */
static void read_bracket(struct reading *r, const char *text)
{
	enum nt_people_what what = nt_people_what(text, strlen(text));

	if (read_presence(r, text))
		return;
	if (what == NT_PEOPLE_POST && r->out->position == NULL) {
		r->out->position = text;
	} else if (r->out->organization == NULL) {
		r->out->organization = text;
		r->guessed =
			r->guessed || (what != NT_PEOPLE_BODY && r->out->name);
	} else {
		r->guessed = true;
	}
}

/* Where the bracket that ends S[N] begins; N if none does. */
static size_t find_bracket(const char *s, size_t n)
{
	size_t open = n;

	if (n < 3 || s[n - 1] != ')')
		return n;
	while (open > 0 && s[open - 1] != '(')
		open--;
	return open > 1 && memchr(s + open, ')', n - open - 1) == NULL
		       ? open - 1
		       : n;
}

static bool is_unknown_count(const char *s)
{
	return strcmp(s, "?") == 0;
}

/* A bracket at the end is taken off first, then a count. */
static void read_text(struct reading *r, const char *s)
{
	size_t n = strlen(s);
	size_t open = find_bracket(s, n);
	const char *inside = NULL;
	bool estimated = false;
	int64_t count = 0;
	bool counted = false;

	if (open < n) {
		inside = cut(r, s + open + 1, n - open - 2);
		if (inside != NULL) {
			count = nt_count_read(inside, &estimated);
			counted = count > 0 || is_unknown_count(inside);
			n = nt_celltext_trimmed(s, open);
		}
	}
	if (!counted) {
		count = nt_count_take(&s, &n, &estimated);
		counted = count > 0;
	}
	read_dashed(r, s, n);
	if (counted)
		set_count(r, count, estimated);
	else if (r->out->type == NT_PARTICIPANT_TYPE_GROUP)
		r->out->head_count_is = NT_HEAD_COUNT_UNKNOWN;
	if (inside != NULL && !is_unknown_count(inside) &&
	    nt_count_read(inside, &estimated) == 0)
		read_bracket(r, inside);
}

/* Is something of TEXT not where it stood? */
static bool is_taken_apart(const struct nt_participant *p, const char *text)
{
	return !nt_str_eq(p->name, text) && !nt_str_eq(p->position, text) &&
	       !nt_str_eq(p->organization, text);
}

bool nt_person_read(const char *s, struct nt_arena *arena,
		    struct nt_participant *out)
{
	struct reading r = { arena, out, false };
	const char *text = nt_cell_plain(s, arena);
	bool estimated;

	*out = (struct nt_participant) { 0 };
	if (nt_cell_is_null(text))
		return false;
	text = nt_arena_strdup(arena, text);
	out->head_count = nt_count_read(text, &estimated);
	if (out->head_count > 0) {
		out->position = text;
		set_count(&r, out->head_count, estimated);
		return true;
	}
	read_text(&r, text);
	if (out->name == NULL && out->position == NULL &&
	    out->organization == NULL) {
		out->type = NT_PARTICIPANT_TYPE_PERSON;
		out->name = text;
		r.guessed = true;
	}
	out->to_verify = r.guessed;
	if (r.guessed || is_taken_apart(out, text))
		out->as_written = text;
	return true;
}

bool nt_person_take(const char *name, const char *position,
		    struct nt_arena *arena, struct nt_participant *out)
{
	bool has_name = name != NULL && !nt_cell_is_null(name);
	bool has_position = position != NULL && !nt_cell_is_null(position);

	*out = (struct nt_participant) { 0 };
	if (!has_position)
		return has_name && nt_person_read(name, arena, out);
	out->type = has_name ? NT_PARTICIPANT_TYPE_PERSON
			     : NT_PARTICIPANT_TYPE_ROLE;
	if (has_name)
		out->name = nt_arena_strdup(arena, nt_cell_plain(name, arena));
	out->position = nt_arena_strdup(arena, nt_cell_plain(position, arena));
	return true;
}

void nt_people_read(const char *s, unsigned split, struct nt_arena *arena,
		    struct nt_people *out)
{
	struct nt_words texts = nt_cell_split(s, split, arena);

	*out = (struct nt_people) { 0 };
	for (size_t i = 0; i < texts.n; i++) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		if (nt_person_read(texts.v[i], arena, &out->v[out->n]))
			out->n++;
	}
}
