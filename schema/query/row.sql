-- Reference rows: persons, organizations, venues, and what is known of them.

-- :name person_insert
INSERT INTO person (
	batch_id, uid, name, position, organization_id, rank, service_number,
	merged_id, note)
VALUES (
	:batch_id, :uid, :name, :position,
	(SELECT id FROM organization WHERE uid = :organization_uid), :rank,
	:service_number, (SELECT id FROM person WHERE uid = :merged_into),
	:note);

-- :part person_columns
	id, uid, name, position,
	(SELECT uid FROM organization
		WHERE id = t.organization_id) AS organization_uid,
	rank, service_number,
	(SELECT uid FROM person WHERE id = t.merged_id) AS merged_into, note

-- :name person_page
SELECT
-- :with person_columns
FROM person AS t WHERE uid > :after ORDER BY uid LIMIT :n;

-- :name person_by_uid
SELECT id, uid, merged_id FROM person WHERE uid = :uid;

-- :name person_by_id
SELECT id, uid, merged_id FROM person WHERE id = :id;

-- :name person_by_name
SELECT t.id, t.uid, t.merged_id
FROM known AS k JOIN person AS t ON t.id = k.row_id
WHERE k.what = 'person' AND k.fold = :fold AND k.no >= 0
	AND (:not_batch IS NULL OR t.batch_id IS NOT :not_batch)
ORDER BY t.merged_id IS NOT NULL, k.no > 0, t.id LIMIT 1;

-- :name person_links
UPDATE person SET
	organization_id =
		(SELECT id FROM organization WHERE uid = :organization_uid),
	merged_id = (SELECT id FROM person WHERE uid = :merged_into)
WHERE uid = :uid;

-- :name organization_insert
INSERT INTO organization (
	batch_id, uid, name, short, level, parent_id, collective,
	merged_id, note)
VALUES (
	:batch_id, :uid, :name, :short, :level,
	(SELECT id FROM organization WHERE uid = :parent_uid), :collective,
	(SELECT id FROM organization WHERE uid = :merged_into), :note);

-- :part organization_columns
	id, uid, name, short, level,
	(SELECT uid FROM organization WHERE id = t.parent_id) AS parent_uid,
	collective,
	(SELECT uid FROM organization WHERE id = t.merged_id) AS merged_into,
	note

-- :name organization_page
SELECT
-- :with organization_columns
FROM organization AS t WHERE uid > :after ORDER BY uid LIMIT :n;

-- :name organization_by_uid
SELECT id, uid, merged_id FROM organization WHERE uid = :uid;

-- :name organization_by_id
SELECT id, uid, merged_id FROM organization WHERE id = :id;

-- :name organization_by_name
SELECT t.id, t.uid, t.merged_id
FROM known AS k JOIN organization AS t ON t.id = k.row_id
WHERE k.what = 'organization' AND k.fold = :fold
	AND (k.no >= 0 OR :not_batch IS NULL)
	AND (:not_batch IS NULL OR t.batch_id IS NOT :not_batch)
ORDER BY t.merged_id IS NOT NULL, k.no <> 0, t.id LIMIT 1;

-- :name organization_links
UPDATE organization SET
	parent_id = (SELECT id FROM organization WHERE uid = :parent_uid),
	merged_id = (SELECT id FROM organization WHERE uid = :merged_into)
WHERE uid = :uid;

-- :name venue_insert
INSERT INTO venue (
	batch_id, uid, name, city, merged_id)
VALUES (
	:batch_id, :uid, :name, :city,
	(SELECT id FROM venue WHERE uid = :merged_into));

-- :part venue_columns
	id, uid, name, city,
	(SELECT uid FROM venue WHERE id = t.merged_id) AS merged_into

-- :name venue_page
SELECT
-- :with venue_columns
FROM venue AS t WHERE uid > :after ORDER BY uid LIMIT :n;

-- :name venue_by_uid
SELECT id, uid, merged_id FROM venue WHERE uid = :uid;

-- :name venue_by_id
SELECT id, uid, merged_id FROM venue WHERE id = :id;

-- :name venue_by_name
SELECT t.id, t.uid, t.merged_id
FROM known AS k JOIN venue AS t ON t.id = k.row_id
WHERE k.what = 'venue' AND k.fold = :fold AND k.no >= 0
	AND (:not_batch IS NULL OR t.batch_id IS NOT :not_batch)
ORDER BY t.merged_id IS NOT NULL, k.no > 0, t.id LIMIT 1;

-- :name venue_links
UPDATE venue SET
	merged_id = (SELECT id FROM venue WHERE uid = :merged_into)
WHERE uid = :uid;

-- A person's post and office are those of the newest meeting.
-- :name person_latest
UPDATE person SET
	position = coalesce(:position, position),
	organization_id = coalesce(
		(SELECT id FROM organization WHERE uid = :organization_uid),
		organization_id)
WHERE id = :id AND (position IS NOT coalesce(:position, position)
	OR organization_id IS NOT coalesce(
		(SELECT id FROM organization WHERE uid = :organization_uid),
		organization_id))
	AND NOT EXISTS (
	SELECT 1 FROM known
	WHERE what = 'person' AND row_id = :id AND no = 0
		AND last_date > :date);

-- :name known_insert
INSERT INTO known (what, row_id, no, text, fold, last_date)
VALUES (:what, :row_id, :no, :text, :fold, :date);

-- :name known_index_insert
INSERT INTO known_index (rowid, text) VALUES (:id, :text);

-- :name known_row_used
UPDATE known SET last_date = :date
WHERE what = :what AND row_id = :row_id
	AND (last_date IS NULL OR last_date < :date);

-- A post that became an alias of another is known by it.
-- :name known_word
SELECT id FROM known WHERE what = :what AND fold = :fold
	AND (row_id IS NULL OR what = 'position');

-- :name known_word_used
UPDATE known SET last_date = :date
WHERE id = :id AND (last_date IS NULL OR last_date < :date);

-- :name known_aliases
SELECT text FROM known
WHERE what = :what AND row_id = :row_id AND no > 0 ORDER BY no;
