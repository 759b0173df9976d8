/* json_read.c - JSON objects into records, strictly. */
#include "notula/record.h"

#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "record/value.h"

static enum nt_status read_object(void *object, const struct nt_shape *shape,
				  json_t *json, struct nt_arena *arena,
				  struct nt_err *err);

static enum nt_status wrong_type(const struct nt_field *f, const char *wanted,
				 struct nt_err *err)
{
	return nt_fail_field(err, NT_EINVAL, f->name, _("is not %s"), wanted);
}

static enum nt_status read_words(void *object, const struct nt_field *f,
				 json_t *json, struct nt_arena *arena,
				 struct nt_err *err)
{
	struct nt_words words = { NULL, json_array_size(json) };

	if (!json_is_array(json))
		return wrong_type(f, _("a list"), err);
	if (words.n > NT_LIMIT_LINES)
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("%zu entries, at most %d are kept"),
				     words.n, NT_LIMIT_LINES);
	words.v = nt_arena_alloc(arena, words.n * sizeof(*words.v));
	for (size_t i = 0; i < words.n; i++) {
		json_t *item = json_array_get(json, i);
		enum nt_status st;

		if (!json_is_string(item))
			return wrong_type(f, _("a list of texts"), err);
		st = nt_text_door(f, json_string_value(item),
				  json_string_length(item), arena, &words.v[i],
				  err);
		if (st != NT_OK)
			return st;
		if (words.v[i] == NULL)
			return nt_fail_field(err, NT_EINVAL, f->name,
					     _("holds an empty entry"));
	}
	nt_set_words(object, f, words);
	return NT_OK;
}

static enum nt_status read_lines(void *object, const struct nt_field *f,
				 json_t *json, struct nt_arena *arena,
				 struct nt_err *err)
{
	size_t n = json_array_size(json);

	if (!json_is_array(json))
		return wrong_type(f, _("a list"), err);
	if (n > NT_LIMIT_LINES)
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("%zu lines, at most %d are kept"), n,
				     NT_LIMIT_LINES);
	for (size_t i = 0; i < n; i++) {
		enum nt_status st =
			read_object(nt_add_line(object, f, arena), f->lines,
				    json_array_get(json, i), arena, err);

		if (st != NT_OK) {
			nt_err_within(err, "%s %zu", f->name, i + 1);
			return st;
		}
	}
	return NT_OK;
}

static enum nt_status read_number(void *object, const struct nt_field *f,
				  json_t *json, struct nt_err *err)
{
	json_int_t number = json_integer_value(json);

	if (!json_is_integer(json))
		return wrong_type(f, _("a whole number"), err);
	if (number < 1 || number > NT_LIMIT_NUMBER)
		return nt_fail_field(err, NT_EINVAL, f->name,
				     _("%lld is not a number from 1 to %d"),
				     (long long)number, NT_LIMIT_NUMBER);
	nt_set_number(object, f, number);
	return NT_OK;
}

static enum nt_status read_value(void *object, const struct nt_field *f,
				 json_t *json, struct nt_arena *arena,
				 struct nt_err *err)
{
	if (json_is_null(json))
		return NT_OK;
	switch (f->kind) {
	case NT_WORDS:
		return read_words(object, f, json, arena, err);
	case NT_LINES:
		return read_lines(object, f, json, arena, err);
	case NT_INT:
		return read_number(object, f, json, err);
	case NT_FLAG:
		if (!json_is_boolean(json))
			return wrong_type(f, _("true or false"), err);
		nt_set_number(object, f, json_is_true(json));
		return NT_OK;
	default:
		break;
	}
	if (!json_is_string(json))
		return wrong_type(f, _("a text in quotes"), err);
	if (f->kind == NT_WORD && json_string_length(json) > 0)
		return nt_word_read(object, f, json_string_value(json), err);
	if (f->kind == NT_WORD)
		return NT_OK;
	return nt_text_read(object, f, json_string_value(json),
			    json_string_length(json), arena, err);
}

/* The field with KEY, of those in "source" or of the others. */
static const struct nt_field *find(const struct nt_shape *shape,
				   const char *key, bool in_source)
{
	for (size_t i = 0; i < shape->n; i++) {
		const struct nt_field *f = &shape->fields[i];
		const char *name = f->name;

		if (((f->flags & NT_SOURCE) != 0) != in_source)
			continue;
		if (in_source)
			name += strlen("source_");
		if (strcmp(name, key) == 0)
			return f;
	}
	return NULL;
}

static enum nt_status read_members(void *object, const struct nt_shape *shape,
				   json_t *json, bool in_source,
				   struct nt_arena *arena, struct nt_err *err)
{
	bool nests = !in_source && shape == &nt_shape_record;
	const char *key;
	json_t *value;

