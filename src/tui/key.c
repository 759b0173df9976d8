#include "tui/key.h"

#include <stdio.h>
#include <string.h>

#include "notula/compiler.h"
#include "notula/utf8.h"

enum { ESC = 27, DELETE = 127 };

static const char *const names[TUI_KEY_NAMES] = {
#define X(NAME, text) [TUI_KEY_##NAME] = text,
	TUI_KEYS(X)
#undef X
};

bool tui_key_same(const struct tui_key *a, const struct tui_key *b)
{
	return a->name == b->name && a->ch == b->ch && a->ctrl == b->ctrl &&
	       a->alt == b->alt;
}

static bool read_name(const char *s, size_t n, struct tui_key *out)
{
	for (int i = TUI_KEY_CHAR + 1; i < TUI_KEY_PASTE; i++) {
		if (strlen(names[i]) == n && memcmp(names[i], s, n) == 0) {
			out->name = (enum tui_key_name)i;
			return true;
		}
	}
	return false;
}

static uint32_t lower(uint32_t ch)
{
	return ch >= 'A' && ch <= 'Z' ? ch + 32 : ch;
}

bool tui_key_read(const char *s, size_t n, struct tui_key *out)
{
	bool ok;

	*out = (struct tui_key) { 0 };
	if (n > 2 && memcmp(s, "M-", 2) == 0) {
		out->alt = true;
		s += 2;
		n -= 2;
	}
	if (read_name(s, n, out))
		return true;
	if (n == 5 && memcmp(s, "Space", 5) == 0) {
		out->ch = ' ';
		return true;
	}
	if (n == 2 && s[0] == '^') {
		out->ctrl = true;
		out->ch = lower((unsigned char)s[1]);
		return true;
	}
	return n > 0 && nt_utf8_next(s, n, &out->ch, &ok) == n && ok;
}

const char *tui_key_write(const struct tui_key *key, char out[16])
{
	char utf8[5] = "";
	const char *name = utf8;

	if (key->name != TUI_KEY_CHAR)
		name = names[key->name] != NULL ? names[key->name] : "";
	else if (key->ch == ' ')
		name = "Space";
	else
		utf8[nt_utf8_put(key->ctrl && key->ch >= 'a' && key->ch <= 'z'
					 ? key->ch - 32
					 : key->ch,
				 utf8)] = '\0';
	snprintf(out, 16, "%s%s%s", key->alt ? "M-" : "", key->ctrl ? "^" : "",
		 name);
	return out;
}

/* What follows Esc, under whatever name the terminal calls itself. */
static const struct tui_sequence known[] = {
	{ "[A", TUI_KEY_UP },	   { "OA", TUI_KEY_UP },
	{ "[B", TUI_KEY_DOWN },	   { "OB", TUI_KEY_DOWN },
	{ "[C", TUI_KEY_RIGHT },   { "OC", TUI_KEY_RIGHT },
	{ "[D", TUI_KEY_LEFT },	   { "OD", TUI_KEY_LEFT },
	{ "[H", TUI_KEY_HOME },	   { "OH", TUI_KEY_HOME },
	{ "[1~", TUI_KEY_HOME },   { "[7~", TUI_KEY_HOME },
	{ "[F", TUI_KEY_END },	   { "OF", TUI_KEY_END },
	{ "[4~", TUI_KEY_END },	   { "[8~", TUI_KEY_END },
	{ "[2~", TUI_KEY_INS },	   { "[3~", TUI_KEY_DEL },
	{ "[5~", TUI_KEY_PGUP },   { "[6~", TUI_KEY_PGDN },
	{ "[Z", TUI_KEY_BACKTAB }, { "OM", TUI_KEY_ENTER },
	{ "OP", TUI_KEY_F1 },	   { "OQ", TUI_KEY_F2 },
	{ "OR", TUI_KEY_F3 },	   { "OS", TUI_KEY_F4 },
	{ "[11~", TUI_KEY_F1 },	   { "[12~", TUI_KEY_F2 },
	{ "[13~", TUI_KEY_F3 },	   { "[14~", TUI_KEY_F4 },
	{ "[15~", TUI_KEY_F5 },	   { "[17~", TUI_KEY_F6 },
	{ "[18~", TUI_KEY_F7 },	   { "[19~", TUI_KEY_F8 },
	{ "[20~", TUI_KEY_F9 },	   { "[21~", TUI_KEY_F10 },
	{ "[23~", TUI_KEY_F11 },   { "[24~", TUI_KEY_F12 },
	{ "[[A", TUI_KEY_F1 },	   { "[[B", TUI_KEY_F2 },
	{ "[[C", TUI_KEY_F3 },	   { "[[D", TUI_KEY_F4 },
	{ "[[E", TUI_KEY_F5 },
};

