-- What can be made again from the tables: dropped and rebuilt when this file
-- changes.

DROP TABLE IF EXISTS meeting_index;
DROP TABLE IF EXISTS known_index;
DROP VIEW IF EXISTS meeting_text;

-- The texts of a record as the text index holds them. Only the record's own
-- tables are read: a name that changes elsewhere must not change them.
CREATE VIEW meeting_text AS SELECT
	id,
	title,
	(SELECT group_concat(name, char(10)) FROM (
		SELECT name FROM participant WHERE meeting_id = m.id
		UNION ALL SELECT represented_by FROM participant
			WHERE meeting_id = m.id
		UNION ALL SELECT owner FROM follow_up WHERE meeting_id = m.id
	)) AS names,
	(SELECT group_concat(position, char(10)) FROM participant
		WHERE meeting_id = m.id) AS positions,
	(SELECT group_concat(organization, char(10)) FROM participant
		WHERE meeting_id = m.id) AS organizations,
	(SELECT group_concat(part, char(10)) FROM (
		SELECT m.venue AS part UNION ALL SELECT m.venue_as_written
		UNION ALL SELECT m.city
	)) AS venue,
	(SELECT group_concat(part, char(10)) FROM (
		SELECT m.agenda AS part
		UNION ALL SELECT m.ref
		UNION ALL SELECT m.basis
		UNION ALL SELECT m.background
		UNION ALL SELECT m.purpose
		UNION ALL SELECT m.opening
		UNION ALL SELECT m.outcome
		UNION ALL SELECT m.closing
		UNION ALL SELECT m.notes
		UNION ALL SELECT m.tags
		UNION ALL SELECT m.source_title
		UNION ALL SELECT m.source_text
		UNION ALL SELECT text FROM issue WHERE meeting_id = m.id
		UNION ALL SELECT category FROM issue WHERE meeting_id = m.id
		UNION ALL SELECT text FROM event WHERE meeting_id = m.id
		UNION ALL SELECT text FROM response WHERE meeting_id = m.id
		UNION ALL SELECT text FROM follow_up WHERE meeting_id = m.id
		UNION ALL SELECT closing_note FROM follow_up
			WHERE meeting_id = m.id
		UNION ALL SELECT text FROM chase WHERE meeting_id = m.id
	)) AS texts
FROM meeting AS m;

CREATE VIRTUAL TABLE meeting_index USING fts5 (
	title, names, positions, organizations, venue, texts,
	content = 'meeting_text', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO meeting_index (meeting_index) VALUES ('rebuild');

CREATE VIRTUAL TABLE known_index USING fts5 (
	text, content = 'known', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO known_index (known_index) VALUES ('rebuild');
