/* settle.c - the door of a form's fields. */
#include "notula/settle.h"

#include <stdio.h>
#include <string.h>

#include "app/settle.h"
#include "notula/str.h"

int64_t nt_issue_above(const struct nt_typed *t, size_t row)
{
	for (size_t i = row + 1; i-- > 0;) {
		const struct nt_typed_row *r =
			nt_typed_row(t, NT_PART_MATTERS, i);

		if (r->shape == &nt_shape_issue)
			return r->no;
	}
	return 0;
}

/* How many of SET begin with TEXT; the last of them in *OUT. */
static int count_prefix(const struct nt_set *set, const char *text,
			struct nt_arena *arena, int *out)
{
	const char *wanted = nt_str_fold(arena, text);
	int n = 0;

	for (int i = 1; i < set->n; i++) {
		const char *label = nt_str_fold(arena, _(set->labels[i]));

		if (!nt_str_starts(label, wanted) &&
		    !nt_str_starts(set->words[i], wanted))
			continue;
		*out = i;
		n++;
	}
	return n;
}

int nt_word_meant(const struct nt_set *set, const char *text)
{
	struct nt_arena arena = { 0 };
	long long place;
	int found = nt_set_find(set, text);

	if (found == 0 && nt_str_number(text, 1, set->n - 1, &place))
		return (int)place;
	for (int i = 1; found == 0 && i < set->n; i++)
		if (nt_str_same(text, _(set->labels[i])) ||
		    nt_str_same(text, set->words[i]))
			found = i;
	if (found == 0 && !nt_str_blank(text) &&
	    count_prefix(set, text, &arena, &found) != 1)
		found = 0;
	nt_arena_free(&arena);
	return found;
}

/* "(12)", "(±40)", "(?)" or "?" alone: the head count of a group. */
static bool read_heads(const char *s, const char **count, const char **is,
		       struct nt_arena *arena)
{
	size_t n = strlen(s);
	char *inner;
	long long number;

	*count = NULL;
	*is = "unknown";
	if (strcmp(s, "?") == 0)
		return true;
	if (n < 3 || s[0] != '(' || s[n - 1] != ')')
		return false;
	inner = nt_arena_strndup(arena, s + 1, n - 2);
	if (strcmp(inner, "?") == 0)
		return true;
	*is = "exact";
	if (nt_str_starts(inner, "±") || inner[0] == '~') {
		*is = "estimated";
		inner += inner[0] == '~' ? 1 : strlen("±");
	}
	*count = inner;
	return nt_str_number(inner, 1, NT_LIMIT_NUMBER, &number);
}

static void settle_name(struct nt_typed *t, struct nt_spot spot,
			const char *typed)
{
	struct nt_arena arena = { 0 };
	const char *count;
	const char *is;
	bool had_name = nt_typed_get(t, spot)[0] != '\0';

	if (read_heads(typed, &count, &is, &arena)) {
		nt_typed_set(t, spot.part, spot.row, "head_count", count);
		nt_typed_set(t, spot.part, spot.row, "head_count_is", is);
		typed = "";
	} else if (!had_name) {
		nt_typed_set(t, spot.part, spot.row, "head_count", NULL);
		nt_typed_set(t, spot.part, spot.row, "head_count_is", NULL);
	}
	nt_typed_put(t, spot, typed);
	nt_arena_free(&arena);
}

static const char *shown_name(const struct nt_typed *t, struct nt_spot spot,
			      struct nt_arena *arena)
{
	const char *name = nt_typed_get(t, spot);
	const char *count = nt_typed_cell(t, spot.part, spot.row, "head_count");
	const char *is = nt_typed_cell(t, spot.part, spot.row, "head_count_is");

	if (name[0] != '\0' || (count[0] == '\0' && is[0] == '\0'))
		return name;
	if (count[0] == '\0')
		return "(?)";
	return nt_arena_printf(arena, "(%s%s)",
			       strcmp(is, "estimated") == 0 ? "±" : "", count);
}

static void settle_words(struct nt_typed *t, struct nt_spot spot,
			 const char *typed)
{
	struct nt_buf out = { 0 };
	static const char gaps[] = " \t\n,";

	for (typed += strspn(typed, gaps); *typed != '\0';) {
		size_t n = strcspn(typed, gaps);

		nt_buf_puts(&out, out.n > 0 ? " " : "");
		nt_buf_put(&out, typed, n);
		typed += n;
		typed += strspn(typed, gaps);
	}
	nt_typed_put(t, spot, nt_buf_str(&out));
	nt_buf_free(&out);
}

static void settle_flag(struct nt_typed *t, struct nt_spot spot,
			const char *typed)
{
	static const char *const no[] = { "n", "no", "tidak", "0", "false" };

	for (size_t i = 0; i < NT_COUNT(no); i++)
		if (nt_str_same(typed, no[i]))
			typed = "";
	nt_typed_put(t, spot, nt_str_blank(typed) ? "" : "true");
}

static enum nt_status settle_text(struct nt_typed *t,
				  const struct nt_settling *how,
				  struct nt_spot spot, const char *typed,
				  struct nt_err *err)
{
	int word;

	switch (spot.field->kind) {
	case NT_DATE:
		return nt_settle_date(t, how, spot, typed, err);
	case NT_TIME:
		return nt_settle_time(t, spot, typed, err);
	case NT_WORD:
		word = nt_word_meant(spot.field->set, typed);
		nt_typed_put(t, spot,
			     word ? spot.field->set->words[word] : typed);
		break;
	case NT_WORDS:
		settle_words(t, spot, typed);
		break;
	case NT_FLAG:
		settle_flag(t, spot, typed);
		break;
	case NT_LINES:
		if (strcmp(spot.field->name, "answers") == 0)
			nt_settle_answers(t, spot, typed);
		else
			nt_settle_entries(t, how, spot, typed);
		break;
	default:
		if (spot.field == nt_field(&nt_shape_participant, "name"))
			settle_name(t, spot, typed);
		else
			nt_typed_put(t, spot, nt_str_blank(typed) ? "" : typed);
	}
	return NT_OK;
}

