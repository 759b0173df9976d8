/*
 * drive.h - a program in a pseudo-terminal, typed at by a test and read
 * through a terminal emulator (libvterm).
 *
 * No sleeps: after each finished screen the program says how many keys it
 * accounts for, and its size (NOTULA_FRAME_FD, term.h); drive_wait waits for
 * that, for up to 20 s, and fails the test with the screen otherwise.
 */
#ifndef NOTULA_TESTS_DRIVE_H
#define NOTULA_TESTS_DRIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>

struct drive;

struct drive_how {
	int rows; /* 0: 24 */
	int cols; /* 0: 80 */
	/* "NAME=VALUE", or "NAME" to unset it; ends with NULL. Over what the
	 * driver sets: TERM, LC_ALL=C.UTF-8, TZ=UTC. May be NULL. */
	const char *const *env;
	bool shell; /* under a shell with job control: see drive_await_stop */
};

/* Run ARGV; or FN(CTX) in a process of its own, as a small program would. */
struct drive *drive_start(const char *const *argv, const struct drive_how *how);
struct drive *drive_start_fn(int (*fn)(void *ctx), void *ctx,
			     const struct drive_how *how);

/* Type TEXT, a key each character. */
void drive_type(struct drive *d, const char *text);

/* Press keys by name, blanks between them: "^S Down Down Enter M-2 a". */
void drive_keys(struct drive *d, const char *names);

/* Paste TEXT, as a terminal does; one key. */
void drive_paste(struct drive *d, const char *text);

/* Send bytes that are no whole keys. Counts COUNT keys. */
void drive_bytes(struct drive *d, const char *bytes, size_t n, int count);

/* Another size, without waiting. */
void drive_resize(struct drive *d, int rows, int cols);

void drive_signal(struct drive *d, int sig);

/* Until the screen accounts for every key and the size. */
void drive_wait(struct drive *d);

/* Until TEXT is on the screen: for what others do. */
void drive_until(struct drive *d, const char *text);

/* Row of the screen without blanks at its end; good until the next call. */
const char *drive_row(struct drive *d, int row);

/* The row that TEXT stands in, -1 if none; waits first. */
int drive_find(struct drive *d, const char *text);

/* Fail the test unless TEXT is, or is not, on the screen; waits first. */
void drive_assert_shows(struct drive *d, const char *text);
void drive_assert_not(struct drive *d, const char *text);

void drive_cursor(struct drive *d, int *row, int *col);

/* Keys typed so far, a paste being one. */
int64_t drive_typed(const struct drive *d);

/* Modes of the terminal, and whether it shows the other screen. */
struct termios drive_modes(struct drive *d);
bool drive_alternate(struct drive *d);

/* Does the terminal mark pastes now? */
bool drive_marks_pastes(struct drive *d);

/* All bytes the program wrote since the start. */
const char *drive_raw(struct drive *d, size_t *n);

/* The line goes dead. */
void drive_hang_up(struct drive *d);

/* Wait for the end, and return it as waitpid does. */
int drive_end(struct drive *d);

/* With SHELL: wait until the program has stopped; then bring it back. */
void drive_await_stop(struct drive *d);
void drive_foreground(struct drive *d);

/* Kill it if it runs, and free. */
void drive_close(struct drive *d);

#endif
