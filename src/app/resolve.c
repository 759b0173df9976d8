#include "notula/resolve.h"

#include <ctype.h>
#include <string.h>

#include "notula/capture.h"
#include "notula/str.h"

enum { CANDIDATES = 20, NAMED = 8 };

struct resolver {
	const struct nt_resolving *how;
	struct nt_typed *t;
	struct nt_arena *arena;
	struct nt_resolved *out;
	struct nt_err *err;
	int64_t issue; /* the last one, 0 for none */
};

void nt_reply(struct nt_replies *replies, const struct nt_question *question,
	      const struct nt_suggestion *chosen, struct nt_arena *arena)
{
	struct nt_reply reply = {
		.text = nt_arena_strdup(arena, question->text),
		.what = question->what,
	};

	if (chosen != NULL)
		reply.as = (struct nt_suggestion) {
			.text = nt_arena_strdup(arena, chosen->text),
			.uid = nt_arena_strdup(arena, chosen->uid),
			.position = nt_arena_strdup(arena, chosen->position),
			.organization =
				nt_arena_strdup(arena, chosen->organization),
			.side = chosen->side,
			.city = nt_arena_strdup(arena, chosen->city),
		};
	replies->v = nt_arena_grow(arena, replies->v, replies->n,
				   sizeof(*replies->v));
	replies->v[replies->n++] = reply;
}

/* Names. */

static bool is_group(const char *text)
{
	size_t n = strlen(text);

	return n > 2 && text[0] == '(' && text[n - 1] == ')' &&
	       (strcmp(text, "(?)") == 0 ||
		strspn(text + 1, "0123456789") == n - 2);
}

static const char *unquoted(const char *text, struct nt_arena *arena)
{
	size_t n = strlen(text);

	if (n < 3 || text[0] != '"' || text[n - 1] != '"')
		return NULL;
	return nt_arena_strndup(arena, text + 1, n - 2);
}

/* Is there a letter or a digit in it that a word could begin with? */
static bool has_word(const char *text)
{
	for (; *text != '\0'; text++)
		if (isalnum((unsigned char)*text) || (*text & 0x80) != 0)
			return true;
	return false;
}

/* An owner may be known by a name, and as an owner of the same name. */
static void drop_doubles(struct nt_suggestions *found)
{
	size_t n = 0;

	for (size_t i = 0; i < found->n; i++) {
		struct nt_suggestion *one = &found->v[i];
		size_t k = 0;

		while (k < n && !nt_str_same(found->v[k].text, one->text))
			k++;
		if (k == n)
			found->v[n++] = *one;
		else if (found->v[k].uid == NULL)
			found->v[k] = *one;
	}
	found->n = n;
}

static const struct nt_reply *find_reply(const struct resolver *r,
					 enum nt_suggest what, const char *text)
{
	const struct nt_replies *replies = &r->how->replies;

	for (size_t i = 0; i < replies->n; i++)
		if (replies->v[i].what == what &&
		    nt_str_same(replies->v[i].text, text))
			return &replies->v[i];
	return NULL;
}

/* "Ronald M. Manoach (Tenaga Ahli); Roni; ..." */
static enum nt_status open_question(struct resolver *r,
				    const struct nt_question *question)
{
	struct nt_buf names = { 0 };
	const struct nt_suggestions *found = &question->found;

	for (size_t i = 0; i < found->n && i < NAMED; i++) {
		nt_buf_printf(&names, "%s%s", i ? "; " : "", found->v[i].text);
		if (found->v[i].position != NULL)
			nt_buf_printf(&names, " (%s)", found->v[i].position);
	}
	if (found->n > NAMED)
		nt_buf_puts(&names, "; …");
	nt_fail(r->err, NT_EUSAGE,
		_("\"%s %s\" may be: %s. Type more of it, or \"%s\" in quotes "
		  "for a new name"),
		question->sign, question->text, nt_buf_str(&names),
		question->text);
	nt_buf_free(&names);
	return NT_EUSAGE;
}

static void add_new(struct resolver *r, const char *text)
{
	struct nt_words *added = &r->out->added;

	for (size_t i = 0; i < added->n; i++)
		if (nt_str_same(added->v[i], text))
			return;
	added->v =
		nt_arena_grow(r->arena, added->v, added->n, sizeof(*added->v));
	added->v[added->n++] = text;
}

/* One of several: the one that is written out, else what was answered. */
static enum nt_status choose(struct resolver *r, struct nt_question *question,
			     struct nt_suggestion *as)
{
	const struct nt_reply *reply =
		find_reply(r, question->what, question->text);

