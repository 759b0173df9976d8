-- The figures of a report. A meeting belongs to a period if all that is known
-- of its date lies in it: its first day, its month or its year. Parameters of
-- the period are those of bind_days in src/store/sqlite/figures.c.

-- :part date_in_period
	m.date BETWEEN :from AND :to
	AND CASE length(m.date)
		WHEN 10 THEN m.date >= :day
		WHEN 7 THEN m.date BETWEEN :month AND :last_month
		ELSE m.date BETWEEN :year AND :last_year END

-- :name report_meetings
SELECT m.id, m.confidential IS NOT NULL, m.first_day, length(m.date) = 10,
	m.kind, m.people
FROM meeting AS m
WHERE
-- :with date_in_period
	AND
-- :with filter
ORDER BY m.date, m.uid;

-- Too little is known of these to say whether they lie in it.
-- :name report_vague
SELECT m.id, m.confidential IS NOT NULL FROM meeting AS m
WHERE m.date IN (:month_of_first, :month_of_last, :year_of_first,
		:year_of_last)
	AND NOT (
-- :with date_in_period
	) AND
-- :with filter
;

-- :part was_there
	(p.presence IS NULL OR p.presence IN ('present', 'represented'))

-- :name report_heads
SELECT total(p.head_count) FROM json_each(:ids) AS c
CROSS JOIN participant AS p ON p.meeting_id = c.value
WHERE p.head_count_is = 'estimated'
	AND p.type IN ('group', 'organization') AND
-- :with was_there
;

-- People by their row, or by name where they have none.
-- :name report_named
-- scan: of the meetings given, and of the names found
WITH line (id, name) AS (
	SELECT DISTINCT p.person_id,
		CASE WHEN p.person_id IS NULL THEN lower(p.name) END
	FROM json_each(:ids) AS c
	CROSS JOIN participant AS p ON p.meeting_id = c.value
	WHERE p.type = 'person' AND p.name IS NOT NULL AND
-- :with was_there
)
SELECT count(*) FROM (
	SELECT DISTINCT name, CASE WHEN id IS NOT NULL THEN coalesce((
		WITH RECURSIVE up (id, merged) AS (
			SELECT r.id, r.merged_id FROM person AS r
			WHERE r.id = line.id
			UNION SELECT r.id, r.merged_id
			FROM up JOIN person AS r ON r.id = up.merged
		)
		SELECT id FROM up WHERE merged IS NULL), id) END
	FROM line);

-- Organizations other than :own, by their row, or by name where they have
-- none; those with the most meetings first.
-- :name report_organizations
-- scan: of the meetings given, and of the names found
WITH line (id, name, meeting) AS MATERIALIZED (
	SELECT DISTINCT p.organization_id,
		CASE WHEN p.organization_id IS NULL THEN p.organization END,
		p.meeting_id
	FROM json_each(:ids) AS c
	CROSS JOIN participant AS p ON p.meeting_id = c.value
	WHERE p.organization IS NOT NULL AND
-- :with was_there
),
office (id, top) AS MATERIALIZED (
	SELECT found.id, coalesce((
		WITH RECURSIVE up (id, merged) AS (
			SELECT r.id, r.merged_id FROM organization AS r
			WHERE r.id = found.id
			UNION SELECT r.id, r.merged_id
			FROM up JOIN organization AS r ON r.id = up.merged
		)
		SELECT id FROM up WHERE merged IS NULL), found.id)
	FROM (SELECT DISTINCT id FROM line WHERE id IS NOT NULL) AS found
)
SELECT o.uid, coalesce(o.name, l.name) AS name,
	count(DISTINCT l.meeting) AS meetings
FROM line AS l LEFT JOIN office AS f ON f.id = l.id
LEFT JOIN organization AS o ON o.id = f.top
WHERE f.top <> :own
	OR f.top IS NULL AND lower(l.name) IS NOT lower(:own_name)
GROUP BY f.top, lower(l.name)
ORDER BY meetings DESC, name, f.top;

-- :name report_issues
SELECT i.category, i.coverage, i.unanswered, count(*)
FROM json_each(:ids) AS c CROSS JOIN issue AS i ON i.meeting_id = c.value
GROUP BY i.category, i.coverage, i.unanswered;

