/*
 * compiler.h - what every file may use: attributes, and the gettext marks.
 *
 * _() translates at once, N_() only marks a text that stands in a table and is
 * translated where it is shown. NC_() marks one whose English word has several
 * meanings: the context says which, and only translators see it.
 */
#ifndef NOTULA_COMPILER_H
#define NOTULA_COMPILER_H

#include <libintl.h>
#include <string.h>

#define NT_MUST_CHECK __attribute__((warn_unused_result))
#define NT_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define NT_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define _(text) nt_gettext(text)
#define N_(text) text
#define NC_(context, text) context "\004" text

/* gettext keeps both in one key; where there is no translation, the text. */
__attribute__((format_arg(1))) static inline const char *
nt_gettext(const char *key)
{
	const char *text = gettext(key);
	const char *end = text == key ? strchr(key, '\004') : NULL;

	return end != NULL ? end + 1 : text;
}

#endif