	for (size_t i = 0; i < question->found.n; i++) {
		if (!nt_str_same(question->found.v[i].text, question->text))
			continue;
		*as = question->found.v[i];
		return NT_OK;
	}
	if (reply != NULL) {
		if (reply->as.text != NULL)
			*as = reply->as;
		else
			add_new(r, as->text);
		return NT_OK;
	}
	if (r->out->question.sign == NULL)
		r->out->question = *question;
	return r->how->guess ? NT_OK : open_question(r, question);
}

/* What TEXT behind SIGN means, in *AS. */
static enum nt_status look_up(struct resolver *r, const char *sign,
			      enum nt_suggest what, const char *text,
			      struct nt_suggestion *as)
{
	struct nt_question question = { sign, text, what, { 0 } };
	const char *quoted = unquoted(text, r->arena);
	enum nt_status st = NT_OK;

	*as = (struct nt_suggestion) { .text = quoted ? quoted : text };
	if (quoted != NULL || text[0] == '\0' || is_group(text))
		return NT_OK;
	if (has_word(text))
		st = nt_store_suggest(r->how->store, what, text, CANDIDATES,
				      r->arena, &question.found, r->err);
	if (st != NT_OK)
		return st;
	drop_doubles(&question.found);
	if (question.found.n == 1)
		*as = question.found.v[0];
	else if (question.found.n == 0)
		add_new(r, text);
	else
		return choose(r, &question, as);
	return NT_OK;
}

/* Fields. */

static enum nt_status put(struct resolver *r, enum nt_part part, size_t row,
			  const char *field, const char *text)
{
	const struct nt_shape *shape = nt_typed_row(r->t, part, row)->shape;
	struct nt_spot spot = { part, row, nt_field(shape, field) };

	if (text == NULL || text[0] == '\0')
		return NT_OK;
	return nt_settle(r->t, &r->how->how, spot, text, r->err);
}

static enum nt_status put_venue(struct resolver *r, const char *text)
{
	struct nt_suggestion as;
	enum nt_status st = look_up(r, "@", NT_SUGGEST_VENUE, text, &as);

	if (st == NT_OK)
		st = put(r, NT_PART_MEETING, 0, "venue", as.text);
	if (st == NT_OK)
		st = put(r, NT_PART_MEETING, 0, "city", as.city);
	if (st == NT_OK)
		nt_typed_set(r->t, NT_PART_MEETING, 0, "venue_uid", as.uid);
	return st;
}

/* What a person had last time, unless another organization is written. */
static void bring(const char *who[3], const struct nt_suggestion *person,
		  const struct nt_suggestion *office)
{
	bool same = who[NT_CAPTURE_ORGANIZATION][0] == '\0' ||
		    nt_str_same(person->organization, office->text);

	if (!same)
		return;
	if (who[NT_CAPTURE_POSITION][0] == '\0' && person->position != NULL)
		who[NT_CAPTURE_POSITION] = person->position;
	if (person->organization != NULL)
		who[NT_CAPTURE_ORGANIZATION] = person->organization;
}

static enum nt_status put_participant(struct resolver *r,
				      const struct nt_capture_part *part)
{
	enum nt_part section = NT_PART_PARTICIPANTS;
	size_t row = nt_typed_count(r->t, section);
	const char *who[] = { part->who[0], part->who[1], part->who[2] };
	struct nt_suggestion person = { 0 };
	struct nt_suggestion office = { 0 };
	enum nt_status st;

	st = look_up(r, "+", NT_SUGGEST_PERSON, who[NT_CAPTURE_NAME], &person);
	if (st == NT_OK)
		st = look_up(r, "+", NT_SUGGEST_ORGANIZATION,
			     who[NT_CAPTURE_ORGANIZATION], &office);
	if (st != NT_OK)
		return st;
	if (office.text[0] != '\0')
		who[NT_CAPTURE_ORGANIZATION] = office.text;
	bring(who, &person, &office);
	nt_typed_add(r->t, section, row, &nt_shape_participant);
	st = put(r, section, row, "name", person.text);
	if (st == NT_OK)
		st = put(r, section, row, "position", who[NT_CAPTURE_POSITION]);
	if (st == NT_OK)
		st = put(r, section, row, "organization",
			 who[NT_CAPTURE_ORGANIZATION]);
	nt_typed_set(r->t, section, row, "person_uid", person.uid);
	nt_typed_set(r->t, section, row, "organization_uid", office.uid);
	if (person.side != NT_NO_SIDE)
		nt_typed_set(r->t, section, row, "side",
			     nt_set_side.words[person.side]);
	return st;
}

static enum nt_status put_matter(struct resolver *r,
				 const struct nt_capture_part *part)
{
	bool issue = part->kind == NT_CAPTURE_ISSUE;
	size_t row = nt_typed_count(r->t, NT_PART_MATTERS);

	nt_typed_add(r->t, NT_PART_MATTERS, row,
		     issue ? &nt_shape_issue : &nt_shape_response);
	if (issue)
		r->issue = nt_typed_row(r->t, NT_PART_MATTERS, row)->no;
	if (part->kind == NT_CAPTURE_RESPONSE)
		nt_typed_set(r->t, NT_PART_MATTERS, row, "answers",
			     nt_arena_printf(r->arena, "%lld:fully",
					     (long long)r->issue));
	return put(r, NT_PART_MATTERS, row, "text", part->text);
}

