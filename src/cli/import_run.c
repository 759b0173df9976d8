#include "cli/import_run.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/out.h"
#include "cli/prompt.h"

/* Above so many records others are told how long they wait (FAULTS, decision
 * 1): 100,000 records took 15 s. */
enum { MANY = 10000, RECORDS_A_SECOND = 6000, SHOW_EVERY = 500 };

static volatile sig_atomic_t interrupted;

static void interrupt(int sig)
{
	(void)sig;
	interrupted = 1;
}

void cli_import_listen(void)
{
	struct sigaction action = { .sa_handler = interrupt,
				    .sa_flags = (int)SA_RESETHAND };

	sigaction(SIGINT, &action, NULL);
}

void cli_import_clear(struct cli_import *import)
{
	if (import->bar)
		fprintf(stderr, "\r\033[K");
	import->bar = false;
}

bool cli_import_progress(struct cli_import *import, int64_t n, bool writing)
{
	if (interrupted)
		return false;
	if (n / SHOW_EVERY == (n - 1) / SHOW_EVERY || !isatty(STDERR_FILENO))
		return true;
	fputc('\r', stderr);
	fprintf(stderr, writing ? _("%lld written") : _("%lld read"),
		(long long)n);
	import->bar = true;
	return true;
}

bool cli_import_ask(struct cli_import *import, int64_t n)
{
	const char *answer;
	struct nt_err err;

	cli_import_clear(import);
	if (n <= MANY || interrupted)
		return !interrupted;
	cli_say(_("%lld records: others will wait about %lld s."), (long long)n,
		(long long)(n / RECORDS_A_SECOND + 1));
	if (!cli_may_ask())
		return true;
	if (cli_ask(_("Import them now? [Y/n]"), import->run->arena, &answer,
		    &err) != NT_OK)
		return false;
	return answer == NULL || (answer[0] != 'n' && answer[0] != 'N');
}

/* The counts, in the order of FORMATS, "JSON". */
#define COUNTS(X) \
	X(files, files) \
	X(read, r->read) \
	X(added, r->added) \
	X(updated, r->updated) \
	X(same, r->same) \
	X(duplicate, r->duplicate) \
	X(rejected, r->rejected) \
	X(conflict, r->conflict) \
	X(refused, r->refused)

static void print_json(size_t n, const struct nt_import_result *r)
{
	struct cli_json json = { 0 };
	int64_t files = (int64_t)n;

#define X(key, value) cli_json_int(&json, #key, value);
	COUNTS(X)
#undef X
	if (r->batch > 0)
		cli_json_int(&json, "batch", r->batch);
	cli_json_end(&json);
}

/* OUT, with a comma behind what it holds. */
static struct nt_buf *next(struct nt_buf *out)
{
	if (out->n > 0)
		nt_buf_puts(out, ", ");
	return out;
}

static void print_text(bool dry, const struct nt_import_result *r,
		       const char *rejects)
{
	struct nt_buf text = { 0 };

	if (r->added > 0)
		nt_buf_printf(next(&text), _("%lld added"),
			      (long long)r->added);
	if (r->updated > 0)
		nt_buf_printf(next(&text), _("%lld updated"),
			      (long long)r->updated);
	if (r->same > 0)
		nt_buf_printf(next(&text), _("%lld the same"),
			      (long long)r->same);
	if (r->duplicate > 0)
		nt_buf_printf(next(&text), _("%lld like others here"),
			      (long long)r->duplicate);
	if (r->conflict > 0)
		nt_buf_printf(next(&text), _("%lld in conflict"),
			      (long long)r->conflict);
	if (r->rejected > 0 && rejects != NULL)
		nt_buf_printf(next(&text), _("%lld rejected (see %s)"),
			      (long long)r->rejected, rejects);
	else if (r->rejected > 0)
		nt_buf_printf(next(&text), _("%lld rejected"),
			      (long long)r->rejected);
	if (text.n == 0)
		nt_buf_puts(&text, _("no records"));
	if (dry)
		cli_printf(_("Nothing is written yet: %s.\n"),
			   nt_buf_str(&text));
	else
		cli_printf("%s.\n", nt_buf_str(&text));
	if (r->renumbered)
		cli_puts(_("Their numbers were given out here already: they "
			   "got new ones.\n"));
	if (r->batch > 0)
		cli_printf(_("Batch %lld: notula imports undo %lld takes it "
			     "back.\n"),
			   (long long)r->batch, (long long)r->batch);
	nt_buf_free(&text);
}

void cli_import_counts(const struct cli_import *import, size_t files,
		       const struct nt_import_result *result,
		       const char *rejects)
{
	if (import->json)
		print_json(files, result);
	else
		print_text(import->dry, result, rejects);
}

enum nt_status cli_import_open(struct cli_import *import, struct nt_err *err)
{
	struct cmd_run *run = import->run;
	enum nt_status st;

	if (!import->dry)
		return cmd_open(run, NT_TO_CREATE, err);
	st = cmd_open(run, NT_TO_READ, err);
	if (st != NT_ENOTFOUND)
		return st;
	*err = (struct nt_err) { 0 };
	run->app->path = ":memory:";
	return cmd_open(run, NT_TO_CREATE, err);
}
