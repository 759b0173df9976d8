-- Imports, and taking them back.

-- :name batch_insert
INSERT INTO batch (at, by, files) VALUES (:at, :by, :files);

-- :name number_taken
SELECT 1 FROM meeting WHERE id = :number;

-- Indices that an import into an empty logbook makes anew: those that hold
-- much, in another order than that of coming.
-- :name indices
-- scan: the schema is read whole
SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND name IN (
	'meeting_date', 'meeting_open', 'meeting_unanswered',
	'meeting_same_title', 'meeting_same_venue', 'meeting_venue',
	'participant_person', 'participant_organization',
	'follow_up_owner_person', 'follow_up_owner_organization',
	'follow_up_overdue', 'follow_up_closed');

-- :name index_set
INSERT INTO meeting_index (meeting_index, rank) VALUES (:what, :value);

-- :name index_optimize
INSERT INTO meeting_index (meeting_index) VALUES ('optimize');

-- :name batch_count
UPDATE batch SET added = :added, updated = :updated WHERE id = :id;

-- :name batch_meeting_insert
INSERT INTO batch_meeting (batch_id, meeting_id, version, previous)
VALUES (:batch_id, :meeting_id, :version, :previous);

-- :name last_number_set
UPDATE logbook SET last_number = max(last_number, :number) WHERE id = 1;

-- :name batch_list
-- scan: the list of all batches
SELECT id, at, by, files, added, updated, undone FROM batch ORDER BY id DESC;

-- :name batch_get
SELECT undone FROM batch WHERE id = :id;

-- :name batch_edited
SELECT m.number
FROM batch_meeting AS b JOIN meeting AS m ON m.id = b.meeting_id
WHERE b.batch_id = :id AND m.version <> b.version ORDER BY m.number LIMIT 20;

-- :name batch_meetings
SELECT b.meeting_id, b.version, coalesce(b.previous, 0),
	m.trashed_at IS NOT NULL
FROM batch_meeting AS b JOIN meeting AS m ON m.id = b.meeting_id
WHERE b.batch_id = :id ORDER BY b.meeting_id;

-- :name batch_undone
UPDATE batch SET undone = 1 WHERE id = :id;

-- Meetings out of files of others, by what they came from.

-- :name origin_get
SELECT m.number FROM origin AS o JOIN meeting AS m ON m.id = o.meeting_id
WHERE o.fingerprint = :fingerprint;

-- :name origin_by_key
SELECT m.uid, b.version
FROM origin AS o JOIN meeting AS m ON m.id = o.meeting_id
	LEFT JOIN batch_meeting AS b
		ON b.batch_id = o.batch_id AND b.meeting_id = m.id
WHERE o.group_key = :group_key ORDER BY o.batch_id DESC LIMIT 1;

-- :name origin_alike
SELECT number FROM (
	SELECT number, id, office_code, trashed_at FROM meeting
	WHERE same_title = :same_title
	UNION ALL SELECT number, id, office_code, trashed_at FROM meeting
	WHERE same_venue = :same_venue)
WHERE trashed_at IS NULL AND number <= :last
	AND (office_code IS NULL OR :office_code IS NULL
		OR office_code = :office_code)
LIMIT 1;

-- :name origin_insert
INSERT INTO origin (fingerprint, meeting_id, group_key, batch_id)
VALUES (:fingerprint, :meeting_id, :group_key, :batch_id);

-- :name origin_forget
DELETE FROM origin WHERE meeting_id = :meeting_id AND batch_id = :batch_id;

-- :name history_delete
DELETE FROM history WHERE meeting_id = :id AND version = :version;

-- Rows that only the batch brought, or one row: nothing refers to them any more. Those of
-- a tree go from its leaves, one layer a time.

-- :name person_forget
DELETE FROM person AS t WHERE (batch_id = :id OR id = :row_id)
	AND NOT EXISTS (SELECT 1 FROM participant WHERE person_id = t.id)
	AND NOT EXISTS (SELECT 1 FROM follow_up WHERE owner_person_id = t.id)
	AND NOT EXISTS (SELECT 1 FROM person WHERE merged_id = t.id)
RETURNING id;

-- :name organization_forget
DELETE FROM organization AS t WHERE (batch_id = :id OR id = :row_id)
	AND NOT EXISTS (SELECT 1 FROM participant WHERE organization_id = t.id)
	AND NOT EXISTS (
		SELECT 1 FROM follow_up WHERE owner_organization_id = t.id)
	AND NOT EXISTS (SELECT 1 FROM person WHERE organization_id = t.id)
	AND NOT EXISTS (SELECT 1 FROM organization WHERE parent_id = t.id)
	AND NOT EXISTS (SELECT 1 FROM organization WHERE merged_id = t.id)
RETURNING id;

-- :name venue_forget
DELETE FROM venue AS t WHERE (batch_id = :id OR id = :row_id)
	AND NOT EXISTS (SELECT 1 FROM meeting WHERE venue_id = t.id)
	AND NOT EXISTS (SELECT 1 FROM venue WHERE merged_id = t.id)
RETURNING id;

-- :name known_index_delete
INSERT INTO known_index (known_index, rowid, text)
SELECT 'delete', id, text FROM known
WHERE what = :what AND row_id = :row_id;

-- :name known_delete
DELETE FROM known WHERE what = :what AND row_id = :row_id;
