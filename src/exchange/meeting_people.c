/* meeting_people.c - who came, out of one row. */
#include <string.h>

#include "exchange/meeting.h"
#include "notula/people.h"
#include "notula/split.h"
#include "notula/str.h"

static bool same_person(const struct nt_participant *a,
			const struct nt_participant *b)
{
	return a->type == b->type && a->duty == b->duty &&
	       a->head_count == b->head_count && nt_str_eq(a->name, b->name) &&
	       nt_str_eq(a->position, b->position) &&
	       nt_str_eq(a->organization, b->organization);
}

/* Rows of one meeting name the same people again: once is enough. */
static void add(struct nt_meeting *m, const struct nt_participant *p)
{
	for (size_t i = m->rec.participants.n; i-- > 0;)
		if (same_person(&m->rec.participants.v[i], p))
			return;
	*NT_MEETING_ADD(m, participants) = *p;
}

/* The first of several values of a cell keeps the words of the whole cell. */
static const char *whole(size_t i, size_t n, const char *cell,
			 const char *otherwise)
{
	return i == 0 && n > 1 ? cell : otherwise;
}

static void add_organizations(struct nt_meeting *m,
			      const struct nt_words *names, const char *cell)
{
	for (size_t i = 0; i < names->n; i++) {
		struct nt_participant p = {
			.type = NT_PARTICIPANT_TYPE_ORGANIZATION,
			.organization = names->v[i],
			.as_written = whole(i, names->n, cell, NULL),
		};

		if (p.as_written == NULL && strcmp(cell, names->v[i]) != 0 &&
		    names->n == 1)
			p.as_written = cell;
		add(m, &p);
	}
}

/* The people of a column with a duty of its own. */
static void read_duty(struct nt_meeting *m, size_t row, size_t column,
		      enum nt_duty duty)
{
	const struct nt_column *c = &m->mapping->columns[column];
	const char *cell = nt_meeting_cell(m, row, column);
	struct nt_people people;

	nt_people_read(cell, c->split, m->arena, &people);
	for (size_t i = 0; i < people.n; i++) {
		struct nt_participant *p = &people.v[i];

		p->duty = duty;
		p->as_written = whole(i, people.n, cell, p->as_written);
		add(m, p);
	}
}

/* The first column of a target, and the values of its cell. */
struct values {
	size_t column;
	const char *cell; /* "" where there is no such column */
	struct nt_words words;
};

static struct values look(const struct nt_meeting *m, size_t row,
			  enum nt_target target)
{
	struct values out = { nt_mapping_next(m->mapping, target, 0),
			      "",
			      { 0 } };

	if (out.column == NT_NO_COLUMN)
		return out;
	out.cell = nt_meeting_cell(m, row, out.column);
	if (!nt_cell_is_null(out.cell))
		out.words = nt_cell_split(out.cell,
					  m->mapping->columns[out.column].split,
					  m->arena);
	return out;
}

/* The people of a row with what stands beside each of them. */
struct beside {
	struct values names;
	struct values posts;
	struct values offices;
	bool posts_theirs;
	bool offices_theirs;
};

/*
 * As many posts as names are theirs. As many offices are, where a post says
 * that the row tells of persons one by one, or the meeting has a row for each;
 * else whoever came and the offices that came are told apart.
 */
static struct beside look_beside(const struct nt_meeting *m, size_t row)
{
	const struct nt_rowgroup *group = m->group;
	struct beside b = { look(m, row, NT_TARGET_PARTICIPANT),
			    look(m, row, NT_TARGET_POSITION),
			    look(m, row, NT_TARGET_ORGANIZATION), false,
			    false };
	size_t n = b.names.words.n > 0 ? b.names.words.n : b.posts.words.n;
	bool one_by_one = b.posts.column != NT_NO_COLUMN || n > 1 ||
			  (group->n > 1 && !group->rows[group->n - 1].joined);

	b.posts_theirs = b.posts.words.n == n;
	b.offices_theirs = n > 0 && b.offices.words.n == n && one_by_one;
	return b;
}

static const char *office_of(const struct beside *b, size_t i)
{
	return b->offices_theirs ? b->offices.words.v[i] : NULL;
}

static void read_named(struct nt_meeting *m, const struct beside *b)
{
	const struct nt_words *names = &b->names.words;

	for (size_t i = 0; i < names->n; i++) {
		struct nt_participant p = { 0 };
		bool taken =
			b->posts_theirs
				? nt_person_take(names->v[i],
						 b->posts.words.v[i], m->arena,
						 &p)
				: nt_person_read(names->v[i], m->arena, &p);

		if (!taken)
			continue;
		if (p.organization == NULL)
			p.organization = office_of(b, i);
		p.as_written = whole(i, names->n, b->names.cell, p.as_written);
		add(m, &p);
	}
}

/* Posts without names: a post is as good as a name. */
static void read_posts(struct nt_meeting *m, const struct beside *b)
{
	const struct nt_words *posts = &b->posts.words;

	for (size_t i = 0; i < posts->n; i++) {
		struct nt_participant p = {
			.type = NT_PARTICIPANT_TYPE_ROLE,
			.position = posts->v[i],
			.organization = office_of(b, i),
			.as_written = whole(i, posts->n, b->posts.cell, NULL),
		};

		add(m, &p);
	}
}

static void read_organizations(struct nt_meeting *m, size_t row, size_t column)
{
	const char *cell = nt_meeting_cell(m, row, column);
	struct nt_words names;

	if (nt_cell_is_null(cell))
		return;
	names = nt_cell_split(cell, m->mapping->columns[column].split,
			      m->arena);
	add_organizations(m, &names, cell);
}

static void read_column(struct nt_meeting *m, size_t row, size_t i,
			const struct beside *b)
{
	switch (m->mapping->columns[i].target) {
	case NT_TARGET_CHAIR:
		read_duty(m, row, i, NT_DUTY_CHAIR);
		break;
	case NT_TARGET_RECORDER:
		read_duty(m, row, i, NT_DUTY_RECORDER);
		break;
	case NT_TARGET_PARTICIPANT:
		if (i != b->names.column ||
		    (!b->posts_theirs && !b->offices_theirs))
			read_duty(m, row, i, NT_NO_DUTY);
		else
			read_named(m, b);
		break;
	case NT_TARGET_POSITION:
		if (i == b->posts.column && b->names.words.n == 0)
			read_posts(m, b);
		else if (i != b->posts.column || !b->posts_theirs)
			nt_meeting_keep(m, row, i);
		break;
	case NT_TARGET_ORGANIZATION:
		if (i != b->offices.column || !b->offices_theirs)
			read_organizations(m, row, i);
		break;
	default:
		break;
	}
}

void nt_meeting_attendance(struct nt_meeting *m, size_t row)
{
	struct beside b = look_beside(m, row);

	for (size_t i = 0; i < m->mapping->n; i++)
		read_column(m, row, i, &b);
}