static const char paste_begin[] = "[200~";
static const char paste_end[] = "\033[201~";

void tui_decoder_learn(struct tui_decoder *d, const char *bytes,
		       enum tui_key_name name)
{
	struct tui_sequence *s;

	if (bytes == NULL || bytes[0] != ESC || bytes[1] == '\0' ||
	    strlen(bytes) > sizeof(s->bytes) || d->owned == NT_COUNT(d->own))
		return;
	s = &d->own[d->owned++];
	snprintf(s->bytes, sizeof(s->bytes), "%s", bytes + 1);
	s->name = name;
}

static bool finish(struct tui_decoder *d)
{
	d->n = 0;
	return true;
}

/* A character typed with or without Ctrl. */
static bool character(struct tui_decoder *d, uint32_t ch, struct tui_key *out)
{
	if (ch == '\r')
		out->name = TUI_KEY_ENTER;
	else if (ch == '\t')
		out->name = TUI_KEY_TAB;
	else if (ch == ESC)
		out->name = TUI_KEY_ESC;
	else if (ch == DELETE || ch == '\b')
		out->name = TUI_KEY_BACKSPACE;
	else if (ch < 32) {
		out->ctrl = true;
		out->ch = lower(ch + 64);
	} else
		out->ch = ch;
	return finish(d);
}

/* The modifier in "1;5A" (xterm): 1 and bits for Shift, Alt, Ctrl. */
static bool modified(const char *s, size_t n, struct tui_key *out)
{
	char plain[TUI_SEQUENCE];
	const char *semicolon = memchr(s, ';', n);
	size_t at = semicolon != NULL ? (size_t)(semicolon - s) : 0;
	int bits;

	if (at == 0 || n != at + 3 || s[at + 1] < '2' || s[at + 1] > '9')
		return false;
	bits = s[at + 1] - '1';
	/* "[1;5A" is "[A", but "[3;5~" is "[3~". */
	if (s[n - 1] != '~' && at == 2 && s[1] == '1')
		at = 1;
	snprintf(plain, sizeof(plain), "%.*s%c", (int)at, s, s[n - 1]);
	for (size_t i = 0; i < NT_COUNT(known); i++) {
		const char *bytes = known[i].bytes;

		if (strcmp(bytes, plain) == 0 ||
		    (bytes[0] == 'O' && strcmp(bytes + 1, plain + 1) == 0)) {
			out->name = known[i].name;
			out->alt = bits & 2;
			out->ctrl = bits & 4;
			return true;
		}
	}
	return false;
}

static bool known_sequence(const struct tui_decoder *d, struct tui_key *out)
{
	const char *s = d->pending + 1;
	size_t n = d->n - 1;

	for (size_t i = 0; i < d->owned + NT_COUNT(known); i++) {
		const struct tui_sequence *k =
			i < d->owned ? &d->own[i] : &known[i - d->owned];

		if (strlen(k->bytes) == n && memcmp(k->bytes, s, n) == 0) {
			out->name = k->name;
			return true;
		}
	}
	return modified(s, n, out);
}

/* May more bytes make a sequence of the terminal's own description of it? */
static bool own_beginning(const struct tui_decoder *d)
{
	for (size_t i = 0; i < d->owned; i++)
		if (strlen(d->own[i].bytes) > d->n - 1 &&
		    memcmp(d->own[i].bytes, d->pending + 1, d->n - 1) == 0)
			return true;
	return false;
}

/* Has the control sequence in PENDING (ECMA-48, 5.4) all its bytes? */
static bool complete(const struct tui_decoder *d)
{
	unsigned char last = (unsigned char)d->pending[d->n - 1];

	if (d->pending[1] == 'O')
		return d->n >= 3 && (last < '0' || last > '9');
	if (d->n == 3 && last == '[')
		return false; /* the Linux console: ESC [ [ A */
	return d->n >= 3 && last >= 0x40 && last < 0x7F;
}

