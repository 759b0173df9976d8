#include "store/sqlite/names.h"

#include <stdio.h>
#include <string.h>

#include "notula/alloc.h"

enum {
	FIRST_ROOM = 1024,
	MOST = 1 << 15, /* of names: then all is forgotten, about 10 MB */
};

struct slot {
	uint64_t hash;
	const char *what; /* a literal: NULL is a free slot */
	const char *s;
	enum nt_name_key key;
	struct nt_name name;
};

struct nt_names {
	struct nt_arena arena; /* of the texts */
	struct slot *slots;
	size_t room;
	size_t n;
};

void nt_names_begin(struct nt_store *store)
{
	store->names = nt_alloc(sizeof(*store->names));
}

static void forget(struct nt_names *names)
{
	nt_free(names->slots);
	nt_arena_free(&names->arena);
	*names = (struct nt_names) { 0 };
}

void nt_names_end(struct nt_store *store)
{
	if (store->names == NULL)
		return;
	forget(store->names);
	nt_free(store->names);
	store->names = NULL;
}

/* FNV-1a, going on from HASH; NULL is another text than "". */
static uint64_t mix(uint64_t hash, const char *s)
{
	hash = (hash ^ (s == NULL)) * 0x100000001B3;
	for (; s != NULL && *s != '\0'; s++)
		hash = (hash ^ (unsigned char)*s) * 0x100000001B3;
	return hash;
}

static const uint64_t seed = 0xCBF29CE484222325;

uint64_t nt_name_hash(const char *a, const char *b)
{
	return mix(mix(seed, a), b) | 1;
}

static uint64_t hash_of(const char *what, enum nt_name_key key, const char *s,
			int64_t id)
{
	uint64_t hash = mix(mix(seed ^ key, what), s) ^ (uint64_t)id;

	return hash ^ hash >> 32;
}

static bool fits(const struct slot *slot, uint64_t hash, const char *what,
		 enum nt_name_key key, const char *s, int64_t id)
{
	return slot->hash == hash && slot->key == key &&
	       strcmp(slot->what, what) == 0 &&
	       (s != NULL ? strcmp(slot->s, s) == 0 : slot->name.id == id);
}

static void grow(struct nt_names *names)
{
	struct nt_names old = *names;

	names->room = old.room ? 2 * old.room : FIRST_ROOM;
	names->slots = nt_alloc(names->room * sizeof(*names->slots));
	for (size_t i = 0; i < old.room; i++) {
		size_t at = old.slots[i].hash & (names->room - 1);

		if (old.slots[i].what == NULL)
			continue;
		while (names->slots[at].what != NULL)
			at = (at + 1) & (names->room - 1);
		names->slots[at] = old.slots[i];
	}
	nt_free(old.slots);
}

struct nt_name *nt_names_find(struct nt_store *store, const char *what,
			      enum nt_name_key key, const char *s, int64_t id)
{
	struct nt_names *names = store->names;
	uint64_t hash;
	size_t at;

	if (names == NULL)
		return NULL;
	if (names->n >= names->room / 2)
		grow(names);
	hash = hash_of(what, key, s, id);
	at = hash & (names->room - 1);
	while (names->slots[at].what != NULL &&
	       !fits(&names->slots[at], hash, what, key, s, id))
		at = (at + 1) & (names->room - 1);
	if (names->slots[at].what == NULL) {
		names->n++;
		names->slots[at] = (struct slot) {
			.hash = hash,
			.what = what,
			.s = nt_arena_strdup(&names->arena, s),
			.key = key,
			.name.id = s == NULL ? id : 0,
		};
	}
	return &names->slots[at].name;
}

void nt_name_used(struct nt_name *name, const char *date)
{
	if (strcmp(date, name->date) <= 0)
		return;
	snprintf(name->date, sizeof(name->date), "%s", date);
	name->dirty = true;
}

static enum nt_status write_date(struct nt_store *store,
				 const struct slot *slot, struct nt_err *err)
{
	bool word = slot->key == NT_NAME_WORD;
	struct nt_stmt *st = nt_stmt(store, word ? NT_SQL_KNOWN_WORD_USED
						 : NT_SQL_KNOWN_ROW_USED);

	if (!word)
		nt_bind_text(st, ":what", slot->what);
	nt_bind_int(st, word ? ":id" : ":row_id", slot->name.id);
	nt_bind_text(st, ":date", slot->name.date);
	return nt_run(st, err);
}

enum nt_status nt_names_trim(struct nt_store *store, struct nt_err *err)
{
	enum nt_status status;

	if (store->names->n < MOST)
		return NT_OK;
	status = nt_names_flush(store, err);
	forget(store->names);
	return status;
}

enum nt_status nt_names_flush(struct nt_store *store, struct nt_err *err)
{
	struct nt_names *names = store->names;
	enum nt_status status = NT_OK;

	for (size_t i = 0; i < names->room && status == NT_OK; i++) {
		struct slot *slot = &names->slots[i];

		if (slot->what == NULL || !slot->name.dirty)
			continue;
		slot->name.dirty = false;
		status = write_date(store, slot, err);
	}
	return status;
}
