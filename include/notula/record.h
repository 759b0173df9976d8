/*
 * record.h - one meeting with all its lines: the unit that is loaded, edited,
 * saved, versioned, exported and merged.
 *
 * Strings and lines inside a record are borrowed: they belong to the arena the
 * record was read into, or to whoever filled it. Zero-initialised, a record is
 * one of which nothing is known.
 */
#ifndef NOTULA_RECORD_H
#define NOTULA_RECORD_H

#include "notula/columns.def"
#include "notula/hash.h"
#include "notula/shape.h"

/* clang-format off */

/* enum nt_side { NT_NO_SIDE, NT_SIDE_HOST, ... }: see words.def. */
#define SET(name, NAME) enum nt_##name { NT_NO_##NAME,
#define X(NAME, constant, word, label) NT_##NAME##_##constant,
#define END(name) };
#include "notula/words.def"
#undef SET
#undef X
#undef END

#define NT_MEMBER_UID(name, arg) const char *name;
#define NT_MEMBER_LINK(name, arg) const char *name;
#define NT_MEMBER_LINE(name, arg) const char *name;
#define NT_MEMBER_TEXT(name, arg) const char *name;
#define NT_MEMBER_DATE(name, arg) const char *name;
#define NT_MEMBER_TIME(name, arg) const char *name;
#define NT_MEMBER_STAMP(name, arg) const char *name;
#define NT_MEMBER_WORD(name, arg) enum nt_##arg name;
#define NT_MEMBER_INT(name, arg) int64_t name;
#define NT_MEMBER_FLAG(name, arg) bool name;
#define NT_MEMBER_WORDS(name, arg) struct nt_words name;
#define NT_MEMBER_LINES(name, arg) \
	struct { \
		struct nt_##arg *v; \
		size_t n; \
	} name;
#define NT_MEMBER(name, local, kind, arg, flags, label) \
	NT_MEMBER_##kind(name, arg)

struct nt_attachment { NT_ATTACHMENT_COLUMNS(NT_MEMBER) };
struct nt_event { NT_EVENT_COLUMNS(NT_MEMBER) };
struct nt_answer { NT_ANSWER_COLUMNS(NT_MEMBER) };
struct nt_chase { NT_CHASE_COLUMNS(NT_MEMBER) };
struct nt_participant { NT_PARTICIPANT_COLUMNS(NT_MEMBER) };
struct nt_issue { NT_ISSUE_COLUMNS(NT_MEMBER) };
struct nt_response { NT_RESPONSE_COLUMNS(NT_MEMBER) };
struct nt_follow_up { NT_FOLLOW_UP_COLUMNS(NT_MEMBER) };
struct nt_record {
	NT_MEETING_COLUMNS(NT_MEMBER)
	NT_MEETING_SECTIONS(NT_MEMBER)
};

/* Reference rows: completed while typing, renamed and merged later. */
struct nt_alias { NT_ALIAS_COLUMNS(NT_MEMBER) };
struct nt_person { NT_PERSON_COLUMNS(NT_MEMBER) };
struct nt_organization { NT_ORGANIZATION_COLUMNS(NT_MEMBER) };
struct nt_venue { NT_VENUE_COLUMNS(NT_MEMBER) };

/* clang-format on */

extern const struct nt_shape nt_shape_record, nt_shape_participant,
	nt_shape_issue, nt_shape_response, nt_shape_follow_up,
	nt_shape_attachment, nt_shape_event, nt_shape_answer, nt_shape_chase,
	nt_shape_alias, nt_shape_person, nt_shape_organization, nt_shape_venue;

/*
 * Every rule that one record can break by itself: a title and a date, words
 * and dates that exist, limits, lines numbered 1, 2, 3, references to lines
 * that are there. ERR names the field, "participants 3 name".
 */
enum nt_status nt_validate(const struct nt_record *rec,
			   struct nt_err *err) NT_MUST_CHECK;

/*
 * The canonical JSON line without its line end: what the checksum, the history
 * and the export hold. One writer makes these bytes.
 */
void nt_json_write(struct nt_buf *out, const struct nt_record *rec);

/*
 * Read one JSON object of N bytes strictly: a double or unknown key, a wrong
 * type, a fraction, \u0000, half a surrogate pair, over 32 levels are refused.
 * The record is in ARENA, not validated as a whole yet.
 */
enum nt_status nt_json_read(const char *s, size_t n, struct nt_arena *arena,
			    struct nt_record *out,
			    struct nt_err *err) NT_MUST_CHECK;

/*
 * What drafts are made of: JSON whose values are all texts. EACH hears every
 * one with its place, "participants 3 name"; a place over 63 bytes long or
 * anything but a text is refused. MOST bounds the bytes.
 */
typedef enum nt_status nt_json_text_fn(void *ctx, const char *place,
				       const char *text, struct nt_err *err);
enum nt_status nt_json_each_text(const char *s, size_t n, size_t most,
				 nt_json_text_fn *each, void *ctx,
				 struct nt_err *err) NT_MUST_CHECK;

/* S as a JSON string, quotes and all. */
void nt_json_put_text(struct nt_buf *out, const char *s);

/*
 * Sort the tags and the doubtful fields, double ones once: the only order
 * that canonical bytes allow. Readers do this at the door.
 */
void nt_canonical(struct nt_record *rec);

/* Same content: all but number, version, created and updated; a link that one
 * leaves out is not compared. */
bool nt_same_content(const struct nt_record *a, const struct nt_record *b);

/*
 * Once final or amended, a record changes only where columns.def says LIFE,
 * or by an amendment: the status amended and a reason that the record did not
 * give yet. NT_EINVAL names the first field by which NOW, to be saved over
 * OLD, breaks that.
 */
enum nt_status nt_check_frozen(const struct nt_record *old,
			       const struct nt_record *now,
			       struct nt_err *err) NT_MUST_CHECK;
bool nt_is_amendment(const struct nt_record *old, const struct nt_record *now);

/*
 * Hash of what is frozen once REC is final, the same whether it is final yet or
 * not; and the names of such fields that differ, as nt_changed_fields has them.
 */
void nt_frozen_hash(const struct nt_record *rec, char out[NT_SHA256_HEX]);
struct nt_words nt_frozen_changes(const struct nt_record *a,
				  const struct nt_record *b,
				  struct nt_arena *arena);

/* Labels, to be translated, of what minutes usually say and REC does not, in
 * ARENA: to look at before it is made final. */
struct nt_words nt_not_filled(const struct nt_record *rec,
			      struct nt_arena *arena);

/*
 * Names of the fields that differ, "title", "participants 3", in ARENA: those
 * that saving sets, and links that are new, are left out.
 */
struct nt_words nt_changed_fields(const struct nt_record *a,
				  const struct nt_record *b,
				  struct nt_arena *arena);

/* Best answer to issue NO, from responses and later events; 0 (unknown) for
 * an issue of type report. */
enum nt_coverage nt_coverage_of(const struct nt_record *rec, int64_t no);

/* Does it belong to the ledger of unanswered matters: not a report, not
 * withdrawn, and not fully answered? */
bool nt_issue_is_unanswered(const struct nt_record *rec, int64_t no);

/* People at least: FORMATS, "head_count" of the monthly report. */
int64_t nt_people_at_least(const struct nt_record *rec);

bool nt_follow_up_is_open(const struct nt_follow_up *f);

/* The first day on which F is overdue; INT64_MAX if it never is. */
int64_t nt_overdue_from(const struct nt_follow_up *f);

#endif
