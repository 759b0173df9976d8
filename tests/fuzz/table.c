/* table.c - a file that is taken for one of our tables gives rows, and cells
 * that were read are written and read again the same. */
#include "fuzz/fuzz.h"

#include <string.h>

#include "exchange/sheet.h"

union row {
	struct nt_record record;
	struct nt_participant participant;
	struct nt_issue issue;
	struct nt_response response;
	struct nt_follow_up follow_up;
	struct nt_person person;
	struct nt_organization organization;
	struct nt_venue venue;
};

static void check_field(const void *row, const struct nt_field *f,
			struct nt_arena *arena)
{
	struct nt_buf once = { 0 }, twice = { 0 };
	union row again = { 0 };

	nt_cell_write(&once, row, f);
	if (nt_cell_read(&again, f, nt_buf_str(&once), once.n, arena, NULL) ==
	    NT_OK) {
		nt_cell_write(&twice, &again, f);
		assert(strcmp(nt_buf_str(&once), nt_buf_str(&twice)) == 0);
	} else {
		/* Only what validation refuses cannot be read again. */
		assert(f->kind == NT_LINES || f->kind == NT_WORDS);
	}
	nt_buf_free(&once);
	nt_buf_free(&twice);
}

static void check_rows(struct nt_sheet *sheet)
{
	struct nt_arena arena = { 0 };
	char uid[NT_UID_SIZE];
	enum nt_status st = nt_sheet_start(sheet, NULL);

	while (st == NT_OK && sheet->row != NULL) {
		union row row = { 0 };

		nt_arena_reset(&arena);
		st = nt_sheet_uid(sheet, uid, NULL);
		if (st == NT_OK)
			st = nt_sheet_read(sheet, &row, &arena, NULL);
		for (size_t i = 0; st == NT_OK && i < sheet->width; i++)
			if (sheet->map[i]->kind == NT_COLUMN_FIELD)
				check_field(&row, sheet->map[i]->field, &arena);
		if (st == NT_OK)
			st = nt_sheet_next(sheet, NULL);
	}
	nt_arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nt_input *in =
		nt_input_bytes((const char *)data, size, "fuzz.csv");
	struct nt_sheet *sheet;

	if (nt_sheet_open(&sheet, in, NT_TABLES, false, NULL) == NT_OK)
		check_rows(sheet);
	nt_sheet_close(sheet);
	return 0;
}