static enum nt_status put_follow_up(struct resolver *r, const char *text)
{
	size_t row = nt_typed_count(r->t, NT_PART_FOLLOW_UPS);

	nt_typed_add(r->t, NT_PART_FOLLOW_UPS, row, &nt_shape_follow_up);
	if (r->issue != 0)
		nt_typed_set(r->t, NT_PART_FOLLOW_UPS, row, "issue",
			     nt_arena_printf(r->arena, "%lld",
					     (long long)r->issue));
	return put(r, NT_PART_FOLLOW_UPS, row, "text", text);
}

static enum nt_status put_owner(struct resolver *r, const char *text)
{
	size_t row = nt_typed_count(r->t, NT_PART_FOLLOW_UPS) - 1;
	struct nt_suggestion as;
	enum nt_status st = look_up(r, ">", NT_SUGGEST_OWNER, text, &as);

	if (st == NT_OK)
		st = put(r, NT_PART_FOLLOW_UPS, row, "owner", as.text);
	if (st == NT_OK)
		nt_typed_set(r->t, NT_PART_FOLLOW_UPS, row, "owner_uid",
			     as.uid);
	return st;
}

static bool is_who(const struct nt_capture_part *part)
{
	return part->kind == NT_CAPTURE_VENUE ||
	       part->kind == NT_CAPTURE_PARTICIPANT;
}

static enum nt_status put_part(struct resolver *r,
			       const struct nt_capture_part *part)
{
	switch (part->kind) {
	case NT_CAPTURE_VENUE:
		return put_venue(r, part->text);
	case NT_CAPTURE_PARTICIPANT:
		return put_participant(r, part);
	case NT_CAPTURE_ISSUE:
	case NT_CAPTURE_RESPONSE:
	case NT_CAPTURE_APART:
		return put_matter(r, part);
	case NT_CAPTURE_FOLLOW_UP:
		return put_follow_up(r, part->text);
	case NT_CAPTURE_OWNER:
		return put_owner(r, part->text);
	case NT_CAPTURE_DUE:
		return put(r, NT_PART_FOLLOW_UPS,
			   nt_typed_count(r->t, NT_PART_FOLLOW_UPS) - 1, "due",
			   part->text);
	}
	return NT_OK;
}

/* An error names the sign and the text, and is wrong use of the line. */
static enum nt_status named(struct resolver *r, enum nt_status st,
			    const struct nt_capture_part *part)
{
	if (st != NT_EINVAL)
		return st;
	nt_wrap(r->err, "\"%s %s\"", nt_capture_sign(part->kind), part->text);
	if (r->err != NULL)
		r->err->status = NT_EUSAGE;
	return NT_EUSAGE;
}

/* People first: whose turn a follow-up is follows from where they sat. */
static enum nt_status put_parts(struct resolver *r,
				const struct nt_capture *line)
{
	enum nt_status st = NT_OK;

	for (int who = 1; who >= 0; who--)
		for (size_t i = 0; i < line->n && st == NT_OK; i++)
			if (is_who(&line->v[i]) == (who == 1))
				st = named(r, put_part(r, &line->v[i]),
					   &line->v[i]);
	return st;
}

static enum nt_status put_head(struct resolver *r,
			       const struct nt_capture *line)
{
	char today[NT_DATE_SIZE];
	const char *date = line->date;
	enum nt_status st;

	if (date[0] == '\0')
		date = nt_date_write(nt_day_date(r->how->how.today), today);
	st = put(r, NT_PART_MEETING, 0, "date", date);
	if (st == NT_OK)
		st = put(r, NT_PART_MEETING, 0, "title", line->title);
	return st;
}

enum nt_status nt_resolve(const struct nt_resolving *how, const char *line,
			  struct nt_typed *t, struct nt_arena *arena,
			  struct nt_resolved *out, struct nt_err *err)
{
	struct resolver r = {
		.how = how, .t = t, .arena = arena, .out = out, .err = err
	};
	struct nt_capture parts;
	enum nt_status read =
		nt_capture_read(line, how->how.today, arena, &parts, err);
	enum nt_status st;

	*out = (struct nt_resolved) { 0 };
	nt_typed_start(t);
	if (read != NT_OK && !how->guess)
		return read;
	/* While it is typed, what stands before the trouble is shown. */
	if (read != NT_OK)
		r.err = NULL;
	st = put_head(&r, &parts);
	if (st == NT_OK)
		st = put_parts(&r, &parts);
	return read != NT_OK ? read : st;
}
