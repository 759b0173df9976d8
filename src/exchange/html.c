/* html.c - text out of cells that a web page was copied or exported into. */
#include <string.h>

#include "exchange/celltext.h"
#include "notula/split.h"
#include "notula/str.h"
#include "notula/utf8.h"

/* The names of U+00A0 to U+00FF, then others with their character. */
static const char *const latin1[] = {
	"nbsp",	  "iexcl",  "cent",   "pound",	"curren", "yen",    "brvbar",
	"sect",	  "uml",    "copy",   "ordf",	"laquo",  "not",    "shy",
	"reg",	  "macr",   "deg",    "plusmn", "sup2",	  "sup3",   "acute",
	"micro",  "para",   "middot", "cedil",	"sup1",	  "ordm",   "raquo",
	"frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
	"Atilde", "Auml",   "Aring",  "AElig",	"Ccedil", "Egrave", "Eacute",
	"Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
	"Ntilde", "Ograve", "Oacute", "Ocirc",	"Otilde", "Ouml",   "times",
	"Oslash", "Ugrave", "Uacute", "Ucirc",	"Uuml",	  "Yacute", "THORN",
	"szlig",  "agrave", "aacute", "acirc",	"atilde", "auml",   "aring",
	"aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
	"iacute", "icirc",  "iuml",   "eth",	"ntilde", "ograve", "oacute",
	"ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
	"ucirc",  "uuml",   "yacute", "thorn",	"yuml",
};
static const struct {
	const char *name;
	uint32_t cp;
} entities[] = {
	{ "amp", '&' },	     { "lt", '<' },	   { "gt", '>' },
	{ "quot", '"' },     { "apos", '\'' },	   { "ndash", 0x2013 },
	{ "mdash", 0x2014 }, { "lsquo", 0x2018 },  { "rsquo", 0x2019 },
	{ "sbquo", 0x201A }, { "ldquo", 0x201C },  { "rdquo", 0x201D },
	{ "bdquo", 0x201E }, { "hellip", 0x2026 }, { "bull", 0x2022 },
	{ "euro", 0x20AC },  { "trade", 0x2122 },  { "ensp", ' ' },
	{ "emsp", ' ' },     { "thinsp", ' ' },	   { "scaron", 0x161 },
	{ "Scaron", 0x160 }, { "oelig", 0x153 },   { "rarr", 0x2192 },
};

static const char *const blocks[] = {
	"br", "p",  "div", "li", "ul",	    "ol",	 "tr",
	"h1", "h2", "h3",  "h4", "h5",	    "h6",	 "table",
	"hr", "dd", "dt",  "dl", "section", "blockquote"
};
static const char *const inlines[] = {
	"b",	 "i",	   "u",	    "em",  "strong", "span",  "a",
	"font",	 "small",  "sup",   "sub", "img",    "html",  "body",
	"s",	 "strike", "td",    "th",  "tbody",  "thead", "center",
	"label", "code",   "pre",   "wbr", "mark",   "abbr",  "cite",
	"head",	 "meta",   "input", "o:p", "time",
};

static bool has(const char *const *names, size_t n, const char *name,
		size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(names[i]) == len &&
		    strncasecmp(names[i], name, len) == 0)
			return true;
	return false;
}

/* The length of the tag at S, 0 if it is none; *BLOCK if it ends a line. */
static size_t tag(const char *s, bool *block)
{
	const char *name = s + 1 + (s[1] == '/');
	size_t len = strcspn(name, " \t\r\n/><");
	size_t n = strcspn(s, ">");

	*block = false;
	if (s[n] != '>')
		return 0;
	if (nt_str_starts(s, "<!--")) {
		const char *end = strstr(s, "-->");

		return end != NULL ? (size_t)(end + 3 - s) : 0;
	}
	*block = has(blocks, NT_COUNT(blocks), name, len);
	if (!*block && !has(inlines, NT_COUNT(inlines), name, len))
		return 0;
	return n + 1;
}

static uint32_t numeric(const char *s, size_t n)
{
	bool hex = n > 1 && (s[0] == 'x' || s[0] == 'X');
	uint32_t cp = 0;

	for (size_t i = hex; i < n; i++) {
		static const char digits[] = "0123456789abcdef";
		char c = (char)(s[i] >= 'A' && s[i] <= 'F' ? s[i] + 32 : s[i]);
		const char *at = memchr(digits, c, hex ? 16 : 10);

		if (at == NULL || cp > 0x10FFFF)
			return 0;
		cp = cp * (hex ? 16 : 10) + (uint32_t)(at - digits);
	}
	return cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000) ? 0 : cp;
}

/* The character that S[N], between & and ;, stands for; 0 for none. */
static uint32_t entity(const char *s, size_t n)
{
	if (n > 1 && s[0] == '#')
		return numeric(s + 1, n - 1);
	for (size_t i = 0; i < NT_COUNT(entities); i++)
		if (strlen(entities[i].name) == n &&
		    strncmp(entities[i].name, s, n) == 0)
			return entities[i].cp;
	for (size_t i = 0; i < NT_COUNT(latin1); i++)
		if (strlen(latin1[i]) == n && strncmp(latin1[i], s, n) == 0)
			return i == 0 ? ' ' : (uint32_t)(0xA0 + i);
	return 0;
}

/* A new line, unless one has just begun. */
static void end_line(struct nt_buf *out)
{
	while (out->n > 0 && out->s[out->n - 1] == ' ')
		out->s[--out->n] = '\0';
	if (out->n > 0 && out->s[out->n - 1] != '\n')
		nt_buf_putc(out, '\n');
}

static size_t decode(struct nt_buf *out, const char *s)
{
	size_t n = strcspn(s + 1, "; &\n");
	uint32_t cp = s[n + 1] == ';' && n < 10 ? entity(s + 1, n) : 0;
	char bytes[4];

	if (cp == 0 || (cp < ' ' && cp != '\n' && cp != '\t')) {
		nt_buf_putc(out, *s);
		return 1;
	}
	nt_buf_put(out, bytes, nt_utf8_put(cp, bytes));
	return n + 2;
}

const char *nt_cell_plain(const char *s, struct nt_arena *arena)
{
	struct nt_buf out = { 0 };
	const char *plain;
	size_t n;

	s += nt_celltext_blanks(s);
	n = strlen(s);
	if (memchr(s, '<', n) == NULL && memchr(s, '&', n) == NULL) {
		size_t end = nt_celltext_trimmed(s, n);

		return end == n ? s : nt_arena_strndup(arena, s, end);
	}
	while (*s != '\0') {
		bool block = false;
		size_t len = *s == '<' ? tag(s, &block) : 0;

		if (len > 0 && block)
			end_line(&out);
		if (len > 0)
			s += len;
		else if (*s == '&')
			s += decode(&out, s);
		else
			nt_buf_putc(&out, *s++);
	}
	n = nt_celltext_trimmed(nt_buf_str(&out), out.n);
	plain = nt_arena_strndup(arena, nt_buf_str(&out), n);
	plain += nt_celltext_blanks(plain);
	nt_buf_free(&out);
	return plain;
}
