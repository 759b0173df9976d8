#include "notula/targets.h"

#include <string.h>

#include "notula/datecell.h"
#include "notula/record.h"
#include "notula/str.h"
#include "notula/utf8.h"
#include "store/words.h"

static const struct {
	const char *key;
	const char *label;
	enum nt_takes takes;
	const struct nt_shape *shape;
	const char *field;
} targets[NT_TARGETS] = {
#define X(name, key, takes, shape, field, label) \
	[NT_TARGET_##name] = { #key, label, NT_TAKES_##takes, \
			       &nt_shape_##shape, field },
#include "notula/targets.def"
#undef X
};

static const struct {
	enum nt_target target;
	const char *header;
} aliases[] = {
#define X(target, language, header) { NT_TARGET_##target, header },
#include "notula/aliases.def"
#undef X
};

struct nt_target_row nt_target_row(enum nt_target target)
{
	struct nt_target_row row = { 0 };

	if (target == NT_NO_TARGET)
		return row;
	row.key = targets[target].key;
	row.label = targets[target].label;
	row.takes = targets[target].takes;
	row.shape = targets[target].shape;
	row.field = nt_field(row.shape, targets[target].field);
	return row;
}

enum nt_takes nt_target_takes(enum nt_target target)
{
	return targets[target].takes;
}

enum nt_target nt_target_find(const char *key)
{
	for (size_t i = NT_NO_TARGET + 1; i < NT_TARGETS; i++)
		if (strcmp(targets[i].key, key) == 0)
			return (enum nt_target)i;
	return NT_NO_TARGET;
}

bool nt_target_is_many(enum nt_target target)
{
	switch (targets[target].takes) {
	case NT_TAKES_NAMES:
	case NT_TAKES_PEOPLE:
	case NT_TAKES_ITEMS:
	case NT_TAKES_TEXT:
	case NT_TAKES_LINKS:
		return true;
	default:
		return target == NT_TARGET_POSITION;
	}
}

/* "Tanggal (dd/mm/yyyy)" without what stands in brackets; all of it, if
 * nothing else is there. */
static const char *without_notes(const char *header, struct nt_arena *arena)
{
	char *out = nt_arena_strdup(arena, header);
	char *to = out;
	int depth = 0;

	for (const char *s = header; *s != '\0'; s++) {
		if (*s == '(' || *s == '[')
			depth++;
		if (depth == 0)
			*to++ = *s;
		if ((*s == ')' || *s == ']') && depth > 0)
			depth--;
	}
	*to = '\0';
	return nt_word_chars(out) > 0 ? out : header;
}

static bool all_digits(const char *word)
{
	return word[strspn(word, "0123456789")] == '\0';
}

/* Is the first word of WORDS only its number: "1. Tanggal", "a) Tanggal"? */
static bool is_numbered(struct nt_words words, const char *header)
{
	size_t n;

	if (words.n < 2)
		return false;
	if (all_digits(words.v[0]))
		return true;
	header += strspn(header, " \t\r\n(");
	n = strlen(words.v[0]);
	return n == 1 && (header[n] == '.' || header[n] == ')');
}

static const char *join(const char *const *words, size_t n,
			struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	const char *joined;

	for (size_t i = 0; i < n; i++)
		nt_buf_puts(&out, words[i]);
	joined = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return joined;
}

static struct nt_words header_words(const char *header, struct nt_arena *arena)
{
	const char *plain = without_notes(header, arena);
	struct nt_words words = nt_words_of(plain, arena);

	if (is_numbered(words, plain)) {
		words.v++;
		words.n--;
	}
	return words;
}

const char *nt_header_key(const char *header, struct nt_arena *arena)
{
	struct nt_words words = header_words(header, arena);

	return join(words.v, words.n, arena);
}

/* Has NAME, as it stands in a table, the letters and digits of KEY? */
static bool has_key(const char *name, const char *key)
{
	size_t n = strlen(name);

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		char bytes[4];
		size_t len;

		i += nt_utf8_next(name + i, n - i, &cp, NULL);
		if (cp < 0x80 && !nt_word_char(cp))
			continue;
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		cp = nt_utf8_bare(cp);
		len = nt_utf8_put(cp, bytes);
		if (strncmp(key, bytes, len) != 0)
			return false;
		key += len;
	}
	return *key == '\0';
}

struct found {
	enum nt_target *out;
	size_t n;
	size_t most;
};

static void add(struct found *found, enum nt_target target)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->out[i] == target)
			return;
	if (found->n < found->most)
		found->out[found->n++] = target;
}

