#include "notula/fill.h"

#include <string.h>

#include "notula/settle.h"
#include "notula/str.h"

bool nt_fill_takes(const struct nt_field *field)
{
	switch (field->kind) {
	case NT_LINE:
	case NT_TEXT:
	case NT_WORD:
	case NT_FLAG:
		return true;
	case NT_LINK:
		return strcmp(field->name, "merged_into") != 0;
	default:
		return false;
	}
}

static enum nt_status fill_word(void *row, const struct nt_field *field,
				const char *typed, struct nt_err *err)
{
	struct nt_buf words = { 0 };
	int word = nt_word_meant(field->set, typed);
	enum nt_status st = NT_OK;

	if (word == 0 && !nt_str_blank(typed)) {
		for (int i = 1; i < field->set->n; i++)
			nt_buf_printf(&words, "%s%s", i > 1 ? ", " : "",
				      _(field->set->labels[i]));
		st = nt_fail(err, NT_EINVAL, _("\"%.80s\" is none of: %s"),
			     typed, nt_buf_str(&words));
	}
	nt_buf_free(&words);
	if (st == NT_OK)
		nt_set_number(row, field, word);
	return st;
}

static enum nt_status fill_flag(void *row, const struct nt_field *field,
				const char *typed, struct nt_err *err)
{
	const char *const yes[] = { _("yes"), "yes", "true" };
	const char *const no[] = { _("no"), "no", "false", "" };
	enum nt_status st = NT_EINVAL;

	for (size_t i = 0; i < NT_COUNT(yes); i++) {
		if (!nt_str_same(typed, yes[i]))
			continue;
		nt_set_number(row, field, true);
		st = NT_OK;
	}
	for (size_t i = 0; i < NT_COUNT(no); i++) {
		if (!nt_str_same(typed, no[i]))
			continue;
		nt_set_number(row, field, false);
		st = NT_OK;
	}
	return st == NT_OK ? st
			   : nt_fail(err, st,
				     _("\"%.80s\" is neither yes nor "
				       "no"),
				     typed);
}

static enum nt_status fill_link(struct nt_store *store, void *row,
				const struct nt_field *field, const char *typed,
				struct nt_arena *arena, struct nt_err *err)
{
	struct nt_entry office = { 0 };
	enum nt_status st = NT_OK;

	if (!nt_str_blank(typed))
		st = nt_directory_find(store, NT_DIRECTORY_ORGANIZATIONS, typed,
				       arena, &office, err);
	if (st == NT_OK)
		nt_set_text(row, field, office.uid);
	return st;
}

static enum nt_status fill(struct nt_store *store, void *row,
			   const struct nt_field *field, const char *typed,
			   struct nt_arena *arena, struct nt_err *err)
{
	const char *text;
	enum nt_status st;

	switch (field->kind) {
	case NT_WORD:
		return fill_word(row, field, typed, err);
	case NT_FLAG:
		return fill_flag(row, field, typed, err);
	case NT_LINK:
		return fill_link(store, row, field, typed, arena, err);
	default:
		st = nt_text_door(field, nt_arena_strdup(arena, typed),
				  strlen(typed), arena, &text, err);
		if (st == NT_OK)
			nt_set_text(row, field, text);
		return st;
	}
}

enum nt_status nt_fill(struct nt_store *store, void *row,
		       const struct nt_field *field, const char *typed,
		       struct nt_arena *arena, struct nt_err *err)
{
	enum nt_status st = fill(store, row, field, typed, arena, err);

	if (st != NT_OK)
		nt_err_within(err, "%s", _(field->label));
	return st;
}

enum nt_status nt_filled(struct nt_store *store, const void *row,
			 const struct nt_field *field, struct nt_arena *arena,
			 const char **out, struct nt_err *err)
{
	struct nt_entry office = { 0 };
	enum nt_status st = NT_OK;

	*out = "";
	if (nt_is_unknown(row, field))
		return NT_OK;
	switch (field->kind) {
	case NT_WORD:
		*out = _(field->set->labels[nt_get_number(row, field)]);
		break;
	case NT_FLAG:
		*out = _("yes");
		break;
	case NT_LINK:
		st = nt_directory_find(store, NT_DIRECTORY_ORGANIZATIONS,
				       nt_get_text(row, field), arena, &office,
				       err);
		if (st == NT_OK)
			*out = office.name;
		break;
	default:
		*out = nt_get_text(row, field);
	}
	return st;
}
