-- Values used before.

-- :name suggest_newest
SELECT what, row_id, text, last_date FROM known
WHERE what = :what AND (:value IS NULL OR words_begin(text, :value))
ORDER BY last_date DESC;

-- :name suggest_count
SELECT count(*) FROM (
	SELECT 1 FROM known_index WHERE known_index MATCH :match LIMIT :most);

-- :name suggest_matching
SELECT k.what, k.row_id, k.text, k.last_date
FROM known_index CROSS JOIN known AS k ON k.id = known_index.rowid
WHERE known_index MATCH :match AND k.what IN (:what, :also, :more)
ORDER BY k.last_date DESC, k.fold;

-- Meetings are held again under the same title.
-- :name suggest_title
-- scan: of the newest meetings
SELECT 'title', 0, title, max(date) AS last_date FROM (
	SELECT title, date FROM meeting WHERE trashed_at IS NULL
	ORDER BY date DESC LIMIT 500
) WHERE :value IS NULL OR words_begin(title, :value)
GROUP BY title ORDER BY last_date DESC;

-- :name suggest_merged
SELECT coalesce(CASE :what
	WHEN 'person' THEN (SELECT merged_id FROM person WHERE id = :id)
	WHEN 'venue' THEN (SELECT merged_id FROM venue WHERE id = :id)
	ELSE (SELECT merged_id FROM organization WHERE id = :id) END, 0);

-- :name suggest_person
SELECT uid, name,
	(SELECT count(DISTINCT meeting_id) FROM participant
		WHERE person_id = r.id),
	position,
	(SELECT name FROM organization WHERE id = r.organization_id)
FROM person AS r WHERE id = :id;

-- The person's line in the newest of the meetings that were saved last.
-- :name suggest_person_last
-- scan: of the newest lines
SELECT p.position, p.organization, p.side FROM (
	SELECT position, organization, side, meeting_id FROM participant
	WHERE person_id = :id ORDER BY rowid DESC LIMIT 20
) AS p JOIN meeting AS m ON m.id = p.meeting_id
WHERE m.trashed_at IS NULL ORDER BY m.date DESC LIMIT 1;

-- :name suggest_organization
SELECT uid, name,
	(SELECT count(DISTINCT meeting_id) FROM participant
		WHERE organization_id = r.id)
FROM organization AS r WHERE id = :id;

-- :name suggest_venue
SELECT uid, name, (SELECT count(*) FROM meeting WHERE venue_id = r.id), city
FROM venue AS r WHERE id = :id;
