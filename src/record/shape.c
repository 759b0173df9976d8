#include "notula/shape.h"

#include <assert.h>
#include <string.h>

#include "notula/record.h"
#include "notula/str.h"

/* clang-format off */

/* The sets, from words.def. */

#define SET(name, NAME) static const char *const name##_words[] = { NULL,
#define X(NAME, constant, word, label) word,
#define END(name) };
#include "notula/words.def"
#undef SET
#undef X
#undef END

#define SET(name, NAME) static const char *const name##_labels[] = { NULL,
#define X(NAME, constant, word, label) label,
#define END(name) };
#include "notula/words.def"
#undef SET
#undef X
#undef END

#define SET(name, NAME)
#define X(NAME, constant, word, label)
#define END(set) \
	const struct nt_set nt_set_##set = { \
		#set, set##_words, set##_labels, NT_COUNT(set##_words) \
	};
#include "notula/words.def"
#undef SET
#undef X
#undef END

/* The shapes, from columns.def. */

#define PLAIN(name_) .name = #name_,
#define EXTRA_UID(name, arg) PLAIN(name)
#define EXTRA_LINK(name, arg) PLAIN(name)
/* "short" is a keyword of C, so its member has another name. */
#define EXTRA_LINE(name_, arg) .name = sizeof(#arg) > 1 ? #arg : #name_,
#define EXTRA_TEXT(name, arg) PLAIN(name)
#define EXTRA_DATE(name, arg) PLAIN(name)
#define EXTRA_TIME(name, arg) PLAIN(name)
#define EXTRA_STAMP(name, arg) PLAIN(name)
#define EXTRA_INT(name, arg) PLAIN(name)
#define EXTRA_FLAG(name, arg) PLAIN(name)
#define EXTRA_WORDS(name, arg) PLAIN(name)
#define EXTRA_WORD(name, arg) PLAIN(name).set = &nt_set_##arg,
#define EXTRA_LINES(name, arg) PLAIN(name).lines = &nt_shape_##arg,
#define FIELD(name_, local_, kind_, arg, flags_, label_) \
	{ EXTRA_##kind_(name_, arg).local = #local_, .label = label_, \
	  .kind = NT_##kind_, .flags = flags_, \
	  .offset = offsetof(struct OBJECT, name_) },

#define OBJECT nt_record
static const struct nt_field record_fields[] = {
	NT_MEETING_COLUMNS(FIELD) NT_MEETING_SECTIONS(FIELD)
};
#undef OBJECT
#define OBJECT nt_participant
static const struct nt_field participant_fields[] = {
	NT_PARTICIPANT_COLUMNS(FIELD)
};
#undef OBJECT
#define OBJECT nt_issue
static const struct nt_field issue_fields[] = { NT_ISSUE_COLUMNS(FIELD) };
#undef OBJECT
#define OBJECT nt_response
static const struct nt_field response_fields[] = {
	NT_RESPONSE_COLUMNS(FIELD)
};
#undef OBJECT
#define OBJECT nt_follow_up
static const struct nt_field follow_up_fields[] = {
	NT_FOLLOW_UP_COLUMNS(FIELD)
};
#undef OBJECT
#define OBJECT nt_attachment
static const struct nt_field attachment_fields[] = {
	NT_ATTACHMENT_COLUMNS(FIELD)
};
#undef OBJECT
#define OBJECT nt_event
static const struct nt_field event_fields[] = { NT_EVENT_COLUMNS(FIELD) };
#undef OBJECT
#define OBJECT nt_answer
static const struct nt_field answer_fields[] = { NT_ANSWER_COLUMNS(FIELD) };
#undef OBJECT
#define OBJECT nt_chase
static const struct nt_field chase_fields[] = { NT_CHASE_COLUMNS(FIELD) };
#undef OBJECT
#define OBJECT nt_alias
static const struct nt_field alias_fields[] = { NT_ALIAS_COLUMNS(FIELD) };
#undef OBJECT
#define OBJECT nt_person
static const struct nt_field person_fields[] = { NT_PERSON_COLUMNS(FIELD) };
#undef OBJECT
#define OBJECT nt_organization
static const struct nt_field organization_fields[] = {
	NT_ORGANIZATION_COLUMNS(FIELD)
};
#undef OBJECT
#define OBJECT nt_venue
static const struct nt_field venue_fields[] = { NT_VENUE_COLUMNS(FIELD) };
#undef OBJECT

