/*
 * key.h - bytes from a terminal into keys. No terminal is needed: bytes go in,
 * keys come out, and what is unfinished waits for more bytes or for a pause.
 *
 * Besides the sequences that the terminal's description names, the decoder
 * knows those that PuTTY, xterm, rxvt and the Linux console send under another
 * name. A sequence that nobody knows is swallowed whole: nothing that a
 * terminal sends by itself becomes letters. A bracketed paste is one key,
 * whatever stands in it.
 */
#ifndef NOTULA_TUI_KEY_H
#define NOTULA_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "notula/buf.h"

/* X(NAME, text): keys that are no characters. */
#define TUI_KEYS(X) \
	X(ENTER, "Enter") \
	X(TAB, "Tab") \
	X(BACKTAB, "S-Tab") \
	X(ESC, "Esc") \
	X(BACKSPACE, "Backspace") \
	X(DEL, "Del") \
	X(INS, "Ins") \
	X(UP, "Up") \
	X(DOWN, "Down") \
	X(LEFT, "Left") \
	X(RIGHT, "Right") \
	X(HOME, "Home") \
	X(END, "End") \
	X(PGUP, "PgUp") \
	X(PGDN, "PgDn") \
	X(F1, "F1") \
	X(F2, "F2") \
	X(F3, "F3") \
	X(F4, "F4") \
	X(F5, "F5") \
	X(F6, "F6") \
	X(F7, "F7") \
	X(F8, "F8") \
	X(F9, "F9") \
	X(F10, "F10") \
	X(F11, "F11") \
	X(F12, "F12")

enum tui_key_name {
	TUI_KEY_CHAR, /* a character, in CH */
#define X(NAME, text) TUI_KEY_##NAME,
	TUI_KEYS(X)
#undef X
		TUI_KEY_PASTE, /* N bytes of text, valid until the next key is
				  taken */
	TUI_KEY_NAMES,
};

/* ^S is CH 's' with CTRL; ^J is that too, but ^M is Enter and ^I Tab. */
struct tui_key {
	enum tui_key_name name;
	uint32_t ch;
	bool ctrl;
	bool alt;
	const char *text;
	size_t n;
};

bool tui_key_same(const struct tui_key *a, const struct tui_key *b);

/* "^S", "M-1", "S-Tab", "F2", "Space", "a" and back; false if it is none. */
bool tui_key_read(const char *s, size_t n, struct tui_key *out);
const char *tui_key_write(const struct tui_key *key, char out[16]);

enum { TUI_SEQUENCE = 32, TUI_PASTE_MOST = 8 << 20 };

struct tui_sequence {
	char bytes[12];
	enum tui_key_name name;
};

struct tui_decoder {
	char pending[TUI_SEQUENCE];
	size_t n;
	bool pasting;
	bool swallowing; /* the rest of a sequence nobody knows */
	struct nt_buf paste;
	struct tui_sequence own[TUI_KEY_NAMES]; /* from terminfo */
	size_t owned;
};

/* The terminal's description says that BYTES are NAME. */
void tui_decoder_learn(struct tui_decoder *d, const char *bytes,
		       enum tui_key_name name);

/*
 * Take one byte; true if *OUT is a key now. A byte may end one key and begin
 * the next: then it is taken and tui_decoder_pause finds nothing.
 */
bool tui_decoder_byte(struct tui_decoder *d, unsigned char byte,
		      struct tui_key *out);

/* Is something unfinished, so that a pause would mean something? */
bool tui_decoder_waits(const struct tui_decoder *d);

/*
 * Nothing came for a while: an Esc that waited is the Esc key, a paste whose
 * end got lost is over. True if *OUT is a key.
 */
bool tui_decoder_pause(struct tui_decoder *d, struct tui_key *out);

void tui_decoder_free(struct tui_decoder *d);

#endif
