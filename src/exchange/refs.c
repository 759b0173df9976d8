#include "exchange/refs.h"

union row {
	struct nt_person person;
	struct nt_organization organization;
	struct nt_venue venue;
};

struct refs {
	struct nt_store *store;
	struct nt_import *import;
	struct nt_uidset *seen;
	struct nt_uidset here;	      /* rows of the logbook, once asked for */
	const struct nt_shape *shape; /* of those that come */
	bool asked;
};

static const char *uid_of(const void *row, const struct nt_shape *shape)
{
	return nt_get_text(row, nt_field(shape, "uid"));
}

static bool has_empty_alias(const void *row, const struct nt_shape *shape)
{
	const struct nt_field *f = nt_field(shape, "aliases");
	struct nt_lines lines = nt_get_lines(row, f);

	for (size_t i = 0; i < lines.n; i++)
		if (nt_is_unknown(nt_line(lines, f->lines, i),
				  &f->lines->fields[0]))
			return true;
	return false;
}

static enum nt_status check_row(struct refs *refs, const struct nt_shape *shape,
				const void *row, struct nt_err *err)
{
	const char *uid = uid_of(row, shape);

	if (uid == NULL)
		return nt_fail_field(err, NT_EINVAL, "uid", _("is missing"));
	if (nt_is_unknown(row, nt_field(shape, "name")))
		return nt_fail_field(err, NT_EINVAL, "name", _("is missing"));
	if (has_empty_alias(row, shape))
		return nt_fail_field(err, NT_EINVAL, "aliases",
				     _("holds an empty entry"));
	if (!nt_uidset_add(refs->seen, uid, 0))
		return nt_fail_field(err, NT_EINVAL, "uid",
				     _("%s is there twice"), uid);
	return NT_OK;
}

static enum nt_status take_row(struct refs *refs, const struct nt_shape *shape,
			       const void *row, struct nt_err *err)
{
	enum nt_status st = NT_OK;

	if (refs->seen != NULL)
		st = check_row(refs, shape, row, err);
	return st == NT_OK ? nt_import_row(refs->import, shape, row, err) : st;
}

static enum nt_status note_row(void *ctx, const void *row, struct nt_err *err)
{
	struct refs *refs = ctx;

	(void)err;
	nt_uidset_add(&refs->here, uid_of(row, refs->shape), 0);
	return NT_OK;
}

/* Which rows are here already? Asked only where a link leads out of the
 * import. */
static enum nt_status ask(struct refs *refs, struct nt_err *err)
{
	static const struct nt_shape *const shapes[] = {
		&nt_shape_organization,
		&nt_shape_person,
		&nt_shape_venue,
	};
	enum nt_status st = NT_OK;

	for (size_t i = 0; !refs->asked && st == NT_OK && i < NT_COUNT(shapes);
	     i++) {
		refs->shape = shapes[i];
		st = nt_store_each_row(refs->store, shapes[i], note_row, refs,
				       err);
	}
	refs->asked = true;
	return st;
}

static enum nt_status check_links(struct refs *refs,
				  const struct nt_shape *shape, const void *row,
				  struct nt_err *err)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		enum nt_status st;

		if (f->kind != NT_LINK || nt_is_unknown(row, f) ||
		    nt_uidset_has(refs->seen, nt_get_text(row, f), NULL))
			continue;
		st = ask(refs, err);
		if (st == NT_OK &&
		    !nt_uidset_has(&refs->here, nt_get_text(row, f), NULL))
			st = nt_fail_field(err, NT_EINVAL, f->name,
					   _("%s is not in this import"),
					   nt_get_text(row, f));
		if (st != NT_OK)
			return st;
	}
	return NT_OK;
}

typedef enum nt_status row_fn(struct refs *refs, const struct nt_shape *shape,
			      const void *row, struct nt_err *err);

static enum nt_status walk_sheet(struct refs *refs, struct nt_sheet *sheet,
				 row_fn *each, struct nt_err *err)
{
	enum nt_status st = nt_sheet_start(sheet, err);
	struct nt_arena arena = { 0 };

	while (st == NT_OK && sheet->row != NULL) {
		union row row = { 0 };

		nt_arena_reset(&arena);
		st = nt_sheet_read(sheet, &row, &arena, err);
		if (st != NT_OK)
			break;
		st = each(refs, nt_table_shape(sheet->table), &row, err);
		if (st == NT_OK)
			st = nt_sheet_next(sheet, err);
		else if (st == NT_EINVAL)
			nt_sheet_blame(sheet, sheet->row->line, err);
	}
	nt_arena_free(&arena);
	return st;
}

/* People and places stand in organizations: those come first. */
static enum nt_status walk(struct refs *refs, struct nt_sources *sources,
			   row_fn *each, struct nt_err *err)
{
	static const enum nt_table order[] = {
		NT_TABLE_ORGANIZATIONS,
		NT_TABLE_PEOPLE,
		NT_TABLE_VENUES,
	};
	enum nt_status st = NT_OK;

	for (size_t i = 0; i < NT_COUNT(order); i++)
		for (size_t j = 0; st == NT_OK && j < sources->n; j++) {
			struct nt_sheet *const *sheets =
				nt_tables_of(sources->v[j]);

			if (sheets != NULL && sheets[order[i]] != NULL)
				st = walk_sheet(refs, sheets[order[i]], each,
						err);
		}
	return st;
}

enum nt_status nt_refs_take(struct nt_sources *sources, struct nt_store *store,
			    struct nt_import *import, struct nt_uidset *seen,
			    struct nt_err *err)
{
	struct refs refs = { .store = store, .import = import, .seen = seen };
	enum nt_status st = walk(&refs, sources, take_row, err);

	if (st == NT_OK && seen != NULL)
		st = walk(&refs, sources, check_links, err);
	nt_uidset_free(&refs.here);
	return st;
}

bool nt_refs_come_along(const struct nt_sources *sources)
{
	for (size_t i = 0; i < sources->n; i++) {
		struct nt_sheet *const *sheets = nt_tables_of(sources->v[i]);

		if (sheets == NULL || (sheets[NT_TABLE_PEOPLE] == NULL &&
				       sheets[NT_TABLE_ORGANIZATIONS] == NULL &&
				       sheets[NT_TABLE_VENUES] == NULL))
			return false;
	}
	return true;
}
