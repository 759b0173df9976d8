-- The directory: rows that records share, and the names that lead to them.
-- :what is the kind of a row as the table "known" has it; a post has no row
-- but is one there.

-- What row k.row_id was merged into.
-- :part merged_into
	(CASE :what
	WHEN 'person' THEN
		(SELECT merged_id FROM person WHERE id = k.row_id)
	WHEN 'organization' THEN
		(SELECT merged_id FROM organization WHERE id = k.row_id)
	WHEN 'venue' THEN
		(SELECT merged_id FROM venue WHERE id = k.row_id)
	END)

-- Row :id and all that was merged into it.
-- :part same
	WITH RECURSIVE same (id) AS (
		SELECT :id
		UNION SELECT r.id FROM same JOIN person AS r
			ON r.merged_id = same.id WHERE :what = 'person'
		UNION SELECT r.id FROM same JOIN organization AS r
			ON r.merged_id = same.id WHERE :what = 'organization'
		UNION SELECT r.id FROM same JOIN venue AS r
			ON r.merged_id = same.id WHERE :what = 'venue'
	)

-- :part directory_shown
	(:ids IS NULL OR coalesce(k.row_id, k.id) IN (
		SELECT value FROM json_each(:ids)))
	AND
-- :with merged_into
	IS NULL

-- By name, from a place on, or back from it.

-- :name directory_page
SELECT coalesce(k.row_id, k.id) AS row FROM known AS k
WHERE k.what = :what AND k.no = 0 AND k.fold >= :fold
	AND (k.fold, coalesce(k.row_id, k.id)) > (:fold, :after) AND
-- :with directory_shown
ORDER BY k.fold, row LIMIT :n;

-- :name directory_page_back
SELECT coalesce(k.row_id, k.id) AS row FROM known AS k
WHERE k.what = :what AND k.no = 0 AND k.fold <= :fold
	AND (k.fold, coalesce(k.row_id, k.id)) < (:fold, :after) AND
-- :with directory_shown
ORDER BY k.fold DESC, row DESC LIMIT :n;

-- From the rows in "called" to what they were merged into.
-- :part called_rows
	UNION SELECT
-- :with merged_into
	FROM called AS k WHERE k.row_id IS NOT NULL
)
SELECT row_id FROM called AS k WHERE row_id IS NOT NULL AND
-- :with merged_into
	IS NULL

