/*
 * typist.h - keys typed at a stack of views without a terminal, and the screen
 * read back. A script is text with keys in angle brackets: "Rapat<Enter>",
 * "<^S>", "<Down>"; "<<" is the sign itself.
 */
#ifndef TESTS_LIB_TYPIST_H
#define TESTS_LIB_TYPIST_H

#include "tui/view.h"

/* Types SCRIPT; returns the number of keys. A name that is no key fails. */
int typist_type(struct tui *ui, const char *script);

/* The screen at ROWS x COLS as text, in OUT. */
const char *typist_screen(struct tui *ui, int rows, int cols,
			  struct nt_buf *out);

#endif
