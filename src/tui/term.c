#include "tui/term.h"

#include <curses.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include "notula/alloc.h"
#include "notula/str.h"
#include "tui/rescue.h"
#include "tui/signals.h"
#include "tui/term_state.h"
#include "tui/theme.h"

enum {
	MOST_ROWS = 1000, /* of a terminal that says it has more */
	MOST_COLS = 2000,
	ESC_MS = 25,	  /* how long Esc waits for more of a sequence */
	ESC_FAR_MS = 200, /* over ssh */
	LONGEST_NAME = 64,
};

/* Opening. */

static enum nt_status no_terminal(struct nt_err *err)
{
	return nt_fail(err, NT_EUSAGE, "%s",
		       _("No terminal here. Try: notula list"));
}

static enum nt_status unfit(struct nt_err *err, const char *name)
{
	return nt_fail(err, NT_EUSAGE,
		       _("TERM=%s is no terminal that can show screens. Try: "
			 "notula list"),
		       name);
}

/* newterm itself would exit, or believe a path. */
static enum nt_status check_terminal(struct nt_err *err)
{
	const char *name = getenv("TERM");
	int found = 0;
	bool fit;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return no_terminal(err);
	if (name == NULL || name[0] == '\0')
		return unfit(err, _("(nothing)"));
	if (strlen(name) > LONGEST_NAME || strchr(name, '/') != NULL)
		return unfit(err, _("(no name)"));
	if (setupterm(name, STDOUT_FILENO, &found) != OK || found != 1)
		return unfit(err, name);
	fit = cursor_address != NULL && clear_screen != NULL;
	del_curterm(cur_term);
	return fit ? NT_OK : unfit(err, name);
}

static int within(int value, int most)
{
	return value > most ? most : value;
}

/* The size that the terminal tells; 0 where it does not know. */
static void ask_size(int *rows, int *cols)
{
	struct winsize size = { 0 };

	*rows = 0;
	*cols = 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return;
	*rows = within(size.ws_row, MOST_ROWS);
	*cols = within(size.ws_col, MOST_COLS);
}

/* Believe the terminal, not the environment; and not too large a terminal. */
static SCREEN *new_screen(void)
{
	struct winsize size = { 0 };
	char number[16];
	SCREEN *screen;

	unsetenv("LINES");
	unsetenv("COLUMNS");
	ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
	if (size.ws_row > MOST_ROWS || size.ws_col > MOST_COLS) {
		snprintf(number, sizeof(number), "%d",
			 within(size.ws_row, MOST_ROWS));
		setenv("LINES", number, 1);
		snprintf(number, sizeof(number), "%d",
			 within(size.ws_col, MOST_COLS));
		setenv("COLUMNS", number, 1);
	}
	screen = newterm(NULL, stdout, stdin);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	return screen;
}

/* Pairs 1 to 8: the eight colours on the terminal's own background. */
static bool start_colours(void)
{
	const char *no = getenv("NO_COLOR");

	if ((no != NULL && no[0] != '\0') || !has_colors() ||
	    start_color() != OK || use_default_colors() != OK)
		return false;
	for (short c = TUI_BLACK; c < TUI_NO_COLOUR; c++)
		init_pair((short)(c + 1), c, -1);
	return true;
}

static void learn_keys(struct tui_decoder *d)
{
	static const struct {
		const char *cap;
		enum tui_key_name name;
	} caps[] = {
		{ "kcuu1", TUI_KEY_UP },     { "kcud1", TUI_KEY_DOWN },
		{ "kcub1", TUI_KEY_LEFT },   { "kcuf1", TUI_KEY_RIGHT },
		{ "khome", TUI_KEY_HOME },   { "kend", TUI_KEY_END },
		{ "kpp", TUI_KEY_PGUP },     { "knp", TUI_KEY_PGDN },
		{ "kich1", TUI_KEY_INS },    { "kdch1", TUI_KEY_DEL },
		{ "kcbt", TUI_KEY_BACKTAB }, { "kf1", TUI_KEY_F1 },
		{ "kf2", TUI_KEY_F2 },	     { "kf3", TUI_KEY_F3 },
		{ "kf4", TUI_KEY_F4 },	     { "kf5", TUI_KEY_F5 },
		{ "kf6", TUI_KEY_F6 },	     { "kf7", TUI_KEY_F7 },
		{ "kf8", TUI_KEY_F8 },	     { "kf9", TUI_KEY_F9 },
		{ "kf10", TUI_KEY_F10 },     { "kf11", TUI_KEY_F11 },
		{ "kf12", TUI_KEY_F12 },
	};

	for (size_t i = 0; i < NT_COUNT(caps); i++) {
		const char *bytes = tigetstr(caps[i].cap);

		if (bytes != NULL && bytes != (const char *)-1)
			tui_decoder_learn(d, bytes, caps[i].name);
	}
}

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";

