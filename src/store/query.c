#include "notula/query.h"

#include <string.h>
#include <strings.h>

#include "notula/dateword.h"
#include "notula/day.h"
#include "notula/language.h"
#include "notula/record.h"
#include "notula/str.h"
#include "notula/utf8.h"
#include "store/words.h"

/* The tables, from query.def. */

static const struct key {
	enum nt_query_key key;
	const char *names[2];
} keys[] = {
#define KEY(constant, english, indonesian) \
	{ NT_QUERY_##constant, { english, indonesian } },
#define IS(english, indonesian)
#define KIND(word, alias)
#include "store/query.def"
#undef KEY
#undef IS
#undef KIND
};

static const char *const states[][2] = {
#define KEY(constant, english, indonesian)
#define IS(english, indonesian) { english, indonesian },
#define KIND(word, alias)
#include "store/query.def"
#undef KEY
#undef IS
#undef KIND
};

static const char *const kinds[][2] = {
#define KEY(constant, english, indonesian)
#define IS(english, indonesian)
#define KIND(word, alias) { word, alias },
#include "store/query.def"
#undef KEY
#undef IS
#undef KIND
};

const char *nt_query_key_name(enum nt_query_key key)
{
	size_t i = 0;

	while (i + 1 < NT_COUNT(keys) && keys[i].key != key)
		i++;
	return keys[i].names[nt_language_is_local() ? 1 : 0];
}

/* One term as it was typed. */
struct piece {
	bool not ;
	const struct key *key; /* NULL for a word */
	const char *value;
	bool quoted;
	bool closed; /* by its second quote */
	bool star;
	bool last;    /* nothing but blanks follows */
	bool touched; /* not even a blank: it may be half typed */
};

struct reader {
	const char *s; /* what is still to be read */
	int64_t today;
	bool typing;
	bool waiting;
	struct nt_arena *arena;
	struct nt_query *out;
	struct nt_err *err;
};

static bool blank(char c)
{
	return c == ' ' || c == '\t';
}

/* TEXT as it can be searched for: valid, controls are blanks. */
static const char *clean(const char *text, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	size_t n = strlen(text);
	const char *copy;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		char bytes[4];
		size_t len = nt_utf8_next(text + i, n - i, &cp, NULL);

		if (cp < ' ')
			cp = ' ';
		nt_buf_put(&out, bytes, nt_utf8_put(cp, bytes));
		i += len;
	}
	copy = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return copy;
}

/* The key that S begins with, up to its colon; NULL if there is none. */
static const struct key *key_at(struct reader *r)
{
	size_t n = strcspn(r->s, " \t\":");
	const char *name;

	if (r->s[n] != ':')
		return NULL;
	name = nt_arena_strndup(r->arena, r->s, n);
	for (size_t i = 0; i < NT_COUNT(keys); i++)
		if (nt_str_same(name, keys[i].names[0]) ||
		    nt_str_same(name, keys[i].names[1])) {
			r->s += n + 1;
			return &keys[i];
		}
	return NULL;
}

static void read_quoted(struct reader *r, struct piece *p)
{
	size_t n = strcspn(++r->s, "\"");

	p->quoted = true;
	p->value = nt_arena_strndup(r->arena, r->s, n);
	r->s += n;
	if (*r->s == '"') {
		p->closed = true;
		r->s++;
	}
	if (*r->s == '*') {
		p->star = true;
		r->s++;
	}
}

static void read_plain(struct reader *r, struct piece *p)
{
	size_t n = strcspn(r->s, " \t");
	size_t end = n;

	while (end > 0 && r->s[end - 1] == '*')
		end--;
	p->star = end < n;
	p->value = nt_arena_strndup(r->arena, r->s, end);
	r->s += n;
}

/* The next term; false at the end. */
static bool next_piece(struct reader *r, struct piece *p)
{
	*p = (struct piece) { 0 };
	r->s += strspn(r->s, " \t");
	if (*r->s == '\0')
		return false;
	if (r->s[0] == '-' && r->s[1] != '\0' && !blank(r->s[1])) {
		p->not = true;
		r->s++;
	}
	p->key = key_at(r);
	if (*r->s == '"')
		read_quoted(r, p);
	else
		read_plain(r, p);
	p->touched = *r->s == '\0';
	p->last = r->s[strspn(r->s, " \t")] == '\0';
	return true;
}

static void add(struct reader *r, const struct piece *p, const char *value)
{
	struct nt_query *q = r->out;

	q->v = nt_arena_grow(r->arena, q->v, q->n, sizeof(*q->v));
	q->v[q->n++] = (struct nt_term) {
		.key = p->key ? p->key->key : NT_QUERY_WORD,
		.not = p->not,
		.prefix = p->star,
		.quoted = p->quoted && value == p->value,
		.value = value,
	};
}

