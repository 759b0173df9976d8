/* base.c - the small modules of the lowest floor. */
#include "../lib/testing.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>
#include <wctype.h>

#include "notula/arena.h"
#include "notula/buf.h"
#include "notula/clock.h"
#include "notula/day.h"
#include "notula/err.h"
#include "notula/hash.h"
#include "notula/str.h"
#include "notula/uid.h"
#include "notula/utf8.h"

static void an_arena_gives_zeroed_aligned_memory_of_any_size(void **state)
{
	static const size_t sizes[] = { 0, 1, 7, 8191, 8192, 100000, 3 };
	struct nt_arena arena = { 0 };

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < NT_COUNT(sizes); i++) {
			char *p = nt_arena_alloc(&arena, sizes[i]);

			assert_int_equal((uintptr_t)p % _Alignof(max_align_t),
					 0);
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(p[k], 0);
			memset(p, 0xAA, sizes[i]);
		}
		nt_arena_reset(&arena);
	}
	nt_arena_free(&arena);
	assert_null(arena.head);
}

static void a_list_that_grows_keeps_what_it_holds(void **state)
{
	struct nt_arena arena = { 0 };
	int *v = NULL;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		v = nt_arena_grow(&arena, v, (size_t)i, sizeof(*v));
		assert_int_equal(v[i], 0);
		v[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(v[i], i);
	assert_string_equal(nt_arena_printf(&arena, "%d-%s", 5, "lima"),
			    "5-lima");
	assert_null(nt_arena_strdup(&arena, NULL));
	nt_arena_free(&arena);
}

static void a_buffer_is_always_a_string(void **state)
{
	struct nt_buf buf = { 0 };

	(void)state;
	assert_string_equal(nt_buf_str(&buf), "");
	for (int i = 0; i < 500; i++) {
		nt_buf_printf(&buf, "%d", i % 10);
		assert_int_equal(strlen(nt_buf_str(&buf)), buf.n);
	}
	nt_buf_put(&buf, "a\0b", 3);
	assert_int_equal(buf.n, 503);
	nt_buf_reset(&buf);
	assert_string_equal(nt_buf_str(&buf), "");
	nt_buf_free(&buf);
}

/* Every text of up to 4 bytes out of those at which the rules change, and
 * the same with an ASCII letter around it. */
static void malformed_utf8_is_what_utf8proc_says_it_is(void **state)
{
	static const unsigned char edge[] = {
		0x01, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
		0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
		0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
	};
	enum { N = sizeof(edge) };
	int bad = 0;

	(void)state;
	for (int i = 0; i < N * N * N * N; i++) {
		utf8proc_int32_t cp;
		char s[4] = { (char)edge[i % N], (char)edge[i / N % N],
			      (char)edge[i / N / N % N],
			      (char)edge[i / N / N / N] };
		size_t at = 0;

		while (at < 4) {
			utf8proc_ssize_t n =
				utf8proc_iterate((const utf8proc_uint8_t *)s +
							 at,
						 (utf8proc_ssize_t)(4 - at),
						 &cp);

			if (n < 0)
				break;
			at += (size_t)n;
		}
		bad += at < 4;
		if (nt_utf8_bad(s, 4) != at)
			fail_msg("%02X %02X %02X %02X: %zu, not %zu",
				 (unsigned char)s[0], (unsigned char)s[1],
				 (unsigned char)s[2], (unsigned char)s[3],
				 nt_utf8_bad(s, 4), at);
	}
	assert_true(bad > 1000 && bad < N * N * N * N);
}

static void every_character_is_written_as_it_is_read(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		uint32_t back;
		char s[4];
		size_t n;
		bool ok;

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		n = nt_utf8_put(cp, s);
		assert_int_equal(nt_utf8_next(s, n, &back, &ok), n);
		assert_true(ok);
		assert_int_equal(back, cp);
	}
}

static void a_text_is_never_cut_inside_a_character(void **state)
{
	static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
	static const size_t cuts[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11 };

	(void)state;
	for (size_t n = 0; n < NT_COUNT(cuts); n++)
		assert_int_equal(nt_utf8_cut(text, n), cuts[n]);
}