/* Past curses, at once: only sequences that move nothing. */
static void send(const char *s)
{
	ssize_t ignored = write(STDOUT_FILENO, s, strlen(s));

	(void)ignored;
}

static struct nt_buf *gathered;

static int gather(int c)
{
	nt_buf_putc(gathered, (char)c);
	return c;
}

/* The bytes that leave the screen, prepared for a handler. */
static void arm(const struct tui_term *term)
{
	const char *caps[] = { exit_attribute_mode, keypad_local, cursor_normal,
			       exit_ca_mode };
	struct nt_buf bytes = { 0 };

	gathered = &bytes;
	nt_buf_puts(&bytes, paste_off);
	for (size_t i = 0; i < NT_COUNT(caps); i++)
		if (caps[i] != NULL)
			tputs(caps[i], 1, gather);
	gathered = NULL;
	tui_rescue_arm(nt_buf_str(&bytes), bytes.n, &term->cooked);
	nt_buf_free(&bytes);
}

/* Keys as they come: no flow control, no line ends, ^C and ^Z as bytes. */
static void set_modes(void)
{
	raw();
	noecho();
	nonl();
	typeahead(-1);
	keypad(stdscr, TRUE);
	scrollok(stdscr, FALSE);
	leaveok(stdscr, FALSE);
	curs_set(1);
}

static int frame_fd(void)
{
	const char *name = getenv("NOTULA_FRAME_FD");
	long long fd;

	if (!nt_str_number(name != NULL ? name : "", 1, 1023, &fd))
		return -1;
	if (fd > STDERR_FILENO && fcntl((int)fd, F_SETFD, FD_CLOEXEC) != 0)
		return -1;
	return (int)fd;
}

void tui_term_rescue(void)
{
	tui_rescue();
}

enum nt_status tui_term_open(struct tui_term **out, struct nt_err *err)
{
	struct tui_term *term;
	enum nt_status st = check_terminal(err);

	if (st != NT_OK)
		return st;
	term = nt_alloc(sizeof(*term));
	tcgetattr(STDIN_FILENO, &term->cooked);
	tui_signals_watch();
	term->screen = new_screen();
	if (term->screen == NULL) {
		tui_signals_unwatch(term->gone);
		nt_free(term);
		return no_terminal(err);
	}
	tui_signals_mark(); /* newterm takes some of them for itself */
	set_modes();
	term->colours = start_colours();
	learn_keys(&term->decoder);
	term->esc_ms = getenv("SSH_CONNECTION") != NULL ? ESC_FAR_MS : ESC_MS;
	term->frame_fd = frame_fd();
	getmaxyx(stdscr, term->rows, term->cols);
	arm(term);
	send(paste_on);
	*out = term;
	return NT_OK;
}

void tui_term_close(struct tui_term *term)
{
	if (term == NULL)
		return;
	send(paste_off);
	endwin();
	tui_rescue_disarm();
	delscreen(term->screen);
	tui_signals_unwatch(term->gone);
	tui_decoder_free(&term->decoder);
	tui_canvas_free(&term->shown);
	nt_free(term);
}

