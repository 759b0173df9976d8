/* names.h - what an import is called in the list of batches. */
#ifndef EXCHANGE_NAMES_H
#define EXCHANGE_NAMES_H

#include <stddef.h>

/* The last names of the N paths, joined by commas, in UTF-8, as much as a
 * field takes; for nt_free. */
char *nt_import_names(const char *const *paths, size_t n);

#endif
