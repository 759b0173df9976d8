/*
 * terminal.c - the screens' floor in a real pseudo-terminal: a small program
 * with one line to type in stands for the views above it.
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "../lib/drive.h"
#include "../lib/testing.h"
#include "tui/line.h"
#include "tui/loop.h"
#include "tui/term.h"

/* A view of one line. */

struct page {
	struct tui_view view;
	struct tui_line line;
};

static volatile int *volatile nowhere = (int *)8;

static bool page_update(struct tui_view *view, const struct tui_key *key,
			enum tui_action action)
{
	struct page *page = (struct page *)view;

	if (action == TUI_DO_SAVE) {
		tui_pop(view);
		return true;
	}
	if (action == TUI_DO_PICK)
		abort();
	if (action == TUI_DO_SAME)
		*nowhere = 1;
	return tui_line_update(&page->line, key, action, 40);
}

static void page_draw(struct tui_view *view, struct tui_canvas *canvas,
		      struct tui_rect area)
{
	struct page *page = (struct page *)view;
	struct tui_rect field = { 1, 2, 1, area.cols - 4 };

	tui_rule(canvas, 0, 0, area.cols, "Title");
	tui_line_draw(&page->line, canvas, field, true);
	tui_put_right(canvas, area.rows - 1, 0, area.cols, TUI_LATE, "corner");
}

static void page_keep(struct tui_view *view)
{
	const char *path = getenv("KEPT");
	FILE *f = path != NULL ? fopen(path, "w") : NULL;

	if (f == NULL)
		return;
	fputs(tui_line_text(&((struct page *)view)->line), f);
	fclose(f);
}

static void page_close(struct tui_view *view)
{
	tui_line_free(&((struct page *)view)->line);
}

static const struct tui_view_ops ops = {
	.update = page_update,
	.draw = page_draw,
	.keep = page_keep,
	.close = page_close,
};

static int program(void *ctx)
{
	struct tui ui = { 0 };
	struct nt_err err = { 0 };
	struct page *page = nt_alloc(sizeof(*page));
	int code;

	(void)ctx;
	setlocale(LC_ALL, "");
	if (tui_term_open(&ui.term, &err) != NT_OK) {
		fprintf(stderr, "notula: %s\n", err.msg);
		nt_free(page);
		return nt_status_exit(err.status);
	}
	page->view.ops = &ops;
	page->view.typing = true;
	page->view.bar = TUI_BAR_FORM;
	tui_line_init(&page->line, false, 100000);
	tui_push(&ui, &page->view);
	code = tui_run(&ui, NULL);
	tui_close(&ui);
	tui_term_close(ui.term);
	printf("goodbye\n");
	return code;
}

static struct drive *begin(const char *const *env)
{
	struct drive_how how = { .env = env };

	return drive_start_fn(program, NULL, &how);
}

/* It ended with CODE and the terminal is as it was. */
static void assert_left(struct drive *d, int code)
{
	int status = drive_end(d);
	struct termios modes = drive_modes(d);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), code);
	assert_false(drive_alternate(d));
	assert_false(drive_marks_pastes(d));
	assert_true(modes.c_lflag & ICANON);
	assert_true(modes.c_lflag & ECHO);
	assert_true(modes.c_lflag & ISIG);
	drive_close(d);
}

static void what_is_typed_stands_on_the_screen(void **state)
{
	struct drive *d = begin(NULL);
	int row, col;

	(void)state;
	drive_type(d, "Rapat é 会议 ok");
	drive_wait(d);
	assert_string_equal(drive_row(d, 1), "  Rapat é 会议 ok");
	drive_cursor(d, &row, &col);
	assert_int_equal(row, 1);
	assert_int_equal(col, 2 + 15);
	assert_int_equal(drive_typed(d), 13);
	drive_assert_shows(d, "^S Save");
	assert_true(drive_marks_pastes(d));
	drive_keys(d, "^S");
	assert_left(d, 0);
}

static void control_s_and_q_do_not_freeze_the_terminal(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_wait(d);
	assert_false(drive_modes(d).c_iflag & (IXON | ICRNL));
	assert_false(drive_modes(d).c_lflag & ISIG);
	drive_keys(d, "^Q a ^S");
	assert_left(d, 0);
}

