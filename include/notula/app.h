/*
 * app.h - one run of the program: its settings, its clock, who acts, and the
 * logbook that is open. Both faces stand on it.
 *
 * Where the logbook is: --db, else $NOTULA_DB, else the config file's `db`,
 * else $XDG_DATA_HOME/notula/notula.db. Who acts: $NOTULA_USER, else the config
 * file's `user`, else the login name. Strings live as long as the app.
 */
#ifndef NOTULA_APP_H
#define NOTULA_APP_H

#include "notula/arena.h"
#include "notula/clock.h"
#include "notula/err.h"
#include "notula/store.h"

enum nt_setting {
#define X(NAME, key, text) NT_SETTING_##NAME,
#include "notula/settings.def"
#undef X
	NT_SETTINGS,
};

/* The key in the config file, and what it is for, translated. */
const char *nt_setting_key(enum nt_setting setting);
const char *nt_setting_text(enum nt_setting setting);

/* Lines of the section [keys]: what is read in them is for the face that has
 * keys to judge. */
struct nt_key_line {
	const char *action;
	const char *keys;
	int64_t line;
};
struct nt_key_lines {
	struct nt_key_line *v;
	size_t n;
};

/* What a command does to the logbook. Only NT_TO_CREATE makes one. */
enum nt_access { NT_TO_READ, NT_TO_WRITE, NT_TO_CREATE };

enum { NT_WAIT_READ_MS = 10000, NT_WAIT_WRITE_MS = 60000 };

struct nt_app {
	struct nt_arena arena;
	struct nt_clock clock;
	const char *user;
	const char *path;		 /* of the logbook */
	const char *config;		 /* path of the config file */
	const char *values[NT_SETTINGS]; /* from the config file, or NULL */
	struct nt_key_lines keys;	 /* from there too */
	int64_t wait_ms;		 /* --wait, or below 0 */
	/*
	 * Of the face, see struct nt_opening; set before nt_app_open. NULL
	 * waits silently, up to wait_ms, and gives nothing up.
	 */
	bool (*wait)(void *ctx, int64_t waited_ms);
	void *wait_ctx;
	bool (*give_up)(void *ctx);
	void *give_up_ctx;
	struct nt_store *store; /* NULL until nt_app_open */
};

/* The language that the config file wants, if it wants one, for what is said
 * before the program starts. What is wrong in the file nt_app_start says. */
void nt_app_language(void);

/*
 * Read the environment and the config file. DB is --db, or NULL. APP is
 * zeroed first; nt_app_close it in any case.
 */
enum nt_status nt_app_start(struct nt_app *app, const char *db,
			    struct nt_err *err) NT_MUST_CHECK;

/*
 * Open the logbook, closing the one that is open. A logbook that cannot be
 * written opens for reading where ACCESS is NT_TO_READ; else ask
 * nt_store_read_only().
 */
enum nt_status nt_app_open(struct nt_app *app, enum nt_access access,
			   struct nt_err *err) NT_MUST_CHECK;

/* Close the logbook and free everything. */
void nt_app_close(struct nt_app *app);

/* How long to wait for others: --wait, else by ACCESS. */
int64_t nt_app_wait_ms(const struct nt_app *app, enum nt_access access);

/*
 * What saving asks of the caller: a uid where REC has none, updated_at and
 * updated_by. The texts are in ARENA.
 */
void nt_app_stamp(const struct nt_app *app, struct nt_record *rec,
		  struct nt_arena *arena);

/* The number of the day that it is (day.h). */
int64_t nt_app_today(const struct nt_app *app);

/* Read the config file at PATH into VALUES and KEYS; a file that is not there
 * is an empty one. Used by nt_app_start. */
enum nt_status nt_settings_read(const char *path, struct nt_arena *arena,
				const char *values[NT_SETTINGS],
				struct nt_key_lines *keys,
				struct nt_err *err) NT_MUST_CHECK;

#endif
