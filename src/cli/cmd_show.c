/* cmd_show.c - notula show: a whole record, for reading. */
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "notula/doubt.h"
#include "notula/str.h"

enum { INDENT = 24 };

/* What a line's heading says already. */
static const char *const said[] = {
	"no",	"text",	 "name",     "position", "organization",
	"side", "issue", "response", "answers",
};

static bool is_said(const struct nt_field *field, const void *line)
{
	for (size_t i = 0; i < NT_COUNT(said); i++)
		if (strcmp(field->name, said[i]) == 0)
			return true;
	return nt_is_unknown(line, field);
}

/* A value as the screens show it: words translated, the rest as it stands. */
static void value_of(struct nt_buf *out, const void *object,
		     const struct nt_field *field)
{
	int64_t number;

	switch (field->kind) {
	case NT_WORD:
		number = nt_get_number(object, field);
		nt_buf_puts(out, _(field->set->labels[number]));
		break;
	case NT_FLAG:
		nt_buf_puts(out, _("yes"));
		break;
	default:
		nt_cell_write(out, object, field);
	}
}

static void print_field(int indent, const void *object,
			const struct nt_field *field)
{
	struct nt_buf label = { 0 };
	struct nt_buf value = { 0 };

	nt_buf_printf(&label, "%*s%s", indent, "", _(field->label));
	if (nt_field_is_text(field))
		nt_buf_puts(&value, nt_get_text(object, field));
	else
		value_of(&value, object, field);
	cli_paragraph(INDENT + indent, nt_buf_str(&label), nt_buf_str(&value));
	nt_buf_free(&label);
	nt_buf_free(&value);
}

/* Of a line those fields that speak for themselves: "Person; Receiver". */
static bool is_plain(const struct nt_field *field)
{
	return field->kind == NT_FLAG ||
	       (field->kind == NT_WORD && field->set != &nt_set_head_count);
}

static void print_plain(int indent, const void *line,
			const struct nt_shape *shape)
{
	struct nt_buf text = { 0 };

	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *field = &shape->fields[i];

		if (is_said(field, line) || !is_plain(field))
			continue;
		if (text.n > 0)
			nt_buf_puts(&text, "; ");
		if (field->kind == NT_FLAG)
			nt_buf_puts(&text, _(field->label));
		else
			value_of(&text, line, field);
	}
	if (text.n > 0)
		cli_paragraph(indent, NULL, nt_buf_str(&text));
	nt_buf_free(&text);
}

static void print_fields(int indent, const void *line,
			 const struct nt_shape *shape)
{
	print_plain(indent, line, shape);
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *field = &shape->fields[i];

		if (!is_said(field, line) && !is_plain(field) &&
		    field->kind != NT_LINK)
			print_field(indent, line, field);
	}
}

/* The meeting itself: all but its sections. */
static void print_meeting(const struct nt_record *rec)
{
	for (size_t i = 0; i < nt_shape_record.n; i++) {
		const struct nt_field *field = &nt_shape_record.fields[i];

		if (strcmp(field->name, "number") != 0 &&
		    strcmp(field->name, "title") != 0 &&
		    !nt_is_unknown(rec, field) && field->kind != NT_LINK &&
		    (field->kind != NT_LINES ||
		     field->lines == &nt_shape_attachment))
			print_field(0, rec, field);
	}
}

static void print_heading(const char *heading, size_t n)
{
	cli_printf("\n%s (%zu)\n", heading, n);
}

static void print_numbered(int64_t no, const char *text)
{
	char label[32];

	snprintf(label, sizeof(label), "%3lld", (long long)no);
	cli_paragraph(5, label, text);
}

/* "Ronald M. Manoach, Tenaga Ahli, Bawaslu RI" */
static void print_participant(const struct nt_participant *p)
{
	const char *parts[] = { p->name, p->position, p->organization };
	struct nt_buf line = { 0 };

	for (size_t i = 0; i < NT_COUNT(parts); i++)
		if (parts[i] != NULL)
			nt_buf_printf(&line, "%s%s", line.n > 0 ? ", " : "",
				      parts[i]);
	print_numbered(p->no, nt_buf_str(&line));
	print_fields(5, p, &nt_shape_participant);
	nt_buf_free(&line);
}

static void print_participants(const struct nt_record *rec)
{
	static const struct {
		enum nt_side side;
		const char *heading;
	} blocks[] = {
		{ NT_SIDE_HOST, N_("Hosts") },
		{ NT_SIDE_VISITOR, N_("Visitors") },
		{ NT_SIDE_OTHER, N_("Other side") },
		{ NT_NO_SIDE, N_("Participants") },
	};

	for (size_t b = 0; b < NT_COUNT(blocks); b++) {
		size_t n = 0;

		for (size_t i = 0; i < rec->participants.n; i++)
			n += rec->participants.v[i].side == blocks[b].side;
		if (n > 0)
			print_heading(_(blocks[b].heading), n);
		for (size_t i = 0; i < rec->participants.n; i++)
			if (rec->participants.v[i].side == blocks[b].side)
				print_participant(&rec->participants.v[i]);
	}
}

