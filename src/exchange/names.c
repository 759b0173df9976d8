#include "exchange/names.h"

#include <string.h>

#include "notula/alloc.h"
#include "notula/buf.h"
#include "notula/shape.h"
#include "notula/utf8.h"

char *nt_import_names(const char *const *paths, size_t count)
{
	struct nt_buf names = { 0 };
	char *out;

	for (size_t i = 0; i < count; i++) {
		const char *path = paths[i];
		size_t n = strlen(path);
		const char *name;

		while (n > 1 && path[n - 1] == '/')
			n--;
		name = path + n;
		while (name > path && name[-1] != '/')
			name--;
		if (i > 0)
			nt_buf_puts(&names, ", ");
		for (; name < path + n; name++) {
			size_t left = (size_t)(path + n - name);
			size_t good = nt_utf8_bad(name, left);

			nt_buf_put(&names, name, good);
			name += good;
			if (name == path + n)
				break;
			nt_buf_printf(&names, "%%%02X", (unsigned char)*name);
		}
	}
	out = nt_strdup(nt_buf_str(&names));
	out[nt_utf8_cut(out, names.n < NT_LIMIT_LINE ? names.n
						     : NT_LIMIT_LINE)] = '\0';
	nt_buf_free(&names);
	return out;
}
