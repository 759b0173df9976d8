-- What export --bundle writes, as plain queries: sqlite3 -csv -header BOOK.
.output meetings.csv
SELECT uid, number, date, title, office, office_code, ref, kind, end_date,
	date_as_written, weekday_as_written, date_note, start, "end", zone,
	mode, venue, venue_as_written, city, invitation, assignment, basis,
	agenda, background, purpose, opening, outcome, closing, notes,
	previous_uid, next_date, same_as, tags, confidential, to_verify,
	status, amended_why,
	(SELECT group_concat(kind || ' ' || location, char(10))
		FROM attachment WHERE meeting_id = m.id) AS attachments,
	source_kind, source_title, source_publisher, source_date,
	source_editor, source_location, source_text,
	(SELECT uid FROM venue WHERE id = m.venue_id AND venue_linked)
		AS venue_uid,
	version, created_at, created_by, updated_at, updated_by
FROM meeting AS m ORDER BY date, uid;
.output participants.csv
SELECT m.uid AS meeting_uid, m.office_code, m.number, m.date, m.title, t.no,
	t.type, t.name, t.position, t.organization, t.side, t.duty, t.presence,
	t.presence_reason, t.represented_by, t.head_count, t.head_count_is,
	t.office_count, t.as_written, t.to_verify,
	(SELECT uid FROM person WHERE id = t.person_id AND t.person_linked)
		AS person_uid,
	(SELECT uid FROM organization WHERE id = t.organization_id
		AND t.organization_linked) AS organization_uid
FROM meeting AS m JOIN participant AS t ON t.meeting_id = m.id
ORDER BY m.date, m.uid, t.no;
.output issues.csv
SELECT m.uid AS meeting_uid, m.office_code, m.number, m.date, m.title, t.no,
	t.type, t.category, t.text, t.raised_by, t.continues,
	(SELECT group_concat(date || ' ' || type, char(10)) FROM event
		WHERE meeting_id = m.id AND line = t.no) AS events,
	t.as_written, t.to_verify, t.coverage
FROM meeting AS m JOIN issue AS t ON t.meeting_id = m.id
ORDER BY m.date, m.uid, t.no;
.output responses.csv
SELECT m.uid AS meeting_uid, m.office_code, m.number, m.date, m.title, t.no,
	t.type, t.text, t.given_by,
	(SELECT group_concat(issue || ':' || how, ' ') FROM answer
		WHERE meeting_id = m.id AND line = t.no) AS answers,
	t.as_written, t.to_verify
FROM meeting AS m JOIN response AS t ON t.meeting_id = m.id
ORDER BY m.date, m.uid, t.no;
.output follow-ups.csv
SELECT m.uid AS meeting_uid, m.office_code, m.number, m.date, m.title, t.no,
	t.text, t.issue, t.response, t.owner, t.owner_type, t.direction, t.due,
	t.due_original, t.due_as_written, t.priority, t.status, t.closed_on,
	t.closing_note, t.continues, t.as_written, t.to_verify,
	(SELECT group_concat(date || ' ' || type, char(10)) FROM chase
		WHERE meeting_id = m.id AND line = t.no) AS chases,
	coalesce(
		(SELECT uid FROM person WHERE id = t.owner_person_id),
		(SELECT uid FROM organization
			WHERE id = t.owner_organization_id)) AS owner_uid
FROM meeting AS m JOIN follow_up AS t ON t.meeting_id = m.id
ORDER BY m.date, m.uid, t.no;
.output people.csv
SELECT uid, name, position, rank, service_number, note
FROM person ORDER BY uid;
.output organizations.csv
SELECT uid, name, short, level, collective, note
FROM organization ORDER BY uid;
.output venues.csv
SELECT uid, name, city FROM venue ORDER BY uid;
