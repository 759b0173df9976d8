#include "notula/wording.h"

#include <ctype.h>
#include <wctype.h>

#include "notula/language.h"
#include "notula/str.h"
#include "notula/utf8.h"

const char *nt_worded_kind(enum nt_kind kind)
{
	static const char *const words[] = {
		[NT_KIND_CONSULTATION] = NC_("paper", "Consultation"),
		[NT_KIND_COORDINATION] = NC_("paper", "Coordination meeting"),
		[NT_KIND_HEARING] = NC_("paper", "Hearing"),
		[NT_KIND_VISIT] = NC_("paper", "Visit"),
		[NT_KIND_TRAINING] = NC_("paper", "Training"),
		[NT_KIND_SUPERVISION] = NC_("paper", "Supervision"),
		[NT_KIND_OUTREACH] = NC_("paper", "Outreach"),
		[NT_KIND_PLENARY] = NC_("paper", "Plenary"),
		[NT_KIND_EVALUATION] = NC_("paper", "Evaluation meeting"),
		[NT_KIND_PRESS] = NC_("paper", "Press meeting"),
		[NT_KIND_INTERNAL] = NC_("paper", "Internal meeting"),
		[NT_KIND_OTHER] = NC_("paper", "Other meeting"),
	};

	return kind == NT_NO_KIND ? NULL : _(words[kind]);
}

const char *nt_worded_mode(enum nt_mode mode)
{
	static const char *const words[] = {
		[NT_MODE_ON_SITE] = NC_("paper", "on site"),
		[NT_MODE_ONLINE] = NC_("paper", "online"),
		[NT_MODE_HYBRID] = NC_("paper", "on site and online"),
	};

	return mode == NT_NO_MODE ? NULL : _(words[mode]);
}

const char *nt_worded_issue(enum nt_issue_type type)
{
	static const char *const words[] = {
		[NT_ISSUE_TYPE_PROBLEM] = NC_("paper", "problem"),
		[NT_ISSUE_TYPE_REQUEST] = NC_("paper", "request"),
		[NT_ISSUE_TYPE_NEED] = NC_("paper", "need"),
		[NT_ISSUE_TYPE_QUESTION] = NC_("paper", "question"),
		[NT_ISSUE_TYPE_PROPOSAL] = NC_("paper", "proposal"),
		[NT_ISSUE_TYPE_REPORT] = NC_("paper", "report"),
	};

	return type == NT_NO_ISSUE_TYPE ? NULL : _(words[type]);
}

const char *nt_worded_response(enum nt_response_type type)
{
	if (type == NT_NO_RESPONSE_TYPE)
		return NULL;
	if (type == NT_RESPONSE_TYPE_PROMISE)
		return _("Commitment");
	if (type == NT_RESPONSE_TYPE_DONE)
		return _(NC_("paper", "Already done"));
	return _(nt_set_response_type.labels[type]);
}

const char *nt_worded_duty(enum nt_duty duty)
{
	static const char *const words[] = {
		[NT_DUTY_CHAIR] = NC_("paper", "chair"),
		[NT_DUTY_SECRETARY] = NC_("paper", "secretary"),
		[NT_DUTY_RECORDER] = NC_("paper", "recorder"),
		[NT_DUTY_SPEAKER] = NC_("paper", "speaker"),
		[NT_DUTY_MODERATOR] = NC_("paper", "moderator"),
		[NT_DUTY_OPENER] = NC_("paper", "opening address"),
		[NT_DUTY_RECEIVER] = NC_("paper", "receives"),
		[NT_DUTY_OBSERVER] = NC_("paper", "observer"),
	};

	return duty == NT_NO_DUTY ? NULL : _(words[duty]);
}

const char *nt_worded_coverage(enum nt_coverage coverage)
{
	static const char *const words[] = {
		[NT_NO_COVERAGE] = NC_("paper", "NOT ANSWERED"),
		[NT_COVERAGE_NONE] = NC_("paper", "NOT ANSWERED"),
		[NT_COVERAGE_GENERALLY] = NC_("paper", "answered in general"),
		[NT_COVERAGE_PARTLY] = NC_("paper", "answered partly"),
		[NT_COVERAGE_FULLY] = NC_("paper", "answered fully"),
	};

	return _(words[coverage]);
}

/* What was typed stays, but for the words that the form offers. */
const char *nt_worded_category(const char *typed)
{
	static const struct {
		const char *word;
		const char *label;
	} offered[] = {
		{ "budget", NC_("category", "Budget") },
		{ "coordination", NC_("category", "Coordination") },
		{ "regulation", NC_("category", "Regulation") },
		{ "skills", NC_("category", "Skills") },
		{ "staffing", NC_("category", "Staffing") },
		{ "equipment", NC_("category", "Equipment") },
		{ "other", NC_("category", "Other") },
	};

	for (size_t i = 0; i < NT_COUNT(offered); i++)
		if (nt_language_is_local() && nt_str_eq(offered[i].word, typed))
			return _(offered[i].label);
	return typed;
}

/* S with its first MOST characters in capitals. */
static const char *raised(struct nt_arena *arena, const char *s, size_t most)
{
	struct nt_buf out = { 0 };
	size_t n = strlen(s);
	const char *text;

	for (size_t i = 0, at = 0; i < n; at++) {
		uint32_t cp;
		bool ok;
		char bytes[4];
		size_t len = nt_utf8_next(s + i, n - i, &cp, &ok);

		if (ok && at < most)
			nt_buf_put(&out, bytes,
				   nt_utf8_put((uint32_t)towupper((wint_t)cp),
					       bytes));
		else
			nt_buf_put(&out, s + i, len);
		i += len;
	}
	text = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return text;
}

const char *nt_worded_capitals(struct nt_arena *arena, const char *s)
{
	return raised(arena, s, SIZE_MAX);
}

const char *nt_worded_sentence(struct nt_arena *arena, const char *s)
{
	return raised(arena, s, 1);
}

const char *nt_worded_within(struct nt_arena *arena, const char *s)
{
	char *text = nt_arena_strdup(arena, s);

	text[0] = (char)tolower((unsigned char)text[0]);
	return text;
}
