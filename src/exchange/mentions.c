#include "exchange/mentions.h"

#include <string.h>

#include "notula/str.h"

/* 128 bits of NAME, of one kind of rows: who hits two alike has bad luck. */
static void hash(const struct nt_shape *kind, const char *name,
		 unsigned char out[16])
{
	uint64_t a = UINT64_C(0xcbf29ce484222325) + (uintptr_t)kind->name[0];
	uint64_t b = UINT64_C(0x9e3779b97f4a7c15);

	for (; *name != '\0'; name++) {
		a = (a ^ (unsigned char)*name) * UINT64_C(0x100000001b3);
		b = (b + a) * UINT64_C(0xbf58476d1ce4e5b9);
		b ^= b >> 31;
	}
	memcpy(out, &a, 8);
	memcpy(out + 8, &b, 8);
}

static void add_uid(struct nt_mentions *all, const char *uid)
{
	if (uid != NULL && nt_uidset_add(&all->uids, uid, 0))
		all->grew = true;
}

static void add_name(struct nt_mentions *all, const struct nt_shape *kind,
		     const char *name)
{
	struct nt_arena arena = { 0 };
	unsigned char key[16];

	if (name == NULL)
		return;
	hash(kind, name, key);
	if (!nt_uidset_add_key(&all->names, key, 0))
		return;
	hash(kind, nt_str_fold(&arena, name), key);
	nt_uidset_add_key(&all->folded, key, 0);
	nt_arena_free(&arena);
}

static bool has_name(const struct nt_mentions *all, const struct nt_shape *kind,
		     const char *name)
{
	struct nt_arena arena = { 0 };
	unsigned char key[16];

	if (name == NULL)
		return false;
	hash(kind, nt_str_fold(&arena, name), key);
	nt_arena_free(&arena);
	return nt_uidset_has_key(&all->folded, key, NULL);
}

void nt_mentions_of_record(struct nt_mentions *all, const struct nt_record *rec)
{
	add_uid(all, rec->venue_uid);
	add_name(all, &nt_shape_venue, rec->venue);
	for (size_t i = 0; i < rec->participants.n; i++) {
		const struct nt_participant *p = &rec->participants.v[i];

		add_uid(all, p->person_uid);
		add_uid(all, p->organization_uid);
		add_name(all, &nt_shape_person, p->name);
		add_name(all, &nt_shape_organization, p->organization);
	}
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		const struct nt_follow_up *f = &rec->follow_ups.v[i];

		add_uid(all, f->owner_uid);
		add_name(all, &nt_shape_person, f->owner);
		add_name(all, &nt_shape_organization, f->owner);
	}
}

/* Does ROW go by a name that is among them? */
static bool is_named(const struct nt_mentions *all, const void *row,
		     const struct nt_shape *shape)
{
	const struct nt_field *short_name = nt_field(shape, "short");
	const struct nt_field *aliases = nt_field(shape, "aliases");
	struct nt_lines lines = nt_get_lines(row, aliases);

	if (has_name(all, shape, nt_get_text(row, nt_field(shape, "name"))))
		return true;
	if (short_name != NULL &&
	    has_name(all, shape, nt_get_text(row, short_name)))
		return true;
	for (size_t i = 0; i < lines.n; i++) {
		const struct nt_alias *alias =
			nt_line(lines, aliases->lines, i);

		if (has_name(all, shape, alias->name))
			return true;
	}
	return false;
}

bool nt_mentions_row(struct nt_mentions *all, const void *row,
		     const struct nt_shape *shape)
{
	const char *uid = nt_get_text(row, nt_field(shape, "uid"));

	if (!nt_uidset_has(&all->uids, uid, NULL) && !is_named(all, row, shape))
		return false;
	add_uid(all, uid);
	for (size_t i = 0; i < shape->n; i++)
		if (shape->fields[i].kind == NT_LINK)
			add_uid(all, nt_get_text(row, &shape->fields[i]));
	return true;
}

void nt_mentions_free(struct nt_mentions *all)
{
	nt_uidset_free(&all->uids);
	nt_uidset_free(&all->names);
	nt_uidset_free(&all->folded);
}