/* What was typed so far asks for more: the last word is a beginning. */
static bool half_typed(const struct reader *r, const struct piece *p)
{
	return r->typing && p->last && !p->closed && !p->not &&!p->star;
}

enum { LEAST_BEGINNING = 3 };

static enum nt_status add_word(struct reader *r, struct piece *p)
{
	size_t letters = nt_word_chars(p->value);

	if (letters == 0)
		return NT_OK;
	if (half_typed(r, p) && letters >= LEAST_BEGINNING) {
		p->star = true;
	} else if (half_typed(r, p) && p->touched) {
		r->waiting = true;
		return NT_OK;
	}
	add(r, p, p->value);
	return NT_OK;
}

static enum nt_status add_name(struct reader *r, struct piece *p)
{
	if (nt_word_chars(p->value) == 0)
		return nt_fail_field(r->err, NT_EUSAGE, p->key->names[0],
				     _("a value is missing"));
	add(r, p, p->value);
	return NT_OK;
}

/* The choices of a key, for the message. */
static enum nt_status unknown(struct reader *r, const struct piece *p,
			      const char *choices)
{
	return nt_fail_field(r->err, NT_EUSAGE, p->key->names[0],
			     _("Unknown value \"%s\" for %s; one of: %s"),
			     p->value, p->key->names[0], choices);
}

static bool kind_is(int kind, const char *value)
{
	const char *word = nt_set_kind.words[kind];

	if (nt_words_begin(word, value) ||
	    nt_words_begin(nt_set_kind.labels[kind], value) ||
	    nt_words_begin(_(nt_set_kind.labels[kind]), value))
		return true;
	for (size_t i = 0; i < NT_COUNT(kinds); i++)
		if (nt_str_eq(kinds[i][0], word) &&
		    nt_words_begin(kinds[i][1], value))
			return true;
	return false;
}

static enum nt_status add_kind(struct reader *r, struct piece *p)
{
	struct nt_buf choices = { 0 };
	bool found = false;

	for (int kind = 1; kind < nt_set_kind.n; kind++) {
		const char *word = nt_set_kind.words[kind];

		nt_buf_printf(&choices, "%s%s", kind > 1 ? ", " : "", word);
		if (!kind_is(kind, p->value))
			continue;
		add(r, p, word);
		found = true;
	}
	if (!found)
		unknown(r, p, nt_buf_str(&choices));
	nt_buf_free(&choices);
	return found ? NT_OK : NT_EUSAGE;
}

static enum nt_status add_state(struct reader *r, struct piece *p)
{
	struct nt_buf choices = { 0 };

	for (size_t i = 0; i < NT_COUNT(states); i++) {
		if (nt_str_same(states[i][0], p->value) ||
		    nt_str_same(states[i][1], p->value)) {
			nt_buf_free(&choices);
			add(r, p, states[i][0]);
			return NT_OK;
		}
		nt_buf_printf(&choices, "%s%s", i > 0 ? ", " : "",
			      states[i][0]);
	}
	unknown(r, p, nt_buf_str(&choices));
	nt_buf_free(&choices);
	return NT_EUSAGE;
}

static enum nt_status read_date(struct reader *r, const struct piece *p,
				struct nt_dateword *out)
{
	if (nt_word_chars(p->value) == 0)
		return nt_fail_field(r->err, NT_EUSAGE, p->key->names[0],
				     _("a value is missing"));
	if (nt_dateword_read(p->value, r->today, NT_LOOKING_BACK, out,
			     r->err) == NT_OK)
		return NT_OK;
	nt_err_within(r->err, "%s", p->key->names[0]);
	if (r->err != NULL)
		r->err->status = NT_EUSAGE;
	return NT_EUSAGE;
}

static enum nt_status add_date(struct reader *r, struct piece *p)
{
	struct nt_dateword word;
	struct nt_date date;
	char iso[NT_DATE_SIZE];
	enum nt_status st = read_date(r, p, &word);

	if (st != NT_OK)
		return st;
	date = word.date;
	switch (p->key->key) {
	case NT_QUERY_FROM:
		date = nt_day_date(nt_date_first(date));
		break;
	case NT_QUERY_TO:
		date = nt_day_date(
			nt_date_last(word.end.year ? word.end : date));
		break;
	default:
		date.day = 0;
	}
	add(r, p, nt_arena_strdup(r->arena, nt_date_write(date, iso)));
	return NT_OK;
}

static enum nt_status add_piece(struct reader *r, struct piece *p)
{
	if (p->key == NULL)
		return add_word(r, p);
	switch (p->key->key) {
	case NT_QUERY_KIND:
		return add_kind(r, p);
	case NT_QUERY_FROM:
	case NT_QUERY_TO:
	case NT_QUERY_MONTH:
		return add_date(r, p);
	case NT_QUERY_IS:
		return add_state(r, p);
	default:
		return add_name(r, p);
	}
}

