/* json.c - the JSON lines of lists, with the escapes of the canonical form. */
#include "cli/out.h"

#include <string.h>

static void put_string(struct nt_buf *buf, const char *s)
{
	static const char letters[] = "btn.fr";

	nt_buf_putc(buf, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			nt_buf_printf(buf, "\\%c", c);
		else if (c >= '\b' && c <= '\r' && c != '\v')
			nt_buf_printf(buf, "\\%c", letters[c - '\b']);
		else if (c < ' ')
			nt_buf_printf(buf, "\\u%04x", c);
		else
			nt_buf_putc(buf, *s);
	}
	nt_buf_putc(buf, '"');
}

static void put_key(struct cli_json *json, const char *key)
{
	nt_buf_putc(&json->buf, json->buf.n == 0 ? '{' : ',');
	put_string(&json->buf, key);
	nt_buf_putc(&json->buf, ':');
}

void cli_json_text(struct cli_json *json, const char *key, const char *s)
{
	if (s == NULL || s[0] == '\0')
		return;
	put_key(json, key);
	put_string(&json->buf, s);
}

void cli_json_int(struct cli_json *json, const char *key, int64_t value)
{
	put_key(json, key);
	nt_buf_printf(&json->buf, "%lld", (long long)value);
}

void cli_json_true(struct cli_json *json, const char *key, bool value)
{
	if (!value)
		return;
	put_key(json, key);
	nt_buf_puts(&json->buf, "true");
}

void cli_json_words(struct cli_json *json, const char *key,
		    struct nt_words words)
{
	if (words.n == 0)
		return;
	put_key(json, key);
	for (size_t i = 0; i < words.n; i++) {
		nt_buf_putc(&json->buf, i == 0 ? '[' : ',');
		put_string(&json->buf, words.v[i]);
	}
	nt_buf_putc(&json->buf, ']');
}

void cli_json_end(struct cli_json *json)
{
	nt_buf_puts(&json->buf, "}\n");
	cli_out(json->buf.s, json->buf.n);
	nt_buf_free(&json->buf);
}
