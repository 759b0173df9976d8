-- What "check" asks.

-- :name integrity_check
PRAGMA integrity_check(100);

-- :name quick_check
PRAGMA quick_check(1);

-- :name foreign_key_check
PRAGMA foreign_key_check;

-- :name meeting_index_check
INSERT INTO meeting_index (meeting_index, rank) VALUES ('integrity-check', 1);

-- :name known_index_check
INSERT INTO known_index (known_index, rank) VALUES ('integrity-check', 1);

-- :name check_meetings
SELECT id FROM meeting WHERE id > :after ORDER BY id LIMIT :n;

-- :name computed_get
SELECT first_day, last_day, people, open, overdue_from, unanswered, doubtful,
	(SELECT count(*) FROM issue
		WHERE meeting_id = m.id AND unanswered = 1),
	(SELECT count(*) FROM follow_up WHERE meeting_id = m.id AND open = 1),
	(SELECT min(overdue_from) FROM follow_up WHERE meeting_id = m.id),
	(SELECT group_concat(tag, ' ') FROM (
		SELECT tag FROM tag WHERE meeting_id = m.id ORDER BY tag))
FROM meeting AS m WHERE id = :id;

-- :name check_history
SELECT json, checksum FROM history WHERE meeting_id = :meeting_id;

-- :name logbook_wrong
-- scan: every record is counted
SELECT records <> (SELECT count(*) FROM meeting WHERE trashed_at IS NULL)
	OR last_number < (SELECT coalesce(max(number), 0) FROM meeting)
FROM logbook WHERE id = 1;

-- :name names_wrong
-- scan: every name is looked at
SELECT count(*) FROM known AS k WHERE k.no = 0 AND k.row_id IS NOT NULL
	AND k.text IS NOT CASE k.what
		WHEN 'person' THEN
			(SELECT name FROM person WHERE id = k.row_id)
		WHEN 'organization' THEN
			(SELECT name FROM organization WHERE id = k.row_id)
		ELSE (SELECT name FROM venue WHERE id = k.row_id) END;