/* What is longer than a line of text is nothing that a person types. */
static enum nt_status bound(struct reader *r)
{
	size_t n = strlen(r->s);

	if (n <= NT_LIMIT_LINE)
		return NT_OK;
	r->s = nt_arena_strndup(r->arena, r->s,
				nt_utf8_cut(r->s, NT_LIMIT_LINE));
	return nt_fail(r->err, NT_EUSAGE,
		       _("the filter is too long: at most %d bytes"),
		       NT_LIMIT_LINE);
}

enum nt_status nt_query_read(const char *text, int64_t today, bool typing,
			     struct nt_arena *arena, struct nt_query *out,
			     bool *waiting, struct nt_err *err)
{
	struct reader r = {
		.s = clean(text ? text : "", arena),
		.today = today,
		.typing = typing,
		.arena = arena,
		.out = out,
		.err = err,
	};
	struct piece p;
	enum nt_status st;

	*out = (struct nt_query) { .today = today };
	st = bound(&r);
	while ((st == NT_OK || typing) && next_piece(&r, &p)) {
		r.waiting = r.waiting || st != NT_OK;
		st = add_piece(&r, &p);
	}
	if (waiting != NULL)
		*waiting = typing && (r.waiting || st != NT_OK);
	return typing ? NT_OK : st;
}

/* What completes a word that is typed. */

static bool begins(const char *word, const char *typed)
{
	return strncasecmp(word, typed, strlen(typed)) == 0;
}

static void offer(struct nt_words *out, struct nt_arena *arena,
		  const char *word, const char *typed)
{
	if (!begins(word, typed) || strlen(word) == strlen(typed))
		return;
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = word;
}

/* The words of a key that has a fixed set of them, in language L. */
static void offer_values(struct nt_words *out, struct nt_arena *arena,
			 const struct key *key, int l, const char *typed)
{
	const char *name = key->names[l];

	for (size_t i = 0; key->key == NT_QUERY_IS && i < NT_COUNT(states); i++)
		offer(out, arena,
		      nt_arena_printf(arena, "%s:%s", name, states[i][l]),
		      typed);
	if (key->key != NT_QUERY_KIND)
		return;
	for (int i = 1; l == 0 && i < nt_set_kind.n; i++)
		offer(out, arena,
		      nt_arena_printf(arena, "%s:%s", name,
				      nt_set_kind.words[i]),
		      typed);
	for (size_t i = 0; l == 1 && i < NT_COUNT(kinds); i++)
		if (strchr(kinds[i][1], ' ') == NULL)
			offer(out, arena,
			      nt_arena_printf(arena, "%s:%s", name,
					      kinds[i][1]),
			      typed);
}

void nt_query_complete(const char *typed, struct nt_arena *arena,
		       struct nt_words *out)
{
	const char *label = nt_set_kind.labels[1];
	int first = strcmp(_(label), label) != 0; /* the reader's language */

	*out = (struct nt_words) { 0 };
	for (int i = 0; i < 2; i++)
		for (size_t k = 0; k < NT_COUNT(keys); k++) {
			const char *name = keys[k].names[i ^ first];

			if (strchr(typed, ':') != NULL)
				offer_values(out, arena, &keys[k], i ^ first,
					     typed);
			else
				offer(out, arena,
				      nt_arena_printf(arena, "%s:", name),
				      typed);
		}
}

enum nt_query_key nt_query_key_of(const char *term, const char **value)
{
	struct nt_arena arena = { 0 };
	struct reader r = { .s = term, .arena = &arena };
	const struct key *key = key_at(&r);

	*value = r.s;
	nt_arena_free(&arena);
	return key != NULL ? key->key : NT_QUERY_WORD;
}

/* Does it say so itself? Two of a key would mean either. */
static bool has_key(const struct nt_query *query, enum nt_query_key key)
{
	for (size_t i = 0; i < query->n; i++)
		if (query->v[i].key == key && !query->v[i].not )
			return true;
	return false;
}

static void add_bound(struct nt_query *query, enum nt_query_key key,
		      int64_t day, struct nt_arena *arena)
{
	char iso[NT_DATE_SIZE];

	if (has_key(query, key))
		return;
	query->v = nt_arena_grow(arena, query->v, query->n, sizeof(*query->v));
	query->v[query->n++] = (struct nt_term) {
		.key = key,
		.value = nt_arena_strdup(arena,
					 nt_date_write(nt_day_date(day), iso)),
	};
}

void nt_query_within(const struct nt_query *query, int64_t first, int64_t last,
		     struct nt_arena *arena, struct nt_query *out)
{
	*out = (struct nt_query) { .today = query->today };
	for (size_t i = 0; i < query->n; i++) {
		out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
		out->v[out->n++] = query->v[i];
	}
	add_bound(out, NT_QUERY_FROM, first, arena);
	add_bound(out, NT_QUERY_TO, last, arena);
}
