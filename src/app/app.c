/* app.c - what a run of the program knows before it does anything. */
#include "notula/app.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "notula/language.h"
#include "notula/path.h"

/* What is set and not empty: an empty variable is one that is not there. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

static const char *login_name(struct nt_arena *arena)
{
	const struct passwd *entry = getpwuid(getuid());

	if (entry != NULL && entry->pw_name[0] != '\0')
		return nt_arena_strdup(arena, entry->pw_name);
	return nt_arena_printf(arena, "%lld", (long long)getuid());
}

/* The name stands in records: it passes the same door as any other text. */
static enum nt_status find_user(struct nt_app *app, struct nt_err *err)
{
	const char *name = variable("NOTULA_USER");
	enum nt_status st;

	if (name == NULL)
		name = app->values[NT_SETTING_USER];
	if (name == NULL)
		name = login_name(&app->arena);
	st = nt_text_door(nt_field(&nt_shape_record, "updated_by"), name,
			  strlen(name), &app->arena, &app->user, err);
	if (st == NT_OK && app->user == NULL)
		app->user = login_name(&app->arena);
	if (st != NT_OK)
		nt_wrap(err, "%s", _("the name of who acts (NOTULA_USER)"));
	return st;
}

static void find_logbook(struct nt_app *app, const char *db)
{
	if (db == NULL)
		db = variable("NOTULA_DB");
	if (db == NULL)
		db = app->values[NT_SETTING_DB];
	app->path = db != NULL ? nt_arena_strdup(&app->arena, db)
			       : nt_path_data(&app->arena, "notula.db");
}

static enum nt_status check_language(const struct nt_app *app,
				     struct nt_err *err)
{
	const char *code = app->values[NT_SETTING_LANGUAGE];

	if (code == NULL || nt_language_set(code))
		return NT_OK;
	nt_fail_field(err, NT_EINVAL, nt_setting_key(NT_SETTING_LANGUAGE),
		      _("\"%.60s\" is not known here; en and id are"), code);
	nt_err_at(err, app->config, 0);
	return NT_EINVAL;
}

void nt_app_language(void)
{
	const char *values[NT_SETTINGS];
	struct nt_arena arena = { 0 };
	const char *path = nt_path_config(&arena, "config");
	struct nt_key_lines keys;

	if (nt_settings_read(path, &arena, values, &keys, NULL) == NT_OK &&
	    values[NT_SETTING_LANGUAGE] != NULL)
		nt_language_set(values[NT_SETTING_LANGUAGE]);
	nt_arena_free(&arena);
}

enum nt_status nt_app_start(struct nt_app *app, const char *db,
			    struct nt_err *err)
{
	const char *now = variable("NOTULA_NOW");
	enum nt_status st;

	*app = (struct nt_app) { .wait_ms = -1 };
	if (!nt_clock_set(&app->clock, now))
		return nt_fail(err, NT_EUSAGE,
			       _("NOTULA_NOW: \"%s\" is no time; write it as "
				 "2024-06-12T09:00"),
			       now);
	app->config = nt_path_config(&app->arena, "config");
	st = nt_settings_read(app->config, &app->arena, app->values, &app->keys,
			      err);
	if (st != NT_OK)
		return st;
	st = check_language(app, err);
	if (st != NT_OK)
		return st;
	find_logbook(app, db);
	return find_user(app, err);
}

int64_t nt_app_wait_ms(const struct nt_app *app, enum nt_access access)
{
	if (app->wait_ms >= 0)
		return app->wait_ms;
	return access == NT_TO_READ ? NT_WAIT_READ_MS : NT_WAIT_WRITE_MS;
}

enum nt_status nt_app_open(struct nt_app *app, enum nt_access access,
			   struct nt_err *err)
{
	struct nt_opening how = {
		.path = app->path,
		.read_only = access == NT_TO_READ,
		.create = access == NT_TO_CREATE,
		.user = app->user,
		.clock = app->clock,
		.wait = app->wait,
		.wait_ctx = app->wait_ctx,
		.give_up = app->give_up,
		.give_up_ctx = app->give_up_ctx,
		.max_wait_ms = nt_app_wait_ms(app, access),
	};
	enum nt_status st;

	nt_store_close(app->store);
	app->store = NULL;
	st = nt_store_open(&app->store, &how, err);
	if (st == NT_ENOTFOUND && !how.create)
		nt_fail(err, st,
			_("%s: there is no logbook yet; the first notula add "
			  "makes it"),
			app->path);
	return st;
}

void nt_app_close(struct nt_app *app)
{
	nt_store_close(app->store);
	app->store = NULL;
	nt_arena_free(&app->arena);
}

void nt_app_stamp(const struct nt_app *app, struct nt_record *rec,
		  struct nt_arena *arena)
{
	char uid[NT_UID_SIZE];
	char stamp[NT_STAMP_SIZE];

	if (rec->uid == NULL) {
		nt_uid_new(uid);
		rec->uid = nt_arena_strdup(arena, uid);
	}
	rec->updated_at =
		nt_arena_strdup(arena, nt_clock_stamp(&app->clock, stamp));
	rec->updated_by = nt_arena_strdup(arena, app->user);
}

int64_t nt_app_today(const struct nt_app *app)
{
	return nt_clock_today(&app->clock);
}
