/* life.c - what a final record froze, and what an open one still lacks. */
#include "notula/record.h"

#include <string.h>

#include "notula/str.h"

static bool is_frozen(const struct nt_record *rec)
{
	return rec->status == NT_RECORD_STATUS_FINAL ||
	       rec->status == NT_RECORD_STATUS_AMENDED;
}

bool nt_is_amendment(const struct nt_record *old, const struct nt_record *now)
{
	return now->status == NT_RECORD_STATUS_AMENDED &&
	       now->amended_why != NULL &&
	       (old->status != NT_RECORD_STATUS_AMENDED ||
		!nt_str_eq(old->amended_why, now->amended_why));
}

/* Status and reason live, but only an amendment gives others to a final
 * record; the store keeps uid and number. */
static bool lives(const struct nt_field *f)
{
	if (strcmp(f->name, "status") == 0)
		return f->set != &nt_set_record_status;
	if (strcmp(f->name, "amended_why") == 0)
		return false;
	return (f->flags & (NT_LIFE | NT_STAMPED)) != 0 ||
	       strcmp(f->name, "number") == 0;
}

static bool same_frozen(const void *old, const void *now,
			const struct nt_shape *shape, struct nt_err *err);

static bool same_lines(const void *old, const void *now,
		       const struct nt_field *f, struct nt_err *err)
{
	struct nt_lines x = nt_get_lines(old, f);
	struct nt_lines y = nt_get_lines(now, f);

	for (size_t i = 0; i < x.n || i < y.n; i++) {
		if (i < x.n && i < y.n &&
		    same_frozen(nt_line(x, f->lines, i),
				nt_line(y, f->lines, i), f->lines, err))
			continue;
		nt_err_within(err, "%s %zu", f->name, i + 1);
		return false;
	}
	return true;
}

static bool same_frozen(const void *old, const void *now,
			const struct nt_shape *shape, struct nt_err *err)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];

		if (lives(f))
			continue;
		if (f->kind == NT_LINES) {
			if (!same_lines(old, now, f, err))
				return false;
		} else if (!nt_same_field(old, now, f)) {
			nt_err_within(err, "%s", f->name);
			return false;
		}
	}
	return true;
}

enum nt_status nt_check_frozen(const struct nt_record *old,
			       const struct nt_record *now, struct nt_err *err)
{
	struct nt_err field = { 0 };

	if (!is_frozen(old) || nt_is_amendment(old, now) ||
	    same_frozen(old, now, &nt_shape_record, &field))
		return NT_OK;
	return nt_fail_field(err, NT_EINVAL, field.field,
			     _("Final: change it with `amend %lld --why "
			       "\"…\"`."),
			     (long long)old->number);
}

static void forget(void *object, const struct nt_field *f)
{
	switch (f->kind) {
	case NT_WORD:
	case NT_INT:
	case NT_FLAG:
		nt_set_number(object, f, 0);
		break;
	case NT_WORDS:
		nt_set_words(object, f, (struct nt_words) { 0 });
		break;
	case NT_LINES:
		nt_set_lines(object, f, (struct nt_lines) { 0 });
		break;
	default:
		nt_set_text(object, f, NULL);
	}
}

/* Only what is frozen stays. A record may become final, or be amended as a
 * whole, without any change of what it says. */
static void strip(void *object, const struct nt_shape *shape)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		struct nt_lines lines = { 0 };

		if (f->kind == NT_LINES)
			lines = nt_get_lines(object, f);
		if ((f->flags & (NT_LIFE | NT_STAMPED)) != 0 ||
		    strcmp(f->name, "number") == 0)
			forget(object, f);
		else
			for (size_t k = 0; k < lines.n; k++)
				strip(nt_line(lines, f->lines, k), f->lines);
	}
}

static void copy_frozen(struct nt_record *to, const struct nt_record *from,
			struct nt_arena *arena)
{
	nt_copy(to, from, &nt_shape_record, arena);
	strip(to, &nt_shape_record);
}

void nt_frozen_hash(const struct nt_record *rec, char out[NT_SHA256_HEX])
{
	struct nt_arena arena = { 0 };
	struct nt_buf json = { 0 };
	struct nt_record frozen;

	copy_frozen(&frozen, rec, &arena);
	nt_json_write(&json, &frozen);
	nt_sha256(nt_buf_str(&json), json.n, out);
	nt_buf_free(&json);
	nt_arena_free(&arena);
}

struct nt_words nt_frozen_changes(const struct nt_record *a,
				  const struct nt_record *b,
				  struct nt_arena *arena)
{
	struct nt_record x, y;

	copy_frozen(&x, a, arena);
	copy_frozen(&y, b, arena);
	return nt_changed_fields(&x, &y, arena);
}

static bool has_duty(const struct nt_record *rec, enum nt_duty duty)
{
	for (size_t i = 0; i < rec->participants.n; i++)
		if (rec->participants.v[i].duty == duty)
			return true;
	return false;
}

static void add(struct nt_words *out, const char *label, struct nt_arena *arena)
{
	out->v = nt_arena_grow(arena, out->v, out->n, sizeof(*out->v));
	out->v[out->n++] = label;
}

struct nt_words nt_not_filled(const struct nt_record *rec,
			      struct nt_arena *arena)
{
	static const char *const names[] = { "kind",	   "start",
					     "venue",	   "city",
					     "invitation", "participants",
					     "issues" };
	static const enum nt_duty duties[] = { NT_DUTY_CHAIR,
					       NT_DUTY_RECORDER };
	struct nt_words out = { NULL, 0 };

	for (size_t i = 0; i < NT_COUNT(names); i++) {
		const struct nt_field *f = nt_field(&nt_shape_record, names[i]);

		if (nt_is_unknown(rec, f))
			add(&out, f->label, arena);
	}
	for (size_t i = 0; i < NT_COUNT(duties); i++)
		if (!has_duty(rec, duties[i]))
			add(&out, nt_set_duty.labels[duties[i]], arena);
	return out;
}
