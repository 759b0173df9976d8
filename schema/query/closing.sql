-- Months that were closed, and what changed in them since.

-- :name closing_get
SELECT id, at, by, hash,
	(SELECT count(*) FROM closing_meeting WHERE closing_id = c.id)
FROM closing AS c WHERE period = :period;

-- :name closing_any
-- scan: of the first one, if there is any
SELECT EXISTS (SELECT 1 FROM closing);

-- :name closing_periods
-- scan: of all, of which there is one a month
SELECT period FROM closing ORDER BY period;

-- The month of the first record.
-- :name closing_first
-- scan: of an index, up to the first one
SELECT substr(date, 1, 7) FROM meeting
WHERE trashed_at IS NULL AND length(date) > 4 ORDER BY date, uid LIMIT 1;

-- :name closing_meetings
SELECT id FROM meeting
WHERE date BETWEEN :period AND :last AND trashed_at IS NULL
	AND (:confidential OR confidential IS NULL)
ORDER BY uid;

-- :name closing_lines
-- scan: of all closed months
SELECT c.period, c.hash, f.uid, f.checksum
FROM closing AS c LEFT JOIN closing_meeting AS f ON f.closing_id = c.id
ORDER BY c.period, f.uid;

-- :name closing_insert
INSERT INTO closing (period, at, by, hash) VALUES (:period, :at, :by, :hash)
RETURNING id;

-- :name closing_meeting_insert
INSERT INTO closing_meeting (closing_id, uid, version, checksum)
VALUES (:id, :uid, :version, :checksum);

-- :name closing_note
INSERT INTO closing_change (closing_id, uid, seen, at, by)
SELECT id, :uid, (SELECT max(id) FROM closing), :at, :by
FROM closing WHERE period = :period
ON CONFLICT (closing_id, uid) DO UPDATE SET
	seen = excluded.seen, at = excluded.at, by = excluded.by;

-- What changed while the closing before :period, or the newest of all, was the
-- newest.
-- :name closing_changes
SELECT c.period, k.uid, k.at, k.by, f.version, f.checksum, m.id
FROM closing_change AS k JOIN closing AS c ON c.id = k.closing_id
LEFT JOIN closing_meeting AS f
	ON f.closing_id = k.closing_id AND f.uid = k.uid
LEFT JOIN meeting AS m ON m.uid = k.uid AND m.trashed_at IS NULL
WHERE k.seen = (SELECT max(id) FROM closing WHERE id < ifnull(
	(SELECT id FROM closing WHERE period = :period), 1e18))
ORDER BY k.at, c.period, k.uid;
