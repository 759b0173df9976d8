/* directory_list.c - rows of the directory: found, listed, shown. */
#include <string.h>

#include "cli/directory.h"
#include "cli/directory_show.h"
#include "cli/out.h"
#include "notula/str.h"

enum { PAGE = 500, PAIRS_MOST = 1 << 20, MEETINGS = 20 };

static bool read_kind(const char *text, enum nt_directory *out)
{
	for (int kind = 0; kind < NT_DIRECTORY_KINDS; kind++)
		if (strcmp(text, cli_directory_word((enum nt_directory)kind)) ==
		    0) {
			*out = (enum nt_directory)kind;
			return true;
		}
	return false;
}

enum nt_status cli_directory_kind(const char *text, enum nt_directory *out,
				  struct nt_err *err)
{
	if (read_kind(text, out))
		return NT_OK;
	return nt_fail(err, NT_EUSAGE, _("\"%s\" is none of: %s"), text,
		       CLI_DIRECTORY_KINDS);
}

static bool has(struct nt_words words, const char *name)
{
	for (size_t i = 0; i < words.n; i++)
		if (nt_str_same(words.v[i], name))
			return true;
	return false;
}

/* Is it called NAME, more than that words of it begin so? */
static bool is_called(const struct nt_entry *e, const char *name)
{
	for (size_t i = 0; i < e->merged.n; i++)
		if (nt_str_same(e->merged.v[i].name, name))
			return true;
	return nt_str_eq(e->uid, name) || nt_str_same(e->name, name) ||
	       nt_str_same(e->short_name, name) || has(e->aliases, name);
}

/* What the kinds know of a name. */
struct search {
	size_t n;     /* kinds that found one row */
	size_t exact; /* those with a row that is called so */
	enum nt_status failed;
	struct nt_err err; /* why another kind did not */
};

static enum nt_status search(struct cmd_run *run, struct search *s,
			     enum nt_directory kind, const char *name,
			     struct cli_found *out)
{
	struct cli_found here = { .kind = kind };
	struct nt_err err = { 0 };
	enum nt_status st = nt_directory_find(run->store, kind, name,
					      run->arena, &here.entry, &err);
	bool called = st == NT_OK && is_called(&here.entry, name);

	if (st == NT_OK) {
		if (called || s->exact == 0)
			*out = here;
		s->n++;
		s->exact += called;
	} else if (st == NT_EINVAL || s->failed == NT_OK) {
		s->failed = st;
		s->err = err;
	}
	return st == NT_EINVAL || st == NT_ENOTFOUND ? NT_OK : st;
}

enum nt_status cli_directory_find(struct cmd_run *run, const char *name,
				  struct cli_found *out, struct nt_err *err)
{
	const char *said = cli_value(run->args, "kind");
	struct search s = { 0 };
	enum nt_status st = NT_OK;

	for (int kind = 0; kind < NT_DIRECTORY_KINDS && st == NT_OK; kind++)
		if (said == NULL ||
		    strcmp(said, cli_directory_word((enum nt_directory)kind)) ==
			    0)
			st = search(run, &s, (enum nt_directory)kind, name,
				    out);
	if (st == NT_OK && s.exact == 1)
		return NT_OK;
	if (st == NT_OK && s.n > 1)
		return nt_fail(err, NT_EUSAGE,
			       _("\"%s\" is more than one kind of name; add "
				 "--kind, one of: %s"),
			       name, CLI_DIRECTORY_KINDS);
	if (s.n == 0 || s.failed == NT_EINVAL || st != NT_OK) {
		*err = s.err;
		return s.failed;
	}
	return NT_OK;
}

/* Lists. */

static const struct cli_column columns[] = {
	{ N_("Name"), 24, false },    { "", 16, false },
	{ N_("Meetings"), 0, true },  { N_("Last"), 0, false },
	{ N_("Aliases"), 10, false },
};

/* What tells a row from others of its name. */
static const char *beside(const struct nt_entry *e, struct nt_arena *arena)
{
	if (e->position != NULL && e->organization != NULL)
		return nt_arena_printf(arena, "%s, %s", e->position,
				       e->organization);
	if (e->position != NULL || e->organization != NULL)
		return e->position ? e->position : e->organization;
	return e->parent ? e->parent : e->city;
}

static const char *other_names(const struct nt_entry *e, struct nt_arena *arena)
{
	const char *out = e->short_name;

	for (size_t i = 0; i < e->aliases.n; i++)
		out = out ? nt_arena_printf(arena, "%s; %s", out,
					    e->aliases.v[i])
			  : e->aliases.v[i];
	for (size_t i = 0; i < e->merged.n; i++)
		out = out ? nt_arena_printf(arena, "%s; %s", out,
					    e->merged.v[i].name)
			  : e->merged.v[i].name;
	return out;
}

static void print_row(struct cmd_run *run, struct cli_table *table,
		      enum nt_directory kind, const struct nt_entry *e)
{
	const char *cells[] = {
		e->name,
		beside(e, run->arena),
		e->uid ? nt_arena_printf(run->arena, "%lld",
					 (long long)e->meetings)
		       : "",
		e->last,
		other_names(e, run->arena),
	};

