#include "tui/preview.h"

#include <string.h>

#include "tui/show.h"

enum { BLOCKS = 6, LABEL = 12 };

/* Lines under one heading; each may wrap into several rows. */
struct block {
	const char *label;
	const char **lines;
	enum tui_role *roles;
	size_t n;
	size_t shown; /* of the lines */
};

struct preview {
	struct nt_arena arena;
	struct block blocks[BLOCKS];
	size_t n;
	int width; /* of a line */
	bool tall;
	bool answers; /* what was answered stands below each issue */
};

static void begin(struct preview *p, const char *label, size_t most)
{
	struct block *b = &p->blocks[p->n++];

	b->label = label;
	b->lines = nt_arena_alloc(&p->arena, (most + 1) * sizeof(*b->lines));
	b->roles = nt_arena_alloc(&p->arena, (most + 1) * sizeof(*b->roles));
}

static void add(struct preview *p, enum tui_role role, const char *line)
{
	struct block *b = &p->blocks[p->n - 1];

	b->roles[b->n] = role;
	b->lines[b->n++] = line;
	b->shown = b->n;
}

/* A block that got no line was not needed. */
static void end(struct preview *p)
{
	if (p->blocks[p->n - 1].n == 0)
		p->n--;
}

static void add_where(struct preview *p, const struct nt_record *rec)
{
	const char *venue = rec->venue != NULL ? rec->venue : rec->city;

	begin(p, _("Where"), 1);
	if (venue != NULL && rec->city != NULL && venue != rec->city &&
	    strstr(venue, rec->city) == NULL)
		venue = nt_arena_printf(&p->arena, "%s, %s", venue, rec->city);
	if (venue != NULL)
		add(p, TUI_PLAIN, venue);
	end(p);
}

static void add_side(struct preview *p, const struct nt_record *rec,
		     const char *label, enum nt_side side)
{
	begin(p, label, rec->participants.n);
	for (size_t i = 0; i < rec->participants.n; i++) {
		const struct nt_participant *one = &rec->participants.v[i];
		enum nt_side own =
			one->side == NT_NO_SIDE ? NT_SIDE_OTHER : one->side;

		if (own == side)
			add(p, one->to_verify ? TUI_DOUBT : TUI_PLAIN,
			    nt_arena_printf(&p->arena, "%s%s",
					    tui_show_participant(one,
								 &p->arena),
					    one->to_verify ? " ?" : ""));
	}
	end(p);
}

/* The responses to issue NO; to none where it is 0. */
static void add_answers(struct preview *p, const struct nt_record *rec,
			int64_t no)
{
	for (size_t i = 0; p->answers && i < rec->responses.n; i++) {
		const struct nt_response *r = &rec->responses.v[i];
		bool answers = no == 0 && r->answers.n == 0;

		for (size_t k = 0; k < r->answers.n; k++)
			answers = answers || r->answers.v[k].issue == no;
		if (answers)
			add(p, TUI_PLAIN,
			    nt_arena_printf(&p->arena, "%s %s",
					    no != 0 ? "  =" : "=-",
					    r->text != NULL ? r->text : ""));
	}
}

static size_t answer_count(const struct nt_record *rec)
{
	size_t n = rec->responses.n;

	for (size_t i = 0; i < rec->responses.n; i++)
		n += rec->responses.v[i].answers.n;
	return n;
}

static void add_issues(struct preview *p, const struct nt_record *rec)
{
	begin(p, _(NC_("preview", "Issues")),
	      rec->issues.n + answer_count(rec));
	for (size_t i = 0; i < rec->issues.n; i++) {
		const struct nt_issue *issue = &rec->issues.v[i];
		bool open = nt_coverage_of(rec, issue->no) == NT_COVERAGE_NONE;

		add(p, TUI_PLAIN,
		    nt_arena_printf(&p->arena, "%lld %s%s%s",
				    (long long)issue->no,
				    open ? _("Not answered") : "",
				    open ? ": " : "",
				    issue->text != NULL ? issue->text : ""));
		add_answers(p, rec, issue->no);
	}
	add_answers(p, rec, 0);
	end(p);
}