static void keys_arrive_under_all_their_names(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_type(d, "bc");
	drive_bytes(d, "\033[1~", 4, 1); /* Home of PuTTY */
	drive_type(d, "a");
	drive_bytes(d, "\033[F", 3, 1); /* End without keypad mode */
	drive_type(d, "d");
	drive_bytes(d, "\033[D", 3, 1);
	drive_bytes(d, "\033OD", 3, 1);
	drive_type(d, "-");
	drive_wait(d);
	assert_string_equal(drive_row(d, 1), "  ab-cd");
	drive_bytes(d, "\033[12~", 5, 1); /* F2 of PuTTY saves */
	assert_left(d, 0);
}

static void unknown_sequences_type_nothing(void **state)
{
	static const char *const strange[] = {
		"\033[99;99;99~", "\033[?1;2c", "\033[I",
		"\033[<0;10;10M", "\033O9z",	"\033[1;1R",
	};
	struct drive *d = begin(NULL);

	(void)state;
	for (size_t i = 0; i < NT_COUNT(strange); i++)
		drive_bytes(d, strange[i], strlen(strange[i]), 0);
	drive_bytes(d, "\xff\xc3(\xe2\x82x", 7, 2);
	drive_wait(d);
	assert_string_equal(drive_row(d, 1), "  (x");
	drive_keys(d, "^S");
	assert_left(d, 0);
}

static void a_paste_with_escape_sequences_runs_nothing(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_paste(d, "a\033[A\023\003\r\nb\tc\033OP\032");
	drive_wait(d);
	assert_string_equal(drive_row(d, 1), "  a[A b cOP");
	drive_keys(d, "^S");
	assert_left(d, 0);
}

static void esc_alone_is_a_key_and_esc_letter_is_alt(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_keys(d, "a Esc");
	drive_assert_shows(d, "Press q to quit");
	drive_type(d, "b");
	drive_assert_not(d, "Press q to quit");
	drive_keys(d, "M-s");
	assert_left(d, 0);
}

static void control_c_says_how_to_quit(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_keys(d, "a ^C");
	drive_assert_shows(d, "Press q to quit");
	drive_keys(d, "^S");
	assert_left(d, 0);
}

static void sixty_resizes_right_after_redraws_lose_none(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_type(d, "kept");
	for (int i = 0; i < 60; i++) {
		drive_keys(d, i % 2 ? "Left" : "Right");
		drive_wait(d);
		drive_resize(d, 12 + i % 7, 50 + i % 11);
		drive_wait(d);
		assert_string_equal(drive_row(d, 1), "  kept");
	}
	drive_keys(d, "^S");
	assert_left(d, 0);
}

static void tiny_windows_say_so_and_keep_everything(void **state)
{
	static const int sizes[][2] = { { 1, 1 },  { 2, 5 },   { 24, 1 },
					{ 9, 80 }, { 24, 39 }, { 1, 200 },
					{ 100, 1 } };
	struct drive *d = begin(NULL);

	(void)state;
	drive_type(d, "kept");
	drive_wait(d);
	for (size_t i = 0; i < NT_COUNT(sizes); i++) {
		drive_resize(d, sizes[i][0], sizes[i][1]);
		drive_keys(d, "x"); /* is not typed blindly */
		drive_wait(d);
	}
	drive_resize(d, 9, 80);
	drive_assert_shows(d, "window too small");
	drive_resize(d, 10, 40);
	drive_wait(d);
	assert_string_equal(drive_row(d, 1), "  kept");
	drive_resize(d, 0, 0);
	drive_resize(d, 24, 80);
	drive_assert_shows(d, "kept");
	drive_keys(d, "^S");
	assert_left(d, 0);
}

static void it_starts_in_any_size(void **state)
{
	static const int sizes[][2] = {
		{ 1, 1 }, { 2, 5 }, { 24, 1 }, { 500, 1000 }
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(sizes); i++) {
		struct drive_how how = { .rows = sizes[i][0],
					 .cols = sizes[i][1] };
		struct drive *d = drive_start_fn(program, NULL, &how);

		drive_wait(d);
		drive_resize(d, 24, 80);
		drive_keys(d, "o k");
		drive_wait(d);
		assert_string_equal(drive_row(d, 1), "  ok");
		drive_keys(d, "^S");
		assert_left(d, 0);
	}
}

