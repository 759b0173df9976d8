#include "exchange/mark.h"

#include <string.h>

#include "notula/record.h"

static const char opening[] = "{\"notula\":\"bundle\",\"format\":";
static const char format[] = "1";

/* "office" is written and read as the key of a record that it also is. */
void nt_mark_write(struct nt_buf *out, const char *office)
{
	struct nt_record rec = { .office = office };
	struct nt_buf json = { 0 };

	nt_json_write(&json, &rec);
	nt_buf_printf(out, "%s%s%s%s\n", opening, format, office ? "," : "",
		      json.s + 1);
	nt_buf_free(&json);
}

enum nt_status nt_mark_read(const char *s, size_t n, struct nt_arena *arena,
			    const char **office, struct nt_err *err)
{
	size_t head = sizeof(opening) - 1 + sizeof(format) - 1;
	struct nt_record rec, only = { 0 };
	struct nt_buf json = { 0 };
	enum nt_status st;

	*office = NULL;
	if (n < head + 1 || memcmp(s, opening, sizeof(opening) - 1) != 0)
		return nt_fail(err, NT_EINVAL, _("does not say %s%s"), opening,
			       format);
	if (memcmp(s + sizeof(opening) - 1, format, sizeof(format) - 1) != 0 ||
	    (s[head] != ',' && s[head] != '}'))
		return nt_fail(err, NT_ENEWER,
			       _("this bundle was made by a newer notula"));
	nt_buf_putc(&json, '{');
	nt_buf_put(&json, s + head + (s[head] == ','), n - head);
	st = nt_json_read(json.s, strlen(json.s), arena, &rec, err);
	nt_buf_free(&json);
	if (st != NT_OK)
		return st;
	*office = only.office = rec.office;
	if (!nt_same(&rec, &only, &nt_shape_record))
		return nt_fail(err, NT_EINVAL,
			       _("says more than the office of a bundle"));
	return NT_OK;
}
