-- Which records a query finds. "-- :part" names a text that "-- :with" puts
-- into statements; m is the meeting. A parameter that is NULL asks for
-- nothing. The bits of :any and :not are those of enum state in filter.c.

-- :part superseded
	EXISTS (
		SELECT 1 FROM follow_up AS n JOIN meeting AS nm
			ON nm.id = n.meeting_id
		WHERE n.continues = m.uid || '/' || f.no
			AND nm.trashed_at IS NULL
			AND nm.last_day >= m.first_day
			AND f.continues IS NOT nm.uid || '/' || n.no)

-- :part issue_superseded
	EXISTS (
		SELECT 1 FROM issue AS n JOIN meeting AS nm
			ON nm.id = n.meeting_id
		WHERE n.continues = m.uid || '/' || i.no
			AND nm.trashed_at IS NULL
			AND nm.last_day >= m.first_day
			AND i.continues IS NOT nm.uid || '/' || n.no)

-- :part issue_open
	i.unanswered = 1 AND NOT
-- :with issue_superseded

-- :part is_open
	(m.open > 0 AND EXISTS (
		SELECT 1 FROM follow_up AS f
		WHERE f.meeting_id = m.id AND f.open = 1 AND NOT
-- :with superseded
	))

-- :part is_overdue
	(m.overdue_from <= :today AND EXISTS (
		SELECT 1 FROM follow_up AS f
		WHERE f.meeting_id = m.id AND +f.overdue_from <= :today AND NOT
-- :with superseded
	))

-- :part is_unanswered
	(m.unanswered > 0 AND EXISTS (
		SELECT 1 FROM issue AS i
		WHERE i.meeting_id = m.id AND
-- :with issue_open
	))

-- :part duplicate
	EXISTS (
		SELECT 1 FROM meeting AS d
		WHERE d.id <> m.id AND d.trashed_at IS NULL
			AND (d.same_title = m.same_title
			OR d.same_venue = m.same_venue))

-- :part is_doubtful
	(m.doubtful = 1 OR
-- :with duplicate
	)

-- :part owner_matches
	(f.owner_person_id IN (SELECT value FROM json_each(:owner_persons))
	OR f.owner_organization_id IN (
		SELECT value FROM json_each(:owner_orgs))
	OR EXISTS (
		SELECT 1 FROM json_each(:owners) AS j
		WHERE words_begin(f.owner, j.value)))

-- :part owner_not
	(f.owner_person_id IN (SELECT value FROM json_each(:not_owner_persons))
	OR f.owner_organization_id IN (
		SELECT value FROM json_each(:not_owner_orgs))
	OR EXISTS (
		SELECT 1 FROM json_each(:not_owners) AS j
		WHERE words_begin(f.owner, j.value)))

