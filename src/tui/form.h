/*
 * form.h - the record form: every field of a record can be entered, changed
 * and removed in it. What is typed is kept as a draft after every field.
 */
#ifndef NOTULA_TUI_FORM_H
#define NOTULA_TUI_FORM_H

#include "tui/view.h"

/* Open a form on top: for a new record where UID is NULL, else for the record
 * that is stored. On failure nothing is opened. */
enum nt_status tui_form_open(struct tui *ui, const char *uid,
			     struct nt_err *err) NT_MUST_CHECK;

/* The same, with the cursor at PLACE, "issues 2 text" (nt_spot_find). */
enum nt_status tui_form_open_at(struct tui *ui, const char *uid,
				const char *place,
				struct nt_err *err) NT_MUST_CHECK;

/* Open it to amend a final record for the reason WHY. */
enum nt_status tui_form_amend(struct tui *ui, const char *uid, const char *why,
			      struct nt_err *err) NT_MUST_CHECK;

/* Open it as a copy of a stored record: another uid, date and follow-ups. */
enum nt_status tui_form_copy(struct tui *ui, const char *uid,
			     struct nt_err *err) NT_MUST_CHECK;

/* Open it for the record after LAST, which was saved: with its date, venue and
 * city, its participants on the same side. */
enum nt_status tui_form_next(struct tui *ui, const struct nt_record *last,
			     struct nt_err *err) NT_MUST_CHECK;

/* Go on with the draft NAME (draft.h). */
enum nt_status tui_form_draft(struct tui *ui, const char *name,
			      struct nt_err *err) NT_MUST_CHECK;

/* Open what stands at PLACE of the form on top in the clerk's editor; NULL: the
 * notes, or the source where there are none. */
void tui_form_to_editor(struct tui *ui, const char *place);

#endif
