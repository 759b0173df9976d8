/* cmd_directory.c - notula directory: the names that many records share. */
#include <string.h>

#include "cli/directory.h"
#include "cli/directory_show.h"
#include "cli/out.h"
#include "notula/fill.h"
#include "notula/str.h"

/* Changes. */

static enum nt_status no_post(const struct cli_found *f, struct nt_err *err)
{
	if (f->kind != NT_DIRECTORY_POSTS)
		return NT_OK;
	return nt_fail(err, NT_EUSAGE,
		       _("\"%s\" is a post: it has aliases, nothing else"),
		       f->entry.name);
}

static enum nt_status run_rename(struct cmd_run *run, struct nt_err *err)
{
	const char *name = run->args->words[2];
	bool keep = !cli_given(run->args, "forget");
	struct cli_found f;
	enum nt_status st =
		cli_directory_find(run, run->args->words[1], &f, err);

	if (st == NT_OK)
		st = no_post(&f, err);
	if (st == NT_OK)
		st = nt_directory_rename(run->store, f.kind, f.entry.uid,
					 f.entry.name, name, keep, err);
	if (st == NT_OK && keep)
		cli_printf(_("\"%s\" is \"%s\" now; the old name is an "
			     "alias.\n"),
			   f.entry.name, name);
	else if (st == NT_OK)
		cli_printf(_("\"%s\" is \"%s\" now.\n"), f.entry.name, name);
	return st;
}

/* A post need not be known before it gets an alias. */
static enum nt_status find_or_post(struct cmd_run *run, const char *name,
				   struct cli_found *out, struct nt_err *err)
{
	const char *said = cli_value(run->args, "kind");
	enum nt_status st = cli_directory_find(run, name, out, err);

	if (st == NT_ENOTFOUND && said != NULL && strcmp(said, "posts") == 0) {
		*out = (struct cli_found) { .kind = NT_DIRECTORY_POSTS,
					    .entry = { .name = name } };
		return NT_OK;
	}
	return st;
}

static enum nt_status run_alias(struct cmd_run *run, struct nt_err *err)
{
	const char *alias = run->args->words[2];
	bool add = !cli_given(run->args, "remove");
	struct cli_found f;
	enum nt_status st = find_or_post(run, run->args->words[1], &f, err);

	if (st == NT_OK)
		st = nt_directory_alias(run->store, f.kind, f.entry.uid,
					f.entry.name, alias, add, err);
	if (st == NT_OK)
		cli_printf(add ? _("\"%s\" means \"%s\" now.\n")
			       : _("\"%s\" is no alias of \"%s\" any more.\n"),
			   alias, f.entry.name);
	return st;
}

/* The fields that can be set, by what they are called here. */
static const struct nt_field *settable(enum nt_directory kind, const char *name)
{
	const struct nt_shape *shape = nt_directory_shape(kind);
	const struct nt_field *f;

	if (strcmp(name, "parent") == 0)
		return nt_field(shape, "parent_uid");
	if (strcmp(name, "organization") == 0)
		return nt_field(shape, "organization_uid");
	f = nt_field(shape, name);
	return f != NULL && f->kind != NT_LINK && strcmp(name, "name") != 0 &&
			       nt_fill_takes(f)
		       ? f
		       : NULL;
}

static enum nt_status no_field(enum nt_directory kind, const char *name,
			       struct nt_err *err)
{
	return nt_fail(err, NT_EUSAGE, _("%s have no \"%s\" to set"),
		       cli_directory_word(kind), name);
}

/* "add people NAME FIELD VALUE ...": a row with these. */
static enum nt_status run_add(struct cmd_run *run, struct nt_err *err)
{
	const struct cli_args *args = run->args;
	enum nt_directory kind;
	const struct nt_shape *shape;
	enum nt_status st = cli_directory_kind(args->words[1], &kind, err);
	void *row;

	if (st != NT_OK)
		return st;
	if (kind == NT_DIRECTORY_POSTS)
		return nt_fail(err, NT_EUSAGE,
			       _("\"%s\" is a post: it has aliases, nothing "
				 "else"),
			       args->words[2]);
	if (args->n % 2 == 0)
		return nt_fail(err, NT_EUSAGE, _("\"%s\" has no value"),
			       args->words[args->n - 1]);
	shape = nt_directory_shape(kind);
	row = nt_arena_alloc(run->arena, shape->size);
	st = nt_fill(run->store, row, nt_field(shape, "name"), args->words[2],
		     run->arena, err);
	for (size_t i = 3; i + 1 < args->n && st == NT_OK; i += 2) {
		const struct nt_field *f = settable(kind, args->words[i]);

		st = f == NULL ? no_field(kind, args->words[i], err)
			       : nt_fill(run->store, row, f, args->words[i + 1],
					 run->arena, err);
	}
	if (st == NT_OK)
		st = nt_directory_add(run->store, kind, row, run->arena, err);
	if (st == NT_OK)
		cli_printf(_("\"%s\" is in the directory.\n"), args->words[2]);
	return st;
}

