#include <stdio.h>
#include <string.h>

#include "notula/uid.h"
#include "store/sqlite/likes.h"
#include "store/sqlite/names.h"
#include "store/sqlite/rows.h"

struct linking {
	struct nt_store *store;
	enum nt_linking how;
	int64_t batch;
	const char *date; /* of the meeting */
	struct nt_arena *arena;
	struct nt_err *err;
};

/* A new row for NAME, under UID or a new one. What else is known of it fills
 * the row that the caller passes. */
static enum nt_status make(struct linking *l, const struct nt_kin *kin,
			   void *row, const char *uid, const char *name,
			   struct nt_row_found *out)
{
	char fresh[NT_UID_SIZE];
	enum nt_status status;

	if (uid == NULL) {
		nt_uid_new(fresh);
		uid = fresh;
	}
	nt_set_text(row, nt_field(kin->shape, "uid"), uid);
	nt_set_text(row, nt_field(kin->shape, "name"), name);
	snprintf(out->uid, sizeof(out->uid), "%s", uid);
	status = nt_row_add(l->store, kin, row, l->batch, &out->id, l->err);
	if (status != NT_OK)
		return status;
	nt_likes_add(l->store, kin, name, out->id);
	return NT_OK;
}

/* A row that is called so, or else one that NAME is like. */
static enum nt_status find_name(struct linking *l, const struct nt_kin *kin,
				const char *name, bool linked,
				struct nt_row_found *out)
{
	enum nt_status status =
		nt_row_by_name(l->store, kin, name, linked ? l->batch : 0, out,
			       l->err);

	if (status != NT_OK || out->id != 0 || linked)
		return status;
	status = nt_likes_find(l->store, kin, name, out, l->err);
	if (status == NT_OK && out->id != 0)
		nt_row_learn(l->store, kin, name, out);
	return status;
}

static enum nt_status use_word(struct linking *l, const char *what,
			       const char *text)
{
	if (text == NULL || l->how == NT_LINK_LOOK)
		return NT_OK;
	return nt_word_used(l->store, what, text, l->date, l->err);
}

/*
 * The row that NAME or the link *SAID means: by uid, else by name, else a new
 * one. *OUT is empty where there is nothing to link. *UID becomes the link;
 * *SAID too, where it holds one already or is to get one.
 */
static enum nt_status resolve(struct linking *l, const struct nt_kin *kin,
			      void *row, const char *name, const char **said,
			      const char **uid, struct nt_row_found *out)
{
	bool linked = *said != NULL;
	enum nt_status status = NT_OK;

	*out = (struct nt_row_found) { 0 };
	if (!linked && name == NULL)
		return NT_OK;
	if (linked)
		status = nt_row_by_uid(l->store, kin, *said, out, l->err);
	if (status == NT_OK && out->id == 0 && name != NULL)
		status = find_name(l, kin, name, linked, out);
	if (status == NT_OK && out->id == 0 && l->how == NT_LINK_LOOK)
		return NT_OK;
	if (status == NT_OK && out->id == 0 && name == NULL)
		return nt_fail(l->err, NT_EINVAL,
			       _("%s is no %s that is known here"), *said,
			       kin->what);
	if (status == NT_OK && out->id == 0 && !linked &&
	    l->how == NT_LINK_KEEP)
		return NT_OK;
	if (status == NT_OK && out->id == 0)
		status = make(l, kin, row, *said, name, out);
	if (status != NT_OK)
		return status;
	*uid = nt_arena_strdup(l->arena, out->uid);
	if (linked || l->how == NT_LINK_SET)
		*said = *uid;
	return l->how == NT_LINK_LOOK
		       ? NT_OK
		       : nt_row_used(l->store, kin, out->id, l->date, l->err);
}

/* Does an import know that P says nothing newer of person ID? */
static bool is_old_news(struct linking *l, int64_t id,
			const struct nt_participant *p)
{
	struct nt_name *person = nt_names_find(l->store, nt_kin_person.what,
					       NT_NAME_ROW, NULL, id);
	uint64_t latest;

	if (person == NULL)
		return false;
	if (strcmp(person->date, l->date) > 0)
		return true;
	latest = nt_name_hash(p->position, p->organization_uid);
	if (person->latest == latest)
		return true;
	person->latest = latest;
	return false;
}

/* The post and the office of a person are those of the newest meeting. */
static enum nt_status update_person(struct linking *l, int64_t id,
				    const struct nt_participant *p)
{
	struct nt_stmt *st;

	if (is_old_news(l, id, p))
		return NT_OK;
	st = nt_stmt(l->store, NT_SQL_PERSON_LATEST);

	nt_bind_int(st, ":id", id);
	nt_bind_text(st, ":position", p->position);
	nt_bind_text(st, ":organization_uid", p->organization_uid);
	nt_bind_text(st, ":date", l->date);
	return nt_run(st, l->err);
}

