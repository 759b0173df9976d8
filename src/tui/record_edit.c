#include "tui/record_edit.h"

#include <string.h>

static void forget(struct record_change *c)
{
	nt_arena_free(&c->arena);
	*c = (struct record_change) { 0 };
}

static void remember(struct record_changes *all,
		     const struct record_change *change)
{
	for (size_t i = 0; i < all->redos; i++)
		forget(&all->v[all->undos + i]);
	all->redos = 0;
	if (all->undos == RECORD_CHANGES) {
		forget(&all->v[0]);
		memmove(all->v, all->v + 1,
			(RECORD_CHANGES - 1) * sizeof(*all->v));
		all->undos--;
	}
	all->v[all->undos++] = *change;
}

static enum nt_status save(struct nt_app *app, struct nt_record *rec,
			   int64_t expect, struct nt_arena *arena,
			   struct nt_err *err)
{
	nt_app_stamp(app, rec, arena);
	return nt_store_save(app->store, rec, expect, arena, err);
}

enum nt_status tui_record_do(struct nt_app *app, struct record_changes *all,
			     const char *uid, const char *text,
			     record_edit_fn *edit, void *ctx,
			     struct nt_err *err)
{
	struct record_change c = { 0 };
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	enum nt_status st = nt_store_get(app->store, uid, &arena, &rec, err);

	if (st == NT_OK) {
		nt_copy(&c.before, &rec, &nt_shape_record, &c.arena);
		st = edit(&rec, &arena, ctx, err);
	}
	if (st == NT_OK)
		st = save(app, &rec, rec.version, &arena, err);
	if (st == NT_OK) {
		nt_copy(&c.after, &rec, &nt_shape_record, &c.arena);
		c.text = nt_arena_strdup(&c.arena, text);
		remember(all, &c);
	} else {
		forget(&c);
	}
	nt_arena_free(&arena);
	return st;
}

/* FROM, as long as it is what is stored, becomes TO. */
static enum nt_status replace(struct nt_app *app, const struct nt_record *from,
			      const struct nt_record *to, struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	int64_t version;
	enum nt_status st =
		nt_store_get(app->store, from->uid, &arena, &rec, err);

	if (st == NT_OK && !nt_same_content(&rec, from))
		st = nt_fail(err, NT_ECONFLICT,
			     _("somebody changed record %lld meanwhile; "
			       "nothing was taken back"),
			     (long long)rec.number);
	if (st == NT_OK) {
		version = rec.version;
		nt_copy(&rec, to, &nt_shape_record, &arena);
		st = save(app, &rec, version, &arena, err);
	}
	nt_arena_free(&arena);
	return st;
}

enum nt_status tui_record_again(struct nt_app *app, struct record_changes *all,
				bool back, const char **text,
				struct nt_err *err)
{
	const struct record_change *c;
	enum nt_status st;

	*text = NULL;
	if ((back ? all->undos : all->redos) == 0)
		return NT_OK;
	c = &all->v[back ? all->undos - 1 : all->undos];
	st = replace(app, back ? &c->after : &c->before,
		     back ? &c->before : &c->after, err);
	if (st != NT_OK)
		return st;
	all->undos += back ? (size_t)-1 : 1;
	all->redos += back ? 1 : (size_t)-1;
	*text = c->text;
	return NT_OK;
}

void tui_record_changes_free(struct record_changes *all)
{
	for (size_t i = 0; i < all->undos + all->redos; i++)
		forget(&all->v[i]);
	*all = (struct record_changes) { 0 };
}
