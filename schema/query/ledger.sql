-- What was promised and what was not answered.

-- The last day of the oldest meeting of the chain.
-- :part task_since
	CASE WHEN f.continues IS NULL THEN m.last_day ELSE (
		WITH RECURSIVE chain (last_day, continues) AS (
			SELECT m.last_day, f.continues
			UNION SELECT om.last_day, o.continues
			FROM chain JOIN meeting AS om
				ON om.uid = substr(chain.continues, 1, 36)
			JOIN follow_up AS o ON o.meeting_id = om.id
				AND o.no = CAST(substr(chain.continues, 38)
					AS INTEGER)
			WHERE om.trashed_at IS NULL
		)
		SELECT min(last_day) FROM chain) END

-- :part issue_since
	CASE WHEN i.continues IS NULL THEN m.last_day ELSE (
		WITH RECURSIVE chain (last_day, continues) AS (
			SELECT m.last_day, i.continues
			UNION SELECT om.last_day, o.continues
			FROM chain JOIN meeting AS om
				ON om.uid = substr(chain.continues, 1, 36)
			JOIN issue AS o ON o.meeting_id = om.id
				AND o.no = CAST(substr(chain.continues, 38)
					AS INTEGER)
			WHERE om.trashed_at IS NULL
		)
		SELECT min(last_day) FROM chain) END

-- :part task
	SELECT m.id, m.uid, m.number, m.date, m.title, m.venue, m.version,
	(SELECT text FROM issue AS i
		WHERE i.meeting_id = m.id AND i.no = f.issue),
-- :with task_since
	, f.overdue_from,
	f.no, f.text, f.issue, f.response, f.owner, f.owner_type, f.direction,
	f.due, f.due_original, f.due_as_written, f.priority, f.status,
	f.closed_on, f.closing_note, f.continues, f.as_written, f.to_verify,
	coalesce((SELECT uid FROM person WHERE id = f.owner_person_id),
		(SELECT uid FROM organization
			WHERE id = f.owner_organization_id)) AS owner_uid

-- :part task_filter
	NOT
-- :with superseded
	AND (:owners IS NULL OR
-- :with owner_matches
	) AND (:not_owners IS NULL OR NOT
-- :with owner_not
	) AND
-- :with filter

-- Overdue ones come first by themselves: they are overdue for longer.
-- :name tasks_dated
-- scan: of an index of these alone, and of the chain
-- :with task
FROM follow_up AS f CROSS JOIN meeting AS m ON m.id = f.meeting_id
WHERE f.overdue_from <= :until AND
-- :with task_filter
ORDER BY f.overdue_from, m.last_day, m.uid, f.no;

-- :name tasks_undated
-- scan: of an index of these alone, and of the chain
-- :with task
FROM meeting AS m CROSS JOIN follow_up AS f ON f.meeting_id = m.id
WHERE m.open > 0 AND f.open = 1 AND f.overdue_from IS NULL
	AND f.continues IS NULL AND
-- :with task_filter
ORDER BY m.last_day, m.uid, f.no;

-- These are older than their meeting.
-- :name tasks_undated_chained
-- scan: of an index of these alone, and of the chain
-- :with task
FROM follow_up AS f CROSS JOIN meeting AS m ON m.id = f.meeting_id
WHERE f.continues IS NOT NULL AND f.open = 1 AND f.overdue_from IS NULL AND
-- :with task_filter
ORDER BY m.last_day, m.uid, f.no;

-- :name tasks_closed
-- scan: of an index of these alone, and of the chain
-- :with task
FROM follow_up AS f CROSS JOIN meeting AS m ON m.id = f.meeting_id
WHERE f.open = 0 AND
-- :with task_filter
ORDER BY f.closed_on DESC, m.last_day DESC, m.uid DESC, f.no;

-- :name task_chases
SELECT date, type, text FROM chase
WHERE meeting_id = (SELECT id FROM meeting WHERE uid = :uid)
	AND line = :line ORDER BY no;

-- :part unanswered
	SELECT m.id, m.uid, m.number, m.date, m.title, i.no, i.text,
	i.coverage,
-- :with issue_since

-- :part unanswered_filter
-- :with issue_open
	AND (:categories IS NULL OR EXISTS (
		SELECT 1 FROM json_each(:categories) AS j
		WHERE words_begin(i.category, j.value)))
	AND (:not_categories IS NULL OR NOT EXISTS (
		SELECT 1 FROM json_each(:not_categories) AS j
		WHERE words_begin(i.category, j.value)))
	AND
-- :with filter

-- :name unanswered
-- scan: of an index of these alone, and of the chain
-- :with unanswered
FROM meeting AS m CROSS JOIN issue AS i ON i.meeting_id = m.id
WHERE m.unanswered > 0 AND i.continues IS NULL AND
-- :with unanswered_filter
ORDER BY m.last_day, m.uid, i.no;

-- :name unanswered_chained
-- scan: of an index of these alone, and of the chain
-- :with unanswered
FROM issue AS i CROSS JOIN meeting AS m ON m.id = i.meeting_id
WHERE i.continues IS NOT NULL AND
-- :with unanswered_filter
ORDER BY m.last_day, m.uid, i.no;

-- Other records of the same day with the same title or venue.
-- :name duplicates
SELECT d.number, d.same_title = m.same_title
FROM meeting AS m JOIN meeting AS d
	ON d.same_title = m.same_title OR d.same_venue = m.same_venue
WHERE m.id = :id AND d.id <> m.id AND d.trashed_at IS NULL
ORDER BY d.number;