static void lines_and_columns_in_the_environment_are_not_believed(void **state)
{
	static const char *const env[] = { "LINES=-1", "COLUMNS=99999999",
					   NULL };
	struct drive *d = begin(env);

	(void)state;
	drive_wait(d);
	assert_string_equal(drive_row(d, 20) + 74, "corner");
	drive_keys(d, "^S");
	assert_left(d, 0);
}

static void sigterm_keeps_the_draft_and_restores_the_terminal(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGQUIT };
	char path[] = "/tmp/notula-kept-XXXXXX";
	char setting[64];
	const char *env[] = { setting, NULL };

	(void)state;
	close(mkstemp(path));
	snprintf(setting, sizeof(setting), "KEPT=%s", path);
	for (size_t i = 0; i < NT_COUNT(signals); i++) {
		struct drive *d = begin(env);
		char kept[16] = "";
		FILE *f;

		drive_type(d, "draft");
		drive_wait(d);
		drive_signal(d, signals[i]);
		assert_left(d, 128 + signals[i]);
		f = fopen(path, "r");
		assert_non_null(fgets(kept, sizeof(kept), f));
		fclose(f);
		assert_string_equal(kept, "draft");
	}
	unlink(path);
}

static void a_hang_up_keeps_the_draft_and_ends(void **state)
{
	char path[] = "/tmp/notula-kept-XXXXXX";
	char setting[64];
	const char *env[] = { setting, NULL };
	struct drive *d;
	char kept[16] = "";
	FILE *f;
	int status;

	(void)state;
	close(mkstemp(path));
	snprintf(setting, sizeof(setting), "KEPT=%s", path);
	d = begin(env);
	drive_type(d, "draft");
	drive_wait(d);
	drive_hang_up(d);
	status = drive_end(d);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 128 + SIGHUP);
	drive_close(d);
	f = fopen(path, "r");
	assert_non_null(fgets(kept, sizeof(kept), f));
	fclose(f);
	assert_string_equal(kept, "draft");
	unlink(path);
}

static void control_backslash_restores_the_terminal_and_ends(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_wait(d);
	drive_bytes(d, "\034", 1, 1);
	assert_left(d, 128 + SIGQUIT);
}

static void assert_killed(struct drive *d, int sig)
{
	int status = drive_end(d);

	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), sig);
	assert_false(drive_alternate(d));
	assert_false(drive_marks_pastes(d));
	assert_true(drive_modes(d).c_lflag & ICANON);
	drive_close(d);
}

static void abort_restores_the_terminal(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_keys(d, "a");
	drive_wait(d);
	drive_keys(d, "^O");
	assert_killed(d, SIGABRT);
}

static void a_signal_that_nobody_handles_restores_the_terminal(void **state)
{
	static const int signals[] = { SIGUSR1, SIGUSR2, SIGALRM };

	(void)state;
	for (size_t i = 0; i < NT_COUNT(signals); i++) {
		struct drive *d = begin(NULL);

		drive_wait(d);
		drive_signal(d, signals[i]);
		assert_killed(d, signals[i]);
	}
}

#if !defined(__SANITIZE_ADDRESS__) /* it ends programs in its own way */
static void a_bad_address_restores_the_terminal(void **state)
{
	struct drive *d = begin(NULL);

	(void)state;
	drive_keys(d, "a");
	drive_wait(d);
	drive_keys(d, "^D");
	assert_killed(d, SIGSEGV);
}
#endif

static void control_z_stops_cooked_and_fg_draws_again(void **state)
{
	struct drive_how how = { .shell = true };
	struct drive *d = drive_start_fn(program, NULL, &how);

	(void)state;
	drive_type(d, "before");
	drive_wait(d);
	drive_keys(d, "^Z");
	drive_await_stop(d);
	assert_true(drive_modes(d).c_lflag & ICANON);
	assert_true(drive_modes(d).c_lflag & ECHO);
	assert_false(drive_alternate(d));
	assert_false(drive_marks_pastes(d));
	drive_until(d, "notula is paused, type fg");
	drive_foreground(d);
	drive_type(d, "+");
	drive_wait(d);
	assert_string_equal(drive_row(d, 1), "  before+");
	assert_true(drive_alternate(d));
	assert_true(drive_marks_pastes(d));
	assert_false(drive_modes(d).c_lflag & ICANON);
	drive_keys(d, "^S");
	assert_left(d, 0);
}

