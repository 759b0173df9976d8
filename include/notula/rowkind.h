/*
 * rowkind.h - what a row of a foreign file is, before merged cells are filled
 * down.
 */
#ifndef NOTULA_ROWKIND_H
#define NOTULA_ROWKIND_H

#include "notula/csv_read.h"
#include "notula/mapping.h"

enum nt_row_kind {
	NT_ROW_BLANK,
	NT_ROW_HEADER,	 /* the header once more */
	NT_ROW_FOOTNOTE, /* text in the first cell only, a total */
	NT_ROW_NIL,	 /* says that there was no meeting */
	NT_ROW_MEETING,	 /* has something in its date */
	NT_ROW_MORE,	 /* no date and no title (no issue, where no column is
			  * the title): goes on with the meeting above, if
			  * there is one */
	NT_ROW_UNDATED,	 /* has a title (or issue), but no date */
};

enum nt_row_kind nt_row_kind(const struct nt_mapping *m,
			     const struct nt_csv_cell *cells, size_t n);

#endif