	if (!json_is_object(json))
		return nt_fail(err, NT_EINVAL, _("is not an object"));
	json_object_foreach(json, key, value)
	{
		const struct nt_field *f = find(shape, key, in_source);
		enum nt_status st;

		if (f != NULL)
			st = read_value(object, f, value, arena, err);
		else if (nests && strcmp(key, "source") == 0)
			st = json_is_null(value)
				     ? NT_OK
				     : read_members(object, shape, value, true,
						    arena, err);
		else
			st = nt_fail(err, NT_EINVAL,
				     _("Unknown field \"%.60s\""), key);
		if (st != NT_OK)
			return st;
	}
	return NT_OK;
}

static enum nt_status read_object(void *object, const struct nt_shape *shape,
				  json_t *json, struct nt_arena *arena,
				  struct nt_err *err)
{
	return read_members(object, shape, json, false, arena, err);
}

/* Brackets outside strings: jansson itself would go 2,048 levels deep. */
static bool too_deep(const char *s, size_t n)
{
	bool in_string = false;
	int depth = 0;

	for (size_t i = 0; i < n; i++) {
		if (in_string && s[i] == '\\')
			i++;
		else if (s[i] == '"')
			in_string = !in_string;
		else if (!in_string && (s[i] == '{' || s[i] == '['))
			depth++;
		else if (!in_string && (s[i] == '}' || s[i] == ']'))
			depth--;
		if (depth > NT_LIMIT_DEPTH)
			return true;
	}
	return false;
}

static enum nt_status parse(const char *s, size_t n, size_t most, json_t **out,
			    struct nt_err *err)
{
	json_error_t why;

	if (n > most)
		return nt_fail(err, NT_EINVAL,
			       _("the record is over %zu bytes long"), most);
	if (too_deep(s, n))
		return nt_fail(err, NT_EINVAL, _("over %d levels deep"),
			       NT_LIMIT_DEPTH);
	*out = json_loadb(s, n, JSON_REJECT_DUPLICATES, &why);
	if (*out == NULL)
		return nt_fail(err, NT_EINVAL,
			       _("not JSON at character %d: %s"), why.column,
			       why.text);
	return NT_OK;
}

enum nt_status nt_json_read(const char *s, size_t n, struct nt_arena *arena,
			    struct nt_record *out, struct nt_err *err)
{
	json_t *json;
	enum nt_status st;

	*out = (struct nt_record) { 0 };
	st = parse(s, n, NT_LIMIT_RECORD, &json, err);
	if (st != NT_OK)
		return st;
	st = read_object(out, &nt_shape_record, json, arena, err);
	if (st == NT_OK)
		nt_canonical(out);
	json_decref(json);
	return st;
}

/* One walk over texts. */
struct walk {
	nt_json_text_fn *each;
	void *ctx;
	char place[NT_ERR_FIELD];
};

static enum nt_status walk_value(struct walk *w, size_t used, json_t *value,
				 struct nt_err *err);

/* VALUE stands at the place of which USED bytes are given, then NAME. */
static enum nt_status walk_into(struct walk *w, size_t used, const char *name,
				json_t *value, struct nt_err *err)
{
	size_t size = sizeof(w->place) - used;
	int n = snprintf(w->place + used, size, "%s%s", used > 0 ? " " : "",
			 name);

	if (n < 0 || (size_t)n >= size)
		return nt_fail(err, NT_EINVAL, _("a name is too long"));
	return walk_value(w, used + (size_t)n, value, err);
}

static enum nt_status walk_array(struct walk *w, size_t used, json_t *array,
				 struct nt_err *err)
{
	enum nt_status st = NT_OK;

	for (size_t i = 0; st == NT_OK && i < json_array_size(array); i++) {
		char number[24];

		snprintf(number, sizeof(number), "%zu", i + 1);
		st = walk_into(w, used, number, json_array_get(array, i), err);
	}
	return st;
}

static enum nt_status walk_value(struct walk *w, size_t used, json_t *value,
				 struct nt_err *err)
{
	enum nt_status st = NT_OK;
	const char *key;
	json_t *member;

	w->place[used] = '\0';
	if (json_is_string(value))
		return w->each(w->ctx, w->place, json_string_value(value), err);
	if (json_is_array(value))
		return walk_array(w, used, value, err);
	if (!json_is_object(value))
		return nt_fail_field(err, NT_EINVAL, w->place,
				     _("is not a text in quotes"));
	json_object_foreach(value, key, member)
	{
		st = walk_into(w, used, key, member, err);
		if (st != NT_OK)
			break;
	}
	return st;
}

enum nt_status nt_json_each_text(const char *s, size_t n, size_t most,
				 nt_json_text_fn *each, void *ctx,
				 struct nt_err *err)
{
	struct walk w = { .each = each, .ctx = ctx };
	json_t *json;
	enum nt_status st = parse(s, n, most, &json, err);

	if (st != NT_OK)
		return st;
	st = walk_value(&w, 0, json, err);
	json_decref(json);
	return st;
}