/* Most names differ in their first letter. */
static bool may_be(const char *name, const char *key)
{
	return name[0] == key[0] || (name[0] & 0x80) != 0;
}

static void look_up(const char *key, struct found *found)
{
	if (key[0] == '\0')
		return;
	for (size_t i = 0; i < NT_COUNT(aliases); i++)
		if (may_be(aliases[i].header, key) &&
		    has_key(aliases[i].header, key))
			add(found, aliases[i].target);
	for (size_t i = NT_NO_TARGET + 1; i < NT_TARGETS; i++) {
		struct nt_target_row row = nt_target_row((enum nt_target)i);

		if (has_key(row.key, key) ||
		    (row.field != NULL && (has_key(row.field->name, key) ||
					   has_key(row.field->local, key))))
			add(found, (enum nt_target)i);
	}
}

/* "Peserta 2", "peserta2": the number counts columns of one kind; and one
 * name for many. */
static void look_up_counted(struct nt_words words, struct nt_arena *arena,
			    struct found *found)
{
	char *key = nt_arena_strdup(arena, join(words.v, words.n, arena));
	size_t n = strlen(key);

	look_up(key, found);
	if (found->n > 0)
		return;
	while (n > 0 && strchr("0123456789", key[n - 1]) != NULL)
		key[--n] = '\0';
	look_up(key, found);
	/* positions, owners; attendee */
	if (found->n > 0 || n < 4)
		return;
	if (key[n - 1] == 's') {
		key[n - 1] = '\0';
		look_up(key, found);
	} else {
		look_up(nt_arena_printf(arena, "%ss", key), found);
	}
}

static bool joins(const char *word)
{
	static const char *const words[] = { "dan", "and",  "atau", "or",
					     "und", "oder", "et",   "ou",
					     "y",   "o",    "e",    "en" };

	for (size_t i = 0; i < NT_COUNT(words); i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

/* HEADER with a word for each sign that joins names. */
static const char *signs_spelt(const char *header, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	const char *spelt;

	for (const char *s = header; *s != '\0'; s++)
		if (strchr("/&+,;|\n", *s) != NULL)
			nt_buf_puts(&out, " and ");
		else
			nt_buf_putc(&out, *s);
	spelt = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return spelt;
}

/* "Waktu dan Tempat", "Tanggal / Jam": every name has to be known. */
static void look_up_joined(const char *header, struct nt_arena *arena,
			   struct found *found)
{
	struct nt_words words = header_words(signs_spelt(header, arena), arena);
	size_t begin = 0;

	for (size_t i = 0; words.n > 0 && i <= words.n; i++) {
		size_t before = found->n;

		if (i < words.n && !joins(words.v[i]))
			continue;
		look_up_counted((struct nt_words) { words.v + begin,
						    i - begin },
				arena, found);
		if (found->n == before && begin < i) {
			found->n = 0;
			return;
		}
		begin = i + 1;
	}
}

/* Take TARGET out where a closer one is there as well. */
static void drop(struct found *found, enum nt_target target,
		 enum nt_target closer)
{
	size_t n = 0;
	bool has = false;

	for (size_t i = 0; i < found->n; i++)
		has = has || found->out[i] == closer;
	for (size_t i = 0; i < found->n; i++)
		if (!has || found->out[i] != target)
			found->out[n++] = found->out[i];
	found->n = n;
}

size_t nt_header_targets(const char *header, enum nt_target out[], size_t most)
{
	struct found found = { out, 0, most };
	struct nt_arena arena = { 0 };

	look_up_counted(header_words(header, &arena), &arena, &found);
	if (found.n == 0)
		look_up_joined(header, &arena, &found);
	nt_arena_free(&arena);
	drop(&found, NT_TARGET_PARTICIPANT, NT_TARGET_CHAIR);
	drop(&found, NT_TARGET_PARTICIPANT, NT_TARGET_RECORDER);
	return found.n;
}

size_t nt_header_rank(const char *header)
{
	struct nt_arena arena = { 0 };
	const char *key = nt_header_key(header, &arena);
	size_t i = 0;

	while (i < NT_COUNT(aliases) && !(may_be(aliases[i].header, key) &&
					  has_key(aliases[i].header, key)))
		i++;
	nt_arena_free(&arena);
	return i;
}

bool nt_header_is_known(const char *header)
{
	enum nt_target targets_of[NT_HEADER_TARGETS];

	return nt_header_targets(header, targets_of, NT_HEADER_TARGETS) > 0;
}

char nt_header_date_part(const char *header)
{
	struct nt_arena arena = { 0 };
	char part = nt_date_part_named(nt_header_key(header, &arena));

	nt_arena_free(&arena);
	return part;
}