/* Esc and one character: that character with Alt. */
static bool with_alt(struct tui_decoder *d, struct tui_key *out)
{
	size_t n = d->n - 1;
	uint32_t cp;
	bool ok;
	unsigned char lead = (unsigned char)d->pending[1];
	size_t need = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

	if (n < need)
		return false;
	nt_utf8_next(d->pending + 1, n, &cp, &ok);
	out->alt = true;
	if (ok)
		return character(d, cp, out);
	d->n = 0;
	return false;
}

static bool escape(struct tui_decoder *d, struct tui_key *out)
{
	unsigned char second = (unsigned char)d->pending[1];

	if (d->n < 2)
		return false;
	if (second == ESC && d->n == 2) {
		d->n = 1; /* Esc pressed twice: the first one is a key */
		out->name = TUI_KEY_ESC;
		return true;
	}
	if (known_sequence(d, out))
		return finish(d);
	if (second != '[' && second != 'O')
		return own_beginning(d) ? false : with_alt(d, out);
	if (d->n == 1 + sizeof(paste_begin) - 1 &&
	    memcmp(d->pending + 1, paste_begin, d->n - 1) == 0) {
		d->pasting = true;
		d->n = 0;
		nt_buf_reset(&d->paste);
	} else if (complete(d) && !own_beginning(d)) {
		d->n = 0;
	} else if (d->n == sizeof(d->pending)) {
		d->n = 0;
		d->swallowing = true;
	}
	return false;
}

static bool paste_done(struct tui_decoder *d, struct tui_key *out)
{
	d->pasting = false;
	d->n = 0;
	out->name = TUI_KEY_PASTE;
	out->text = nt_buf_str(&d->paste);
	out->n = d->paste.n;
	return true;
}

/* PENDING holds as much of the end mark as has come. */
static bool paste_byte(struct tui_decoder *d, unsigned char byte,
		       struct tui_key *out)
{
	if (byte == (unsigned char)paste_end[d->n]) {
		d->pending[d->n++] = (char)byte;
		return paste_end[d->n] == '\0' && paste_done(d, out);
	}
	if (d->paste.n + d->n < TUI_PASTE_MOST)
		nt_buf_put(&d->paste, d->pending, d->n);
	d->n = 0;
	if (byte == ESC)
		d->pending[d->n++] = (char)byte;
	else if (d->paste.n < TUI_PASTE_MOST)
		nt_buf_putc(&d->paste, (char)byte);
	return false;
}

/* Bytes of one character; malformed ones are dropped. */
static bool utf8_byte(struct tui_decoder *d, struct tui_key *out)
{
	unsigned char lead = (unsigned char)d->pending[0];
	size_t need = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	uint32_t cp;
	bool ok;

	if (lead >= 0x80 && (lead < 0xC2 || lead > 0xF4)) {
		d->n = 0;
		return false;
	}
	if (d->n < need)
		return false;
	nt_utf8_next(d->pending, d->n, &cp, &ok);
	if (ok)
		return character(d, cp, out);
	d->n = 0;
	return false;
}

bool tui_decoder_byte(struct tui_decoder *d, unsigned char byte,
		      struct tui_key *out)
{
	*out = (struct tui_key) { 0 };
	if (d->pasting)
		return paste_byte(d, byte, out);
	if (d->swallowing) {
		d->swallowing = byte < 0x40 || byte >= 0x7F;
		return false;
	}
	/* A character that breaks off is dropped, what breaks it is not. */
	if (d->n > 0 && d->pending[0] != ESC && (byte & 0xC0) != 0x80)
		d->n = 0;
	d->pending[d->n++] = (char)byte;
	return d->pending[0] == ESC ? escape(d, out) : utf8_byte(d, out);
}

bool tui_decoder_waits(const struct tui_decoder *d)
{
	return d->n > 0 || d->pasting || d->swallowing;
}

bool tui_decoder_pause(struct tui_decoder *d, struct tui_key *out)
{
	size_t n = d->n;

	*out = (struct tui_key) { 0 };
	d->swallowing = false;
	if (d->pasting)
		return paste_done(d, out);
	d->n = 0;
	if (n == 0 || d->pending[0] != ESC)
		return false;
	if (n == 1) {
		out->name = TUI_KEY_ESC;
		return true;
	}
	out->alt = true; /* M-[ and M-O, or a sequence that broke off */
	out->ch = (unsigned char)d->pending[1];
	return n == 2;
}

void tui_decoder_free(struct tui_decoder *d)
{
	nt_buf_free(&d->paste);
}
