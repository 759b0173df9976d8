/* draft.c - forms that are not saved yet, as files. */
#include "lib/testing.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "notula/draft.h"
#include "notula/file.h"

struct fixture {
	struct nt_arena arena;
	struct nt_typed t;
	struct nt_draft *draft;
	struct nt_err err;
	char folder[64];
};

static const struct nt_draft_about about = {
	.logbook = "01900000-0000-7000-8000-000000000001",
	.saved = "2024-06-12T09:00:00Z",
	.focus = "participants 1 name",
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	snprintf(f->folder, sizeof(f->folder), "/tmp/notula-draft-XXXXXX");
	if (mkdtemp(f->folder) == NULL ||
	    setenv("XDG_STATE_HOME", f->folder, 1) != 0)
		return -1;
	nt_typed_start(&f->t);
	nt_typed_set(&f->t, NT_PART_MEETING, 0, "title",
		     "Rapat \"staf\"\n\x01");
	nt_typed_set(&f->t, NT_PART_MEETING, 0, "date", "31/04/2024");
	nt_typed_add(&f->t, NT_PART_PARTICIPANTS, 0, &nt_shape_participant);
	nt_typed_add(&f->t, NT_PART_PARTICIPANTS, 1, &nt_shape_participant);
	nt_typed_set(&f->t, NT_PART_PARTICIPANTS, 1, "name", "Agung");
	nt_typed_add(&f->t, NT_PART_MATTERS, 0, &nt_shape_response);
	nt_typed_add(&f->t, NT_PART_MATTERS, 1, &nt_shape_issue);
	nt_typed_set(&f->t, NT_PART_MATTERS, 1, "text", "Anggaran");
	nt_typed_add(&f->t, NT_PART_FOLLOW_UPS, 0, &nt_shape_follow_up);
	nt_typed_set(&f->t, NT_PART_FOLLOW_UPS, 0, "due", "kapan-kapan");
	*state = f;
	return 0;
}

static void remove_all(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	char path[512];

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0 && unlink(path) != 0)
			remove_all(path);
	}
	if (dir != NULL)
		closedir(dir);
	rmdir(folder);
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	nt_draft_keep(f->draft);
	remove_all(f->folder);
	nt_typed_free(&f->t);
	nt_arena_free(&f->arena);
	free(f);
	return 0;
}

static void write_draft(struct fixture *f)
{
	assert_int_equal(nt_draft_new(&f->draft, &f->err), NT_OK);
	assert_int_equal(nt_draft_write(f->draft, &about, &f->t, &f->err),
			 NT_OK);
}

static size_t listed(struct fixture *f)
{
	struct nt_drafts list;

	assert_int_equal(nt_draft_list(about.logbook, &f->arena, &list,
				       &f->err),
			 NT_OK);
	return list.n;
}

static void everything_typed_comes_back(void **state)
{
	struct fixture *f = *state;
	struct nt_draft_about back;
	struct nt_typed t = { 0 };
	char name[40];

	write_draft(f);
	snprintf(name, sizeof(name), "%s", nt_draft_name(f->draft));
	nt_draft_keep(f->draft);
	assert_int_equal(nt_draft_take(name, &f->draft, &f->arena, &back, &t,
				       &f->err),
			 NT_OK);
	assert_string_equal(back.focus, about.focus);
	assert_string_equal(back.date, "31/04/2024");
	t.start = f->t.now;
	assert_false(nt_typed_changed(&t));
	nt_typed_free(&t);
}

