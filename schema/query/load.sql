-- Reading one record whole. Columns are named after the fields of columns.def.

-- :name meeting_get
SELECT
	checksum, trashed_at, uid, number, date, title, office, office_code,
	ref, kind, end_date, date_as_written, weekday_as_written, date_note,
	start, "end", zone, mode, venue, venue_as_written, city, invitation,
	assignment, basis, agenda, background, purpose, opening, outcome,
	closing, notes, previous_uid, next_date, same_as, tags, confidential,
	to_verify, status, amended_why, source_kind, source_title,
	source_publisher, source_date, source_editor, source_location,
	source_text,
	CASE WHEN venue_linked THEN
		(SELECT uid FROM venue WHERE id = t.venue_id) END AS venue_uid,
	version,
	created_at, created_by, updated_at, updated_by
FROM meeting AS t WHERE id = :id;

-- :name participant_get
SELECT
	no, type, name, position, organization, side, duty, presence,
	presence_reason, represented_by, head_count, head_count_is,
	office_count, as_written, to_verify,
	CASE WHEN person_linked THEN (SELECT uid FROM person
		WHERE id = t.person_id) END AS person_uid,
	CASE WHEN organization_linked THEN (SELECT uid FROM organization
		WHERE id = t.organization_id) END AS organization_uid
FROM participant AS t WHERE meeting_id = :id ORDER BY no;

-- :name issue_get
SELECT
	no, type, category, text, raised_by, continues, as_written, to_verify
FROM issue AS t WHERE meeting_id = :id ORDER BY no;

-- :name response_get
SELECT
	no, type, text, given_by, as_written, to_verify
FROM response AS t WHERE meeting_id = :id ORDER BY no;

-- :name follow_up_get
SELECT
	no, text, issue, response, owner, owner_type, direction, due,
	due_original, due_as_written, priority, status, closed_on,
	closing_note, continues, as_written, to_verify,
	CASE WHEN owner_linked THEN coalesce(
		(SELECT uid FROM person WHERE id = t.owner_person_id),
		(SELECT uid FROM organization
			WHERE id = t.owner_organization_id)) END AS owner_uid
FROM follow_up AS t WHERE meeting_id = :id ORDER BY no;

-- :name attachment_get
SELECT
	kind, sha256, location
FROM attachment AS t WHERE meeting_id = :id ORDER BY no;

-- :name event_get
SELECT
	line, date, type, how, text
FROM event AS t WHERE meeting_id = :id ORDER BY line, no;

-- :name answer_get
SELECT
	line, issue, how
FROM answer AS t WHERE meeting_id = :id ORDER BY line, no;

-- :name chase_get
SELECT
	line, date, type, text
FROM chase AS t WHERE meeting_id = :id ORDER BY line, no;

-- :name head_get
SELECT id, number, version, trashed_at FROM meeting WHERE uid = :uid;

-- :name find_number
SELECT uid FROM meeting WHERE number = :number;

-- Two are enough to know that it is not one.
-- :name find_beginning
SELECT uid FROM meeting WHERE uid >= :from AND uid < :to ORDER BY uid LIMIT 2;

-- :name history_list
SELECT json, checksum FROM history
WHERE meeting_id = :meeting_id ORDER BY version DESC;

-- :name history_get
SELECT json, checksum FROM history
WHERE meeting_id = :meeting_id AND version = :version;

-- :name last_number
SELECT last_number FROM logbook WHERE id = 1;

