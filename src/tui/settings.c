#include "tui/settings.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "notula/file.h"
#include "tui/editor.h"

static void write_sample(struct nt_buf *out)
{
	nt_buf_puts(out,
		    _("# Settings of notula. A line that begins with # says "
		      "nothing;\n# take the # away to set something.\n\n"));
	for (int i = 0; i < NT_SETTINGS; i++)
		nt_buf_printf(out, "# %s\n#%s = \n\n",
			      nt_setting_text((enum nt_setting)i),
			      nt_setting_key((enum nt_setting)i));
	nt_buf_puts(out,
		    _("# Keys of actions, as many as you like, with blanks "
		      "between them.\n"));
	nt_buf_puts(out, "[keys]\n");
	tui_keys_sample(out);
}

static enum nt_status begin_file(const char *path, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_buf text = { 0 };
	char *folder = nt_arena_strdup(&arena, path);
	enum nt_status st;

	if (access(path, F_OK) == 0 || errno != ENOENT) {
		nt_arena_free(&arena);
		return NT_OK;
	}
	*strrchr(folder, '/') = '\0';
	st = nt_file_mkdirs(folder, err);
	write_sample(&text);
	if (st == NT_OK)
		st = nt_file_write(path, false, nt_buf_str(&text), text.n, err);
	nt_buf_free(&text);
	nt_arena_free(&arena);
	return st;
}

/* The keys that counted so far stay where the new ones cannot be taken. */
static enum nt_status take(struct nt_app *app, struct nt_err *err)
{
	const char *values[NT_SETTINGS];
	struct nt_key_lines keys;
	struct nt_err ignored = { 0 };
	enum nt_status st =
		nt_settings_read(app->config, &app->arena, values, &keys, err);

	if (st != NT_OK)
		return st;
	st = tui_keys_bind(&keys, app->config, err);
	if (st == NT_OK)
		app->keys = keys;
	else if (tui_keys_bind(&app->keys, app->config, &ignored) != NT_OK)
		tui_keys_reset();
	return st;
}

void tui_settings_edit(struct tui *ui)
{
	struct nt_err err = { 0 };
	enum nt_status st = begin_file(ui->app->config, &err);

	if (st == NT_OK)
		st = tui_editor_open(ui, ui->app->config, &err);
	if (st == NT_OK)
		st = take(ui->app, &err);
	if (st != NT_OK)
		tui_say_err(ui, &err);
	else
		tui_say(ui, "%s",
			_("The settings are read. Keys count now, the others "
			  "from the next start."));
}
