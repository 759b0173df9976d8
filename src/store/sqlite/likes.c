#include "store/sqlite/likes.h"

#include <string.h>

#include "notula/alloc.h"
#include "store/alike.h"

enum { FIRST_ROOM = 1024 };

/* One name: 24 bytes, however long it is. */
struct like {
	uint64_t hash; /* of its words; 0: a free slot */
	int64_t id;
	char level;
};

/* The names of one kind of rows. */
struct likes {
	struct like *slots;
	size_t room;
	size_t n;
	bool read; /* from the logbook */
};

struct nt_likes {
	struct likes people;
	struct likes offices;
};

void nt_likes_begin(struct nt_store *store)
{
	store->likes = nt_alloc(sizeof(*store->likes));
}

void nt_likes_end(struct nt_store *store)
{
	if (store->likes == NULL)
		return;
	nt_free(store->likes->people.slots);
	nt_free(store->likes->offices.slots);
	nt_free(store->likes);
	store->likes = NULL;
}

static struct likes *likes_of(struct nt_store *store, const struct nt_kin *kin,
			      enum nt_directory *kind)
{
	if (store->likes == NULL || kin == &nt_kin_venue)
		return NULL;
	*kind = kin == &nt_kin_person ? NT_DIRECTORY_PEOPLE
				      : NT_DIRECTORY_ORGANIZATIONS;
	return kin == &nt_kin_person ? &store->likes->people
				     : &store->likes->offices;
}

/* By FNV-1a; never 0. */
static uint64_t hash_of(const char *words)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (; *words != '\0'; words++)
		hash = (hash ^ (unsigned char)*words) * 0x100000001B3;
	return hash | 1;
}

static size_t place(const struct likes *likes, uint64_t hash)
{
	return (size_t)(hash ^ hash >> 32) & (likes->room - 1);
}

static void put(struct likes *likes, struct like like)
{
	size_t at = place(likes, like.hash);

	while (likes->slots[at].hash != 0)
		at = (at + 1) & (likes->room - 1);
	likes->slots[at] = like;
}

static void grow(struct likes *likes)
{
	struct likes old = *likes;

	likes->room = old.room ? 2 * old.room : FIRST_ROOM;
	likes->slots = nt_alloc(likes->room * sizeof(*likes->slots));
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i].hash != 0)
			put(likes, old.slots[i]);
	nt_free(old.slots);
}

static void add(struct likes *likes, enum nt_directory kind, const char *name,
		int64_t id)
{
	struct nt_arena arena = { 0 };
	struct nt_likeness is = nt_likeness_of(kind, name, &arena);

	if (is.words[0] != '\0') {
		if (++likes->n > likes->room / 2)
			grow(likes);
		put(likes, (struct like) { hash_of(is.words), id, is.level });
	}
	nt_arena_free(&arena);
}

static enum nt_status read_names(struct nt_store *store,
				 const struct nt_kin *kin, struct likes *likes,
				 enum nt_directory kind, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_DIRECTORY_NAMES);
	struct nt_arena arena = { 0 };
	enum nt_status status;

	likes->read = true;
	nt_bind_text(st, ":what", kin->what);
	while (nt_step(st)) {
		add(likes, kind, nt_col_need(st, 1, &arena), nt_col_int(st, 0));
		nt_arena_reset(&arena);
	}
	status = nt_done(st, err);
	nt_arena_free(&arena);
	return status;
}

/* The id of the only row; 0: none, or several. */
static int64_t look_up(const struct likes *likes,
		       const struct nt_likeness *name)
{
	uint64_t hash = hash_of(name->words);
	int64_t found = 0;

	if (likes->room == 0 || name->words[0] == '\0')
		return 0;
	for (size_t at = place(likes, hash); likes->slots[at].hash != 0;
	     at = (at + 1) & (likes->room - 1)) {
		const struct like *like = &likes->slots[at];
		struct nt_likeness is = { name->words, like->level };

		if (like->hash != hash || like->id == found ||
		    !nt_likeness_same(&is, name))
			continue;
		if (found != 0)
			return 0;
		found = like->id;
	}
	return found;
}

enum nt_status nt_likes_find(struct nt_store *store, const struct nt_kin *kin,
			     const char *name, struct nt_row_found *out,
			     struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	enum nt_directory kind;
	struct likes *likes = likes_of(store, kin, &kind);
	enum nt_status status = NT_OK;
	struct nt_likeness is;
	int64_t id;

	*out = (struct nt_row_found) { 0 };
	if (likes == NULL)
		return NT_OK;
	if (!likes->read)
		status = read_names(store, kin, likes, kind, err);
	if (status != NT_OK)
		return status;
	is = nt_likeness_of(kind, name, &arena);
	id = look_up(likes, &is);
	nt_arena_free(&arena);
	return id != 0 ? nt_row_top(store, kin, id, out, err) : NT_OK;
}

void nt_likes_add(struct nt_store *store, const struct nt_kin *kin,
		  const char *name, int64_t id)
{
	enum nt_directory kind;
	struct likes *likes = likes_of(store, kin, &kind);

	if (likes != NULL && likes->read)
		add(likes, kind, name, id);
}
