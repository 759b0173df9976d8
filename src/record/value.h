/*
 * value.h - reading one value of a record, shared by the readers of JSON and
 * of CSV cells. Errors name the field.
 */
#ifndef NOTULA_RECORD_VALUE_H
#define NOTULA_RECORD_VALUE_H

#include "notula/shape.h"

/* Bytes that a text of FIELD may have. */
size_t nt_value_limit(const struct nt_field *field);

/* Is S, known to be UTF-8, what FIELD holds: a day, a time, a UUID? */
enum nt_status nt_value_check(const struct nt_field *field, const char *s,
			      struct nt_err *err) NT_MUST_CHECK;

/* Read into the member of OBJECT; a text passes the door. */
enum nt_status nt_text_read(void *object, const struct nt_field *field,
			    const char *s, size_t n, struct nt_arena *arena,
			    struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_word_read(void *object, const struct nt_field *field,
			    const char *s, struct nt_err *err) NT_MUST_CHECK;
enum nt_status nt_number_read(void *object, const struct nt_field *field,
			      const char *s, struct nt_err *err) NT_MUST_CHECK;

#endif
