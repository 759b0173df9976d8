#include "report/wrap.h"

#include <stdint.h>
#include <string.h>
#include <wctype.h>

#include "notula/utf8.h"

/* As many letters make the parts of a double word: "se-Sumatera" is none. */
enum { PART = 3, MOST_BYTES = 4 };

const char *nt_wrap_shown(struct nt_arena *arena, const char *text)
{
	struct nt_buf out = { 0 };
	char *copy, *shown;

	if (text == NULL)
		return "";
	copy = nt_arena_strdup(arena, text);
	for (char *tab = copy; (tab = strchr(tab, '\t')) != NULL;)
		*tab = ' ';
	for (size_t n = strlen(copy); n > 0 && copy[n - 1] == '\n';)
		copy[--n] = '\0';
	nt_utf8_shown(&out, copy, strlen(copy), true);
	shown = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return shown;
}

/* What the C library does not know yet takes a cell on most terminals. */
static int cells_of(uint32_t cp)
{
	int width = nt_utf8_width(cp);

	return width < 0 ? 1 : width;
}

int nt_wrap_cells(const char *s, size_t n)
{
	int cells = 0;
	uint32_t cp;

	for (size_t i = 0; i < n; cells += cells_of(cp))
		i += nt_utf8_next(s + i, n - i, &cp, NULL);
	return cells;
}

/* How many letters stand at S, up to PART. */
static int letters_at(const char *s)
{
	int letters = 0;
	uint32_t cp;

	while (letters < PART) {
		s += nt_utf8_next(s, MOST_BYTES, &cp, NULL);
		if (!iswalpha((wint_t)cp))
			break;
		letters++;
	}
	return letters;
}

/* A line being measured. */
struct measure {
	const char *s;
	size_t end;  /* where a break would end it; 0: nowhere yet */
	size_t next; /* and where the rest would begin */
	int letters; /* just read */
};

/* Where the line may be broken after the character at I of LEN bytes. */
static void mark_break(struct measure *m, uint32_t cp, size_t i, size_t len)
{
	if (cp == ' ') {
		if (i == 0 || m->s[i - 1] != ' ')
			m->end = i;
		m->next = i + 1;
	} else if (cp == '-' && m->letters >= PART &&
		   letters_at(m->s + i + len) == PART) {
		m->end = m->next = i + len;
	}
	m->letters = !iswalpha((wint_t)cp) ? 0
		     : m->letters < PART   ? m->letters + 1
					   : PART;
}

static bool at_end(const char *s)
{
	return *s == '\0' || *s == '\n';
}

/* Bytes that fit, at least a character; the best break before them in M. */
static size_t measure_line(struct measure *m, int room)
{
	size_t i = 0;
	int used = 0;

	while (!at_end(m->s + i)) {
		uint32_t cp;
		size_t len = nt_utf8_next(m->s + i, MOST_BYTES, &cp, NULL);

		used += cells_of(cp);
		if (used > room && i > 0 && cp != ' ')
			return i;
		mark_break(m, cp, i, len);
		if (used > room && i > 0)
			return i;
		i += len;
	}
	return i;
}

bool nt_wrap_next(const char **text, int room, struct nt_wrap_line *out)
{
	struct measure m = { .s = *text };
	size_t next;

	if (*text == NULL)
		return false;
	out->s = m.s;
	out->n = next = measure_line(&m, room);
	if (!at_end(m.s + next) && m.end > 0) {
		out->n = m.end;
		next = m.next;
	}
	while (out->n > 0 && out->s[out->n - 1] == ' ')
		out->n--;
	out->cells = nt_wrap_cells(out->s, out->n);
	while (m.s[next] == ' ')
		next++;
	*text = m.s[next] == '\n'   ? m.s + next + 1
		: m.s[next] != '\0' ? m.s + next
				    : NULL;
	return true;
}
