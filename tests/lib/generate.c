#include "lib/generate.h"

#include <stdio.h>
#include <string.h>

#include "notula/day.h"
#include "notula/str.h"
#include "notula/uid.h"

static const char *const pieces[] = {
	"rapat",
	"Bawaslu",
	"Sumatera Barat",
	" ",
	"  ",
	"\"",
	"\"\"",
	"'",
	"\n",
	"\n\n",
	"=1+1",
	"'=1",
	"''=1",
	"' =1",
	"+62 812",
	"-5",
	"@humas",
	"\t",
	",",
	";",
	"|",
	"\\",
	"\\n",
	"\\\\",
	"S.Sos., M.Si",
	"https://x.example/a?b=1&c=2",
	"sha256:ab",
	"2024-05-27 reminded",
	"{\"uid\":1}",
	"\x01",
	"\x1b[31m",
	"\x7f",
	"e\xcc\x81",	    /* e, combining acute */
	"\xcc\x81",	    /* a mark that follows nothing */
	"\xf0\x9f\x98\x80", /* emoji */
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb", /* joined emoji */
	"\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85",		/* Arabic */
	"\xe2\x80\xae",					/* U+202E */
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",		/* Hebrew */
	"\xef\xbc\x9d"
	"1",			    /* full-width = */
	"\xef\xbc\xa0",		    /* full-width @ */
	"\xef\xbb\xbf",		    /* U+FEFF */
	"\xc2\xa0",		    /* no-break space */
	"\xe2\x80\xa8",		    /* U+2028 */
	"\xe4\xbc\x9a\xe8\xad\xb0", /* Han */
	"\xf4\x8f\xbf\xbf",	    /* U+10FFFF */
};

uint64_t generate_random(struct generator *g, uint64_t below)
{
	/* splitmix64 */
	uint64_t z = g->seed += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (z ^ (z >> 31)) % below;
}

static bool chance(struct generator *g, uint64_t one_in)
{
	return generate_random(g, one_in) == 0;
}

/* Some of the pieces, up to MOST bytes, without what is in LEAVE_OUT. */
static const char *make_text(struct generator *g, size_t most,
			     const char *leave_out, struct nt_arena *arena)
{
	size_t count = 1 + generate_random(g, most > 4096 ? 9000 : 6);
	struct nt_buf buf = { 0 };
	const char *text;

	for (size_t i = 0; i < count || nt_str_blank(nt_buf_str(&buf)); i++) {
		const char *piece =
			pieces[generate_random(g, NT_COUNT(pieces))];

		if (strpbrk(piece, leave_out) == NULL &&
		    buf.n + strlen(piece) <= most)
			nt_buf_puts(&buf, piece);
	}
	text = nt_arena_strndup(arena, buf.s, buf.n);
	nt_buf_free(&buf);
	return text;
}

static const char *make_uid(struct generator *g, struct nt_arena *arena)
{
	return nt_arena_printf(arena, "%08x-%04x-7%03x-8%03x-%012llx",
			       (unsigned)generate_random(g, 1u << 31),
			       (unsigned)generate_random(g, 1 << 16),
			       (unsigned)generate_random(g, 1 << 12),
			       (unsigned)generate_random(g, 1 << 12),
			       (unsigned long long)generate_random(g,
								   1ull << 48));
}

static const char *make_date(struct generator *g, struct nt_arena *arena)
{
	int64_t first = nt_day_number(2019, 1, 1);
	struct nt_date date =
		nt_day_date(first + (int64_t)generate_random(g, 2200));
	char text[NT_DATE_SIZE];

	if (chance(g, 8))
		date.day = 0;
	if (date.day == 0 && chance(g, 2))
		date.month = 0;
	return nt_arena_strdup(arena, nt_date_write(date, text));
}

static const char *make_stamp(struct generator *g, struct nt_arena *arena)
{
	struct nt_date date = nt_day_date(nt_day_number(2024, 1, 1) +
					  (int64_t)generate_random(g, 300));
	char text[NT_DATE_SIZE];

	return nt_arena_printf(arena, "%sT%02d:%02d:07Z",
			       nt_date_write(date, text),
			       (int)generate_random(g, 24),
			       (int)generate_random(g, 60));
}

/* A word for one of the three lists of words. */
static const char *make_word(struct generator *g, const char *list,
			     struct nt_arena *arena)
{
	size_t fields = nt_shape_record.n;

	if (strcmp(list, "same_as") == 0)
		return make_uid(g, arena);
	if (strcmp(list, "to_verify") == 0)
		return nt_shape_record.fields[generate_random(g, fields)].name;
	return make_text(g, 64, " \t\n", arena);
}

static void make_words(struct generator *g, void *object,
		       const struct nt_field *f, struct nt_arena *arena)
{
	struct nt_words words = { NULL, 1 + generate_random(g, 4) };

	words.v = nt_arena_alloc(arena, words.n * sizeof(*words.v));
	for (size_t i = 0; i < words.n; i++)
		words.v[i] = make_word(g, f->name, arena);
	nt_set_words(object, f, words);
}