/* "response 3 (Fully)" for each response to issue NO. */
static void print_coverage(const struct nt_record *rec, int64_t no)
{
	enum nt_coverage best = nt_coverage_of(rec, no);
	struct nt_buf line = { 0 };

	if (best == NT_NO_COVERAGE)
		return;
	nt_buf_puts(&line, _(nt_set_coverage.labels[best]));
	for (size_t i = 0; i < rec->responses.n; i++) {
		const struct nt_response *r = &rec->responses.v[i];

		for (size_t j = 0; j < r->answers.n; j++)
			if (r->answers.v[j].issue == no)
				nt_buf_printf(&line, _(", response %lld"),
					      (long long)r->no);
	}
	cli_paragraph(5 + INDENT, _("     Answered"), nt_buf_str(&line));
	nt_buf_free(&line);
}

static void print_issues(const struct nt_record *rec)
{
	if (rec->issues.n > 0)
		print_heading(_("Issues"), rec->issues.n);
	for (size_t i = 0; i < rec->issues.n; i++) {
		const struct nt_issue *issue = &rec->issues.v[i];

		print_numbered(issue->no, issue->text ? issue->text : "");
		print_fields(5, issue, &nt_shape_issue);
		print_coverage(rec, issue->no);
	}
}

static void print_responses(const struct nt_record *rec)
{
	const struct nt_field *answers =
		nt_field(&nt_shape_response, "answers");

	if (rec->responses.n > 0)
		print_heading(_("Responses"), rec->responses.n);
	for (size_t i = 0; i < rec->responses.n; i++) {
		const struct nt_response *r = &rec->responses.v[i];

		print_numbered(r->no, r->text ? r->text : "");
		print_fields(5, r, &nt_shape_response);
		if (!nt_is_unknown(r, answers))
			print_field(5, r, answers);
	}
}

static void print_follow_ups(const struct nt_record *rec)
{
	static const char *const from[] = { "issue", "response" };

	if (rec->follow_ups.n > 0)
		print_heading(_("Follow-ups"), rec->follow_ups.n);
	for (size_t i = 0; i < rec->follow_ups.n; i++) {
		const struct nt_follow_up *f = &rec->follow_ups.v[i];

		print_numbered(f->no, f->text ? f->text : "");
		for (size_t j = 0; j < NT_COUNT(from); j++) {
			const struct nt_field *field =
				nt_field(&nt_shape_follow_up, from[j]);

			if (!nt_is_unknown(f, field))
				print_field(5, f, field);
		}
		print_fields(5, f, &nt_shape_follow_up);
	}
}

static void print_doubts(const struct nt_record *rec, struct nt_arena *arena)
{
	struct nt_doubts doubts = { 0 };

	nt_doubts_of(rec, arena, &doubts);
	if (doubts.n > 0)
		print_heading(_("To be verified"), doubts.n);
	for (size_t i = 0; i < doubts.n; i++)
		cli_paragraph(2, NULL, doubts.v[i].text);
}

void cmd_print_record(const struct nt_record *rec, struct nt_arena *arena)
{
	char label[32] = "*"; /* not saved yet */

	if (rec->number != 0)
		snprintf(label, sizeof(label), "%lld", (long long)rec->number);
	cli_paragraph((int)strlen(label) + 2, label, rec->title);
	cli_puts("\n");
	print_meeting(rec);
	print_participants(rec);
	print_issues(rec);
	print_responses(rec);
	print_follow_ups(rec);
	print_doubts(rec, arena);
}

static enum nt_status run_show(struct cmd_run *run, struct nt_err *err)
{
	struct nt_record rec;
	struct nt_buf json = { 0 };
	bool trashed;
	enum nt_status st = cmd_get(run, run->args->words[0], &rec, err);

	if (st == NT_OK)
		st = nt_store_in_trash(run->store, rec.uid, &trashed, err);
	if (st != NT_OK)
		return st;
	if (trashed)
		cli_say(_("In the trash; notula restore %lld brings it back."),
			(long long)rec.number);
	if (!cmd_wants_json(run)) {
		cmd_print_record(&rec, run->arena);
		return NT_OK;
	}
	nt_json_write(&json, &rec);
	nt_buf_putc(&json, '\n');
	cli_out(json.s, json.n);
	nt_buf_free(&json);
	return NT_OK;
}

static const struct cli_option options[] = {
	CMD_FORMAT("text json"),
	{ 0 },
};

const struct cmd cmd_show = {
	.name = "show",
	.alias = "lihat",
	.words = "REC",
	.summary = N_("a whole record"),
	.text = N_("As JSON it is one canonical line, which add and import "
		   "read."),
	.options = options,
	.least = 1,
	.most = 1,
	.needs = CMD_NEEDS_READ,
	.run = run_show,
};
