-- What a line of the log shows. A chain of follow-ups or issues counts once,
-- at its newest.

-- :name row_get
SELECT m.uid, m.number, m.date, m.title, m.kind, m.status, m.venue, m.city,
	m.people,
	CASE WHEN m.open > 0 THEN (
		SELECT count(*) FROM follow_up AS f
		WHERE f.meeting_id = m.id AND f.open = 1 AND NOT
-- :with superseded
	) ELSE 0 END,
	CASE WHEN m.overdue_from <= :today THEN (
		SELECT count(*) FROM follow_up AS f
		WHERE f.meeting_id = m.id AND +f.overdue_from <= :today AND NOT
-- :with superseded
	) ELSE 0 END,
	CASE WHEN m.unanswered > 0 THEN (
		SELECT count(*) FROM issue AS i
		WHERE i.meeting_id = m.id AND
-- :with issue_open
	) ELSE 0 END,
	(
-- :with is_doubtful
	), m.trashed_at IS NOT NULL, m.version
FROM meeting AS m WHERE m.id = :id;

-- Ranks of what :match finds, a hit in the title first; the smallest is best.
-- :name match_ranks
SELECT rowid, bm25(meeting_index, 10.0, 4.0, 2.0, 2.0, 2.0, 1.0)
FROM meeting_index WHERE meeting_index MATCH :match;

-- Where :match was found in those records that were asked for. Not by rowid:
-- that would search anew for each of them.
-- :name match_hits
SELECT rowid, snippet(meeting_index, -1, char(1), char(2), '…', 12)
FROM meeting_index
WHERE meeting_index MATCH :match
	AND +rowid IN (SELECT value FROM json_each(:ids));
