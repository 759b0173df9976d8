/*
 * verb.h - the forms of an Indonesian word that a search for it must find
 * (ARCHITECTURE, "Text index"): searching expands, the index does not stem.
 */
#ifndef NOTULA_STORE_VERB_H
#define NOTULA_STORE_VERB_H

#include <stdbool.h>
#include <stddef.h>

#include "notula/arena.h"

/*
 * For WORD "kelola": dikelola, mengelola, pengelola ... as beginnings, so that
 * pengelolaan is one of them; kelolakan, kelolanya ... as whole words. None
 * for words under four letters and those with another letter than a to z.
 */
struct nt_verb_form {
	const char *text;
	bool beginning;
};
struct nt_verb_forms {
	struct nt_verb_form *v;
	size_t n;
};
void nt_verb_forms(const char *word, struct nt_arena *arena,
		   struct nt_verb_forms *out);

#endif
