#include "store/alike.h"

#include <string.h>

#include "notula/compiler.h"
#include "notula/str.h"
#include "store/words.h"

static const char *const before[] = {
#define BEFORE(word) #word,
#include "store/alike.def"
#undef BEFORE
};

static const char *const after[] = {
#define AFTER(word) #word,
#include "store/alike.def"
#undef AFTER
};

static const struct {
	enum nt_directory kind;
	const char *words;
	const char *stands_for;
} shorts[] = {
#define SHORT(kind, words, stands_for) \
	{ NT_DIRECTORY_##kind, words, stands_for },
#include "store/alike.def"
#undef SHORT
};

static const struct {
	const char *word;
	char level;
} levels[] = {
	{ "provinsi", 'p' },
	{ "kabupaten", 'k' },
	{ "kota", 'c' },
};

static bool is_one_of(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return false;
}

/* The letters of N bytes of S, "ssos" of "S.Sos."; blanks do not count. */
static const char *letters(const char *s, size_t n, struct nt_arena *arena)
{
	struct nt_words words =
		nt_words_of(nt_arena_strndup(arena, s, n), arena);
	const char *out = "";

	for (size_t i = 0; i < words.n; i++)
		out = nt_arena_printf(arena, "%s%s", out, words.v[i]);
	return out;
}

bool nt_is_degree(const char *s, size_t n)
{
	struct nt_arena arena = { 0 };
	bool is = is_one_of(letters(s, n, &arena), after, NT_COUNT(after));

	nt_arena_free(&arena);
	return is;
}

bool nt_is_address(const char *s, size_t n)
{
	struct nt_arena arena = { 0 };
	bool is = is_one_of(letters(s, n, &arena), before, NT_COUNT(before));

	nt_arena_free(&arena);
	return is;
}

/* How much of S stands before the degrees behind it. */
static size_t without_degrees(const char *s, struct nt_arena *arena)
{
	size_t n = strlen(s);
	size_t from = n;

	while (from > 0) {
		const char *last;

		from--;
		if (s[from] != ',' && s[from] != ' ')
			continue;
		last = letters(s + from, n - from, arena);
		if (last[0] == '\0' || is_one_of(last, after, NT_COUNT(after)))
			n = from;
		else if (s[from] == ',')
			break;
	}
	return n;
}

/* The first word that is no form of address; one word stays in any case. */
static const char *without_address(const char *s, size_t n,
				   struct nt_arena *arena)
{
	const char *end = s + n;

	while (s < end) {
		const char *blank = memchr(s, ' ', (size_t)(end - s));

		if (blank == NULL ||
		    !is_one_of(letters(s, (size_t)(blank - s), arena), before,
			       NT_COUNT(before)))
			break;
		s = blank + 1;
	}
	return s;
}

static const char *person_words(const char *name, struct nt_arena *arena)
{
	size_t n = without_degrees(name, arena);
	const char *from = without_address(name, n, arena);

	return nt_words_fold(nt_arena_strndup(arena, from,
					      (size_t)(name + n - from)),
			     arena);
}

/* Put TO for every run of words FROM; both and S have one blank between. */
static const char *replace(const char *s, const char *from, const char *to,
			   struct nt_arena *arena)
{
	size_t n = strlen(from);
	struct nt_buf out = { 0 };
	const char *at = s;

	while (*at != '\0') {
		bool here = strncmp(at, from, n) == 0 &&
			    (at[n] == ' ' || at[n] == '\0');
		size_t word = here ? n : strcspn(at, " ");

		nt_buf_puts(&out, out.n > 0 ? " " : "");
		nt_buf_put(&out, here ? to : at, here ? strlen(to) : word);
		at += word;
		at += *at == ' ';
	}
	s = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return s;
}

static const char *in_full(enum nt_directory kind, const char *name,
			   struct nt_arena *arena)
{
	const char *s = nt_words_fold(name, arena);

	for (size_t i = 0; i < NT_COUNT(shorts); i++)
		if (shorts[i].kind == kind)
			s = replace(s, shorts[i].words, shorts[i].stands_for,
				    arena);
	return s;
}

static bool has_word(const char *s, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = strstr(s, word); at != NULL;
	     at = strstr(at + 1, word))
		if ((at == s || at[-1] == ' ') &&
		    (at[n] == ' ' || at[n] == '\0'))
			return true;
	return false;
}

struct nt_likeness nt_likeness_of(enum nt_directory kind, const char *name,
				  struct nt_arena *arena)
{
	struct nt_likeness out = { 0 };
	size_t found = 0;
	size_t which = 0;

	if (kind == NT_DIRECTORY_PEOPLE) {
		out.words = person_words(name, arena);
		return out;
	}
	out.words = in_full(kind, name, arena);
	for (size_t i = 0;
	     kind == NT_DIRECTORY_ORGANIZATIONS && i < NT_COUNT(levels); i++)
		if (has_word(out.words, levels[i].word)) {
			found++;
			which = i;
		}
	if (found == 1) {
		out.words = replace(out.words, levels[which].word, "", arena);
		out.words = nt_words_fold(out.words, arena);
		out.level = levels[which].level;
	} else if (found > 1) {
		out.level = '*';
	}
	return out;
}

bool nt_likeness_same(const struct nt_likeness *a, const struct nt_likeness *b)
{
	return a->words[0] != '\0' && strcmp(a->words, b->words) == 0 &&
	       (a->level == b->level || a->level == 0 || b->level == 0);
}