-- :part filter
	(m.trashed_at IS NULL OR :any & 256)
	AND (:first_day IS NULL OR m.last_day >= :first_day)
	AND (:last_day IS NULL OR m.first_day <= :last_day)
	AND (:before IS NULL OR m.last_day < :before)
	AND (:after IS NULL OR m.first_day > :after)
	AND (:months IS NULL OR EXISTS (
		SELECT 1 FROM json_each(:months) AS j
		WHERE m.last_day >= j.value ->> 0
			AND m.first_day <= j.value ->> 1))
	AND (:not_months IS NULL OR NOT EXISTS (
		SELECT 1 FROM json_each(:not_months) AS j
		WHERE m.last_day >= j.value ->> 0
			AND m.first_day <= j.value ->> 1))
	AND (:kinds IS NULL
		OR m.kind IN (SELECT value FROM json_each(:kinds)))
	AND (:not_kinds IS NULL OR m.kind IS NULL
		OR m.kind NOT IN (SELECT value FROM json_each(:not_kinds)))
	AND (:any = 0
		OR :any & 1 AND
-- :with is_open
		OR :any & 2 AND
-- :with is_overdue
		OR :any & 4 AND
-- :with is_unanswered
		OR :any & 8 AND
-- :with is_doubtful
		OR :any & 16 AND ifnull(m.status, 'working') = 'working'
		OR :any & 32 AND ifnull(m.status, '') IN ('final', 'amended')
		OR :any & 64 AND ifnull(m.status, '') = 'amended'
		OR :any & 128 AND m.confidential IS NOT NULL
		OR :any & 256 AND m.trashed_at IS NOT NULL)
	AND (:not = 0 OR NOT (
		:not & 1 AND
-- :with is_open
		OR :not & 2 AND
-- :with is_overdue
		OR :not & 4 AND
-- :with is_unanswered
		OR :not & 8 AND
-- :with is_doubtful
		OR :not & 16 AND ifnull(m.status, 'working') = 'working'
		OR :not & 32 AND ifnull(m.status, '') IN ('final', 'amended')
		OR :not & 64 AND ifnull(m.status, '') = 'amended'
		OR :not & 128 AND m.confidential IS NOT NULL
		OR :not & 256 AND m.trashed_at IS NOT NULL))
	AND (NOT :doubtful OR
-- :with is_doubtful
	)
	AND (:venues IS NULL
		OR +m.venue_id IN (SELECT value FROM json_each(:venues)))
	AND (:not_venues IS NULL OR m.venue_id IS NULL
		OR m.venue_id NOT IN (
			SELECT value FROM json_each(:not_venues)))
	AND (:persons IS NULL OR EXISTS (
		SELECT 1 FROM participant AS p
		WHERE p.meeting_id = m.id AND +p.person_id IN (
			SELECT value FROM json_each(:persons))))
	AND (:not_persons IS NULL OR NOT EXISTS (
		SELECT 1 FROM participant AS p
		WHERE p.meeting_id = m.id AND +p.person_id IN (
			SELECT value FROM json_each(:not_persons))))
	AND (:orgs IS NULL OR EXISTS (
		SELECT 1 FROM participant AS p
		WHERE p.meeting_id = m.id AND +p.organization_id IN (
			SELECT value FROM json_each(:orgs))))
	AND (:not_orgs IS NULL OR NOT EXISTS (
		SELECT 1 FROM participant AS p
		WHERE p.meeting_id = m.id AND +p.organization_id IN (
			SELECT value FROM json_each(:not_orgs))))
	AND (:owners IS NULL OR EXISTS (
		SELECT 1 FROM follow_up AS f
		WHERE f.meeting_id = m.id AND
-- :with owner_matches
	))
	AND (:not_owners IS NULL OR NOT EXISTS (
		SELECT 1 FROM follow_up AS f
		WHERE f.meeting_id = m.id AND
-- :with owner_not
	))
	AND (:categories IS NULL OR EXISTS (
		SELECT 1 FROM issue AS i, json_each(:categories) AS j
		WHERE i.meeting_id = m.id AND words_begin(i.category, j.value)))
	AND (:not_categories IS NULL OR NOT EXISTS (
		SELECT 1 FROM issue AS i, json_each(:not_categories) AS j
		WHERE i.meeting_id = m.id AND words_begin(i.category, j.value)))
	AND (:tags IS NULL OR EXISTS (
		SELECT 1 FROM tag AS t, json_each(:tags) AS j
		WHERE t.meeting_id = m.id AND words_begin(t.tag, j.value)))
	AND (:not_tags IS NULL OR NOT EXISTS (
		SELECT 1 FROM tag AS t, json_each(:not_tags) AS j
		WHERE t.meeting_id = m.id AND words_begin(t.tag, j.value)))

-- By date, then uid, from a place on: newest first, or oldest first.

-- :name walk_older
SELECT m.id, m.version FROM meeting AS m
WHERE (m.date, m.uid) < (:date, :uid) AND m.date >= :bound AND
-- :with filter
ORDER BY m.date DESC, m.uid DESC;

-- :name walk_newer
SELECT m.id, m.version FROM meeting AS m
WHERE (m.date, m.uid) > (:date, :uid) AND m.date <= :bound AND
-- :with filter
ORDER BY m.date, m.uid;

-- The same for few records that are known already.

-- :name walk_among_older
SELECT m.id, m.version
FROM json_each(:ids) AS c CROSS JOIN meeting AS m ON m.id = c.value
WHERE (m.date, m.uid) < (:date, :uid) AND m.date >= :bound AND
-- :with filter
ORDER BY m.date DESC, m.uid DESC;