static enum nt_status link_person(struct linking *l, struct nt_participant *p,
				  struct nt_participant *linked)
{
	struct nt_person row = { .position = p->position,
				 .organization_uid = linked->organization_uid };
	bool person = p->type == NT_PARTICIPANT_TYPE_PERSON ||
		      p->type == NT_NO_PARTICIPANT_TYPE;
	struct nt_row_found found;
	enum nt_status status;

	if (!person && p->person_uid == NULL)
		return NT_OK;
	status = resolve(l, &nt_kin_person, &row, p->name, &p->person_uid,
			 &linked->person_uid, &found);
	if (status == NT_OK && found.id != 0 && l->how != NT_LINK_KEEP &&
	    l->how != NT_LINK_LOOK)
		status = update_person(l, found.id, linked);
	return status;
}

static enum nt_status link_participant(struct linking *l,
				       struct nt_participant *p,
				       struct nt_participant *linked)
{
	struct nt_organization row = { 0 };
	struct nt_row_found found;
	enum nt_status status = resolve(l, &nt_kin_organization, &row,
					p->organization, &p->organization_uid,
					&linked->organization_uid, &found);

	if (status == NT_OK)
		status = link_person(l, p, linked);
	if (status == NT_OK)
		status = use_word(l, "position", p->position);
	if (status != NT_OK)
		nt_err_within(l->err, "participants %lld", (long long)p->no);
	return status;
}

static enum nt_status link_venue(struct linking *l, struct nt_record *rec,
				 struct nt_record *linked)
{
	struct nt_venue row = { .city = rec->city };
	struct nt_row_found found;

	return resolve(l, &nt_kin_venue, &row, rec->venue, &rec->venue_uid,
		       &linked->venue_uid, &found);
}

/* An owner by post, or of no told type, is a word. A link that is there
 * already tells by itself whether it means a person. */
static enum nt_status link_owner(struct linking *l, struct nt_follow_up *f,
				 struct nt_follow_up *linked)
{
	union {
		struct nt_person person;
		struct nt_organization organization;
	} row = { 0 };
	const struct nt_kin *kin = &nt_kin_organization;
	struct nt_row_found found = { 0 };
	enum nt_status status = NT_OK;

	if (f->owner_uid != NULL)
		status = nt_row_by_uid(l->store, &nt_kin_person, f->owner_uid,
				       &found, l->err);
	if (found.id != 0 || f->owner_type == NT_OWNER_TYPE_PERSON)
		kin = &nt_kin_person;
	if (status != NT_OK)
		return status;
	if (f->owner_uid != NULL || f->owner_type == NT_OWNER_TYPE_PERSON ||
	    f->owner_type == NT_OWNER_TYPE_ORGANIZATION)
		return resolve(l, kin, &row, f->owner, &f->owner_uid,
			       &linked->owner_uid, &found);
	return use_word(l, "owner", f->owner);
}

static enum nt_status note_words(struct linking *l, const struct nt_record *rec)
{
	enum nt_status status = use_word(l, "city", rec->city);

	for (size_t i = 0; i < rec->tags.n && status == NT_OK; i++)
		status = use_word(l, "tag", rec->tags.v[i]);
	for (size_t i = 0; i < rec->issues.n && status == NT_OK; i++)
		status = use_word(l, "category", rec->issues.v[i].category);
	return status;
}

enum nt_status nt_link(struct nt_store *store, struct nt_record *rec,
		       struct nt_record *linked, enum nt_linking how,
		       int64_t batch, struct nt_arena *arena,
		       struct nt_err *err)
{
	struct linking l = { store, how, batch, rec->date, arena, err };
	enum nt_status status;

	nt_copy(linked, rec, &nt_shape_record, arena);
	status = link_venue(&l, rec, linked);

	for (size_t i = 0; i < rec->participants.n && status == NT_OK; i++)
		status = link_participant(&l, &rec->participants.v[i],
					  &linked->participants.v[i]);
	for (size_t i = 0; i < rec->follow_ups.n && status == NT_OK; i++) {
		status = link_owner(&l, &rec->follow_ups.v[i],
				    &linked->follow_ups.v[i]);
		if (status != NT_OK)
			nt_err_within(err, "follow_ups %zu", i + 1);
	}
	return status == NT_OK ? note_words(&l, rec) : status;
}