#define SHAPE(name) \
	const struct nt_shape nt_shape_##name = { \
		#name, sizeof(struct nt_##name), name##_fields, \
		NT_COUNT(name##_fields) \
	};
SHAPE(record)
SHAPE(participant)
SHAPE(issue)
SHAPE(response)
SHAPE(follow_up)
SHAPE(attachment)
SHAPE(event)
SHAPE(answer)
SHAPE(chase)
SHAPE(alias)
SHAPE(person)
SHAPE(organization)
SHAPE(venue)

/* clang-format on */

const struct nt_field *nt_field(const struct nt_shape *shape, const char *name)
{
	for (size_t i = 0; i < shape->n; i++)
		if (shape->fields[i].name[0] == name[0] &&
		    strcmp(shape->fields[i].name, name) == 0)
			return &shape->fields[i];
	return NULL;
}

bool nt_field_is_text(const struct nt_field *field)
{
	return field->kind <= NT_STAMP;
}

int nt_set_find(const struct nt_set *set, const char *word)
{
	for (int i = 1; i < set->n; i++)
		if (strcmp(set->words[i], word) == 0)
			return i;
	return 0;
}

/* Members are read and written by copying: the table knows their kinds. */

static const void *member(const void *object, const struct nt_field *field)
{
	return (const char *)object + field->offset;
}

static void put(void *object, const struct nt_field *field, const void *value,
		size_t size)
{
	memcpy((char *)object + field->offset, value, size);
}

const char *nt_get_text(const void *object, const struct nt_field *field)
{
	const char *s;

	assert(nt_field_is_text(field));
	memcpy(&s, member(object, field), sizeof(s));
	return s;
}

int64_t nt_get_number(const void *object, const struct nt_field *field)
{
	unsigned word;
	int64_t number;
	bool flag;

	switch (field->kind) {
	case NT_WORD:
		memcpy(&word, member(object, field), sizeof(word));
		return word;
	case NT_FLAG:
		memcpy(&flag, member(object, field), sizeof(flag));
		return flag;
	default:
		assert(field->kind == NT_INT);
		memcpy(&number, member(object, field), sizeof(number));
		return number;
	}
}

struct nt_words nt_get_words(const void *object, const struct nt_field *field)
{
	struct nt_words words;

	assert(field->kind == NT_WORDS);
	memcpy(&words, member(object, field), sizeof(words));
	return words;
}

struct nt_lines nt_get_lines(const void *object, const struct nt_field *field)
{
	struct nt_lines lines;

	assert(field->kind == NT_LINES);
	memcpy(&lines, member(object, field), sizeof(lines));
	return lines;
}

bool nt_is_unknown(const void *object, const struct nt_field *field)
{
	switch (field->kind) {
	case NT_WORDS:
		return nt_get_words(object, field).n == 0;
	case NT_LINES:
		return nt_get_lines(object, field).n == 0;
	case NT_WORD:
	case NT_INT:
	case NT_FLAG:
		return nt_get_number(object, field) == 0;
	default:
		return nt_get_text(object, field) == NULL;
	}
}

void nt_set_text(void *object, const struct nt_field *field, const char *s)
{
	assert(nt_field_is_text(field));
	put(object, field, &s, sizeof(s));
}