static void fill(struct generator *g, void *object,
		 const struct nt_shape *shape, struct nt_arena *arena);

static void make_lines(struct generator *g, void *object,
		       const struct nt_field *f, struct nt_arena *arena)
{
	const struct nt_field *no = nt_field(f->lines, "no");
	size_t n = 1 + generate_random(g, 3);

	for (size_t i = 0; i < n; i++) {
		void *line = nt_add_line(object, f, arena);

		fill(g, line, f->lines, arena);
		if (no != NULL)
			nt_set_number(line, no, (int64_t)i + 1);
		if (f->lines == &nt_shape_alias)
			((struct nt_alias *)line)->name =
				make_text(g, 100, "", arena);
	}
}

static void make_field(struct generator *g, void *object,
		       const struct nt_field *f, struct nt_arena *arena)
{
	switch (f->kind) {
	case NT_UID:
		nt_set_text(object, f, make_uid(g, arena));
		break;
	case NT_LINK:
		break;
	case NT_LINE:
		nt_set_text(object, f,
			    make_text(g, chance(g, 500) ? 4096 : 200, "",
				      arena));
		break;
	case NT_TEXT:
		nt_set_text(object, f, make_text(g, 400, "", arena));
		break;
	case NT_DATE:
		nt_set_text(object, f, make_date(g, arena));
		break;
	case NT_TIME:
		nt_set_text(object, f,
			    nt_arena_printf(arena, "%02d:%02d",
					    (int)generate_random(g, 24),
					    (int)generate_random(g, 60)));
		break;
	case NT_STAMP:
		nt_set_text(object, f, make_stamp(g, arena));
		break;
	case NT_WORD:
		nt_set_number(object, f,
			      1 + (int64_t)generate_random(g,
							   (uint64_t)f->set->n -
								   1));
		break;
	case NT_INT:
		nt_set_number(object, f, 1 + (int64_t)generate_random(g, 3));
		break;
	case NT_FLAG:
		nt_set_number(object, f, 1);
		break;
	case NT_WORDS:
		make_words(g, object, f, arena);
		break;
	case NT_LINES:
		make_lines(g, object, f, arena);
		break;
	}
}

static void fill(struct generator *g, void *object,
		 const struct nt_shape *shape, struct nt_arena *arena)
{
	for (size_t i = 0; i < shape->n; i++)
		if (chance(g, 3))
			make_field(g, object, &shape->fields[i], arena);
}

/* What the rules ask for beyond the kinds of the fields. */

static void keep_reference(int64_t *no, size_t n)
{
	if ((uint64_t)*no > n)
		*no = (int64_t)n;
}

static const char *older_line(struct generator *g, struct nt_arena *arena)
{
	return nt_arena_printf(arena, "%s/%d", make_uid(g, arena),
			       1 + (int)generate_random(g, 9999));
}

static enum nt_coverage make_how(struct generator *g)
{
	return NT_COVERAGE_GENERALLY + (unsigned)generate_random(g, 3);
}

static void mend_attachments(struct generator *g, struct nt_record *rec,
			     struct nt_arena *arena)
{
	for (size_t i = 0; i < rec->attachments.n; i++) {
		struct nt_attachment *a = &rec->attachments.v[i];

		if (a->kind == NT_NO_ATTACHMENT_KIND)
			a->kind = NT_ATTACHMENT_KIND_LETTER;
		if (a->sha256 != NULL)
			a->sha256 = nt_arena_printf(
				arena, "%064llx",
				(unsigned long long)
					generate_random(g, 1ull << 60));
	}
}

static void mend_issues(struct generator *g, struct nt_record *rec,
			struct nt_arena *arena)
{
	for (size_t i = 0; i < rec->issues.n; i++) {
		struct nt_issue *issue = &rec->issues.v[i];

		keep_reference(&issue->raised_by, rec->participants.n);
		if (issue->continues != NULL)
			issue->continues = older_line(g, arena);
		for (size_t j = 0; j < issue->events.n; j++) {
			struct nt_event *e = &issue->events.v[j];

			e->date = make_date(g, arena);
			e->type = 1 + (unsigned)generate_random(g, 3);
			if (e->how != NT_NO_COVERAGE)
				e->how = make_how(g);
		}
	}
}

static void mend_responses(struct generator *g, struct nt_record *rec)
{
	for (size_t i = 0; i < rec->responses.n; i++) {
		struct nt_response *r = &rec->responses.v[i];

		keep_reference(&r->given_by, rec->participants.n);
		if (r->answers.n > rec->issues.n)
			r->answers.n = rec->issues.n;
		for (size_t j = 0; j < r->answers.n; j++) {
			r->answers.v[j].issue = (int64_t)(r->answers.n - j);
			if (r->answers.v[j].how != NT_NO_COVERAGE)
				r->answers.v[j].how = make_how(g);
		}
	}
}