	if (cmd_wants_json(run))
		cli_entry_json(kind, e);
	else
		cli_table_row(table, cells);
}

enum nt_status cli_directory_list(struct cmd_run *run, struct nt_err *err)
{
	struct nt_entry_page how = { .words = cmd_rest(run, 2), .n = PAGE };
	struct nt_entry_cursor after = { 0 };
	struct nt_entries page = { 0 };
	struct cli_table table;
	enum nt_directory kind;
	size_t all = 0;
	enum nt_status st = cli_directory_kind(run->args->words[1], &kind, err);

	if (st != NT_OK)
		return st;
	cli_table_begin(&table, columns, NT_COUNT(columns));
	do {
		how.after = all > 0 ? &after : NULL;
		st = nt_directory_list(run->store, kind, &how, run->arena,
				       &page, err);
		for (size_t i = 0; i < page.n && st == NT_OK; i++)
			print_row(run, &table, kind, &page.v[i]);
		all += page.n;
		if (page.n > 0)
			after = (struct nt_entry_cursor) {
				page.v[page.n - 1].name,
				page.v[page.n - 1].uid,
			};
	} while (st == NT_OK && page.n == PAGE && !cli_out_failed());
	cli_table_end(&table);
	if (st == NT_OK && all == 0)
		cli_say("%s", _("No name matches."));
	return st;
}

enum nt_status cli_directory_show(struct cmd_run *run, struct nt_err *err)
{
	struct cli_found f;
	enum nt_status st = cli_directory_find(run, cmd_rest(run, 1), &f, err);

	if (st != NT_OK)
		return st;
	if (cmd_wants_json(run))
		cli_entry_json(f.kind, &f.entry);
	else
		cli_entry_show(&f.entry);
	return NT_OK;
}

enum nt_status cli_directory_org(struct cmd_run *run, struct nt_err *err)
{
	int64_t today = nt_app_today(run->app);
	struct nt_counterpart page;
	struct nt_entry entry = { 0 };
	enum nt_status st =
		nt_directory_find(run->store, NT_DIRECTORY_ORGANIZATIONS,
				  cmd_rest(run, 1), run->arena, &entry, err);

	if (st == NT_OK)
		st = nt_directory_counterpart(run->store, entry.uid, today,
					      MEETINGS, run->arena, &page, err);
	if (st != NT_OK)
		return st;
	if (cmd_wants_json(run))
		cli_counterpart_json(&page, today);
	else
		cli_counterpart_show(&page, today);
	return NT_OK;
}

/* Probable duplicates. */

static const struct cli_column pair_columns[] = {
	{ N_("Name"), 20, false },
	{ N_("Meetings"), 0, true },
	{ N_("Probably the same"), 20, false },
	{ N_("Meetings"), 0, true },
};

static void print_pair(struct cmd_run *run, struct cli_table *table,
		       enum nt_directory kind, const struct nt_alike *pair)
{
	const char *cells[] = {
		pair->keep.name,
		nt_arena_printf(run->arena, "%lld",
				(long long)pair->keep.meetings),
		pair->other.name,
		nt_arena_printf(run->arena, "%lld",
				(long long)pair->other.meetings),
	};
	struct cli_json json = { 0 };

	if (!cmd_wants_json(run)) {
		cli_table_row(table, cells);
		return;
	}
	cli_json_text(&json, "kind", cli_directory_word(kind));
	cli_json_text(&json, "uid", pair->keep.uid);
	cli_json_text(&json, "name", pair->keep.name);
	cli_json_int(&json, "meetings", pair->keep.meetings);
	cli_json_text(&json, "other_uid", pair->other.uid);
	cli_json_text(&json, "other", pair->other.name);
	cli_json_int(&json, "other_meetings", pair->other.meetings);
	cli_json_end(&json);
}

enum nt_status cli_directory_duplicates(struct cmd_run *run, struct nt_err *err)
{
	enum nt_directory only = NT_DIRECTORY_KINDS;
	struct cli_table table;
	enum nt_status st = NT_OK;
	size_t n = 0;

	if (run->args->n > 1)
		st = cli_directory_kind(run->args->words[1], &only, err);
	cli_table_begin(&table, pair_columns, NT_COUNT(pair_columns));
	for (int kind = 0; kind < NT_DIRECTORY_POSTS && st == NT_OK; kind++) {
		struct nt_alikes pairs = { 0 };

		if (only != NT_DIRECTORY_KINDS && kind != (int)only)
			continue;
		st = nt_directory_alikes(run->store, (enum nt_directory)kind,
					 PAIRS_MOST, run->arena, &pairs, err);
		for (size_t i = 0; i < pairs.n && st == NT_OK; i++)
			print_pair(run, &table, (enum nt_directory)kind,
				   &pairs.v[i]);
		n += pairs.n;
	}
	cli_table_end(&table);
	if (st == NT_OK && n == 0)
		cli_say("%s", _("No two names look the same."));
	return st;
}
