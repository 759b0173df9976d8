#include "notula/split.h"

#include <string.h>

#include "exchange/celltext.h"
#include "notula/str.h"
#include "store/alike.h"

enum { WORD = 32 }; /* bytes: what is longer is no word for nothing */

/* S trimmed and in lower case, "" if it is too long; OUT[WORD + 1]. */
static const char *short_word(const char *s, char out[WORD + 1])
{
	size_t n;

	out[0] = '\0';
	s += nt_celltext_blanks(s);
	n = strnlen(s, WORD + 9);
	if (n > WORD + 8)
		return out;
	n = nt_celltext_trimmed(s, n);
	if (n > WORD)
		return out;
	for (size_t i = 0; i < n; i++)
		out[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]);
	out[n] = '\0';
	return out;
}

static bool is_one_of(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (word[0] == words[i][0] && strcmp(word, words[i]) == 0)
			return true;
	return false;
}

bool nt_cell_is_null(const char *s)
{
	static const char *const words[] = {
		"-",
		"--",
		"---",
		"–",
		"—",
		".",
		"..",
		"...",
		"…",
		"?",
		"??",
		"???",
		"*",
		"/",
		"_",
		"n/a",
		"na",
		"n.a.",
		"n.a",
		"#n/a",
		"nil",
		"none",
		"null",
		"nan",
		"undefined",
		"(none)",
		"(blank)",
		"<na>",
		"tbd",
		"tba",
		"tbc",
		"t.b.d.",
		"t.b.a.",
		"t.b.c.",
		"to be determined",
		"to be confirmed",
		"to be announced",
		"not applicable",
		"not available",
		"unknown",
		"nihil",
		"kosong",
		"tidak ada",
		"tdk ada",
		"belum ada",
		"belum",
		"tidak diketahui",
		"ninguno",
		"ninguna",
		"sin datos",
		"por definir",
		"nenhum",
		"nenhuma",
		"a definir",
		"aucun",
		"aucune",
		"néant",
		"keine",
		"keiner",
		"keines",
		"entfällt",
		"offen",
		"geen",
		"nvt",
		"n.v.t.",
		"nessuno",
		"nessuna",
		"なし",
		"未定",
	};
	char word[WORD + 1];

	if (s[nt_celltext_blanks(s)] == '\0')
		return true;
	short_word(s, word);
	return word[0] != '\0' && is_one_of(word, words, NT_COUNT(words));
}

bool nt_cell_is_nil(const char *s)
{
	static const char *const starts[] = {
		"nil return",	       "no meeting",
		"nothing to report",   "no external meeting",
		"none held",	       "no return",
		"tidak ada rapat",     "tidak ada kegiatan",
		"tidak ada pertemuan", "sin reunion",
		"keine sitzung",       "keine termine",
		"geen vergadering",    "geen bijeenkomst",
	};
	static const char *const words[] = { "nil", "nihil", "none" };
	char word[WORD + 1];

	s += nt_celltext_blanks(s);
	if (*s == '\0' || strchr("nNtTsSkKgG", *s) == NULL)
		return false;
	short_word(s, word);
	for (size_t i = 0; i < NT_COUNT(starts); i++)
		if (nt_str_starts(word, starts[i]))
			return true;
	return is_one_of(word, words, NT_COUNT(words));
}

bool nt_cell_is_mark(const char *s)
{
	static const char *const words[] = {
		"yes",
		"no",
		"y",
		"n",
		"x",
		"v",
		"true",
		"false",
		"✓",
		"✔",
		"✗",
		"√",
		"present",
		"absent",
		"excused",
		"apologies",
		"attended",
		"not attended",
		"late",
		"hadir",
		"tidak hadir",
		"ya",
		"tidak",
		"izin",
		"ijin",
		"sakit",
		"alpa",
		"alpha",
		"si",
		"sí",
		"sim",
		"não",
		"oui",
		"non",
		"ja",
		"nein",
		"nee",
		"presente",
		"ausente",
		"présent",
		"entschuldigt",
		"anwesend",
		"abwesend",
		"aanwezig",
		"afwezig",
		"ada",
	};
	char word[WORD + 1];

	short_word(s, word);
	return word[0] != '\0' && is_one_of(word, words, NT_COUNT(words));
}

