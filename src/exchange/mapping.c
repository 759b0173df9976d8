#include "notula/mapping.h"

#include <string.h>

#include "exchange/columnpick.h"
#include "notula/split.h"
#include "notula/str.h"

/* The field of columns that are not to be used. */
static const char IGNORE[] = "ignore";

size_t nt_mapping_next(const struct nt_mapping *m, enum nt_target target,
		       size_t from)
{
	for (size_t i = from; i < m->n; i++)
		if (m->columns[i].target == target)
			return i;
	return NT_NO_COLUMN;
}

/* Is column I the one with this header; EXACTLY, to the letter? */
static bool has_name(const struct nt_mapping *m, size_t i, const char *name,
		     bool exactly)
{
	const char *header = m->columns[i].header;
	struct nt_arena arena = { 0 };
	const char *key;
	bool same;

	if (header == NULL || exactly)
		return nt_str_eq(header, name);
	key = nt_header_key(name, &arena);
	same = key[0] != '\0' &&
	       strcmp(nt_header_key(header, &arena), key) == 0;
	nt_arena_free(&arena);
	return same;
}

size_t nt_mapping_column(const struct nt_mapping *m, const char *name)
{
	long long number;

	for (int exactly = 1; exactly >= 0; exactly--)
		for (size_t i = 0; i < m->n; i++)
			if (has_name(m, i, name, exactly))
				return i;
	if (nt_str_number(name, 1, (long long)m->n, &number))
		return (size_t)number - 1;
	return NT_NO_COLUMN;
}

/* Put ", NAME" to OUT, unless there is much in it already. */
static void put_choice(struct nt_buf *out, const char *name)
{
	enum { ENOUGH = 300 };

	if (out->n > ENOUGH && out->s[out->n - 1] == '.')
		return;
	if (out->n > ENOUGH)
		nt_buf_puts(out, ", ...");
	else
		nt_buf_printf(out, "%s%.60s", out->n > 0 ? ", " : "", name);
}

static enum nt_status no_column(const struct nt_mapping *m, const char *option,
				const char *name, struct nt_err *err)
{
	struct nt_buf names = { 0 };
	enum nt_status st;

	for (size_t i = 0; i < m->n; i++)
		if (!nt_str_blank(m->columns[i].header))
			put_choice(&names, m->columns[i].header);
	if (names.n == 0)
		st = nt_fail(err, NT_EUSAGE,
			     _("%s: there is no column \"%.60s\". Without a "
			       "header columns are numbers, 1 to %zu."),
			     option, name, m->n);
	else
		st = nt_fail(err, NT_EUSAGE,
			     _("%s: there is no column \"%.60s\". There are: "
			       "%s."),
			     option, name, nt_buf_str(&names));
	nt_buf_free(&names);
	return st;
}

static enum nt_status no_field(const char *name, struct nt_err *err)
{
	struct nt_buf names = { 0 };
	enum nt_status st;

	for (int i = NT_NO_TARGET + 1; i < NT_TARGETS; i++)
		nt_buf_printf(&names, "%s, ",
			      nt_target_row((enum nt_target)i).key);
	nt_buf_puts(&names, IGNORE);
	st = nt_fail(err, NT_EUSAGE,
		     _("--map: there is no field \"%.60s\". "
		       "There are: %s."),
		     name, nt_buf_str(&names));
	nt_buf_free(&names);
	return st;
}

/* All columns with the header that NAME means; how many. */
static size_t tell(struct nt_mapping *m, const char *name,
		   enum nt_target target)
{
	size_t first = nt_mapping_column(m, name);
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		if (i == first ||
		    (first != NT_NO_COLUMN && has_name(m, i, name, true))) {
			m->columns[i].target = target;
			m->columns[i].why = _("told by --map");
			m->columns[i].told = true;
			n++;
		}
	return n;
}

static enum nt_status apply_map(struct nt_mapping *m, const char *map,
				struct nt_arena *arena, struct nt_err *err)
{
	const char *sign = strchr(map, '=');
	const char *field;
	enum nt_target target;

	if (sign == NULL)
		return nt_fail(err, NT_EUSAGE,
			       _("--map %.60s: it takes FIELD=HEADER"), map);
	field = nt_arena_strndup(arena, map, (size_t)(sign - map));
	target = nt_target_find(field);
	if (target == NT_NO_TARGET && strcmp(field, IGNORE) != 0)
		return no_field(field, err);
	if (tell(m, sign + 1, target) == 0)
		return no_column(m, "--map", sign + 1, err);
	return NT_OK;
}

/* A field that was told is not looked for in other columns. */
static void drop_told(struct nt_mapping *m)
{
	for (size_t i = 0; i < m->n; i++) {
		struct nt_column *c = &m->columns[i];
		size_t by = 0;

		if (c->told || c->target == NT_NO_TARGET)
			continue;
		while (by < m->n && !(m->columns[by].told &&
				      m->columns[by].target == c->target))
			by++;
		if (by == m->n)
			continue;
		c->target = NT_NO_TARGET;
		c->part = 0;
		c->why = _("another column was told by --map");
	}
}

static enum nt_status apply_maps(struct nt_mapping *m,
				 const struct nt_mapping_asked *asked,
				 struct nt_arena *arena, struct nt_err *err)
{
	bool date;

	for (size_t i = 0; i < asked->maps.n; i++) {
		enum nt_status st = apply_map(m, asked->maps.v[i], arena, err);

		if (st != NT_OK)
			return st;
	}
	date = nt_mapping_next(m, NT_TARGET_DATE, 0) != NT_NO_COLUMN;
	nt_columnpick(m, arena);
	drop_told(m);
	nt_columnpick_parts(m, date, arena);
	return NT_OK;
}