-- :name walk_among_newer
SELECT m.id, m.version
FROM json_each(:ids) AS c CROSS JOIN meeting AS m ON m.id = c.value
WHERE (m.date, m.uid) > (:date, :uid) AND m.date <= :bound AND
-- :with filter
ORDER BY m.date, m.uid;

-- The earliest date of a meeting of several days that reaches :first_day.
-- :name walk_reach
SELECT min(date) FROM meeting INDEXED BY meeting_long
WHERE last_day > first_day AND last_day >= :first_day;

-- Candidates: what few records one condition leaves. One may come twice.

-- :name match_ids
SELECT rowid FROM meeting_index WHERE meeting_index MATCH :match;

-- :name person_ids
SELECT meeting_id FROM participant
WHERE person_id IN (SELECT value FROM json_each(:ids));

-- :name organization_ids
SELECT meeting_id FROM participant
WHERE organization_id IN (SELECT value FROM json_each(:ids));

-- :name venue_ids
SELECT id FROM meeting
WHERE venue_id IN (SELECT value FROM json_each(:ids));

-- Owners are known by row or only by what was written.
-- :name owner_ids
SELECT meeting_id FROM follow_up
WHERE owner_person_id IN (SELECT value FROM json_each(:persons))
UNION ALL SELECT meeting_id FROM follow_up
WHERE owner_organization_id IN (SELECT value FROM json_each(:orgs))
UNION ALL SELECT rowid FROM meeting_index WHERE meeting_index MATCH :match;

-- :name doubtful_ids
SELECT id FROM meeting WHERE doubtful = 1
UNION ALL SELECT id FROM meeting WHERE same_title IN (
	SELECT same_title FROM meeting WHERE same_title IS NOT NULL
	GROUP BY same_title HAVING count(*) > 1)
UNION ALL SELECT id FROM meeting WHERE same_venue IN (
	SELECT same_venue FROM meeting WHERE same_venue IS NOT NULL
	GROUP BY same_venue HAVING count(*) > 1);

-- :name open_ids
-- scan: of the index of these alone
SELECT meeting_id FROM follow_up WHERE open = 1;

-- :name overdue_ids
SELECT meeting_id FROM follow_up WHERE overdue_from <= :today;

-- :name unanswered_ids
-- scan: of the index of these alone
SELECT meeting_id FROM issue WHERE unanswered = 1;

-- :name trash_ids
-- scan: of the index of these alone
SELECT id FROM meeting WHERE trashed_at IS NOT NULL;

-- Reference rows with a name, short name or alias that :match finds: those
-- that were merged into them, or they into, and organizations below.

-- :name person_named
-- scan: of what was found
WITH RECURSIVE named (id) AS (
	SELECT k.row_id FROM known_index CROSS JOIN known AS k
		ON k.id = known_index.rowid
	WHERE known_index MATCH :match AND k.what = 'person'
	UNION SELECT r.merged_id FROM named JOIN person AS r
		ON r.id = named.id
	UNION SELECT r.id FROM named JOIN person AS r
		ON r.merged_id = named.id
)
SELECT id FROM named WHERE id IS NOT NULL;

-- :name venue_named
-- scan: of what was found
WITH RECURSIVE named (id) AS (
	SELECT k.row_id FROM known_index CROSS JOIN known AS k
		ON k.id = known_index.rowid
	WHERE known_index MATCH :match AND k.what = 'venue'
	UNION SELECT r.merged_id FROM named JOIN venue AS r ON r.id = named.id
	UNION SELECT r.id FROM named JOIN venue AS r ON r.merged_id = named.id
)
SELECT id FROM named WHERE id IS NOT NULL;

-- :name organization_named
-- scan: of what was found
WITH RECURSIVE named (id) AS (
	SELECT k.row_id FROM known_index CROSS JOIN known AS k
		ON k.id = known_index.rowid
	WHERE known_index MATCH :match AND k.what = 'organization'
	UNION SELECT r.merged_id FROM named JOIN organization AS r
		ON r.id = named.id
	UNION SELECT r.id FROM named JOIN organization AS r
		ON r.merged_id = named.id
	UNION SELECT r.id FROM named JOIN organization AS r
		ON r.parent_id = named.id
)
SELECT id FROM named WHERE id IS NOT NULL;