static enum nt_status set(struct cmd_run *run, const char *name,
			  const char *value, struct nt_err *err)
{
	const struct nt_field *field = NULL;
	struct nt_entry office = { 0 };
	struct cli_found f;
	enum nt_status st =
		cli_directory_find(run, run->args->words[1], &f, err);

	if (st == NT_OK)
		st = no_post(&f, err);
	if (st != NT_OK)
		return st;
	field = settable(f.kind, name);
	if (field == NULL)
		return no_field(f.kind, name, err);
	if (field->kind == NT_LINK && value != NULL) {
		st = nt_directory_find(run->store, NT_DIRECTORY_ORGANIZATIONS,
				       value, run->arena, &office, err);
		value = office.uid;
	}
	if (st == NT_OK)
		st = nt_directory_set(run->store, f.kind, f.entry.uid, field,
				      NULL, value ? value : "", err);
	if (st != NT_OK)
		return st;
	if (value == NULL)
		cli_printf(_("%s of \"%s\" is empty now.\n"), _(field->label),
			   f.entry.name);
	else
		cli_printf("%s: %s: %s\n", f.entry.name, _(field->label),
			   field->kind == NT_LINK ? office.name : value);
	return NT_OK;
}

static enum nt_status run_set(struct cmd_run *run, struct nt_err *err)
{
	return set(run, run->args->words[2], cmd_rest(run, 3), err);
}

static enum nt_status run_parent(struct cmd_run *run, struct nt_err *err)
{
	return set(run, "parent", cmd_rest(run, 2), err);
}

/* Merging. */

static const char *merged_uid(const struct nt_entry *into, const char *name)
{
	for (size_t i = 0; i < into->merged.n; i++)
		if (nt_str_same(into->merged.v[i].name, name) ||
		    strcmp(into->merged.v[i].uid, name) == 0)
			return into->merged.v[i].uid;
	return NULL;
}

static enum nt_status unmerge(struct cmd_run *run, const struct cli_found *into,
			      struct nt_err *err)
{
	const char *name = run->args->words[1];
	const char *uid = merged_uid(&into->entry, name);
	enum nt_status st;

	if (uid == NULL)
		return nt_fail(err, NT_ENOTFOUND,
			       _("\"%s\" was not merged into \"%s\""), name,
			       into->entry.name);
	st = nt_directory_unmerge(run->store, into->kind, uid, err);
	if (st == NT_OK)
		cli_printf(_("\"%s\" and \"%s\" are two again.\n"), name,
			   into->entry.name);
	return st;
}

static enum nt_status merge(struct cmd_run *run, const struct cli_found *from,
			    const struct cli_found *into, struct nt_err *err)
{
	const struct nt_entry *a = &from->entry;
	const struct nt_entry *b = &into->entry;
	enum nt_status st;

	if (cli_given(run->args, "dry-run")) {
		cli_printf(_("\"%s\", with %lld meetings, would be one with "
			     "\"%s\", with %lld. No record would change.\n"),
			   a->name, (long long)a->meetings, b->name,
			   (long long)b->meetings);
		return NT_OK;
	}
	st = nt_directory_merge(run->store, from->kind, a->uid, a->name, b->uid,
				err);
	if (st == NT_OK)
		cli_printf(_("\"%s\" is one with \"%s\" now (%lld meetings); "
			     "--undo takes it back.\n"),
			   a->name, b->name, (long long)a->meetings);
	return st;
}

static enum nt_status run_merge(struct cmd_run *run, struct nt_err *err)
{
	struct cli_found from, into;
	enum nt_status st =
		cli_directory_find(run, run->args->words[2], &into, err);

	if (st == NT_OK)
		st = no_post(&into, err);
	if (st == NT_OK && cli_given(run->args, "undo"))
		return unmerge(run, &into, err);
	if (st == NT_OK)
		st = cli_directory_find(run, run->args->words[1], &from, err);
	if (st == NT_OK && from.kind != into.kind)
		st = nt_fail(err, NT_EUSAGE,
			     _("\"%s\" and \"%s\" are not of one kind"),
			     from.entry.name, into.entry.name);
	if (st == NT_OK && nt_str_eq(from.entry.uid, into.entry.uid))
		st = nt_fail(err, NT_EUSAGE, _("\"%s\" is the same already"),
			     from.entry.name);
	return st == NT_OK ? merge(run, &from, &into, err) : st;
}