-- :name report_responses
SELECT count(*) FROM json_each(:ids) AS c
CROSS JOIN response AS r ON r.meeting_id = c.value;

-- How a follow-up was closed: late if that was certainly after its due; it
-- is on neither side where one of the two is not known.
-- :part closing_of
	CASE WHEN f.status = 'dropped' THEN 'dropped'
	WHEN f.due IS NULL OR f.closed_on IS NULL THEN 'done'
	WHEN substr(f.closed_on || '-01-01', 1, 10)
		> f.due || substr('-12-31', length(f.due) - 3) THEN 'late'
	ELSE 'on time' END

-- :name report_follow_ups
SELECT f.continues IS NULL,
	CASE WHEN f.open = 0 THEN
-- :with closing_of
	WHEN
-- :with superseded
	THEN 'continued'
	WHEN f.overdue_from <= :today THEN 'overdue' ELSE 'open' END AS state,
	count(*)
FROM json_each(:ids) AS c CROSS JOIN meeting AS m ON m.id = c.value
CROSS JOIN follow_up AS f ON f.meeting_id = m.id
GROUP BY 1, 2;

-- Follow-ups of any meeting that were closed in the period.
-- :name report_closed
SELECT m.id, f.no, m.confidential IS NOT NULL,
-- :with closing_of
FROM follow_up AS f CROSS JOIN meeting AS m ON m.id = f.meeting_id
WHERE f.open = 0 AND f.closed_on BETWEEN :from AND :to
	AND CASE length(f.closed_on)
		WHEN 10 THEN f.closed_on >= :day
		WHEN 7 THEN f.closed_on BETWEEN :month AND :last_month
		ELSE f.closed_on BETWEEN :year AND :last_year END
	AND
-- :with filter
ORDER BY f.closed_on, m.date, m.uid, f.no;

-- Open follow-ups of meetings up to day :end.
-- :name report_open
-- scan: of an index of these alone, and of the chain
SELECT m.id, f.no, m.confidential IS NOT NULL, f.overdue_from,
-- :with task_since
FROM follow_up AS f CROSS JOIN meeting AS m ON m.id = f.meeting_id
WHERE f.open = 1 AND m.first_day <= :end AND NOT
-- :with superseded
	AND
-- :with filter
;

-- :name report_task
-- scan: of the chain
-- :with task
FROM meeting AS m JOIN follow_up AS f ON f.meeting_id = m.id
WHERE m.id = :id AND f.no = :no;

-- Issues without any answer: of the meetings given, and of older ones, the
-- newest first.
-- :name report_unanswered
-- scan: of the meetings given, and of the chain
SELECT m.id, i.no, m.confidential IS NOT NULL,
-- :with issue_since
FROM json_each(:ids) AS c CROSS JOIN meeting AS m ON m.id = c.value
CROSS JOIN issue AS i ON i.meeting_id = m.id
WHERE i.coverage = 'none' AND
-- :with issue_open
ORDER BY m.date, m.uid, i.no;

-- :name report_unanswered_older
-- scan: of an index of these alone, and of the chain
SELECT m.id, i.no, m.confidential IS NOT NULL,
-- :with issue_since
FROM meeting AS m CROSS JOIN issue AS i ON i.meeting_id = m.id
WHERE m.unanswered > 0 AND m.last_day <= :end AND m.first_day < :begin
	AND i.coverage = 'none' AND
-- :with issue_open
	AND
-- :with filter
ORDER BY m.last_day DESC, m.uid DESC, i.no;

-- :name report_doubtful
SELECT m.id FROM json_each(:ids) AS c CROSS JOIN meeting AS m ON m.id = c.value
WHERE
-- :with is_doubtful
ORDER BY m.date, m.uid;

-- What the monthly table says of a meeting.

-- :name month_meeting
SELECT version, date, title, venue, city, confidential
FROM meeting WHERE id = :id;

-- :name month_participants
SELECT name, position, organization, head_count, type, presence
FROM participant WHERE meeting_id = :id ORDER BY no;

-- :name month_issues
SELECT text FROM issue WHERE meeting_id = :id ORDER BY no;

-- :name month_responses
SELECT text FROM response WHERE meeting_id = :id ORDER BY no;

-- :name month_follow_ups
SELECT text FROM follow_up WHERE meeting_id = :id ORDER BY no;