static void letters_are_folded_as_the_tables_of_unicode_have_it(void **state)
{
	locale_t plain = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	struct nt_arena arena = { 0 };

	(void)state;
	assert_true(plain != (locale_t)0);
	for (uint32_t cp = 1; cp < 0x11000; cp++) {
		char text[5] = { 0 };
		uint32_t small;

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		nt_utf8_put(cp, text);
		nt_utf8_next(nt_str_fold(&arena, text), 5, &small, NULL);
		if (small != (uint32_t)towlower_l((wint_t)cp, plain))
			fail_msg("U+%04X is folded to U+%04X", cp, small);
		nt_arena_reset(&arena);
	}
	nt_arena_free(&arena);
	freelocale(plain);
}

static void a_terminal_never_gets_what_could_command_it(void **state)
{
	static const struct {
		const char *text, *shown;
	} rows[] = {
		{ "a\x1B[31m", "a\\x1B[31m" },
		{ "\x7F", "\\x7F" },
		{ "\xC2\x9B", "\\x9B" },
		{ "\xE2\x80\xAE", "<U+202E>" },
		{ "\xE2\x81\xA6", "<U+2066>" },
		{ "\xE2\x80\x8B", "<U+200B>" },
		{ "\xEF\xBB\xBF", "<U+FEFF>" },
		{ "\xF3\xA0\x81\x81", "<U+E0041>" },
		{ "\xE2\x80\xA8", "<U+2028>" },
		{ "\xFFx", "\xEF\xBF\xBDx" },
		{ "a\nb", "a\\x0Ab" },
		{ "\xC3\xA9 \xF0\x9F\x98\x80", "\xC3\xA9 \xF0\x9F\x98\x80" },
	};
	struct nt_buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < NT_COUNT(rows); i++) {
		nt_buf_reset(&out);
		nt_utf8_shown(&out, rows[i].text, strlen(rows[i].text), false);
		assert_string_equal(nt_buf_str(&out), rows[i].shown);
	}
	nt_buf_reset(&out);
	nt_utf8_shown(&out, "a\nb", 3, true);
	assert_string_equal(nt_buf_str(&out), "a\nb");
	nt_buf_free(&out);
}

static void
names_are_the_same_without_case_but_not_without_accents(void **state)
{
	(void)state;
	assert_true(nt_str_same("BAWASLU \xC3\x89", "bawaslu \xC3\xA9"));
	assert_false(nt_str_same("\xC3\x89", "e"));
	assert_false(nt_str_same("a", NULL));
	assert_true(nt_str_same(NULL, NULL));
	assert_true(nt_str_blank(NULL));
	assert_true(nt_str_blank(" \t\r\n"));
	assert_false(nt_str_blank(" a"));
}

static void a_number_is_digits_only_and_in_its_bounds(void **state)
{
	static const char *const bad[] = {
		"",    "-1", "+1", " 1",   "1 ",
		"1.0", "0",  "11", "0x1F", "99999999999999999999"
	};
	long long n;

	(void)state;
	for (size_t i = 0; i < NT_COUNT(bad); i++)
		assert_false(nt_str_number(bad[i], 1, 10, &n));
	assert_false(nt_str_number(NULL, 1, 10, &n));
	assert_true(nt_str_number("10", 1, 10, &n));
	assert_int_equal(n, 10);
}

static void sha256_gives_the_vectors_of_fips_180(void **state)
{
	char *million = malloc(1000000);
	char hex[NT_SHA256_HEX];

	(void)state;
	nt_sha256("abc", 3, hex);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177"
				 "a9cb410ff61f20015ad");
	nt_sha256("", 0, hex);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b9"
				 "34ca495991b7852b855");
	nt_sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  56, hex);
	assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2"
				 "167f6ecedd419db06c1");
	assert_non_null(million);
	memset(million, 'a', 1000000);
	nt_sha256(million, 1000000, hex);
	free(million);
	assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a4972"
				 "00e046d39ccc7112cd0");
}

/* From one part of a millisecond to the next. */
static void uids_stand_in_the_order_of_their_making(void **state)
{
	char one[NT_UID_SIZE], two[NT_UID_SIZE];

	(void)state;
	for (int i = 0; i < 100; i++) {
		nt_uid_new(one);
		do
			nt_uid_new(two);
		while (memcmp(one, two, 18) == 0);
		assert_true(strcmp(one, two) < 0);
	}
}

