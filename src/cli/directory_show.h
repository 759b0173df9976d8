/* directory_show.h - rows of the directory, printed. */
#ifndef NOTULA_CLI_DIRECTORY_SHOW_H
#define NOTULA_CLI_DIRECTORY_SHOW_H

#include <stdbool.h>

#include "notula/directory.h"

/* The words of the kinds on the command line, blanks between. */
#define CLI_DIRECTORY_KINDS "people organizations venues posts"

/* The word of KIND among them. */
const char *cli_directory_word(enum nt_directory kind);

/* One line of a list; and one row with all that is known of it. */
void cli_entry_json(enum nt_directory kind, const struct nt_entry *entry);
void cli_entry_show(const struct nt_entry *entry);

/* What is known of a counterpart on day TODAY: figures, then the ledgers. */
void cli_counterpart_json(const struct nt_counterpart *page, int64_t today);
void cli_counterpart_show(const struct nt_counterpart *page, int64_t today);

#endif
