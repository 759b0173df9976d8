#include "lib/logbook.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/testing.h"
#include "notula/day.h"

char *test_folder(struct nt_arena *arena)
{
	const char *tmp = getenv("TMPDIR");
	char *folder = nt_arena_printf(arena, "%s/notula-test-XXXXXX",
				       tmp ? tmp : "/tmp");

	if (mkdtemp(folder) == NULL)
		fail_msg("no folder %s", folder);
	return folder;
}

static int remove_one(const char *path, const struct stat *st, int type,
		      struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

void test_remove_folder(const char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

struct nt_opening test_opening(const char *path)
{
	struct nt_opening how = { .path = path,
				  .create = true,
				  .user = "tester",
				  .max_wait_ms = 20000 };

	if (!nt_clock_set(&how.clock, "2024-06-12T09:00"))
		fail_msg("no clock");
	return how;
}

struct nt_store *test_open(const char *path)
{
	struct nt_opening how = test_opening(path);
	struct nt_err err = { 0 };
	struct nt_store *store;

	if (nt_store_open(&store, &how, &err) != NT_OK)
		fail_msg("%s: %s", err.file, err.msg);
	return store;
}

/* Members are listed once: columns.def decides what else there is. */
void test_record(struct nt_record *rec, int n, struct nt_arena *arena)
{
	char *uid = nt_arena_alloc(arena, NT_UID_SIZE);
	struct nt_participant *p = nt_arena_alloc(arena, sizeof(*p));
	struct nt_issue *issue = nt_arena_alloc(arena, sizeof(*issue));
	struct nt_response *r = nt_arena_alloc(arena, sizeof(*r));
	struct nt_answer *answer = nt_arena_alloc(arena, sizeof(*answer));
	struct nt_follow_up *f = nt_arena_alloc(arena, sizeof(*f));

	nt_uid_new(uid);
	*answer = (struct nt_answer) { .issue = 1, .how = NT_COVERAGE_PARTLY };
	*p = (struct nt_participant) { .no = 1,
				       .type = NT_PARTICIPANT_TYPE_PERSON,
				       .name = "Siti Rahma, S.Sos., M.Si",
				       .position = "Kepala Bagian",
				       .organization = "Kantor Uji" };
	*issue = (struct nt_issue) { .no = 1,
				     .type = NT_ISSUE_TYPE_QUESTION,
				     .category = "staffing",
				     .text = "Kapan pegawai ditambah?" };
	*r = (struct nt_response) { .no = 1,
				    .type = NT_RESPONSE_TYPE_PROMISE,
				    .text = "Tahun depan",
				    .answers = { answer, 1 } };
	*f = (struct nt_follow_up) { .no = 1,
				     .text = "Kirim surat permintaan",
				     .owner = "Kantor Uji",
				     .owner_type = NT_OWNER_TYPE_ORGANIZATION,
				     .due = "2024-06",
				     .status = NT_FOLLOW_UP_STATUS_OPEN };
	*rec = (struct nt_record) {
		.uid = uid,
		.date = "2024-05-27",
		.title = nt_arena_printf(arena, "Rapat uji %d", n),
		.venue = "Ruang rapat",
		.city = "Pariaman",
		.status = NT_RECORD_STATUS_WORKING,
		.updated_at = "2024-06-12T09:00:00Z",
		.updated_by = "tester",
		.participants = { p, 1 },
		.issues = { issue, 1 },
		.responses = { r, 1 },
		.follow_ups = { f, 1 },
	};
}

const char *test_uid(int n, char out[NT_UID_SIZE])
{
	snprintf(out, NT_UID_SIZE, "018fb7a2-6c00-7000-8000-%012d", n);
	return out;
}

static void number_lines(void *object, const struct nt_field *field)
{
	struct nt_lines lines = nt_get_lines(object, field);
	const struct nt_field *no = nt_field(field->lines, "no");

	for (size_t i = 0; no != NULL && i < lines.n; i++)
		nt_set_number(nt_line(lines, field->lines, i), no,
			      (int64_t)i + 1);
}

/* Number the lines of every section 1, 2, 3 as they stand. */
static void renumber(struct nt_record *rec)
{
	for (size_t i = 0; i < nt_shape_record.n; i++)
		if (nt_shape_record.fields[i].kind == NT_LINES)
			number_lines(rec, &nt_shape_record.fields[i]);
}

void test_add(struct nt_store *store, int n, const char *json,
	      struct nt_arena *arena)
{
	char *text = nt_arena_strdup(arena, json);
	char *uid = nt_arena_alloc(arena, NT_UID_SIZE);
	struct nt_record rec = { 0 };
	struct nt_err err = { 0 };

	for (char *c = text; *c != '\0'; c++)
		if (*c == '\'')
			*c = '"';
	if (nt_json_read(text, strlen(text), arena, &rec, &err) != NT_OK)
		fail_msg("%s: %s %s", json, err.field, err.msg);
	rec.uid = test_uid(n, uid);
	rec.updated_at = "2024-06-12T09:00:00Z";
	rec.updated_by = "tester";
	renumber(&rec);
	test_save(store, &rec, 0, arena);
}

void test_query(const char *filter, struct nt_arena *arena,
		struct nt_query *out)
{
	struct nt_err err = { 0 };

	if (nt_query_read(filter, nt_day_number(2024, 6, 12), false, arena, out,
			  NULL, &err) != NT_OK)
		fail_msg("%s: %s %s", filter, err.field, err.msg);
}

void test_save(struct nt_store *store, struct nt_record *rec, int64_t expect,
	       struct nt_arena *arena)
{
	struct nt_err err = { 0 };

	if (nt_store_save(store, rec, expect, arena, &err) != NT_OK)
		fail_msg("%s %s", err.field, err.msg);
}

void test_get(struct nt_store *store, const char *uid, struct nt_arena *arena,
	      struct nt_record *out)
{
	struct nt_err err = { 0 };

	if (nt_store_get(store, uid, arena, out, &err) != NT_OK)
		fail_msg("%s", err.msg);
}

const char *test_json(const struct nt_record *rec, struct nt_arena *arena)
{
	struct nt_buf buf = { 0 };
	const char *json;

	nt_json_write(&buf, rec);
	json = nt_arena_strndup(arena, nt_buf_str(&buf), buf.n);
	nt_buf_free(&buf);
	return json;
}