/* What may follow "directory": words, and the options that it takes. */
static const struct verb {
	const char *name;
	const char *words;
	const char *options;
	size_t least;
	size_t most;
	enum nt_access access;
	enum nt_status (*run)(struct cmd_run *run, struct nt_err *err);
} verbs[] = {
	{ "list", "people|organizations|venues|posts [WORDS]", "format json", 1,
	  SIZE_MAX, NT_TO_READ, cli_directory_list },
	{ "show", "NAME", "kind format json", 1, SIZE_MAX, NT_TO_READ,
	  cli_directory_show },
	{ "org", "NAME", "format json", 1, SIZE_MAX, NT_TO_READ,
	  cli_directory_org },
	{ "duplicates", "[people|organizations|venues]", "format json", 0, 1,
	  NT_TO_READ, cli_directory_duplicates },
	{ "add", "people|organizations|venues NAME [FIELD VALUE]...", "", 2,
	  SIZE_MAX, NT_TO_WRITE, run_add },
	{ "rename", "OLD NEW", "kind forget", 2, 2, NT_TO_WRITE, run_rename },
	{ "alias", "NAME ALIAS", "kind remove", 2, 2, NT_TO_WRITE, run_alias },
	{ "parent", "NAME [PARENT]", "kind", 1, SIZE_MAX, NT_TO_WRITE,
	  run_parent },
	{ "set", "NAME FIELD [VALUE]", "kind", 2, SIZE_MAX, NT_TO_WRITE,
	  run_set },
	{ "merge", "NAME INTO", "kind dry-run undo", 2, 2, NT_TO_WRITE,
	  run_merge },
};

static enum nt_status no_verb(const char *name, struct nt_err *err)
{
	const char *names[NT_COUNT(verbs)];
	const char *near;

	for (size_t i = 0; i < NT_COUNT(verbs); i++)
		names[i] = verbs[i].name;
	near = cli_nearest(name, names, NT_COUNT(verbs));
	if (near != NULL)
		return nt_fail(err, NT_EUSAGE,
			       _("directory has no \"%s\"; did you mean %s?"),
			       name, near);
	return nt_fail(err, NT_EUSAGE,
		       _("directory has no \"%s\"; notula help directory "
			 "lists what it does"),
		       name);
}

static enum nt_status check_options(const struct cmd_run *run,
				    const struct verb *verb, struct nt_err *err)
{
	const struct cli_option *o = run->args->cmd->options;

	for (; o->name != NULL; o++)
		if (cli_given(run->args, o->name) &&
		    !cli_one_of(verb->options, o->name))
			return nt_fail(err, NT_EUSAGE,
				       _("directory %s has no --%s"),
				       verb->name, o->name);
	return NT_OK;
}

static enum nt_status run_directory(struct cmd_run *run, struct nt_err *err)
{
	const struct verb *verb = NULL;
	size_t n = run->args->n - 1;
	enum nt_status st;

	for (size_t i = 0; i < NT_COUNT(verbs); i++)
		if (strcmp(run->args->words[0], verbs[i].name) == 0)
			verb = &verbs[i];
	if (verb == NULL)
		return no_verb(run->args->words[0], err);
	if (n < verb->least || n > verb->most)
		return nt_fail(err, NT_EUSAGE,
			       _("write notula directory %s %s"), verb->name,
			       verb->words);
	st = check_options(run, verb, err);
	if (st == NT_OK)
		st = cmd_open(run, verb->access, err);
	return st == NT_OK ? verb->run(run, err) : st;
}

static const struct cli_option options[] = {
	{ "kind", 0, N_("KIND"), CLI_DIRECTORY_KINDS,
	  N_("what NAME is, where several kinds know it") },
	{ "forget", 0, NULL, NULL,
	  N_("rename: the old name does not become an alias") },
	{ "remove", 0, NULL, NULL, N_("alias: take it away") },
	{ "dry-run", 0, NULL, NULL,
	  N_("merge: only say how many meetings it is about") },
	{ "undo", 0, NULL, NULL, N_("merge: make them two again") },
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_directory = {
	.name = "directory",
	.alias = "direktori",
	.words = "VERB ...",
	.summary = N_("people, organizations, venues and posts"),
	.text = N_(
		"list people|organizations|venues|posts [WORDS], show NAME, "
		"org NAME (one page: what that office was asked, answered, "
		"promised and kept), duplicates [KIND], add KIND NAME [FIELD "
		"VALUE]..., rename OLD NEW, "
		"alias NAME ALIAS, parent NAME [PARENT], set NAME FIELD "
		"[VALUE] (short, level, collective, position, "
		"organization, city, rank, service_number, note), merge "
		"NAME INTO. NAME is a name, an alias, the beginnings of "
		"its words or a unique code. Records keep their own words "
		"in every case."),
	.options = options,
	.least = 1,
	.most = -1,
	.needs = CMD_NEEDS_APP,
	.run = run_directory,
};
