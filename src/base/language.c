#include "notula/language.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "notula/str.h"

static const char domain[] = "notula";

/* LOCALE in OUT, if that is a folder; %.*s is the one of the program. */
static bool beside(const char *program, const char *locale, char *out, size_t n)
{
	const char *slash = strrchr(program, '/');

	if (slash == NULL)
		return false;
	snprintf(out, n, "%.*s/%s", (int)(slash - program), program, locale);
	return access(out, F_OK) == 0;
}

/* Beside the program in the build folder, below it where it is installed. */
static void bind_catalogue(void)
{
	char program[PATH_MAX] = "";
	char folder[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", program, sizeof(program) - 1);

	program[n > 0 ? n : 0] = '\0';
	if (beside(program, "locale", folder, sizeof(folder)) ||
	    beside(program, "../share/locale", folder, sizeof(folder)))
		bindtextdomain(domain, folder);
	else
		bindtextdomain(domain, NT_LOCALEDIR);
	bind_textdomain_codeset(domain, "UTF-8");
}

/* What the variables say of messages; "C" if they say nothing. */
static const char *asked_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < NT_COUNT(names); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "C";
}

/* "id", "id_ID.UTF-8", "id.utf8", "id@latin" */
static bool is_indonesian(const char *locale)
{
	return nt_str_starts(locale, "id") && strchr("_.@", locale[2]) != NULL;
}

/*
 * One that gettext translates in. Since 2.38 the C library takes C.UTF-8 for
 * C in this, so any other that exists is better.
 */
static void leave_c(void)
{
	static const char *const names[] = { "id_ID.UTF-8", "en_US.UTF-8",
					     "C.UTF-8" };
	const char *now = setlocale(LC_MESSAGES, NULL);

	if (now != NULL && strcmp(now, "C") != 0 && strcmp(now, "POSIX") != 0 &&
	    !nt_str_starts(now, "C."))
		return;
	for (size_t i = 0; i < NT_COUNT(names); i++)
		if (setlocale(LC_MESSAGES, names[i]) != NULL)
			return;
}

void nt_language_start(void)
{
	const char *asked = asked_locale();
	const char *language = getenv("LANGUAGE");

	if (setlocale(LC_ALL, "") == NULL)
		setlocale(LC_ALL, "C");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	/* Numbers in files have a dot, also those that a library writes. */
	setlocale(LC_NUMERIC, "C");
	bind_catalogue();
	textdomain(domain);
	if (strcmp(asked, "C") == 0 || strcmp(asked, "POSIX") == 0)
		return;
	if (language != NULL && language[0] != '\0')
		leave_c();
	else if (is_indonesian(asked))
		nt_language_set("id");
}

bool nt_language_set(const char *code)
{
	if (strcmp(code, "en") != 0 && strcmp(code, "id") != 0)
		return false;
	leave_c();
	setenv("LANGUAGE", code, 1);
	textdomain(domain); /* forget what was looked up so far */
	return true;
}

bool nt_language_is_local(void)
{
	/* The code of the language of this catalogue. */
	return strcmp(_("en"), "id") == 0;
}
