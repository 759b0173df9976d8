/*
 * sudden.c - kill -9 after each key of the reference record: the draft comes
 * back with all but the field that was being typed. Every SUDDEN_EVERY-th key
 * is tried, 20 unless the environment says otherwise: make sudden tries all.
 */
#include "lib/testing.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/draft_text.h"
#include "lib/clerk.h"
#include "lib/desk.h"
#include "lib/logbook.h"
#include "lib/reference_keys.h"
#include "notula/utf8.h"
#include "tui/form_state.h"

enum { MOST_KEYS = 2000 };

struct trial {
	struct nt_arena arena;
	const char *after[MOST_KEYS]; /* the form, as a draft would say it */
	size_t keys;
};

/* The bytes of the first key of SCRIPT. */
static size_t key_length(const char *script)
{
	uint32_t ch;

	if (script[0] == '<' && script[1] != '<')
		return strcspn(script, ">") + 1;
	return script[0] == '<'
		       ? 2
		       : nt_utf8_next(script, strlen(script), &ch, NULL);
}

static const char *said(const struct nt_typed *t, struct nt_arena *arena)
{
	struct nt_draft_about about = { 0 };
	struct nt_buf out = { 0 };
	const char *text;

	nt_draft_text(&out, &about, t);
	text = nt_arena_strdup(arena, nt_buf_str(&out));
	nt_buf_free(&out);
	return text;
}

/* What the form holds after each key, in a form without a terminal: what was
 * typed into its last field is in its line yet. NULL where nothing is. */
static int expect(void **state)
{
	static struct trial trial;
	void *desk;

	if (desk_setup_form(&desk) != 0)
		return -1;
	for (const char *s = REFERENCE_KEYS; *s != '\0';) {
		struct tui *ui = &((struct desk *)desk)->ui;
		size_t n = key_length(s);
		const struct nt_typed *t;

		desk_type(desk, nt_arena_strndup(&trial.arena, s, n));
		s += n;
		if (*s == '\0')
			break; /* it was saved */
		t = &tui_as_form(ui->top)->t;
		trial.after[trial.keys++] =
			nt_typed_changed(t) ? said(t, &trial.arena) : NULL;
	}
	*state = &trial;
	return desk_teardown(&desk);
}

static int forget(void **state)
{
	struct trial *trial = *state;

	nt_arena_free(&trial->arena);
	return 0;
}

static void kill_after(struct place *place, size_t keys)
{
	struct drive *d = clerk_start(place, NULL);
	const char *s = REFERENCE_KEYS;
	size_t n = 0;

	for (size_t i = 0; i < keys; i++)
		n += key_length(s + n);
	clerk_type(d, "a");
	clerk_type(d, nt_arena_strndup(&place->arena, s, n));
	drive_signal(d, SIGKILL);
	drive_end(d);
	drive_close(d);
}

/* Does the one draft of the logbook say WANT? It is gone afterwards. */
static bool came_back(struct place *place, const char *want)
{
	struct nt_store *store = test_open(place_path(place, "notula.db"));
	struct nt_draft_about about;
	struct nt_typed t = { 0 };
	struct nt_logbook logbook;
	struct nt_drafts drafts;
	struct nt_draft *draft;
	bool same;

	assert_int_equal(nt_store_logbook(store, &place->arena, &logbook, NULL),
			 NT_OK);
	nt_store_close(store);
	assert_int_equal(nt_draft_list(logbook.uid, &place->arena, &drafts,
				       NULL),
			 NT_OK);
	if (want == NULL || drafts.n != 1)
		return want == NULL && drafts.n == 0;
	assert_int_equal(nt_draft_take(drafts.v[0].name, &draft, &place->arena,
				       &about, &t, NULL),
			 NT_OK);
	same = strcmp(said(&t, &place->arena), want) == 0;
	nt_draft_drop(draft);
	nt_typed_free(&t);
	return same;
}

static void a_form_killed_after_any_key_comes_back(void **state)
{
	const struct trial *trial = *state;
	const char *office[] = { "config", "office", "Bawaslu Kota Pariaman",
				 NULL };
	const char *every = getenv("SUDDEN_EVERY");
	size_t step = every != NULL ? strtoul(every, NULL, 10) : 50;
	struct nt_buf out = { 0 };
	struct place place;
	size_t runs = 0, back = 0;

	place_open(&place);
	setenv("XDG_STATE_HOME", place.path, 1);
	clerk_run(&place, &out, office);
	nt_buf_free(&out);
	for (size_t i = 0; i<trial->keys; i += step> 0 ? step : 1) {
		kill_after(&place, i + 1);
		runs++;
		back += came_back(&place, trial->after[i]);
	}
	printf("# note: killed after a key: %zu of %zu drafts came back\n",
	       back, runs);
	place_close(&place);
	assert_int_equal(back, runs);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_killed_after_any_key_comes_back),
	};

	return cmocka_run_group_tests(tests, expect, forget);
}
