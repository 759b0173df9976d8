/* foreign_say.c - what was decided about files of others, in words. */
#include <string.h>

#include "exchange/foreign.h"
#include "exchange/meeting.h"
#include "exchange/profile.h"
#include "notula/str.h"

static void push(struct nt_words *out, struct nt_arena *arena,
		 const char *sentence)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = sentence;
}

/* "Delimiter: ; (9 fields on 405 of 412 lines); another: --delimiter" */
static void say(struct nt_words *out, struct nt_arena *arena, const char *what,
		const struct nt_decision *said, const char *option)
{
	if (said->what == NULL)
		return;
	push(out, arena,
	     option != NULL
		     ? nt_arena_printf(arena, _("%s: %s (%s); another: %s"),
				       what, said->what,
				       said->why ? said->why : "-", option)
		     : nt_arena_printf(arena, "%s: %s (%s)", what, said->what,
				       said->why ? said->why : "-"));
}

static const char *name_of(const struct nt_mapping *m, size_t i,
			   struct nt_arena *arena)
{
	const char *header = m->columns[i].header;

	if (header == NULL || *header == '\0')
		return nt_arena_printf(arena, "%zu", i + 1);
	return nt_arena_printf(arena, "\"%s\"", header);
}

const char *nt_foreign_goes_to(const struct nt_column *c,
			       struct nt_arena *arena)
{
	const char *label;

	if (c->target == NT_NO_TARGET && c->told)
		return _("nothing");
	if (c->target == NT_NO_TARGET && nt_meeting_is_count(c))
		return _("nothing, it counts the rows");
	if (c->target == NT_NO_TARGET)
		return c->tally->filled > 0 ? _("the notes") : _("nothing");
	label = _(nt_target_row(c->target).label);
	return c->fill_down
		       ? nt_arena_printf(arena, _("%s, filled down"), label)
		       : label;
}

static void say_columns(struct nt_words *out, const struct nt_mapping *m,
			struct nt_arena *arena)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct nt_column *c = &m->columns[i];
		const char *name = name_of(m, i, arena);

		push(out, arena,
		     nt_arena_printf(arena,
				     _("Column %s: %s (%s); another: --map "
				       "FIELD=%s"),
				     name, nt_foreign_goes_to(c, arena),
				     c->why ? c->why : "-", name));
		if (c->how_why != NULL && c->how_doubtful)
			push(out, arena,
			     nt_arena_printf(arena, _("Dates of %s: %s"), name,
					     c->how_why));
		else if (c->how_why != NULL)
			push(out, arena,
			     nt_arena_printf(arena,
					     _("Dates of %s: %s; another: "
					       "--date-order"),
					     name, c->how_why));
	}
	if (m->group_by != NT_NO_COLUMN)
		push(out, arena,
		     nt_arena_printf(arena,
				     _("Rows of one meeting have the same %s "
				       "(%s); another: --group-by"),
				     name_of(m, m->group_by, arena),
				     m->group_why ? m->group_why : "-"));
}

struct nt_words nt_foreign_decisions(const struct nt_foreign *foreign, size_t i,
				     struct nt_arena *arena)
{
	const struct nt_foreign_file *file = &foreign->v[i].shown;
	struct nt_words out = { 0 };

	say(&out, arena, _("Encoding"), &file->dialect.said_encoding,
	    "--encoding");
	say(&out, arena, _("Line ends"), &file->dialect.said_ends, NULL);
	say(&out, arena, _("Delimiter"), &file->dialect.said_delim,
	    "--delimiter");
	say(&out, arena, _("Header"), &file->dialect.said_header, "--header");
	if (file->profile != NULL)
		push(&out, arena,
		     nt_arena_printf(arena,
				     _("Profile: %s; without: --profile none"),
				     file->profile));
	say_columns(&out, &file->mapping, arena);
	return out;
}

enum nt_status nt_foreign_save_profile(const struct nt_foreign *foreign,
				       const char *name, struct nt_err *err)
{
	return nt_profile_save(name, &foreign->v[0].shown.mapping,
			       &foreign->asked.mapping, err);
}

/* One word of a command line, in quotes where the shell needs them. */
static void put_word(struct nt_buf *out, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-_./=:,+";

	if (*word != '\0' && word[strspn(word, plain)] == '\0') {
		nt_buf_printf(out, " %s", word);
		return;
	}
	nt_buf_puts(out, " '");
	for (; *word != '\0'; word++) {
		if (*word == '\'')
			nt_buf_puts(out, "'\\''");
		else
			nt_buf_putc(out, *word);
	}
	nt_buf_putc(out, '\'');
}

static void put_option(struct nt_buf *out, const char *option,
		       const char *value)
{
	if (value == NULL)
		return;
	nt_buf_printf(out, " %s", option);
	put_word(out, value);
}

static void put_options(struct nt_buf *out, const char *option,
			const struct nt_words *values)
{
	for (size_t i = 0; i < values->n; i++)
		put_option(out, option, values->v[i]);
}

static void put_dialect(struct nt_buf *out,
			const struct nt_dialect_asked *asked,
			struct nt_arena *arena)
{
	char delim[2] = { asked->delim, '\0' };

	put_option(out, "--encoding", asked->encoding);
	if (asked->delim == '\t')
		put_option(out, "--delimiter", "tab");
	else if (asked->delim != '\0')
		put_option(out, "--delimiter", delim);
	if (asked->header == NT_HEADER_NONE)
		put_option(out, "--header", "none");
	else if (asked->header > 0)
		put_option(out, "--header",
			   nt_arena_printf(arena, "%lld",
					   (long long)asked->header));
}

const char *nt_foreign_command(const struct nt_foreign *foreign,
			       struct nt_arena *arena)
{
	const struct nt_foreign_asked *asked = &foreign->asked;
	struct nt_buf out = { 0 };
	const char *line;

	nt_buf_puts(&out, _("notula import"));
	put_dialect(&out, &asked->dialect, arena);
	put_options(&out, "--map", &asked->mapping.maps);
	put_options(&out, "--split", &asked->mapping.splits);
	put_options(&out, "--fill-down", &asked->mapping.fill_down);
	put_option(&out, "--group-by", asked->mapping.group_by);
	if (asked->mapping.order != NT_NO_ORDER)
		put_option(&out, "--date-order",
			   nt_date_order_name(asked->mapping.order));
	if (asked->mapping.year != 0)
		put_option(&out, "--year",
			   nt_arena_printf(arena, "%d", asked->mapping.year));
	put_option(&out, "--profile", asked->profile);
	put_option(&out, "--office", asked->office);
	if (asked->add_duplicates)
		put_option(&out, "--on-duplicate", "add");
	if (asked->update)
		nt_buf_puts(&out, " --update");
	if (asked->strict)
		nt_buf_puts(&out, " --strict");
	for (size_t i = 0; i < foreign->n; i++)
		put_word(&out, foreign->v[i].shown.name);
	line = nt_arena_strndup(arena, out.s, out.n);
	nt_buf_free(&out);
	return line;
}