/* It says one line about it and ends with 2. */
static void assert_refused(const char *const *env)
{
	struct drive *d = begin(env);
	int status = drive_end(d);
	size_t n;
	const char *raw = drive_raw(d, &n);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 2);
	assert_non_null(strstr(raw, "notula list"));
	assert_null(strchr(raw, '\033'));
	assert_ptr_equal(strchr(raw, '\n'), raw + n - 1);
	assert_true(drive_modes(d).c_lflag & ICANON);
	drive_close(d);
}

static void terminals_that_cannot_show_screens_are_refused(void **state)
{
	static char longest[4096] = "TERM=";
	static const char *const names[][2] = {
		{ "TERM=dumb", NULL },
		{ "TERM=nonsense-zz", NULL },
		{ "TERM", NULL },
		{ "TERM=", NULL },
		{ "TERM=../../../etc/passwd", NULL },
		{ longest, NULL },
	};

	(void)state;
	memset(longest + 5, 'x', sizeof(longest) - 6);
	for (size_t i = 0; i < NT_COUNT(names); i++)
		assert_refused(names[i]);
}

static void all_sorts_of_terminals_work(void **state)
{
	static const char *const names[][3] = {
		{ "TERM=vt100", NULL },
		{ "TERM=linux", NULL },
		{ "TERM=screen", NULL },
		{ "TERM=tmux-256color", NULL },
		{ "TERM=xterm-mono", NULL },
		{ "TERM=rxvt", NULL },
		{ "TERM=xterm", "NO_COLOR=1", NULL },
	};

	(void)state;
	for (size_t i = 0; i < NT_COUNT(names); i++) {
		struct drive *d = begin(names[i]);

		drive_type(d, "ok");
		drive_wait(d);
		assert_string_equal(drive_row(d, 1), "  ok");
		drive_keys(d, "^S");
		assert_int_equal(drive_end(d), 0);
		drive_close(d);
	}
}

static void without_colours_none_are_sent(void **state)
{
	static const char *const env[] = { "NO_COLOR=1", NULL };
	struct drive *d = begin(env);
	size_t n;

	(void)state;
	drive_wait(d);
	assert_null(strstr(drive_raw(d, &n), "\033[31m"));
	drive_keys(d, "^S");
	drive_end(d);
	drive_close(d);
	d = begin(NULL);
	drive_wait(d);
	assert_non_null(strstr(drive_raw(d, &n), "31m"));
	drive_keys(d, "^S");
	drive_end(d);
	drive_close(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_stands_on_the_screen),
		cmocka_unit_test(control_s_and_q_do_not_freeze_the_terminal),
		cmocka_unit_test(keys_arrive_under_all_their_names),
		cmocka_unit_test(unknown_sequences_type_nothing),
		cmocka_unit_test(a_paste_with_escape_sequences_runs_nothing),
		cmocka_unit_test(esc_alone_is_a_key_and_esc_letter_is_alt),
		cmocka_unit_test(control_c_says_how_to_quit),
		cmocka_unit_test(sixty_resizes_right_after_redraws_lose_none),
		cmocka_unit_test(tiny_windows_say_so_and_keep_everything),
		cmocka_unit_test(it_starts_in_any_size),
		cmocka_unit_test(
			lines_and_columns_in_the_environment_are_not_believed),
		cmocka_unit_test(
			sigterm_keeps_the_draft_and_restores_the_terminal),
		cmocka_unit_test(a_hang_up_keeps_the_draft_and_ends),
		cmocka_unit_test(
			control_backslash_restores_the_terminal_and_ends),
		cmocka_unit_test(abort_restores_the_terminal),
		cmocka_unit_test(
			a_signal_that_nobody_handles_restores_the_terminal),
#if !defined(__SANITIZE_ADDRESS__)
		cmocka_unit_test(a_bad_address_restores_the_terminal),
#endif
		cmocka_unit_test(control_z_stops_cooked_and_fg_draws_again),
		cmocka_unit_test(
			terminals_that_cannot_show_screens_are_refused),
		cmocka_unit_test(all_sorts_of_terminals_work),
		cmocka_unit_test(without_colours_none_are_sent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