-- Rows with words in a name that :match finds.
-- :name directory_called
-- scan: of what was found
WITH RECURSIVE called (row_id) AS (
	SELECT coalesce(k.row_id, k.id)
	FROM known_index CROSS JOIN known AS k ON k.id = known_index.rowid
	WHERE known_index MATCH :match AND k.what = :what
-- :with called_rows
;

-- Rows with the name, short name or alias that :fold is.
-- :name directory_exact
-- scan: of what was found
WITH RECURSIVE called (row_id) AS (
	SELECT coalesce(k.row_id, k.id) FROM known AS k
	WHERE k.what = :what AND k.fold = :fold
-- :with called_rows
;

-- Every name of every row that was not merged: what is compared for likeness.
-- :name directory_names
SELECT k.row_id, k.text FROM known AS k
WHERE k.what = :what AND k.row_id IS NOT NULL AND
-- :with merged_into
	IS NULL
ORDER BY k.what, k.fold;

-- Lines of meetings with one of these rows.
-- :part lines_with_row
	SELECT meeting_id AS id FROM participant WHERE :what = 'person'
		AND person_id IN (SELECT id FROM same)
	UNION ALL SELECT meeting_id FROM participant
	WHERE :what = 'organization'
		AND organization_id IN (SELECT id FROM same)
	UNION ALL SELECT id FROM meeting WHERE :what = 'venue'
		AND venue_id IN (SELECT id FROM same)

-- Of what is met often only :most are counted.
-- :name directory_met
-- scan: of the rows that are one
-- :with same
SELECT count(*), min(m.date), max(m.date)
FROM (SELECT DISTINCT id FROM (
-- :with lines_with_row
	) LIMIT :most) AS t CROSS JOIN meeting AS m ON m.id = t.id
WHERE m.trashed_at IS NULL;

-- :name directory_lines
-- scan: of the rows that are one
-- :with same
SELECT count(*) FROM (SELECT 1 FROM (
-- :with lines_with_row
	) LIMIT :most);

-- Of rows that are met seldom; and of those that are met often, which come
-- soon when the newest meetings are looked through.

-- :name directory_meetings
-- scan: of the rows that are one
-- :with same
SELECT m.id FROM meeting AS m WHERE m.trashed_at IS NULL AND m.id IN (
-- :with lines_with_row
	)
ORDER BY m.date DESC, m.uid DESC LIMIT :n;

-- :name directory_newest
-- scan: of the newest meetings
-- :with same
SELECT m.id FROM meeting AS m
WHERE m.trashed_at IS NULL AND CASE :what
	WHEN 'venue' THEN +m.venue_id IN (SELECT id FROM same)
	ELSE EXISTS (
		SELECT 1 FROM participant AS p
		WHERE p.meeting_id = m.id AND CASE :what
			WHEN 'person' THEN
				p.person_id IN (SELECT id FROM same)
			ELSE p.organization_id IN (SELECT id FROM same) END)
	END
ORDER BY m.date DESC, m.uid DESC LIMIT :n;

-- :name directory_merged
-- scan: of the rows that are one
-- :with same
SELECT CASE :what
	WHEN 'person' THEN (SELECT uid FROM person WHERE id = same.id)
	WHEN 'organization' THEN
		(SELECT uid FROM organization WHERE id = same.id)
	ELSE (SELECT uid FROM venue WHERE id = same.id) END,
	CASE :what
	WHEN 'person' THEN (SELECT name FROM person WHERE id = same.id)
	WHEN 'organization' THEN
		(SELECT name FROM organization WHERE id = same.id)
	ELSE (SELECT name FROM venue WHERE id = same.id) END
FROM same WHERE id <> :id ORDER BY 2;

-- :name known_last
SELECT max(last_date) FROM known WHERE what = :what AND row_id = :row_id;

-- :name known_post
SELECT id, row_id FROM known WHERE what = 'position' AND fold = :fold;

-- :name known_get
SELECT text, last_date FROM known WHERE id = :id;

-- A word becomes an alias of another, or a word of its own again.
-- :name known_alias_set
UPDATE known SET row_id = :row_id, no = :no WHERE id = :id;

-- :name known_alias_free
SELECT coalesce(max(no), 0) + 1 FROM known
WHERE what = :what AND row_id = :row_id;

-- :name person_row
SELECT
-- :with person_columns
FROM person AS t WHERE id = :id;

-- :name organization_row
SELECT
-- :with organization_columns
FROM organization AS t WHERE id = :id;

-- :name venue_row
SELECT
-- :with venue_columns
FROM venue AS t WHERE id = :id;

-- What somebody changed is no longer only what a batch brought.

-- :name person_update
UPDATE person SET
	name = :name, position = :position,
	organization_id =
		(SELECT id FROM organization WHERE uid = :organization_uid),
	rank = :rank, service_number = :service_number,
	merged_id = (SELECT id FROM person WHERE uid = :merged_into),
	note = :note, batch_id = NULL
WHERE uid = :uid;

-- :name organization_update
UPDATE organization SET
	name = :name, short = :short, level = :level,
	parent_id = (SELECT id FROM organization WHERE uid = :parent_uid),
	collective = :collective,
	merged_id = (SELECT id FROM organization WHERE uid = :merged_into),
	note = :note, batch_id = NULL
WHERE uid = :uid;

-- :name venue_update
UPDATE venue SET
	name = :name, city = :city,
	merged_id = (SELECT id FROM venue WHERE uid = :merged_into),
	batch_id = NULL
WHERE uid = :uid;

-- A counterpart: organization :id, those merged into it and those below; the
-- logbook's own office, :own, stands below it only where it is asked for.
-- :name counterpart_offices
-- scan: of the rows that are found
WITH RECURSIVE office (id) AS (
	SELECT :id
	UNION SELECT r.id FROM office JOIN organization AS r
		ON r.merged_id = office.id
	UNION SELECT r.id FROM office JOIN organization AS r
		ON r.parent_id = office.id AND r.id IS NOT :own
)
SELECT id FROM office;

-- :name counterpart_met
SELECT count(*), min(m.date), max(m.date) FROM meeting AS m
WHERE m.trashed_at IS NULL AND m.id IN (
	SELECT meeting_id FROM participant
	WHERE organization_id IN (SELECT value FROM json_each(:orgs)));

-- :name counterpart_meetings
SELECT m.id FROM meeting AS m
WHERE m.trashed_at IS NULL AND m.id IN (
	SELECT meeting_id FROM participant
	WHERE organization_id IN (SELECT value FROM json_each(:orgs)))
ORDER BY m.date DESC, m.uid DESC LIMIT :n;

-- Was one of its lines the host of meeting m?
-- :part counterpart_hosts
	EXISTS (
		SELECT 1 FROM participant AS h
		WHERE h.meeting_id = m.id AND h.side = 'host'
			AND +h.organization_id IN (
				SELECT value FROM json_each(:orgs)))

-- :name counterpart_asked
-- scan: of the chain of an issue
SELECT m.uid, m.number, m.date, i.no, i.text, i.coverage,
	(
-- :with issue_open
	) AS open,
-- :with issue_since
	AS since
FROM meeting AS m JOIN issue AS i ON i.meeting_id = m.id
LEFT JOIN participant AS r ON r.meeting_id = m.id AND r.no = i.raised_by
WHERE m.trashed_at IS NULL AND m.id IN (
		SELECT meeting_id FROM participant WHERE organization_id IN (
			SELECT value FROM json_each(:orgs)))
	AND i.type IS NOT 'report'
	AND NOT
-- :with issue_superseded
	AND CASE WHEN r.side IS NULL THEN
-- :with counterpart_hosts
		AND (r.organization_id IS NULL OR r.organization_id NOT IN (
			SELECT value FROM json_each(:orgs)))
	WHEN r.side <> 'host' AND
-- :with counterpart_hosts
	THEN 1
	ELSE NOT EXISTS (
		SELECT 1 FROM participant AS h
		WHERE h.meeting_id = m.id AND h.side = r.side
			AND +h.organization_id IN (
				SELECT value FROM json_each(:orgs))) END
ORDER BY open DESC, since, m.uid, i.no;

-- :name counterpart_said
SELECT m.uid, m.number, m.date, s.no, s.type, s.text,
	(SELECT group_concat(coalesce(issue, '') || ':' || coalesce(how, ''),
			' ') FROM (
		SELECT issue, how FROM answer
		WHERE meeting_id = m.id AND line = s.no ORDER BY no))
FROM meeting AS m JOIN response AS s ON s.meeting_id = m.id
LEFT JOIN participant AS g ON g.meeting_id = m.id AND g.no = s.given_by
WHERE m.trashed_at IS NULL AND m.id IN (
		SELECT meeting_id FROM participant WHERE organization_id IN (
			SELECT value FROM json_each(:orgs)))
	AND CASE WHEN g.no IS NULL THEN
-- :with counterpart_hosts
	WHEN g.organization_id IS NULL THEN g.side = 'host' AND
-- :with counterpart_hosts
	ELSE g.organization_id IN (SELECT value FROM json_each(:orgs)) END
ORDER BY m.date DESC, m.uid DESC, s.no;

-- :name counterpart_promised
-- scan: of the chain of a follow-up
-- :with task
	, f.open, m.last_day
FROM follow_up AS f CROSS JOIN meeting AS m ON m.id = f.meeting_id
WHERE f.rowid IN (
		SELECT rowid FROM follow_up WHERE owner_organization_id IN (
			SELECT value FROM json_each(:orgs))
		UNION SELECT rowid FROM follow_up WHERE owner_person_id IN (
			SELECT id FROM person WHERE organization_id IN (
				SELECT value FROM json_each(:orgs))))
	AND m.trashed_at IS NULL AND NOT
-- :with superseded
ORDER BY f.open DESC, f.closed_on DESC, m.last_day, m.uid, f.no;
