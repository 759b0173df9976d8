/* import.c - the two passes over our own formats. */
#include "notula/import.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/names.h"
#include "exchange/refs.h"
#include "notula/alloc.h"

enum { SAY_EVERY = 256 };

struct numbers {
	uint32_t *v;
	size_t n;
	bool missing; /* some record has none */
};

struct run {
	struct nt_store *store;
	const struct nt_import_how *how;
	struct nt_sources sources;
	struct nt_import *import;
	struct nt_uidset seen; /* by the first pass */
	struct nt_uidset told; /* seen before the files were put in order */
	struct numbers numbers;
	bool writing;  /* the second pass */
	bool counting; /* the pass whose verdicts are told */
	struct nt_import_result *out;
};

/*
 * A table that is missing holds no lines: so be it for a new record. One that
 * is here already would lose its own.
 */
static enum nt_status
check_tables(struct run *run, const struct nt_found *found, struct nt_err *err)
{
	struct nt_sheet *const *sheets = nt_sources_tables(&run->sources);
	char uid[NT_UID_SIZE];
	unsigned t = 0;
	enum nt_status st;

	if (sheets == NULL)
		return NT_OK;
	while (t < NT_TIDY_TABLES && sheets[t] != NULL)
		t++;
	if (t == NT_TIDY_TABLES)
		return NT_OK;
	st = nt_store_find(run->store, found->rec.uid, uid, err);
	if (st == NT_ENOTFOUND)
		return NT_OK;
	return st != NT_OK ? st
			   : nt_fail(err, NT_EINVAL,
				     _("this record is here already, and "
				       "%s.csv, which holds its lines, is not "
				       "in the import"),
				     nt_table_name(t));
}

static void note_number(struct numbers *numbers, int64_t number)
{
	if (number == 0)
		numbers->missing = true;
	if ((numbers->n & (numbers->n - 1)) == 0)
		numbers->v = nt_realloc(numbers->v,
					(numbers->n ? numbers->n * 2 : 1) *
						sizeof(*numbers->v));
	numbers->v[numbers->n++] = (uint32_t)number;
}

static enum nt_status first_look(struct run *run, const struct nt_found *found,
				 struct nt_err *err)
{
	if (!nt_uidset_add(&run->seen, found->rec.uid, 0))
		return nt_fail_field(err, NT_EINVAL, "uid",
				     _("%s is there twice"), found->rec.uid);
	note_number(&run->numbers, found->rec.number);
	return check_tables(run, found, err);
}

static void count(struct run *run, const struct nt_found *found,
		  enum nt_verdict verdict)
{
	struct nt_import_note note = {
		.file = found->file,
		.line = found->line,
		.rec = &found->rec,
		.verdict = verdict,
	};
	int64_t *const counts[] = {
		[NT_VERDICT_ADDED] = &run->out->added,
		[NT_VERDICT_SAME] = &run->out->same,
		[NT_VERDICT_UPDATED] = &run->out->updated,
		[NT_VERDICT_CONFLICT] = &run->out->conflict,
	};

	run->out->read++;
	++*counts[verdict];
	if (run->counting && run->how->note != NULL &&
	    !nt_uidset_has(&run->told, found->rec.uid, NULL))
		run->how->note(run->how->ctx, &note);
}

static enum nt_status take_record(struct run *run, const struct nt_found *found,
				  struct nt_err *err)
{
	enum nt_verdict verdict;
	enum nt_status st = NT_OK;

	if (!run->writing)
		st = first_look(run, found, err);
	if (st == NT_OK)
		st = nt_import_record(run->import, &found->rec, &verdict, err);
	if (st == NT_OK)
		count(run, found, verdict);
	else if (st == NT_EINVAL)
		nt_err_at(err, found->file, found->line);
	return st;
}

static enum nt_status say_progress(const struct run *run, struct nt_err *err)
{
	const struct nt_import_how *how = run->how;

	if (how->progress == NULL || run->out->read % SAY_EVERY != 0 ||
	    how->progress(how->ctx, run->out->read, run->writing))
		return NT_OK;
	return nt_fail(err, NT_ECANCELLED,
		       _("Nothing was imported: interrupted."));
}

static enum nt_status take_records(struct run *run, bool *again,
				   struct nt_err *err)
{
	const struct nt_found *found;
	enum nt_status st = nt_sources_start(&run->sources, err);

	while (st == NT_OK) {
		st = nt_sources_next(&run->sources, &found, again, err);
		if (st != NT_OK || found == NULL)
			break;
		st = take_record(run, found, err);
		if (st == NT_OK)
			st = say_progress(run, err);
	}
	return st;
}

/* One pass; *AGAIN as for nt_sources_next. */
static enum nt_status pass(struct run *run, bool keep_numbers, bool *again,
			   struct nt_err *err)
{
	char *files = nt_import_names(run->how->paths, run->how->n);
	struct nt_importing importing = {
		.files = files,
		.office = run->sources.office,
		.keep_numbers = keep_numbers,
		.links = nt_refs_come_along(&run->sources) ? NT_LINKS_OWN
							   : NT_LINKS_NAMED,
		.update = run->how->update,
		.dry_run = !run->writing,
	};
	enum nt_status st;