/* Where one cell may hold several values. */
static unsigned usual_split(enum nt_target target)
{
	switch (target) {
	case NT_TARGET_POSITION:
	case NT_TARGET_DUE:
	case NT_TARGET_STATUS_OF_FOLLOW_UP:
	case NT_TARGET_CLOSED_ON:
		return NT_SPLIT_USUAL;
	default:
		return nt_target_is_many(target) &&
				       nt_target_takes(target) != NT_TAKES_TEXT
			       ? NT_SPLIT_USUAL
			       : 0;
	}
}

/* Half of its cells may be lists, but a comma parts names only where told. */
static void say_commas(struct nt_column *c, struct nt_arena *arena)
{
	enum nt_takes takes = nt_target_takes(c->target);

	if ((takes != NT_TAKES_PEOPLE && takes != NT_TAKES_NAMES) ||
	    c->tally->commas * 2 < c->tally->filled || c->tally->commas == 0)
		return;
	c->why = nt_arena_printf(arena,
				 _("%s; it is split at commas only by --split"),
				 c->why);
}

static enum nt_status apply_splits(struct nt_mapping *m,
				   const struct nt_mapping_asked *asked,
				   struct nt_arena *arena, struct nt_err *err)
{
	for (size_t i = 0; i < m->n; i++) {
		m->columns[i].split = usual_split(m->columns[i].target);
		say_commas(&m->columns[i], arena);
	}
	for (size_t i = 0; i < asked->splits.n; i++) {
		const char *split = asked->splits.v[i];
		const char *sign = strrchr(split, '=');
		unsigned signs;
		size_t column;

		if (sign == NULL || !nt_split_read(sign + 1, &signs))
			return nt_fail(
				err, NT_EUSAGE,
				_("--split %.60s: it takes HEADER=SIGNS, "
				  "the signs of , ; |"),
				split);
		split = nt_arena_strndup(arena, split, (size_t)(sign - split));
		column = nt_mapping_column(m, split);
		if (column == NT_NO_COLUMN)
			return no_column(m, "--split", split, err);
		m->columns[column].split = signs;
	}
	return NT_OK;
}

static enum nt_status apply_fill_down(struct nt_mapping *m,
				      const struct nt_mapping_asked *asked,
				      struct nt_err *err)
{
	for (size_t i = 0; i < asked->fill_down.n; i++) {
		size_t column = nt_mapping_column(m, asked->fill_down.v[i]);

		if (column == NT_NO_COLUMN)
			return no_column(m, "--fill-down",
					 asked->fill_down.v[i], err);
		m->columns[column].fill_down = true;
	}
	return NT_OK;
}

static enum nt_status find_group(struct nt_mapping *m,
				 const struct nt_mapping_asked *asked,
				 struct nt_arena *arena, struct nt_err *err)
{
	size_t id = nt_mapping_next(m, NT_TARGET_GROUP_ID, 0);

	m->group_by = NT_NO_COLUMN;
	if (asked->group_by != NULL) {
		m->group_by = nt_mapping_column(m, asked->group_by);
		m->group_why = _("told by --group-by");
		return m->group_by != NT_NO_COLUMN
			       ? NT_OK
			       : no_column(m, "--group-by", asked->group_by,
					   err);
	}
	if (id == NT_NO_COLUMN || m->columns[id].tally->repeats == 0)
		return NT_OK;
	m->group_by = id;
	m->group_why =
		nt_arena_printf(arena,
				_("rows that repeat the value above: %lld"),
				(long long)m->columns[id].tally->repeats);
	return NT_OK;
}

enum nt_status nt_mapping_decide(const char *const *headers,
				 const struct nt_tally *tallies, size_t n,
				 const struct nt_mapping_asked *asked,
				 struct nt_arena *arena, struct nt_mapping *out,
				 struct nt_err *err)
{
	enum nt_status st;

	*out = (struct nt_mapping) { .n = n };
	out->columns = nt_arena_alloc(arena, n * sizeof(*out->columns) + 1);
	for (size_t i = 0; i < n; i++) {
		out->columns[i].header = headers != NULL ? headers[i] : NULL;
		out->columns[i].tally = &tallies[i];
	}
	st = apply_maps(out, asked, arena, err);
	if (st == NT_OK)
		st = apply_splits(out, asked, arena, err);
	if (st == NT_OK)
		st = apply_fill_down(out, asked, err);
	if (st == NT_OK)
		st = find_group(out, asked, arena, err);
	return st;
}

struct nt_words nt_mapping_maps(const struct nt_mapping *m,
				struct nt_arena *arena)
{
	struct nt_words out = { 0 };

	for (size_t i = 0; i < m->n; i++) {
		const struct nt_column *c = &m->columns[i];
		const char *key = c->target == NT_NO_TARGET
					  ? IGNORE
					  : nt_target_row(c->target).key;

		if (c->target == NT_NO_TARGET && !c->told &&
		    (nt_str_blank(c->header) || !nt_header_is_known(c->header)))
			continue;
		out.v = nt_arena_grow(arena, out.v, out.n, sizeof(*out.v));
		out.v[out.n++] =
			nt_str_blank(c->header)
				? nt_arena_printf(arena, "%s=%zu", key, i + 1)
				: nt_arena_printf(arena, "%s=%s", key,
						  c->header);
	}
	return out;
}
