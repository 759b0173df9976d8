#include "lib/typist.h"

#include <stdlib.h>
#include <string.h>

#include "lib/testing.h"
#include "notula/utf8.h"

static size_t next_key(const char *s, struct tui_key *key)
{
	const char *end = strchr(s, '>');

	*key = (struct tui_key) { .name = TUI_KEY_CHAR };
	if (s[0] != '<' || s[1] == '<') {
		size_t n = nt_utf8_next(s, strlen(s), &key->ch, NULL);

		return s[0] == '<' ? 2 : n;
	}
	if (end == NULL || !tui_key_read(s + 1, (size_t)(end - s - 1), key))
		abort();
	return (size_t)(end - s) + 1;
}

int typist_type(struct tui *ui, const char *script)
{
	int keys = 0;

	while (*script != '\0') {
		struct tui_key key;

		script += next_key(script, &key);
		tui_feed(ui, &key);
		keys++;
	}
	return keys;
}

const char *typist_screen(struct tui *ui, int rows, int cols,
			  struct nt_buf *out)
{
	nt_buf_reset(out);
	tui_draw(ui, rows, cols);
	if (ui->canvas.cuts > 0)
		fail_msg("%d characters are cut off without an ellipsis at "
			 "%dx%d",
			 ui->canvas.cuts, cols, rows);
	for (int row = 0; row < rows; row++) {
		tui_canvas_text(&ui->canvas, row, out);
		nt_buf_putc(out, '\n');
	}
	return nt_buf_str(out);
}
