#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "exchange/deciding.h"
#include "notula/alloc.h"

enum { CHUNK = 1 << 16 };

/* Byte order marks of UTF-8 are no text. */
static size_t marks_length(const unsigned char *s, size_t n)
{
	size_t at = 0;

	while (n - at >= 3 && memcmp(s + at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	return at;
}

/* The whole file as it is, weighed, and counted if SURVEY is not NULL. */
enum nt_status nt_survey_bytes(struct nt_deciding *d, struct nt_survey *survey,
			       bool weigh, struct nt_err *err)
{
	unsigned char *buf = nt_alloc(CHUNK);
	enum nt_status st;
	int64_t at = 0;
	size_t n, mark;

	do {
		st = nt_input_bytes_at(d->in, at, buf, CHUNK, &n, err);
		if (st != NT_OK)
			break;
		if (weigh)
			nt_weigh(&d->weight, buf, n);
		mark = at == 0 ? marks_length(buf, n) : 0;
		nt_survey(survey, buf + mark, n - mark);
		at += (int64_t)n;
	} while (n == CHUNK);
	if (weigh)
		nt_weigh_end(&d->weight);
	nt_survey_end(survey);
	nt_free(buf);
	return st;
}

static const char *examples(struct nt_deciding *d)
{
	char *s = nt_arena_strdup(d->arena, "");

	for (size_t i = 0; i < d->weight.n; i++)
		s = nt_arena_printf(d->arena, "%s%s0x%02X", s, i ? " " : "",
				    d->weight.examples[i]);
	return s;
}

static const char *why_encoding(struct nt_deciding *d)
{
	const struct nt_weight *w = &d->weight;

	if (d->asked->encoding != NULL)
		return _("as asked");
	if (d->out->bom)
		return _("byte order mark");
	if (strncmp(d->out->encoding, "UTF-16", 6) == 0)
		return _("every other byte is NUL");
	if (strcmp(d->out->encoding, "UTF-8") != 0)
		return nt_arena_printf(
			d->arena,
			ngettext("not valid UTF-8; %lld byte like %s",
				 "not valid UTF-8; %lld bytes like %s",
				 (unsigned long)w->strays),
			(long long)w->strays, examples(d));
	if (w->strays > 0)
		return nt_arena_printf(
			d->arena,
			_("%lld letters of UTF-8, %lld bytes that are none, "
			  "like %s"),
			(long long)w->letters, (long long)w->strays,
			examples(d));
	if (w->letters > 0)
		return nt_arena_printf(
			d->arena,
			ngettext("%lld letter beyond ASCII, valid",
				 "%lld letters beyond ASCII, all valid",
				 (unsigned long)w->letters),
			(long long)w->letters);
	return _("nothing but ASCII");
}

/* The name that iconv and this program know for what the user calls NAME. */
static const char *plain_name(const struct nt_deciding *d, const char *name)
{
	static const struct {
		const char *alias;
		const char *name;
	} names[] = {
		{ "utf8", "UTF-8" },
		{ "utf-8-sig", "UTF-8" },
		{ "ansi", "windows-1252" },
		{ "cp1252", "windows-1252" },
		{ "latin1", "windows-1252" },
		{ "latin-1", "windows-1252" },
		{ "iso-8859-1", "windows-1252" },
		{ "utf16le", "UTF-16LE" },
		{ "utf16be", "UTF-16BE" },
		{ "mac", "MACINTOSH" },
	};

	for (size_t i = 0; i < NT_COUNT(names); i++)
		if (strcasecmp(name, names[i].alias) == 0)
			return names[i].name;
	if (strcasecmp(name, "UTF-16") == 0 || strcasecmp(name, "utf16") == 0)
		return d->weight.head[0] == 0xFE ||
				       d->weight.big > d->weight.little
			       ? "UTF-16BE"
			       : "UTF-16LE";
	return name;
}

static void set_encoding(struct nt_deciding *d)
{
	const char *name = nt_weigh_encoding(&d->weight, &d->out->bom);

	if (d->asked->encoding != NULL) {
		const char *asked = plain_name(d, d->asked->encoding);

		d->out->bom = d->out->bom && strcasecmp(name, asked) == 0;
		name = asked;
	}
	snprintf(d->out->encoding, sizeof(d->out->encoding), "%s", name);
	d->out->size = d->weight.size;
	d->out->said_encoding.what = nt_arena_strdup(d->arena, name);
	d->out->said_encoding.why = why_encoding(d);
}

enum nt_status nt_decide_encoding(struct nt_deciding *d, struct nt_err *err)
{
	enum nt_status st;

	nt_survey_start(d->lf, false);
	st = nt_survey_bytes(d, d->lf, true, err);
	if (st == NT_OK)
		set_encoding(d);
	return st;
}
