-- What a save writes. Parameters are named after the fields of columns.def; a
-- uid becomes the id of its row in this file.

-- A number is never given out twice, so it makes an id that never means
-- another record.
-- :name meeting_insert
INSERT INTO meeting (
	id, uid, number, date, title, office, office_code, ref, kind, end_date,
	date_as_written, weekday_as_written, date_note, start, "end", zone,
	mode, venue, venue_as_written, city, invitation, assignment, basis,
	agenda, background, purpose, opening, outcome, closing, notes,
	previous_uid, next_date, same_as, tags, confidential, to_verify,
	status, amended_why, source_kind, source_title, source_publisher,
	source_date, source_editor, source_location, source_text, venue_id,
	venue_linked, version, created_at, created_by, updated_at, updated_by, first_day,
	last_day, people, open, overdue_from, unanswered, doubtful,
	same_title, same_venue, checksum)
VALUES (
	:number, :uid, :number, :date, :title, :office, :office_code, :ref, :kind,
	:end_date, :date_as_written, :weekday_as_written, :date_note, :start,
	:end, :zone, :mode, :venue, :venue_as_written, :city, :invitation,
	:assignment, :basis, :agenda, :background, :purpose, :opening,
	:outcome, :closing, :notes, :previous_uid, :next_date, :same_as, :tags,
	:confidential, :to_verify, :status, :amended_why, :source_kind,
	:source_title, :source_publisher, :source_date, :source_editor,
	:source_location, :source_text,
	(SELECT id FROM venue WHERE uid = :venue_uid), :venue_uid_linked,
	:version, :created_at,
	:created_by, :updated_at, :updated_by, :first_day, :last_day, :people,
	:open, :overdue_from, :unanswered, :doubtful, :same_title,
	:same_venue, :checksum);

-- :name meeting_update
UPDATE meeting SET
	number = :number, date = :date, title = :title, office = :office,
	office_code = :office_code, ref = :ref, kind = :kind,
	end_date = :end_date, date_as_written = :date_as_written,
	weekday_as_written = :weekday_as_written, date_note = :date_note,
	start = :start, "end" = :end, zone = :zone, mode = :mode,
	venue = :venue, venue_as_written = :venue_as_written, city = :city,
	invitation = :invitation, assignment = :assignment, basis = :basis,
	agenda = :agenda, background = :background, purpose = :purpose,
	opening = :opening, outcome = :outcome, closing = :closing,
	notes = :notes, previous_uid = :previous_uid, next_date = :next_date,
	same_as = :same_as, tags = :tags, confidential = :confidential,
	to_verify = :to_verify, status = :status, amended_why = :amended_why,
	source_kind = :source_kind, source_title = :source_title,
	source_publisher = :source_publisher, source_date = :source_date,
	source_editor = :source_editor, source_location = :source_location,
	source_text = :source_text,
	venue_id = (SELECT id FROM venue WHERE uid = :venue_uid),
	venue_linked = :venue_uid_linked,
	version = :version, created_at = :created_at, created_by = :created_by,
	updated_at = :updated_at, updated_by = :updated_by,
	first_day = :first_day, last_day = :last_day, people = :people,
	open = :open, overdue_from = :overdue_from, unanswered = :unanswered,
	doubtful = :doubtful, same_title = :same_title,
	same_venue = :same_venue, checksum = :checksum
WHERE id = :meeting_id;

-- :name participant_insert
INSERT INTO participant (
	meeting_id, no, type, name, position, organization, side, duty,
	presence, presence_reason, represented_by, head_count, head_count_is,
	office_count, as_written, to_verify, person_id, person_linked,
	organization_id, organization_linked)
VALUES (
	:meeting_id, :no, :type, :name, :position, :organization, :side, :duty,
	:presence, :presence_reason, :represented_by, :head_count,
	:head_count_is, :office_count, :as_written, :to_verify,
	(SELECT id FROM person WHERE uid = :person_uid), :person_uid_linked,
	(SELECT id FROM organization WHERE uid = :organization_uid),
	:organization_uid_linked);

