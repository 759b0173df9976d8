/* pasted.c - lists and tables as they are pasted. */
#include "lib/testing.h"

#include "notula/buf.h"
#include "notula/pasted.h"

static const struct {
	const char *pasted;
	const char *wanted; /* cells with | between, rows with / */
} pastes[] = {
	{ "", "" },
	{ "satu", "satu" },
	{ "satu\ndua\r\ntiga\rempat\n", "satu/dua/tiga/empat" },
	{ "\n  satu  \n\n \t \ndua", "satu/dua" },
	{ "1. satu\n2. dua\n10) tiga", "satu/dua/tiga" },
	{ "- satu\n* dua\n• tiga\n–\u00A0empat\n\uF0B7\tlima",
	  "satu/dua/tiga/empat/lima" },
	{ "1.1. satu\n1.2. dua", "satu/dua" },
	{ "1 satu\n2 dua", "satu/dua" },
	{ "(1) satu\n(2) dua", "satu/dua" },
	{ "a. satu\nb. dua\nc) tiga", "satu/dua/tiga" },
	/* What only looks like a number is text. */
	{ "2 desa\n5 kecamatan", "2 desa/5 kecamatan" },
	{ "2023 satu\n2024 dua", "2023 satu/2024 dua" },
	{ "A. Rahman\nM. Yusuf", "A. Rahman/M. Yusuf" },
	{ "(12) Staf\n(3) Tamu", "(12) Staf/(3) Tamu" },
	{ "2.5 juta\n-5 derajat\n27/5 rapat",
	  "2.5 juta/-5 derajat/27/5 rapat" },
	{ "1.\n2. dua", "dua" },
	/* Columns. */
	{ "satu\tdua\ntiga\tempat", "satu|dua/tiga|empat" },
	{ "1.\tsatu\n2.\tdua", "satu/dua" },
	{ "1\tsatu\tx\n2\tdua\ty", "satu|x/dua|y" },
	{ "Agung\t\tBawaslu\nRina\tStaf\t", "Agung||Bawaslu/Rina|Staf" },
	{ "\tsatu\ndua", "|satu/dua" },
	{ "\"satu\ndua\"\ttiga\nempat", "satu\ndua|tiga/empat" },
	{ "\"kata \"\"itu\"\"\"\tb", "kata \"itu\"|b" },
	/* Quotes that are text. */
	{ "\"satu\" dua\n\"tiga\"", "\"satu\" dua/\"tiga\"" },
	{ "\"satu\ndua", "\"satu/dua" },
	/* What no text holds. */
	{ "sa\033[31mtu\a\nd\xFFua", "sa[31mtu/d\uFFFDua" },
};

static void every_line_is_a_row_and_every_tab_a_column(void **state)
{
	(void)state;
	for (size_t i = 0; i < NT_COUNT(pastes); i++) {
		struct nt_arena arena = { 0 };
		struct nt_buf got = { 0 };
		struct nt_pasted rows;

		nt_pasted_read(pastes[i].pasted, strlen(pastes[i].pasted),
			       &arena, &rows);
		for (size_t r = 0; r < rows.n; r++)
			for (size_t c = 0; c < rows.v[r].n; c++)
				nt_buf_printf(&got, "%s%s",
					      c	  ? "|"
					      : r ? "/"
						  : "",
					      rows.v[r].v[c]);
		assert_string_equal(nt_buf_str(&got), pastes[i].wanted);
		nt_buf_free(&got);
		nt_arena_free(&arena);
	}
}

static void only_rows_of_several_cells_make_a_table(void **state)
{
	struct nt_arena arena = { 0 };
	struct nt_pasted rows;

	(void)state;
	nt_pasted_read("1.\tsatu\n2.\tdua", 14, &arena, &rows);
	assert_false(rows.table);
	nt_pasted_read("satu\tdua", 8, &arena, &rows);
	assert_true(rows.table);
	nt_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_is_a_row_and_every_tab_a_column),
		cmocka_unit_test(only_rows_of_several_cells_make_a_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
