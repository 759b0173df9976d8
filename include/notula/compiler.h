/*
 * compiler.h - what every file may use: attributes, and the gettext marks.
 *
 * _() translates at once, N_() only marks a text that stands in a table and is
 * translated where it is shown.
 */
#ifndef NOTULA_COMPILER_H
#define NOTULA_COMPILER_H

#include <libintl.h>

#define NT_MUST_CHECK __attribute__((warn_unused_result))
#define NT_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define NT_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define _(text) gettext(text)
#define N_(text) text

#endif