-- :name issue_insert
INSERT INTO issue (
	meeting_id, coverage, unanswered, no, type, category, text, raised_by,
	continues, as_written, to_verify)
VALUES (
	:meeting_id, :coverage, :unanswered, :no, :type, :category, :text,
	:raised_by, :continues, :as_written, :to_verify);

-- :name response_insert
INSERT INTO response (
	meeting_id, no, type, text, given_by, as_written, to_verify)
VALUES (
	:meeting_id, :no, :type, :text, :given_by, :as_written, :to_verify);

-- :name follow_up_insert
INSERT INTO follow_up (
	meeting_id, open, overdue_from, no, text, issue, response, owner,
	owner_type, direction, due, due_original, due_as_written, priority,
	status, closed_on, closing_note, continues, as_written, to_verify,
	owner_person_id, owner_organization_id, owner_linked)
VALUES (
	:meeting_id, :open, :overdue_from, :no, :text, :issue, :response,
	:owner, :owner_type, :direction, :due, :due_original, :due_as_written,
	:priority, :status, :closed_on, :closing_note, :continues, :as_written,
	:to_verify, (SELECT id FROM person WHERE uid = :owner_uid),
	(SELECT id FROM organization WHERE uid = :owner_uid),
	:owner_uid_linked);

-- :name attachment_insert
INSERT INTO attachment (
	meeting_id, no, kind, sha256, location)
VALUES (
	:meeting_id, :no, :kind, :sha256, :location);

-- :name event_insert
INSERT INTO event (
	meeting_id, line, no, date, type, how, text)
VALUES (
	:meeting_id, :line, :no, :date, :type, :how, :text);

-- :name answer_insert
INSERT INTO answer (
	meeting_id, line, no, issue, how)
VALUES (
	:meeting_id, :line, :no, :issue, :how);

-- :name chase_insert
INSERT INTO chase (
	meeting_id, line, no, date, type, text)
VALUES (
	:meeting_id, :line, :no, :date, :type, :text);

-- The lines of a record go before new ones come; lines of lines go with them.

-- :name participant_delete
DELETE FROM participant WHERE meeting_id = :id;

-- :name issue_delete
DELETE FROM issue WHERE meeting_id = :id;

-- :name response_delete
DELETE FROM response WHERE meeting_id = :id;

-- :name follow_up_delete
DELETE FROM follow_up WHERE meeting_id = :id;

-- :name attachment_delete
DELETE FROM attachment WHERE meeting_id = :id;

-- :name tag_delete
DELETE FROM tag WHERE meeting_id = :id;

-- :name tag_insert
INSERT INTO tag (meeting_id, tag) VALUES (:meeting_id, :tag);

-- :name meeting_delete
DELETE FROM meeting WHERE id = :id;

-- The text index has to be told what it held, to forget it. A new text comes
-- from memory: INSERT ... SELECT writes the index out each time.

-- :name index_delete
INSERT INTO meeting_index (meeting_index, rowid, title, names, positions,
	organizations, venue, texts)
SELECT 'delete', id, title, names, positions, organizations, venue, texts
FROM meeting_text WHERE id = :id;

-- :name index_insert
INSERT INTO meeting_index (rowid, title, names, positions, organizations,
	venue, texts)
VALUES (:id, :title, :names, :positions, :organizations, :venue, :texts);

-- :name number_next
UPDATE logbook SET last_number = last_number + 1 WHERE id = 1
RETURNING last_number;

-- Somebody saved; so many more records are outside the trash.
-- :name logbook_saved
UPDATE logbook SET seq = seq + 1, records = records + :more WHERE id = 1;

-- :name trash_set
UPDATE meeting SET trashed_at = :at WHERE id = :id;

-- :name office_set
UPDATE logbook SET office = :office, office_code = :code WHERE id = 1;

-- :name history_insert
INSERT INTO history (meeting_id, version, at, by, why, json, checksum)
VALUES (:meeting_id, :version, :at, :by, :why, :json, :checksum);