	*again = false;
	*run->out = (struct nt_import_result) { .renumbered =
							run->out->renumbered };
	st = nt_import_begin(run->store, &importing, &run->import, err);
	nt_free(files);
	if (st != NT_OK)
		return st;
	st = nt_refs_take(&run->sources, run->store, run->import,
			  run->writing ? NULL : &run->seen, err);
	if (st == NT_OK)
		st = take_records(run, again, err);
	if (st == NT_OK && run->writing)
		st = nt_sources_unchanged(&run->sources, err);
	return nt_import_end(run->import, st, &run->out->batch, err);
}

static void forget_first_look(struct run *run)
{
	nt_uidset_free(&run->told);
	run->told = run->seen;
	run->seen = (struct nt_uidset) { 0 };
	nt_free(run->numbers.v);
	run->numbers = (struct numbers) { 0 };
}

static int compare(const void *a, const void *b)
{
	uint32_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return x < y ? -1 : x > y;
}

/* FORMATS: kept if all are above the last one ever given out here. */
static enum nt_status judge_numbers(struct run *run, bool *keep,
				    struct nt_err *err)
{
	struct numbers *numbers = &run->numbers;
	int64_t last;
	enum nt_status st = nt_store_last_number(run->store, &last, err);

	if (st != NT_OK)
		return st;
	if (numbers->n > 0)
		qsort(numbers->v, numbers->n, sizeof(*numbers->v), compare);
	*keep = !numbers->missing && (numbers->n == 0 || numbers->v[0] > last);
	for (size_t i = 1; i < numbers->n; i++)
		if (numbers->v[i] == numbers->v[i - 1])
			*keep = false;
	run->out->renumbered = !*keep && run->out->added > 0;
	return NT_OK;
}

/* Read, check and judge everything, twice if files are out of order. */
static enum nt_status judge(struct run *run, bool *keep, struct nt_err *err)
{
	enum nt_status st;
	bool again;

	run->counting = run->how->dry_run;
	do {
		forget_first_look(run);
		st = pass(run, false, &again, err);
	} while (st == NT_OK && again);
	if (st == NT_OK)
		st = judge_numbers(run, keep, err);
	forget_first_look(run);
	nt_uidset_free(&run->told);
	return st;
}

static enum nt_status write_all(struct run *run, bool keep, struct nt_err *err)
{
	bool again;

	if (run->how->go != NULL && !run->how->go(run->how->ctx, run->out))
		return nt_fail(err, NT_ECANCELLED,
			       _("Nothing was imported: interrupted."));
	run->writing = true;
	run->counting = true;
	return pass(run, keep, &again, err);
}

/* All of N files are of one kind, so that one rule holds for all: ours go in
 * whole or not at all, of others the good meetings do. */
static enum nt_status refuse_both(const char *ours, const char *theirs,
				  struct nt_err *err)
{
	return nt_fail(err, NT_EUSAGE,
		       _("%s is one of notula's own formats, %s is not: import "
			 "them one after the other"),
		       ours, theirs);
}

enum nt_status nt_import_recognise(const char *const *paths, size_t n,
				   struct nt_input **inputs, bool *ours,
				   struct nt_err *err)
{
	const char *own = NULL, *theirs = NULL;
	enum nt_status st = NT_OK;

	*ours = true;
	for (size_t i = 0; i < n; i++)
		inputs[i] = NULL;
	for (size_t i = 0; st == NT_OK && i < n; i++) {
		bool folder = nt_source_is_folder(paths[i]);

		if (!folder)
			st = nt_input_open(&inputs[i], paths[i], err);
		if (st != NT_OK)
			break;
		if (folder || nt_source_is_ours(inputs[i]))
			own = paths[i];
		else
			theirs = paths[i];
	}
	*ours = theirs == NULL;
	if (st == NT_OK && own != NULL && theirs != NULL)
		st = refuse_both(own, theirs, err);
	return st;
}

void nt_import_forget(struct nt_input **inputs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		nt_input_close(inputs[i]);
		inputs[i] = NULL;
	}
}

enum nt_status nt_import_files(struct nt_store *store,
			       const struct nt_import_how *how,
			       struct nt_import_result *out, struct nt_err *err)
{
	struct run run = { .store = store, .how = how, .out = out };
	bool keep = false;
	enum nt_status st;

	*out = (struct nt_import_result) { 0 };
	st = nt_sources_open(&run.sources, how->paths, how->inputs, how->n,
			     how->raw, err);
	if (st == NT_OK)
		st = nt_sources_seal(&run.sources, err);
	if (st == NT_OK)
		st = judge(&run, &keep, err);
	if (st == NT_OK && !how->dry_run)
		st = write_all(&run, keep, err);
	nt_sources_close(&run.sources);
	if (st != NT_OK)
		*out = (struct nt_import_result) { .refused = (int64_t)how->n };
	return st;
}