void nt_set_number(void *object, const struct nt_field *field, int64_t value)
{
	unsigned word = (unsigned)value;
	bool flag = value != 0;

	switch (field->kind) {
	case NT_WORD:
		put(object, field, &word, sizeof(word));
		break;
	case NT_FLAG:
		put(object, field, &flag, sizeof(flag));
		break;
	default:
		assert(field->kind == NT_INT);
		put(object, field, &value, sizeof(value));
	}
}

void nt_set_words(void *object, const struct nt_field *field,
		  struct nt_words words)
{
	assert(field->kind == NT_WORDS);
	put(object, field, &words, sizeof(words));
}

void nt_set_lines(void *object, const struct nt_field *field,
		  struct nt_lines lines)
{
	assert(field->kind == NT_LINES);
	put(object, field, &lines, sizeof(lines));
}

void *nt_line(struct nt_lines lines, const struct nt_shape *shape, size_t i)
{
	assert(i < lines.n);
	return (char *)lines.v + i * shape->size;
}

void *nt_add_line(void *object, const struct nt_field *field,
		  struct nt_arena *arena)
{
	struct nt_lines lines = nt_get_lines(object, field);

	lines.v = nt_arena_grow(arena, lines.v, lines.n, field->lines->size);
	lines.n++;
	nt_set_lines(object, field, lines);
	return nt_line(lines, field->lines, lines.n - 1);
}

static bool same_words(struct nt_words a, struct nt_words b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (strcmp(a.v[i], b.v[i]) != 0)
			return false;
	return true;
}

static bool same_lines(struct nt_lines a, struct nt_lines b,
		       const struct nt_shape *shape)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (!nt_same(nt_line(a, shape, i), nt_line(b, shape, i), shape))
			return false;
	return true;
}

bool nt_same_field(const void *a, const void *b, const struct nt_field *field)
{
	switch (field->kind) {
	case NT_WORDS:
		return same_words(nt_get_words(a, field),
				  nt_get_words(b, field));
	case NT_LINES:
		return same_lines(nt_get_lines(a, field),
				  nt_get_lines(b, field), field->lines);
	case NT_WORD:
	case NT_INT:
	case NT_FLAG:
		return nt_get_number(a, field) == nt_get_number(b, field);
	default:
		return nt_str_eq(nt_get_text(a, field), nt_get_text(b, field));
	}
}

bool nt_same(const void *a, const void *b, const struct nt_shape *shape)
{
	for (size_t i = 0; i < shape->n; i++)
		if (!nt_same_field(a, b, &shape->fields[i]))
			return false;
	return true;
}

static struct nt_words copy_words(struct nt_words from, struct nt_arena *arena)
{
	struct nt_words to = { NULL, from.n };

	if (from.n == 0)
		return to;
	to.v = nt_arena_alloc(arena, from.n * sizeof(*to.v));
	for (size_t i = 0; i < from.n; i++)
		to.v[i] = nt_arena_strdup(arena, from.v[i]);
	return to;
}

static void copy_lines(void *to, const void *from, const struct nt_field *field,
		       struct nt_arena *arena)
{
	struct nt_lines old = nt_get_lines(from, field);

	nt_set_lines(to, field, (struct nt_lines) { NULL, 0 });
	for (size_t i = 0; i < old.n; i++)
		nt_copy(nt_add_line(to, field, arena),
			nt_line(old, field->lines, i), field->lines, arena);
}

void nt_copy(void *to, const void *from, const struct nt_shape *shape,
	     struct nt_arena *arena)
{
	assert(to != from);
	memcpy(to, from, shape->size);
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];

		if (f->kind == NT_WORDS)
			nt_set_words(to, f,
				     copy_words(nt_get_words(from, f), arena));
		else if (f->kind == NT_LINES)
			copy_lines(to, from, f, arena);
		else if (nt_field_is_text(f))
			nt_set_text(to, f,
				    nt_arena_strdup(arena,
						    nt_get_text(from, f)));
	}
}