bool nt_split_read(const char *signs, unsigned *out)
{
	*out = signs[0] == '\0' ? 0 : NT_SPLIT_LINE;
	for (; *signs != '\0'; signs++)
		if (*signs == ';')
			*out |= NT_SPLIT_SEMICOLON;
		else if (*signs == '|')
			*out |= NT_SPLIT_BAR;
		else if (*signs == ',')
			*out |= NT_SPLIT_COMMA;
		else
			return false;
	return true;
}

static bool splits_at(char c, unsigned split)
{
	return (c == '\n' && (split & NT_SPLIT_LINE)) ||
	       (c == ';' && (split & NT_SPLIT_SEMICOLON)) ||
	       (c == '|' && (split & NT_SPLIT_BAR)) ||
	       (c == ',' && (split & NT_SPLIT_COMMA));
}

/* What stands in brackets on one line is not split: where they close. */
static size_t bracket_end(const char *s)
{
	size_t n = s[0] == '(' ? strcspn(s, ")\n") : 0;

	return s[n] == ')' ? n : 0;
}

/* A list of values on its way. */
struct values {
	struct nt_arena *arena;
	unsigned split;
	struct nt_words out;
};

static void put(struct values *values, const char *s, size_t n)
{
	struct nt_words *out = &values->out;
	const char *text;
	size_t skip = nt_celltext_blanks(s);

	if (skip >= n)
		return;
	n = nt_celltext_trimmed(s + skip, n - skip);
	s += skip;
	skip = nt_celltext_bullet(s, n, out->n);
	s += skip;
	n -= skip;
	text = nt_arena_strndup(values->arena, s, n);
	if (nt_cell_is_null(text))
		return;
	out->v = nt_arena_grow(values->arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = text;
}

/* Where the number after NUMBER stands in S[N], "2." after "1."; N if it does
 * not. */
static size_t next_number(const char *s, size_t n, int number)
{
	for (size_t i = 1; i + 2 < n; i++) {
		size_t digits = 0;
		int value = 0;

		if (s[i - 1] != ' ' && s[i - 1] != ',')
			continue;
		while (digits < 3 && s[i + digits] >= '0' &&
		       s[i + digits] <= '9')
			value = value * 10 + (s[i + digits++] - '0');
		if (digits > 0 && value == number + 1 &&
		    (s[i + digits] == '.' || s[i + digits] == ')') &&
		    !(s[i + digits + 1] >= '0' && s[i + digits + 1] <= '9'))
			return i;
	}
	return n;
}

/* "1. Budi 2. Ani": the numbers part the values. */
static void put_numbered(struct values *values, const char *s, size_t n)
{
	size_t skip = nt_celltext_blanks(s);
	int number = 1;

	if (skip + 2 < n && s[skip] == '1' &&
	    (s[skip + 1] == '.' || s[skip + 1] == ')') &&
	    !(s[skip + 2] >= '0' && s[skip + 2] <= '9'))
		for (;;) {
			size_t next = next_number(s, n, number++);
			size_t cut = next;

			if (next == n)
				break;
			while (cut > 0 && strchr(" ,", s[cut - 1]) != NULL)
				cut--;
			put(values, s, cut);
			s += next;
			n -= next;
		}
	put(values, s, n);
}

/* How far the degrees reach that follow the comma at S: 0 if none do. */
static size_t degrees_behind(const char *s, unsigned split)
{
	size_t n = 1;

	while (s[n] != '\0' && !splits_at(s[n], split))
		n++;
	return nt_is_degree(s + 1, n - 1) ? n : 0;
}

struct nt_words nt_cell_split(const char *s, unsigned split,
			      struct nt_arena *arena)
{
	struct values values = { arena, split, { 0 } };
	const char *plain = nt_cell_plain(s, arena);
	const char *from = plain;

	if (split == 0) {
		put(&values, plain, strlen(plain));
		return values.out;
	}
	for (s = plain; *s != '\0'; s++) {
		size_t degrees;

		s += bracket_end(s);
		if (!splits_at(*s, split))
			continue;
		degrees = *s == ',' ? degrees_behind(s, split) : 0;
		if (degrees > 0) {
			s += degrees - 1;
			continue;
		}
		put_numbered(&values, from, (size_t)(s - from));
		from = s + 1;
	}
	put_numbered(&values, from, strlen(from));
	return values.out;
}
