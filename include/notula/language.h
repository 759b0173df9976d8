/*
 * language.h - the language of what a person reads: English, or Indonesian
 * from the catalogue that is built beside the program or installed with it.
 *
 * gettext translates in no locale called "C", and on a machine where nobody
 * generated another there is only C.UTF-8. So the locale is chosen for UTF-8,
 * and the language is told to gettext through $LANGUAGE, which it asks first.
 */
#ifndef NOTULA_LANGUAGE_H
#define NOTULA_LANGUAGE_H

#include <stdbool.h>

#include "notula/compiler.h"

/* Once, at the start: the locale, the catalogue, and the language that
 * LANGUAGE, LC_ALL, LC_MESSAGES or LANG ask for. */
void nt_language_start(void);

/* Another one from now on; false if CODE is neither "en" nor "id". */
bool nt_language_set(const char *code);

/* Is it Indonesian, and does the program find its words? */
bool nt_language_is_local(void);

#endif
