#include "tui/task_edit.h"

#include "notula/day.h"
#include "notula/str.h"

void tui_task_toggle(struct nt_follow_up *f, struct nt_arena *arena,
		     const char *today, const char *value)
{
	bool open = nt_follow_up_is_open(f);

	(void)arena;
	(void)value;
	f->status = open ? NT_FOLLOW_UP_STATUS_DONE : NT_FOLLOW_UP_STATUS_OPEN;
	f->closed_on = open ? today : NULL;
}

static void add_chase(struct nt_follow_up *f, struct nt_arena *arena,
		      struct nt_chase chase)
{
	const struct nt_field *chases = nt_field(&nt_shape_follow_up, "chases");

	*(struct nt_chase *)nt_add_line(f, chases, arena) = chase;
}

/* To move a due date is a postponement, to give the first one is none. */
void tui_task_set_due(struct nt_follow_up *f, struct nt_arena *arena,
		      const char *today, const char *value)
{
	if (f->due != NULL && value != NULL) {
		add_chase(f, arena,
			  (struct nt_chase) {
				  .date = today,
				  .type = NT_CHASE_TYPE_POSTPONED });
		if (f->due_original == NULL)
			f->due_original = f->due;
	}
	f->due = value;
}

void tui_task_set_owner(struct nt_follow_up *f, struct nt_arena *arena,
			const char *today, const char *value)
{
	(void)arena;
	(void)today;
	f->owner = value;
	f->owner_uid = NULL;
	f->owner_type = NT_NO_OWNER_TYPE;
}

void tui_task_chase(struct nt_follow_up *f, struct nt_arena *arena,
		    const char *today, const char *value)
{
	add_chase(f, arena,
		  (struct nt_chase) { .date = today,
				      .type = NT_CHASE_TYPE_REMINDED,
				      .text = value });
}

static enum nt_status read_one(struct nt_app *app, const struct task_at *at,
			       struct nt_arena *arena, struct nt_record *rec,
			       struct nt_follow_up **f, struct nt_err *err)
{
	enum nt_status st = nt_store_get(app->store, at->uid, arena, rec, err);

	if (st != NT_OK)
		return st;
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		*f = &rec->follow_ups.v[i];
		if ((*f)->no == at->no && nt_str_eq((*f)->text, at->text))
			return NT_OK;
	}
	return nt_fail(err, NT_ECONFLICT,
		       _("somebody changed this follow-up meanwhile"));
}

static enum nt_status save(struct nt_app *app, struct nt_record *rec,
			   struct nt_arena *arena, struct nt_err *err)
{
	nt_app_stamp(app, rec, arena);
	return nt_store_save(app->store, rec, rec->version, arena, err);
}

static const char *today_of(struct nt_app *app, struct nt_arena *arena)
{
	char iso[NT_DATE_SIZE];

	return nt_arena_strdup(arena,
			       nt_date_write(nt_day_date(nt_app_today(app)),
					     iso));
}

enum nt_status tui_task_do(struct nt_app *app, const struct task_at *at,
			   task_edit_fn *edit, const char *value,
			   struct task_change *change, struct nt_err *err)
{
	struct nt_arena *keep = &change->arena;
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_follow_up *f = NULL;
	enum nt_status st = read_one(app, at, &arena, &rec, &f, err);

	if (st == NT_OK) {
		nt_copy(&change->before, f, &nt_shape_follow_up, keep);
		edit(f, &arena, today_of(app, &arena),
		     value != NULL ? nt_arena_strdup(&arena, value) : NULL);
		nt_copy(&change->after, f, &nt_shape_follow_up, keep);
		st = save(app, &rec, &arena, err);
	}
	change->at = (struct task_at) { nt_arena_strdup(keep, at->uid), at->no,
					nt_arena_strdup(keep, at->text) };
	nt_arena_free(&arena);
	return st;
}

enum nt_status tui_task_redo(struct nt_app *app,
			     const struct task_change *change, bool back,
			     struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct nt_record rec;
	struct nt_follow_up *f = NULL;
	enum nt_status st = read_one(app, &change->at, &arena, &rec, &f, err);

	if (st == NT_OK) {
		nt_copy(f, back ? &change->before : &change->after,
			&nt_shape_follow_up, &arena);
		st = save(app, &rec, &arena, err);
	}
	nt_arena_free(&arena);
	return st;
}

void tui_task_change_free(struct task_change *change)
{
	nt_arena_free(&change->arena);
	*change = (struct task_change) { 0 };
}
