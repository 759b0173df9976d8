/*
 * mentions.h - which people, organizations and venues some records lead to:
 * by a link, or by a name, as linking finds them. Takes the memory of the
 * different names, not of the records.
 */
#ifndef EXCHANGE_MENTIONS_H
#define EXCHANGE_MENTIONS_H

#include "exchange/uidset.h"
#include "notula/record.h"

struct nt_mentions {
	struct nt_uidset uids;
	struct nt_uidset names;	 /* as written */
	struct nt_uidset folded; /* in lower case */
	bool grew;		 /* set where something new was added */
};

void nt_mentions_of_record(struct nt_mentions *all,
			   const struct nt_record *rec);

/* Is the reference row of SHAPE among them? Then what it links to is too. */
bool nt_mentions_row(struct nt_mentions *all, const void *row,
		     const struct nt_shape *shape);

void nt_mentions_free(struct nt_mentions *all);

#endif