static void add_follow_ups(struct preview *p, const struct nt_record *rec)
{
	begin(p, _(NC_("preview", "Follow-ups")), rec->follow_ups.n);
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		const struct nt_follow_up *f = &rec->follow_ups.v[i];
		const char *due = f->due != NULL
					  ? tui_show_day(f->due, &p->arena)
					  : f->due_as_written;

		add(p, nt_follow_up_is_open(f) ? TUI_PLAIN : TUI_FAINT,
		    nt_arena_printf(&p->arena, "[%s] %s; %s%s%s",
				    nt_follow_up_is_open(f) ? " " : "x",
				    f->text != NULL ? f->text : "",
				    f->owner != NULL ? f->owner : "",
				    f->owner != NULL ? ", " : "",
				    due != NULL ? due : _("no date")));
	}
	end(p);
}

static void gather(struct preview *p, const struct nt_record *rec)
{
	add_where(p, rec);
	add_side(p, rec, _("Hosts"), NT_SIDE_HOST);
	add_side(p, rec, _("Visitors"), NT_SIDE_VISITOR);
	add_side(p, rec, _("Others"), NT_SIDE_OTHER);
	add_issues(p, rec);
	add_follow_ups(p, rec);
}

static int line_rows(const struct preview *p, const char *line)
{
	int rows = tui_wrap_rows(line, strlen(line), p->width);

	return rows > 2 ? 2 : rows; /* a long text is cut, and says so */
}

static int block_rows(const struct preview *p, const struct block *b)
{
	int rows = p->tall ? 1 : 0;

	for (size_t i = 0; i < b->shown; i++)
		rows += line_rows(p, b->lines[i]);
	return rows;
}

/* Take a line from the block that shows most; false if all show one. */
static bool shorten(struct preview *p)
{
	struct block *longest = NULL;

	for (size_t i = 0; i < p->n; i++)
		if (p->blocks[i].shown > 1 &&
		    (longest == NULL || p->blocks[i].shown > longest->shown))
			longest = &p->blocks[i];
	if (longest != NULL)
		longest->shown--;
	return longest != NULL;
}

static int rows_of(const struct preview *p)
{
	int rows = 0;

	for (size_t i = 0; i < p->n; i++)
		rows += block_rows(p, &p->blocks[i]);
	return rows;
}

static int draw_block(const struct preview *p, const struct block *b,
		      struct tui_canvas *canvas, struct tui_rect at)
{
	int row = at.row;
	int left = at.col + (p->tall ? 2 : LABEL);

	if (p->tall)
		tui_putf(canvas, row++, at.col + 1, at.cols - 1, TUI_HEADING,
			 b->n > 1 ? "%s (%zu)" : "%s", b->label, b->n);
	else
		tui_put(canvas, row, at.col + 1, LABEL - 2, TUI_LABEL,
			b->label);
	for (size_t i = 0; i < b->shown; i++) {
		struct tui_rect line = { row, left, 2, p->width };

		if (row + line.rows > at.row + at.rows)
			line.rows = at.row + at.rows - row;
		row += tui_put_wrapped(canvas, line, 0, b->roles[i],
				       b->lines[i]);
	}
	if (b->shown < b->n)
		tui_putf(canvas, row - 1, left + p->width, 8, TUI_FAINT,
			 "…(+%zu)", b->n - b->shown);
	return row;
}

static void draw(struct preview *p, const struct nt_record *rec,
		 struct tui_canvas *canvas, struct tui_rect rect)
{
	int bottom = rect.row + rect.rows;

	/* The last eight cells are for "…(+4)". */
	p->width = rect.cols - (p->tall ? 10 : LABEL + 8);
	if (rect.rows < 1 || p->width < 8)
		return;
	gather(p, rec);
	while (rows_of(p) > rect.rows && shorten(p))
		;
	for (size_t i = 0; i < p->n && rect.row < bottom; i++) {
		rect.rows = bottom - rect.row;
		rect.row = draw_block(p, &p->blocks[i], canvas, rect);
	}
	nt_arena_free(&p->arena);
}

void tui_preview_draw(const struct nt_record *rec, struct tui_canvas *canvas,
		      struct tui_rect rect, bool tall)
{
	struct preview p = { .tall = tall };

	draw(&p, rec, canvas, rect);
}

void tui_preview_draw_answers(const struct nt_record *rec,
			      struct tui_canvas *canvas, struct tui_rect rect)
{
	struct preview p = { .answers = true };

	draw(&p, rec, canvas, rect);
}
