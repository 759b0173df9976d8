/*
 * peoplewords.h - the words of a text that names people, posts or offices, and
 * what each says: people.def, degrees and forms of address.
 */
#ifndef EXCHANGE_PEOPLEWORDS_H
#define EXCHANGE_PEOPLEWORDS_H

#include <stdbool.h>
#include <stddef.h>

enum nt_people_word {
	NT_WORD_POST = 1,      /* begins a post */
	NT_WORD_ALONE = 2,     /* one that a name may follow at once */
	NT_WORD_BODY = 4,      /* of an organization */
	NT_WORD_GROUP = 8,     /* of several people */
	NT_WORD_MATTER = 16,   /* in no name */
	NT_WORD_PEOPLE = 32,   /* counts them: orang */
	NT_WORD_CAPITAL = 64,  /* begins with a capital letter */
	NT_WORD_SHOUTED = 128, /* capitals only: an abbreviation */
	NT_WORD_ADDRESS = 256, /* Dr., Ibu: a name follows */
	NT_WORD_NUMBER = 512,
	NT_WORD_STEM = 1024, /* longer words begin with it */
};

enum { NT_PEOPLE_WORDS = 24 };

struct nt_peoplewords {
	struct {
		const char *s; /* in the text */
		size_t n;
		unsigned says;
	} v[NT_PEOPLE_WORDS];
	size_t n;
	bool whole; /* there were no more */
};

void nt_peoplewords(const char *s, size_t n, struct nt_peoplewords *out);

/* Does word I say one of SAYS? */
static inline bool nt_word_is(const struct nt_peoplewords *words, size_t i,
			      unsigned says)
{
	return i < words->n && (words->v[i].says & says) != 0;
}

/* What S[N] is the text of, as far as its words tell. */
enum nt_people_what {
	NT_PEOPLE_NOTHING,
	NT_PEOPLE_NAME,
	NT_PEOPLE_POST,
	NT_PEOPLE_BODY,
	NT_PEOPLE_GROUP,
};
enum nt_people_what nt_people_what(const char *s, size_t n);

/* Is it two to five words that a name may be made of, and nothing else? */
bool nt_people_is_name(const char *s, size_t n);

/* Does it begin with a form of address, "The Rt Hon", or end with a degree,
 * "David Heath MP"? */
bool nt_people_is_titled(const char *s, size_t n);

/*
 * Where the name begins behind a post: at a form of address, then it is SURE,
 * or after a post that a name may follow. 0 if there is none.
 */
size_t nt_people_find_name(const struct nt_peoplewords *words, bool *sure);

#endif