static void a_new_uid_is_a_version_7_uuid_of_its_own(void **state)
{
	char one[NT_UID_SIZE], two[NT_UID_SIZE];

	(void)state;
	nt_uid_new(one);
	nt_uid_new(two);
	assert_true(nt_uid_valid(one));
	assert_int_equal(one[14], '7');
	assert_non_null(strchr("89ab", one[19]));
	assert_string_not_equal(one, two);
	assert_false(nt_uid_valid("018FB7A2-6C00-7000-8000-000000000001"));
	assert_false(nt_uid_valid("018fb7a26c00-7000-8000-000000000001"));
	assert_false(nt_uid_valid(""));
}

static void a_fixed_clock_stands_still(void **state)
{
	struct nt_clock clock;
	char stamp[NT_STAMP_SIZE], hours[6];

	(void)state;
	assert_true(nt_clock_set(&clock, "2024-06-12T09:00"));
	assert_string_equal(nt_clock_stamp(&clock, stamp),
			    "2024-06-12T09:00:00Z");
	assert_string_equal(nt_clock_time(&clock, hours), "09:00");
	assert_int_equal(nt_clock_today(&clock), nt_day_number(2024, 6, 12));
	assert_true(nt_clock_set(&clock, "2024-06-12T23:59:58"));
	assert_string_equal(nt_clock_stamp(&clock, stamp),
			    "2024-06-12T23:59:58Z");
	assert_false(nt_clock_set(&clock, "2024-06-31T09:00"));
	assert_false(nt_clock_set(&clock, "2024-06-12"));
	assert_false(nt_clock_set(&clock, "yesterday morning"));
	assert_true(nt_clock_set(&clock, NULL));
	assert_true(nt_stamp_valid(nt_clock_stamp(&clock, stamp)));
}

static void an_error_gathers_its_context_on_the_way_up(void **state)
{
	struct nt_err err;
	char text[256];

	(void)state;
	assert_int_equal(nt_fail_field(&err, NT_EINVAL, "name", "too long"),
			 NT_EINVAL);
	nt_err_within(&err, "participants %d", 3);
	nt_wrap(&err, "record %d", 7);
	assert_string_equal(nt_err_format(&err, text, sizeof(text)),
			    "participants 3 name: record 7: too long");
	nt_err_at(&err, "people.csv", 17);
	assert_string_equal(nt_err_format(&err, text, sizeof(text)),
			    "people.csv:17: participants 3 name: record 7: "
			    "too long");
	assert_int_equal(nt_fail(NULL, NT_EIO, "nobody listens"), NT_EIO);
	assert_int_equal(nt_status_exit(NT_EREJECTED), 3);
}

static void a_long_error_is_cut_at_a_character(void **state)
{
	char text[2 * NT_ERR_MSG];
	struct nt_err err;

	(void)state;
	for (size_t i = 0; i + 2 < sizeof(text); i += 2)
		memcpy(text + i, "\xC3\xA9", 3);
	assert_int_equal(nt_fail(&err, NT_EINVAL, "x%s", text), NT_EINVAL);
	assert_int_equal(nt_utf8_bad(err.msg, strlen(err.msg)),
			 strlen(err.msg));
	nt_wrap(&err, "%s", text);
	assert_int_equal(nt_utf8_bad(err.msg, strlen(err.msg)),
			 strlen(err.msg));
	assert_true(strlen(err.msg) > NT_ERR_MSG - 4);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			an_arena_gives_zeroed_aligned_memory_of_any_size),
		cmocka_unit_test(
			letters_are_folded_as_the_tables_of_unicode_have_it),
		cmocka_unit_test(a_list_that_grows_keeps_what_it_holds),
		cmocka_unit_test(a_buffer_is_always_a_string),
		cmocka_unit_test(malformed_utf8_is_what_utf8proc_says_it_is),
		cmocka_unit_test(every_character_is_written_as_it_is_read),
		cmocka_unit_test(a_text_is_never_cut_inside_a_character),
		cmocka_unit_test(a_terminal_never_gets_what_could_command_it),
		cmocka_unit_test(
			names_are_the_same_without_case_but_not_without_accents),
		cmocka_unit_test(a_number_is_digits_only_and_in_its_bounds),
		cmocka_unit_test(sha256_gives_the_vectors_of_fips_180),
		cmocka_unit_test(a_new_uid_is_a_version_7_uuid_of_its_own),
		cmocka_unit_test(uids_stand_in_the_order_of_their_making),
		cmocka_unit_test(a_fixed_clock_stands_still),
		cmocka_unit_test(an_error_gathers_its_context_on_the_way_up),
		cmocka_unit_test(a_long_error_is_cut_at_a_character),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
