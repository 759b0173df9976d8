/*
 * desk.h - a clerk's desk for tests of views: a new logbook of Bawaslu Kota
 * Pariaman in a private folder, its clock at 2024-06-12 09:00, the user
 * "notulis", and a stack of views without a terminal.
 */
#ifndef TESTS_LIB_DESK_H
#define TESTS_LIB_DESK_H

#include "tui/view.h"

struct desk {
	struct nt_arena arena;
	struct nt_app app;
	struct tui ui;
	struct nt_buf screen;
	struct nt_err err;
	const char *folder;
};

/* For cmocka: with nothing on the stack; with an empty form. */
int desk_setup(void **state);
int desk_setup_form(void **state);
int desk_teardown(void **state);

/* For a group of tests, in build folder $B: what follows is in Indonesian, and
 * in English again. */
int desk_in_indonesian(void **state);
int desk_in_english(void **state);

/* Type a script of typist.h; the screen as text. */
void desk_type(struct desk *desk, const char *script);
const char *desk_screen(struct desk *desk);

/* Fail unless TEXT is, or is not, on the screen. */
void desk_assert_shows(struct desk *desk, const char *text);
void desk_assert_not(struct desk *desk, const char *text);

/* The record with NUMBER, in the arena; the test fails if there is none. */
struct nt_record desk_record(struct desk *desk, const char *number);
int64_t desk_count(struct desk *desk);

/* samples/reference.json, not saved. */
struct nt_record desk_reference(struct desk *desk);

#endif