/* A link belongs to the text that it was made for. */
static void drop_link(struct nt_typed *t, struct nt_spot spot)
{
	const char *link = nt_link_of(spot.field);

	if (link != NULL)
		nt_typed_set(t, spot.part, spot.row, link, NULL);
}

/* What followed from the fields before the change, and so may follow them. */
struct inferred {
	char type[32];
	char direction[32];
};

static void infer(const struct nt_typed *t, const struct nt_settling *how,
		  struct nt_spot spot, struct inferred *out)
{
	const char *type = "";
	const char *direction = "";

	if (spot.part == NT_PART_PARTICIPANTS)
		type = nt_infer_type(t, spot.row);
	if (spot.part == NT_PART_FOLLOW_UPS) {
		type = nt_infer_owner_type(t, spot.row);
		direction = nt_infer_direction(t, spot.row, how->office);
	}
	snprintf(out->type, sizeof(out->type), "%s", type);
	snprintf(out->direction, sizeof(out->direction), "%s", direction);
}

/* Set FIELD to NOW where it is what it was inferred to be BEFORE. */
static void follow(struct nt_typed *t, struct nt_spot spot, const char *field,
		   const char *before, const char *now)
{
	const char *is;

	if (strcmp(spot.field->name, field) == 0)
		return;
	is = nt_typed_cell(t, spot.part, spot.row, field);
	if (strcmp(is, before) == 0)
		nt_typed_set(t, spot.part, spot.row, field, now);
}

static void follow_all(struct nt_typed *t, const struct nt_settling *how,
		       struct nt_spot spot, const struct inferred *before)
{
	struct inferred now = { 0 };

	infer(t, how, spot, &now);
	if (spot.part == NT_PART_PARTICIPANTS)
		follow(t, spot, "type", before->type, now.type);
	if (spot.part == NT_PART_FOLLOW_UPS) {
		follow(t, spot, "owner_type", before->type, now.type);
		follow(t, spot, "direction", before->direction, now.direction);
	}
}

/* A head count and what it is are two fields of one fact. */
static void pair_heads(struct nt_typed *t, struct nt_spot spot)
{
	const char *count;
	const char *is;
	bool counted;

	if (spot.part != NT_PART_PARTICIPANTS)
		return;
	count = nt_typed_cell(t, spot.part, spot.row, "head_count");
	is = nt_typed_cell(t, spot.part, spot.row, "head_count_is");
	counted = strcmp(is, "exact") == 0 || strcmp(is, "estimated") == 0;
	if (strcmp(spot.field->name, "head_count") == 0) {
		if (count[0] != '\0' && !counted)
			is = "exact";
		else if (count[0] == '\0' && counted)
			is = "";
		nt_typed_set(t, spot.part, spot.row, "head_count_is", is);
	} else if (strcmp(spot.field->name, "head_count_is") == 0 && !counted) {
		nt_typed_set(t, spot.part, spot.row, "head_count", NULL);
	}
}

enum nt_status nt_spot_check(const struct nt_typed *t, struct nt_spot spot,
			     struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	const char *cell = nt_typed_get(t, spot);
	void *object = nt_arena_alloc(
		&arena, nt_typed_row(t, spot.part, spot.row)->shape->size);
	enum nt_status st = nt_cell_read(object, spot.field, cell, strlen(cell),
					 &arena, err);

	nt_arena_free(&arena);
	return st;
}

enum nt_status nt_settle(struct nt_typed *t, const struct nt_settling *how,
			 struct nt_spot spot, const char *typed,
			 struct nt_err *err)
{
	struct nt_arena arena = { 0 };
	struct inferred before = { 0 };
	bool same = strcmp(typed, nt_settled(t, spot, &arena)) == 0;
	enum nt_status st = NT_OK;

	nt_arena_free(&arena);
	if (!same) {
		infer(t, how, spot, &before);
		st = settle_text(t, how, spot, typed, err);
		drop_link(t, spot);
		pair_heads(t, spot);
		follow_all(t, how, spot, &before);
	}
	return st == NT_OK ? nt_spot_check(t, spot, err) : st;
}

static const char *shown_date(const struct nt_typed *t, struct nt_spot spot,
			      struct nt_arena *arena)
{
	const char *cell = nt_typed_get(t, spot);
	struct nt_date date;

	if (cell[0] == '\0' && strcmp(spot.field->name, "due") == 0)
		return nt_typed_cell(t, spot.part, spot.row, "due_as_written");
	if (!nt_date_read(cell, &date) || date.day == 0)
		return cell;
	return nt_arena_printf(arena, "%02d/%02d/%04d", date.day, date.month,
			       date.year);
}

const char *nt_settled(const struct nt_typed *t, struct nt_spot spot,
		       struct nt_arena *arena)
{
	const char *cell = nt_typed_get(t, spot);
	int word;

	if (spot.field == nt_field(&nt_shape_participant, "name"))
		return shown_name(t, spot, arena);
	if (spot.field == nt_field(&nt_shape_response, "answers"))
		return nt_settled_answers(cell, arena);
	switch (spot.field->kind) {
	case NT_DATE:
		return shown_date(t, spot, arena);
	case NT_WORD:
		word = nt_set_find(spot.field->set, cell);
		return word ? _(spot.field->set->labels[word]) : cell;
	case NT_FLAG:
		return strcmp(cell, "true") == 0 ? _("yes") : cell;
	default:
		return cell;
	}
}
