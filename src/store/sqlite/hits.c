#include "store/sqlite/hits.h"

#include "notula/alloc.h"
#include "notula/str.h"

static void clear(struct nt_hits *hits)
{
	nt_free(hits->match);
	nt_ids_free(&hits->ids);
	*hits = (struct nt_hits) { 0 };
}

static enum nt_status read(struct nt_store *store, const char *match,
			   struct nt_hits *out, struct nt_err *err)
{
	struct nt_stmt *st = nt_stmt(store, NT_SQL_MATCH_IDS);
	enum nt_status status;

	nt_bind_text(st, ":match", match);
	status = nt_ids_read(&out->ids, st, SIZE_MAX, err);
	if (status == NT_OK)
		out->match = nt_strdup(match);
	else
		clear(out);
	return status;
}

enum nt_status nt_hits_take(struct nt_store *store, const char *match,
			    struct nt_hits *out, struct nt_err *err)
{
	struct nt_hits *kept = store->hits;
	int64_t version;
	enum nt_status status = nt_data_version(store, &version, err);

	*out = (struct nt_hits) { 0 };
	if (status != NT_OK)
		return status;
	if (kept != NULL && kept->version == version &&
	    nt_str_eq(kept->match, match)) {
		*out = *kept;
		*kept = (struct nt_hits) { 0 };
		return NT_OK;
	}
	status = read(store, match, out, err);
	out->version = version;
	return status;
}

void nt_hits_keep(struct nt_store *store, struct nt_hits *hits)
{
	if (hits->match == NULL)
		return;
	nt_hits_free(store);
	store->hits = nt_alloc(sizeof(*store->hits));
	*store->hits = *hits;
	*hits = (struct nt_hits) { 0 };
}

void nt_hits_free(struct nt_store *store)
{
	if (store->hits == NULL)
		return;
	clear(store->hits);
	nt_free(store->hits);
	store->hits = NULL;
}