static void mend_follow_ups(struct generator *g, struct nt_record *rec,
			    struct nt_arena *arena)
{
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		struct nt_follow_up *f = &rec->follow_ups.v[i];

		keep_reference(&f->issue, rec->issues.n);
		keep_reference(&f->response, rec->responses.n);
		if (f->continues != NULL)
			f->continues = older_line(g, arena);
		if (f->status == NT_NO_FOLLOW_UP_STATUS)
			f->status = NT_FOLLOW_UP_STATUS_OPEN;
		for (size_t j = 0; j < f->chases.n; j++) {
			struct nt_chase *c = &f->chases.v[j];

			c->date = make_date(g, arena);
			c->type = 1 + (unsigned)generate_random(g, 4);
		}
	}
}

static const char *some_person(struct generator *g)
{
	return g->people[generate_random(g, GENERATED_ROWS)].uid;
}

static const char *some_organization(struct generator *g)
{
	return g->organizations[generate_random(g, GENERATED_ROWS)].uid;
}

/* Only what has a name is linked: the row can be made again from it. */
static void add_links(struct generator *g, struct nt_record *rec)
{
	if (rec->venue != NULL && chance(g, 2))
		rec->venue_uid =
			g->venues[generate_random(g, GENERATED_ROWS)].uid;
	for (size_t i = 0; i < rec->participants.n; i++) {
		struct nt_participant *p = &rec->participants.v[i];

		if (p->name != NULL && chance(g, 2))
			p->person_uid = some_person(g);
		if (p->organization != NULL && chance(g, 2))
			p->organization_uid = some_organization(g);
	}
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		struct nt_follow_up *f = &rec->follow_ups.v[i];

		if (f->owner == NULL)
			continue;
		if (f->owner_type == NT_OWNER_TYPE_PERSON)
			f->owner_uid = some_person(g);
		if (f->owner_type == NT_OWNER_TYPE_ORGANIZATION)
			f->owner_uid = some_organization(g);
	}
}

void generate_record(struct generator *g, int64_t number,
		     struct nt_arena *arena, struct nt_record *out)
{
	*out = (struct nt_record) { 0 };
	fill(g, out, &nt_shape_record, arena);
	out->uid = make_uid(g, arena);
	out->number = number;
	out->date = make_date(g, arena);
	out->end_date = out->end_date ? out->date : NULL;
	if (out->title == NULL)
		out->title = make_text(g, 200, "", arena);
	if (out->status == NT_NO_RECORD_STATUS)
		out->status = NT_RECORD_STATUS_WORKING;
	if (number % 100 == 0)
		out->source_text = make_text(g, 1 << 16, "", arena);
	out->version = 1 + (int64_t)generate_random(g, 5);
	out->created_at = make_stamp(g, arena);
	out->created_by = "notulis";
	out->updated_at = make_stamp(g, arena);
	out->updated_by = "notulis";
	mend_attachments(g, out, arena);
	mend_issues(g, out, arena);
	mend_responses(g, out);
	mend_follow_ups(g, out, arena);
	if (g->with_links)
		add_links(g, out);
	nt_canonical(out);
}

/* Names of reference rows are all different without regard to case. */
static const char *make_name(struct generator *g, int i)
{
	return nt_arena_printf(&g->rows, "%s %d",
			       make_text(g, 100, "", &g->rows), i);
}

void generate_start(struct generator *g, uint64_t seed, bool with_links)
{
	*g = (struct generator) { .seed = seed, .with_links = with_links };
	for (int i = 0; i < GENERATED_ROWS; i++) {
		struct nt_organization *o = &g->organizations[i];
		struct nt_person *p = &g->people[i];
		struct nt_venue *v = &g->venues[i];

		fill(g, o, &nt_shape_organization, &g->rows);
		fill(g, p, &nt_shape_person, &g->rows);
		fill(g, v, &nt_shape_venue, &g->rows);
		o->uid = make_uid(g, &g->rows);
		p->uid = make_uid(g, &g->rows);
		v->uid = make_uid(g, &g->rows);
		o->name = make_name(g, i);
		p->name = make_name(g, i);
		v->name = make_name(g, i);
		if (i > 0 && chance(g, 2))
			o->parent_uid = g->organizations[i - 1].uid;
		if (i > 0 && chance(g, 5))
			o->merged_into = g->organizations[i - 1].uid;
		if (i > 0 && chance(g, 5))
			p->merged_into = g->people[i - 1].uid;
		if (i > 0 && chance(g, 5))
			v->merged_into = g->venues[i - 1].uid;
		if (chance(g, 2))
			p->organization_uid = o->uid;
	}
}

void generate_end(struct generator *g)
{
	nt_arena_free(&g->rows);
}
