/*
 * papers.h - papers as the settings want them: whose they are, how minutes are
 * laid out, what rules HTML has. Texts live in the arena given.
 */
#ifndef NOTULA_PAPERS_H
#define NOTULA_PAPERS_H

#include "notula/app.h"
#include "notula/letterhead.h"

/* Whose papers are printed: the office of the open logbook, and what the
 * settings say of it. */
enum nt_status nt_app_letterhead(struct nt_app *app, struct nt_arena *arena,
				 struct nt_letterhead *out,
				 struct nt_err *err) NT_MUST_CHECK;

/* PAPER in HTML, with the rules that the settings name, or as text. */
enum nt_status nt_app_render(struct nt_app *app, const struct nt_paper *paper,
			     bool html, struct nt_buf *out,
			     struct nt_err *err) NT_MUST_CHECK;

enum nt_meeting_paper { NT_MINUTES, NT_ATTENDANCE, NT_ACTIVITY };

struct nt_print {
	enum nt_meeting_paper what;
	bool html;
	enum nt_side side;  /* 0: that of our office */
	const char *layout; /* resmi or ringkas; NULL: the setting */
	int64_t rows;	    /* of a sheet to be signed; 0: not said */
};

/* One paper of the meeting REC, a confidential one too: ask before. */
enum nt_status nt_app_print(struct nt_app *app, const struct nt_record *rec,
			    const struct nt_print *what, struct nt_arena *arena,
			    struct nt_buf *out,
			    struct nt_err *err) NT_MUST_CHECK;

#endif