static void a_draft_is_private(void **state)
{
	struct fixture *f = *state;
	struct stat st;
	char path[256];

	write_draft(f);
	snprintf(path, sizeof(path), "%s/notula/drafts", f->folder);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	snprintf(path, sizeof(path), "%s/notula/drafts/%s.json", f->folder,
		 nt_draft_name(f->draft));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_draft_that_is_held_is_not_offered(void **state)
{
	struct fixture *f = *state;
	struct nt_draft *other;
	struct nt_draft_about back;

	write_draft(f);
	assert_int_equal(listed(f), 0);
	assert_int_equal(nt_draft_take(nt_draft_name(f->draft), &other,
				       &f->arena, &back, &f->t, &f->err),
			 NT_EBUSY);
	nt_draft_keep(f->draft);
	f->draft = NULL;
	assert_int_equal(listed(f), 1);
}

static void a_draft_of_another_logbook_is_not_offered(void **state)
{
	struct fixture *f = *state;
	struct nt_drafts list;

	write_draft(f);
	nt_draft_keep(f->draft);
	f->draft = NULL;
	assert_int_equal(nt_draft_list("another", &f->arena, &list, &f->err),
			 NT_OK);
	assert_int_equal(list.n, 0);
}

/* Kill the writer after N writes: what the last whole write said is there. */
static void a_killed_writer_leaves_its_last_field(void **state)
{
	struct fixture *f = *state;
	struct nt_drafts list;
	struct nt_draft_about back;
	pid_t child = fork();
	int status;

	if (child == 0) {
		struct nt_draft *draft;

		if (nt_draft_new(&draft, NULL) == NT_OK &&
		    nt_draft_write(draft, &about, &f->t, NULL) == NT_OK) {
			nt_typed_set(&f->t, NT_PART_MEETING, 0, "venue",
				     "Aula");
			if (nt_draft_write(draft, &about, &f->t, NULL) == NT_OK)
				kill(getpid(), 9);
		}
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(nt_draft_list(about.logbook, &f->arena, &list,
				       &f->err),
			 NT_OK);
	assert_int_equal(list.n, 1);
	assert_int_equal(nt_draft_take(list.v[0].name, &f->draft, &f->arena,
				       &back, &f->t, &f->err),
			 NT_OK);
	assert_string_equal(nt_typed_cell(&f->t, NT_PART_MEETING, 0, "venue"),
			    "Aula");
}

static void a_saved_draft_is_gone(void **state)
{
	struct fixture *f = *state;

	write_draft(f);
	nt_draft_drop(f->draft);
	f->draft = NULL;
	assert_int_equal(listed(f), 0);
}

static void a_discarded_draft_can_be_brought_back(void **state)
{
	struct fixture *f = *state;
	char name[40];

	write_draft(f);
	snprintf(name, sizeof(name), "%s", nt_draft_name(f->draft));
	assert_int_equal(nt_draft_discard(f->draft, 19886, &f->err), NT_OK);
	f->draft = NULL;
	assert_int_equal(listed(f), 0);
	assert_int_equal(nt_draft_revive(name, &f->err), NT_OK);
	assert_int_equal(listed(f), 1);
	assert_int_equal(nt_draft_revive(name, &f->err), NT_ENOTFOUND);
}

static void after_thirty_days_it_cannot(void **state)
{
	struct fixture *f = *state;
	char names[2][40];

	for (int i = 0; i < 2; i++) {
		write_draft(f);
		snprintf(names[i], sizeof(names[i]), "%s",
			 nt_draft_name(f->draft));
		assert_int_equal(nt_draft_discard(f->draft, 100 + i * 31,
						  &f->err),
				 NT_OK);
		f->draft = NULL;
	}
	assert_int_equal(nt_draft_revive(names[0], &f->err), NT_ENOTFOUND);
	assert_int_equal(nt_draft_revive(names[1], &f->err), NT_OK);
}

static void a_place_that_is_no_folder_is_told(void **state)
{
	struct fixture *f = *state;
	char path[256];

	snprintf(path, sizeof(path), "%s/notula", f->folder);
	assert_int_equal(nt_file_write(path, false, "x", 1, &f->err), NT_OK);
	assert_int_not_equal(nt_draft_new(&f->draft, &f->err), NT_OK);
	assert_null(f->draft);
	assert_string_not_equal(f->err.msg, "");
}

static void what_is_no_draft_is_refused_in_words(void **state)
{
	static const char *const bad[] = {
		"",
		"[]",
		"{}",
		"{\"notula\":\"draft\",\"version\":1}",
		"{\"notula\":\"draft\",\"meeting\":{\"titel\":\"x\"}}",
		"{\"notula\":\"draft\",\"participants\":[{\"name\":\"x\"}]}",
		"{\"notula\":\"draft\",\"matters\":[{\"section\":\"x\"}]}",
		"{\"notula\":\"draft\",\"participants\":[{\"section\":"
		"\"issues\"}]}",
	};
	struct fixture *f = *state;
	struct nt_draft_about back;
	char path[256];

	write_draft(f);
	nt_draft_keep(f->draft);
	f->draft = NULL;
	for (size_t i = 0; i < NT_COUNT(bad); i++) {
		static const char name[] =
			"01900000-0000-7000-8000-000000000009";

		snprintf(path, sizeof(path), "%s/notula/drafts/%s.json",
			 f->folder, name);
		assert_int_equal(nt_file_write(path, true, bad[i],
					       strlen(bad[i]), &f->err),
				 NT_OK);
		assert_int_equal(nt_draft_take(name, &f->draft, &f->arena,
					       &back, &f->t, &f->err),
				 NT_EINVAL);
		assert_null(f->draft);
		assert_int_equal(listed(f), 1);
	}
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		test(everything_typed_comes_back),
		test(a_draft_is_private),
		test(a_draft_that_is_held_is_not_offered),
		test(a_draft_of_another_logbook_is_not_offered),
		test(a_killed_writer_leaves_its_last_field),
		test(a_saved_draft_is_gone),
		test(a_discarded_draft_can_be_brought_back),
		test(after_thirty_days_it_cannot),
		test(a_place_that_is_no_folder_is_told),
		test(what_is_no_draft_is_refused_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
