/*
 * datelex.h - what people type for dates and times, cut into words that mean
 * something. Inside base/ only: dateword.c and timeword.c read these.
 */
#ifndef NOTULA_BASE_DATELEX_H
#define NOTULA_BASE_DATELEX_H

#include <stdbool.h>
#include <stddef.h>

enum nt_meaning {
	NT_M_END,   /* after the last word */
	NT_M_NUM,   /* value, digits */
	NT_M_SIGN,  /* value is one of + - / . : , ( ) */
	NT_M_RANGE, /* s.d., sampai, a dash between blanks */
	NT_M_AND,
	NT_M_SKIP, /* says nothing: tanggal, the */
	/* dates */
	NT_M_MONTH,   /* 1 to 12 */
	NT_M_ROMAN,   /* 1 to 12: a month, a quarter, a semester */
	NT_M_WEEKDAY, /* 0 Monday */
	NT_M_MINGGU,  /* Sunday or week */
	NT_M_MIN,     /* Sunday or minus */
	NT_M_UNIT,    /* enum nt_unit */
	NT_M_SHIFT,   /* -1 last, 0 this, 1 next */
	NT_M_HENCE,   /* -1 ago, 1 from now */
	NT_M_IN,
	NT_M_TODAY,  /* days from today */
	NT_M_BEYOND, /* day after, day before: doubles the next word */
	NT_M_EDGE,   /* 0 beginning, 1 middle, 2 end */
	NT_M_H,	     /* the day that H-3 counts from, or a unit */
	/* times */
	NT_M_ZONE, /* place in nt_lex_zones */
	NT_M_HALF, /* enum nt_half */
	NT_M_OPEN, /* until it is over */
	NT_M_UTC,
	NT_M_CLOCK, /* Uhr, hrs: the number before it is an hour */
	NT_M_AT,    /* jam, at: the number after it is an hour */
	/* cells of files */
	NT_M_A,	    /* Spanish: to, or at before an hour */
	NT_M_T,	    /* between date and time in ISO 8601 */
	NT_M_FEIRA, /* segunda-feira */
	NT_M_JA,    /* Japanese signs of date and time, 'y' to 's' */
};

/* Which of the two halves of the clock an hour is in. */
enum nt_half {
	NT_NO_HALF,
	NT_HALF_MORNING,
	NT_HALF_NOON,
	NT_HALF_AFTERNOON,
	NT_HALF_NIGHT,
	NT_HALF_AM,
	NT_HALF_PM,
};

enum nt_unit {
	NT_UNIT_DAY,
	NT_UNIT_WEEK,
	NT_UNIT_MONTH,
	NT_UNIT_QUARTER,
	NT_UNIT_SEMESTER,
	NT_UNIT_YEAR,
};

struct nt_vocable {
	const char *word;
	enum nt_meaning meaning;
	int value;
};

/* What is in none of V is looked for in MORE. */
struct nt_vocabulary {
	const struct nt_vocable *v;
	size_t n;
	const struct nt_vocabulary *more;
};

extern const struct nt_vocabulary nt_vocabulary_of_dates;
extern const struct nt_vocabulary nt_vocabulary_of_times;
extern const struct nt_vocabulary nt_vocabulary_of_cells;

extern const char *const nt_lex_zones[];

struct nt_lexeme {
	enum nt_meaning meaning;
	int value;
	int digits;  /* of a number */
	bool spaced; /* a blank stands before it */
};

enum { NT_LEXEMES = 32 };

/* A reader's place among the words of one text. */
struct nt_lexer {
	struct nt_lexeme v[NT_LEXEMES + 10]; /* who looks ahead meets END */
	size_t n;
	size_t at;
};

/*
 * Cut TEXT by the words of VOCABULARY; false if it holds anything else.
 * Case, accents of the apostrophe and full stops after words do not matter.
 */
bool nt_lex(struct nt_lexer *lexer, const char *text,
	    const struct nt_vocabulary *vocabulary);

/* The next word, or the K-th after it, without taking it. */
const struct nt_lexeme *nt_lex_peek(const struct nt_lexer *lexer, size_t k);

/* Take the next word if it means this; its value in *VALUE, may be NULL. */
bool nt_lex_take(struct nt_lexer *lexer, enum nt_meaning meaning, int *value);
bool nt_lex_sign(struct nt_lexer *lexer, char sign);
bool nt_lex_end(const struct nt_lexer *lexer);

/* Is it this sign; a number of at most MOST digits? */
bool nt_lexeme_is(const struct nt_lexeme *one, char sign);
bool nt_lexeme_counts(const struct nt_lexeme *one, int most);

/* Take N words out from the I-th. */
void nt_lex_remove(struct nt_lexer *lexer, size_t i, size_t n);

#endif
