/*
 * import.h - our own formats on their way in (FORMATS, "Import of our own
 * formats"): bundles, tables, JSON lines. Nothing is guessed, and one bad
 * record refuses everything, naming file, line and field.
 *
 * Files are read twice. The first pass reads, checks and judges everything
 * with no transaction open: it is the dry run. The second writes, in one
 * transaction, and stops if a file was changed meanwhile.
 */
#ifndef NOTULA_IMPORT_H
#define NOTULA_IMPORT_H

#include "notula/input.h"
#include "notula/store.h"

struct nt_import_result {
	int64_t read; /* records */
	int64_t added;
	int64_t updated;
	int64_t same;
	int64_t duplicate;
	int64_t rejected;
	int64_t conflict; /* records left untouched: exit code 3 */
	int64_t refused;  /* whole files */
	int64_t batch;	  /* 0: nothing was written */
	bool renumbered;  /* all numbers were given anew */
};

/* What became, or would become, of one record. */
struct nt_import_note {
	const char *file;
	int64_t line;
	const struct nt_record *rec;
	enum nt_verdict verdict;
};

/* The hooks may be NULL. */
struct nt_import_how {
	const char *const *paths; /* files, folders; "-" is stdin */
	size_t n;
	struct nt_input **inputs; /* of nt_import_recognise; NULL: open them */
	bool dry_run;
	bool update; /* take records with a higher version than ours */
	bool raw;    /* no guard was put on: take none off */
	/* Every record of the pass that counts. */
	void (*note)(void *ctx, const struct nt_import_note *note);
	/* So many records are read; false stops, with NT_ECANCELLED. */
	bool (*progress)(void *ctx, int64_t records, bool writing);
	/* Everything is judged; false stops before anything is written. */
	bool (*go)(void *ctx, const struct nt_import_result *judged);
	void *ctx;
};

/*
 * Open the N PATHS into INPUTS, NULL for a folder, and look whether they are
 * OURS or spreadsheets of others (foreign.h). Some of either are refused. The
 * inputs go on to nt_import_files or nt_foreign_open; nt_import_forget closes
 * those that went nowhere.
 */
enum nt_status nt_import_recognise(const char *const *paths, size_t n,
				   struct nt_input **inputs, bool *ours,
				   struct nt_err *err) NT_MUST_CHECK;
void nt_import_forget(struct nt_input **inputs, size_t n);

/* OUT is right after NT_OK only, save that REFUSED counts the files where
 * everything was refused. */
enum nt_status nt_import_files(struct nt_store *store,
			       const struct nt_import_how *how,
			       struct nt_import_result *out,
			       struct nt_err *err) NT_MUST_CHECK;

#endif
