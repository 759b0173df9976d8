#include "tui/directory_undo.h"

#include <string.h>

#include "notula/alloc.h"

struct directory_change tui_directory_change(enum directory_what what,
					     enum nt_directory kind,
					     const char *uid, const char *name,
					     const char *other)
{
	return (struct directory_change) {
		.what = what,
		.kind = kind,
		.uid = nt_strdup(uid),
		.name = nt_strdup(name),
		.other = nt_strdup(other),
	};
}

void tui_directory_forget(struct directory_change *change)
{
	nt_free(change->uid);
	nt_free(change->name);
	nt_free(change->other);
	nt_arena_free(&change->arena);
	*change = (struct directory_change) { 0 };
}

static const char *text_of(const struct directory_change *c, const char *name)
{
	return nt_get_text(c->now, nt_field(nt_directory_shape(c->kind), name));
}

const char *tui_directory_changed_name(const struct directory_change *c)
{
	return c->now != NULL ? text_of(c, "name") : c->name;
}

const char *tui_directory_changed_uid(const struct directory_change *c)
{
	return c->now != NULL ? text_of(c, "uid") : c->uid;
}

enum nt_status tui_directory_do(struct nt_store *store,
				struct directory_change *c, bool back,
				struct nt_err *err)
{
	switch (c->what) {
	case DIRECTORY_RENAMED:
		return back ? nt_directory_rename(store, c->kind, c->uid,
						  c->other, c->name, false, err)
			    : nt_directory_rename(store, c->kind, c->uid,
						  c->name, c->other, true, err);
	case DIRECTORY_ALIASED:
		return nt_directory_alias(store, c->kind, c->uid, c->name,
					  c->other, c->away == back, err);
	case DIRECTORY_ADDED:
		return back ? nt_directory_remove(store, c->kind, c->now, err)
			    : nt_directory_add(store, c->kind, c->now,
					       &c->arena, err);
	case DIRECTORY_EDITED:
		return nt_directory_put(store, c->kind, back ? c->now : c->was,
					back ? c->was : c->now, err);
	case DIRECTORY_MERGED:
	default:
		return back ? nt_directory_unmerge(store, c->kind, c->uid, err)
			    : nt_directory_merge(store, c->kind, c->uid,
						 c->name, c->other, err);
	}
}

void tui_directory_remember(struct directory *d, struct directory_change change)
{
	for (size_t i = 0; i < d->redos; i++)
		tui_directory_forget(&d->undo[d->undos + i]);
	d->redos = 0;
	if (d->undos == DIRECTORY_UNDOS) {
		tui_directory_forget(&d->undo[0]);
		memmove(d->undo, d->undo + 1,
			(DIRECTORY_UNDOS - 1) * sizeof(*d->undo));
		d->undos--;
	}
	d->undo[d->undos++] = change;
}