void tui_term_size(const struct tui_term *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

/* Another size. */

void tui_term_resize(struct tui_term *term)
{
	int rows, cols;

	ask_size(&rows, &cols);
	if (rows > 0 && cols > 0 && resizeterm(rows, cols) == OK) {
		term->rows = rows;
		term->cols = cols;
	}
	tui_canvas_free(&term->shown);
	clearok(curscr, TRUE);
}

void tui_term_take_back(struct tui_term *term)
{
	reset_prog_mode();
	arm(term);
	send(paste_on);
	tui_term_resize(term);
	refresh();
}

/* Drawing. */

static attr_t attributes(struct tui_look look)
{
	return (look.bold ? A_BOLD : 0) | (look.faint ? A_DIM : 0) |
	       (look.underlined ? A_UNDERLINE : 0) |
	       (look.reverse ? A_REVERSE : 0);
}

static void draw_cell(const struct tui_term *term, int row, int col,
		      const struct tui_cell *cell)
{
	struct tui_look look =
		tui_look_of((enum tui_role)cell->role, term->colours);
	short pair =
		look.colour == TUI_NO_COLOUR ? 0 : (short)(look.colour + 1);
	wchar_t text[2 + TUI_MARKS] = { 0 };
	cchar_t shown;

	for (int i = 0; i < cell->n; i++)
		text[i] = (wchar_t)cell->ch[i];
	setcchar(&shown, text, attributes(look), pair, NULL);
	/* The last cell of the screen gives ERR although it is drawn. */
	mvadd_wch(row, col, &shown);
}

static bool same_row(const struct tui_term *term,
		     const struct tui_canvas *canvas, int row)
{
	size_t at = (size_t)row * (size_t)canvas->cols;

	return memcmp(&term->shown.v[at], &canvas->v[at],
		      (size_t)canvas->cols * sizeof(*canvas->v)) == 0;
}

static void draw_row(struct tui_term *term, const struct tui_canvas *canvas,
		     int row)
{
	for (int col = 0; col < canvas->cols && col < term->cols; col++) {
		const struct tui_cell *cell = tui_cell(canvas, row, col);

		if (cell->width == 1 ||
		    (cell->width == 2 && col + 1 < term->cols))
			draw_cell(term, row, col, cell);
	}
}

static void keep_shown(struct tui_term *term, const struct tui_canvas *canvas)
{
	size_t n = (size_t)canvas->rows * (size_t)canvas->cols;

	tui_canvas_reset(&term->shown, canvas->rows, canvas->cols);
	memcpy(term->shown.v, canvas->v, n * sizeof(*canvas->v));
}

static void count_frame(const struct tui_term *term)
{
	bool inside = term->frame_fd == STDOUT_FILENO;
	char line[96];
	ssize_t ignored;
	int n;

	if (term->frame_fd < 0)
		return;
	n = snprintf(line, sizeof(line), "%s%lld %lld %d %d%s",
		     inside ? "\033]777;" : "", (long long)term->keys,
		     (long long)term->resizes, term->rows, term->cols,
		     inside ? "\007" : "\n");
	ignored = write(term->frame_fd, line, (size_t)n);
	(void)ignored;
}

void tui_term_draw(struct tui_term *term, const struct tui_canvas *canvas,
		   bool anew)
{
	bool fresh = anew || term->shown.rows != canvas->rows ||
		     term->shown.cols != canvas->cols;

	if (fresh)
		erase();
	if (anew)
		clearok(curscr, TRUE);
	for (int row = 0; row < canvas->rows && row < term->rows; row++)
		if (fresh || !same_row(term, canvas, row))
			draw_row(term, canvas, row);
	move(within(canvas->cursor_row, term->rows - 1),
	     within(canvas->cursor_col, term->cols - 1));
	refresh();
	keep_shown(term, canvas);
	count_frame(term);
}

/* Stopping, and other programs. */

static void hand_over(void)
{
	send(paste_off);
	endwin();
	tui_rescue_disarm();
}

void tui_term_suspend(struct tui_term *term)
{
	hand_over();
	printf("%s\n", _("notula is paused, type fg"));
	fflush(stdout);
	tui_signal_taken(SIGTSTP);
	tui_signals_let_stop(true);
	kill(0, SIGTSTP); /* the whole job, make and sh too; stops here */
	tui_signals_let_stop(false);
	tui_signal_taken(SIGCONT);
	tui_term_take_back(term);
}

void tui_term_lend(struct tui_term *term)
{
	(void)term;
	hand_over();
	tui_signals_let_stop(true);
}

void tui_term_take(struct tui_term *term)
{
	static const int others[] = { SIGINT, SIGQUIT, SIGTSTP, SIGCONT };

	tui_signals_let_stop(false);
	tui_signals_let_in();
	for (size_t i = 0; i < NT_COUNT(others); i++)
		tui_signal_taken(others[i]);
	tui_term_take_back(term);
}

void tui_term_in_child(const struct tui_term *term)
{
	(void)term;
	tui_signals_in_child();
}
