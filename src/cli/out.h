/*
 * out.h - what is printed: data to stdout, all else to stderr.
 *
 * A terminal never gets a control character, a bidi override or malformed
 * UTF-8 that stands in a record: it sees \xNN, <U+202E>, U+FFFD. Pipes and
 * files get the bytes. Errors of stdout are kept and told by cli_out_end.
 */
#ifndef NOTULA_CLI_OUT_H
#define NOTULA_CLI_OUT_H

#include "notula/arena.h"
#include "notula/buf.h"
#include "notula/err.h"
#include "notula/shape.h"

bool cli_out_is_terminal(void);

/* Cells in a line of the terminal; 80 where there is none. */
int cli_out_width(void);

void cli_out(const char *s, size_t n);
void cli_puts(const char *s);
void cli_printf(const char *fmt, ...) NT_PRINTF(1, 2);

/* Has a write failed already? Then what follows is not written. */
bool cli_out_failed(void);

/* Write out what is buffered. NT_EFULL, NT_EIO; NT_ECANCELLED without a
 * message if the reader of a pipe has gone. */
enum nt_status cli_out_end(struct nt_err *err) NT_MUST_CHECK;

/* A line on stderr; "notula: " stands before an error. */
void cli_say(const char *fmt, ...) NT_PRINTF(1, 2);
void cli_error(const struct nt_err *err);

/* One JSON object, the keys in the order of the calls; what is unknown is
 * left out. */
struct cli_json {
	struct nt_buf buf;
};
void cli_json_text(struct cli_json *json, const char *key, const char *s);
void cli_json_int(struct cli_json *json, const char *key, int64_t value);
void cli_json_true(struct cli_json *json, const char *key, bool value);
void cli_json_words(struct cli_json *json, const char *key,
		    struct nt_words words);
/* Print it as a line and forget it. */
void cli_json_end(struct cli_json *json);

/*
 * Rows in columns. They are aligned by the cells that they take, and cut to
 * the width of a terminal, never elsewhere. Rows are printed by the page, so
 * that a list of any length begins at once. A column with LEAST may be cut to
 * LEAST cells.
 */
struct cli_column {
	const char *heading;
	int least;
	bool right;
};
enum { CLI_MOST_COLUMNS = 8 };
struct cli_table {
	const struct cli_column *columns;
	size_t n;
	struct nt_arena arena;
	const char **cells; /* of the page */
	size_t rows;
	int widths[CLI_MOST_COLUMNS];
	bool headed;
};
void cli_table_begin(struct cli_table *table, const struct cli_column *columns,
		     size_t n);
/* One cell a column; NULL is empty. They are copied. */
void cli_table_row(struct cli_table *table, const char *const *cells);
void cli_table_end(struct cli_table *table);

/*
 * TEXT under INDENT blanks, after LABEL where it is not NULL. Long lines are
 * broken between words on a terminal; cli_help breaks them everywhere.
 */
void cli_paragraph(int indent, const char *label, const char *text);
void cli_help(int indent, const char *label, const char *text);

#endif
