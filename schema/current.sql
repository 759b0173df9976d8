-- The schema as the migrations and derived.sql make it: make regen.

-- index batch_meeting_meeting
CREATE INDEX batch_meeting_meeting ON batch_meeting (meeting_id);

-- index closing_change_seen
CREATE INDEX closing_change_seen ON closing_change (seen);

-- index follow_up_closed
CREATE INDEX follow_up_closed ON follow_up (closed_on) WHERE open = 0;

-- index follow_up_continues
CREATE INDEX follow_up_continues ON follow_up (continues)
	WHERE continues IS NOT NULL;

-- index follow_up_open
CREATE INDEX follow_up_open ON follow_up (meeting_id, no) WHERE open = 1;

-- index follow_up_overdue
CREATE INDEX follow_up_overdue ON follow_up (overdue_from)
	WHERE overdue_from IS NOT NULL;

-- index follow_up_owner_organization
CREATE INDEX follow_up_owner_organization ON follow_up (owner_organization_id)
	WHERE owner_organization_id IS NOT NULL;

-- index follow_up_owner_person
CREATE INDEX follow_up_owner_person ON follow_up (owner_person_id)
	WHERE owner_person_id IS NOT NULL;

-- index issue_continues
CREATE INDEX issue_continues ON issue (continues)
	WHERE continues IS NOT NULL;

-- index issue_unanswered
CREATE INDEX issue_unanswered ON issue (meeting_id, no)
	WHERE unanswered = 1;

-- index known_fold
CREATE INDEX known_fold ON known (what, fold);

-- index known_newest
CREATE INDEX known_newest ON known (what, last_date);

-- index known_word
CREATE UNIQUE INDEX known_word ON known (what, fold) WHERE row_id IS NULL;

-- index meeting_date
CREATE INDEX meeting_date ON meeting (date, uid);

-- index meeting_doubtful
CREATE INDEX meeting_doubtful ON meeting (doubtful) WHERE doubtful = 1;

-- index meeting_long
CREATE INDEX meeting_long ON meeting (last_day, date)
	WHERE last_day > first_day;

-- index meeting_open
CREATE INDEX meeting_open ON meeting (last_day, uid) WHERE open > 0;

-- index meeting_same_title
CREATE INDEX meeting_same_title ON meeting (same_title)
	WHERE same_title IS NOT NULL;

-- index meeting_same_venue
CREATE INDEX meeting_same_venue ON meeting (same_venue)
	WHERE same_venue IS NOT NULL;

-- index meeting_trash
CREATE INDEX meeting_trash ON meeting (date, uid)
	WHERE trashed_at IS NOT NULL;

-- index meeting_unanswered
CREATE INDEX meeting_unanswered ON meeting (last_day, uid)
	WHERE unanswered > 0;

-- index meeting_venue
CREATE INDEX meeting_venue ON meeting (venue_id) WHERE venue_id IS NOT NULL;

-- index organization_batch
CREATE INDEX organization_batch ON organization (batch_id)
	WHERE batch_id IS NOT NULL;

-- index organization_merged
CREATE INDEX organization_merged ON organization (merged_id)
	WHERE merged_id IS NOT NULL;

-- index organization_parent
CREATE INDEX organization_parent ON organization (parent_id)
	WHERE parent_id IS NOT NULL;

-- index origin_group_key
CREATE INDEX origin_group_key ON origin (group_key)
	WHERE group_key IS NOT NULL;

-- index origin_meeting
CREATE INDEX origin_meeting ON origin (meeting_id);

-- index participant_organization
CREATE INDEX participant_organization ON participant (organization_id)
	WHERE organization_id IS NOT NULL;

-- index participant_person
CREATE INDEX participant_person ON participant (person_id)
	WHERE person_id IS NOT NULL;

-- index person_batch
CREATE INDEX person_batch ON person (batch_id)
	WHERE batch_id IS NOT NULL;

-- index person_merged
CREATE INDEX person_merged ON person (merged_id)
	WHERE merged_id IS NOT NULL;

-- index person_organization
CREATE INDEX person_organization ON person (organization_id)
	WHERE organization_id IS NOT NULL;

-- index sqlite_autoindex_answer_1

-- index sqlite_autoindex_attachment_1

-- index sqlite_autoindex_batch_meeting_1

-- index sqlite_autoindex_chase_1

-- index sqlite_autoindex_closing_1

-- index sqlite_autoindex_event_1

-- index sqlite_autoindex_follow_up_1

-- index sqlite_autoindex_history_1

-- index sqlite_autoindex_issue_1

-- index sqlite_autoindex_known_1

-- index sqlite_autoindex_meeting_1

-- index sqlite_autoindex_meeting_2

-- index sqlite_autoindex_organization_1

-- index sqlite_autoindex_participant_1

-- index sqlite_autoindex_person_1

-- index sqlite_autoindex_response_1

-- index sqlite_autoindex_tag_1

-- index sqlite_autoindex_venue_1

-- index tag_tag
CREATE INDEX tag_tag ON tag (tag);

-- index venue_batch
CREATE INDEX venue_batch ON venue (batch_id)
	WHERE batch_id IS NOT NULL;

-- index venue_merged
CREATE INDEX venue_merged ON venue (merged_id)
	WHERE merged_id IS NOT NULL;

-- table answer
CREATE TABLE answer (
	meeting_id INTEGER NOT NULL,
	line INTEGER NOT NULL,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	issue INTEGER CHECK (issue BETWEEN 1 AND 999999999),
	how TEXT CHECK (how IN ('none', 'generally', 'partly', 'fully')),
	PRIMARY KEY (meeting_id, line, no),
	FOREIGN KEY (meeting_id, line) REFERENCES response ON DELETE CASCADE
) STRICT;

-- table attachment
CREATE TABLE attachment (
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	kind TEXT
		CHECK (kind IN ('invitation', 'assignment', 'attendance',
			'picture', 'material', 'letter', 'other')),
	sha256 TEXT CHECK (length(sha256) BETWEEN 1 AND 4096),
	location TEXT CHECK (length(location) BETWEEN 1 AND 4096),
	PRIMARY KEY (meeting_id, no)
) STRICT;

-- table batch
CREATE TABLE batch (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	by TEXT,
	files TEXT,
	added INTEGER NOT NULL DEFAULT 0,
	updated INTEGER NOT NULL DEFAULT 0,
	undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- table batch_meeting
CREATE TABLE batch_meeting (
	batch_id INTEGER NOT NULL REFERENCES batch,
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	version INTEGER NOT NULL,
	previous INTEGER,
	PRIMARY KEY (batch_id, meeting_id)
) STRICT;

-- table chase
CREATE TABLE chase (
	meeting_id INTEGER NOT NULL,
	line INTEGER NOT NULL,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	date TEXT CHECK (length(date) IN (4, 7, 10)
		AND date(substr(date || '-01-01', 1, 10), '+0 days')
			IS substr(date || '-01-01', 1, 10)),
	type TEXT CHECK (type IN ('reminded', 'replied', 'postponed', 'done')),
	text TEXT CHECK (length(text) BETWEEN 1 AND 1048576),
	PRIMARY KEY (meeting_id, line, no),
	FOREIGN KEY (meeting_id, line) REFERENCES follow_up ON DELETE CASCADE
) STRICT;

-- table closing
CREATE TABLE closing (
	id INTEGER PRIMARY KEY,
	period TEXT NOT NULL UNIQUE CHECK (length(period) = 7
		AND date(period || '-01', '+0 days') IS period || '-01'),
	at TEXT NOT NULL
		CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
	by TEXT CHECK (length(by) BETWEEN 1 AND 4096),
	hash TEXT NOT NULL
		CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
) STRICT;

-- table closing_change
CREATE TABLE closing_change (
	closing_id INTEGER NOT NULL REFERENCES closing ON DELETE CASCADE,
	uid TEXT NOT NULL CHECK (length(uid) = 36),
	seen INTEGER NOT NULL REFERENCES closing,
	at TEXT NOT NULL
		CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
	by TEXT CHECK (length(by) BETWEEN 1 AND 4096),
	PRIMARY KEY (closing_id, uid)
) STRICT, WITHOUT ROWID;

-- table closing_meeting
CREATE TABLE closing_meeting (
	closing_id INTEGER NOT NULL REFERENCES closing ON DELETE CASCADE,
	uid TEXT NOT NULL CHECK (length(uid) = 36),
	version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999999999),
	checksum TEXT NOT NULL
		CHECK (length(checksum) = 64
			AND checksum NOT GLOB '*[^0-9a-f]*'),
	PRIMARY KEY (closing_id, uid)
) STRICT, WITHOUT ROWID;

-- table event
CREATE TABLE event (
	meeting_id INTEGER NOT NULL,
	line INTEGER NOT NULL,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	date TEXT CHECK (length(date) IN (4, 7, 10)
		AND date(substr(date || '-01-01', 1, 10), '+0 days')
			IS substr(date || '-01-01', 1, 10)),
	type TEXT CHECK (type IN ('answered', 'deferred', 'withdrawn')),
	how TEXT CHECK (how IN ('none', 'generally', 'partly', 'fully')),
	text TEXT CHECK (length(text) BETWEEN 1 AND 1048576),
	PRIMARY KEY (meeting_id, line, no),
	FOREIGN KEY (meeting_id, line) REFERENCES issue ON DELETE CASCADE
) STRICT;

-- table follow_up
CREATE TABLE follow_up (
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	text TEXT CHECK (length(text) BETWEEN 1 AND 1048576),
	issue INTEGER CHECK (issue BETWEEN 1 AND 999999999),
	response INTEGER CHECK (response BETWEEN 1 AND 999999999),
	owner TEXT CHECK (length(owner) BETWEEN 1 AND 4096),
	owner_type TEXT
		CHECK (owner_type IN ('person', 'role', 'organization')),
	direction TEXT
		CHECK (direction IN ('to us', 'by us', 'between others')),
	due TEXT CHECK (length(due) IN (4, 7, 10)
		AND date(substr(due || '-01-01', 1, 10), '+0 days')
			IS substr(due || '-01-01', 1, 10)),
	due_original TEXT CHECK (length(due_original) IN (4, 7, 10)
		AND date(substr(due_original || '-01-01', 1, 10), '+0 days')
			IS substr(due_original || '-01-01', 1, 10)),
	due_as_written TEXT CHECK (length(due_as_written) BETWEEN 1 AND 4096),
	priority TEXT CHECK (priority IN ('high', 'normal', 'low')),
	status TEXT
		CHECK (status IN ('open', 'in progress', 'done', 'dropped')),
	closed_on TEXT CHECK (length(closed_on) IN (4, 7, 10)
		AND date(substr(closed_on || '-01-01', 1, 10), '+0 days')
			IS substr(closed_on || '-01-01', 1, 10)),
	closing_note TEXT CHECK (length(closing_note) BETWEEN 1 AND 1048576),
	continues TEXT CHECK (length(continues) BETWEEN 1 AND 4096),
	as_written TEXT CHECK (length(as_written) BETWEEN 1 AND 1048576),
	to_verify INTEGER CHECK (to_verify = 1),
	owner_person_id INTEGER REFERENCES person,
	owner_organization_id INTEGER REFERENCES organization,
	owner_linked INTEGER NOT NULL CHECK (owner_linked IN (0, 1)),
	open INTEGER NOT NULL CHECK (open IN (0, 1)),
	overdue_from INTEGER,
	PRIMARY KEY (meeting_id, no)
) STRICT;

-- table history
CREATE TABLE history (
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999999999),
	at TEXT,
	by TEXT,
	why TEXT,
	json TEXT NOT NULL,
	checksum TEXT NOT NULL CHECK (length(checksum) = 64),
	PRIMARY KEY (meeting_id, version)
) STRICT;

-- table issue
CREATE TABLE issue (
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	type TEXT
		CHECK (type IN ('problem', 'request', 'need', 'question',
			'proposal', 'report')),
	category TEXT CHECK (length(category) BETWEEN 1 AND 4096),
	text TEXT CHECK (length(text) BETWEEN 1 AND 1048576),
	raised_by INTEGER CHECK (raised_by BETWEEN 1 AND 999999999),
	continues TEXT CHECK (length(continues) BETWEEN 1 AND 4096),
	as_written TEXT CHECK (length(as_written) BETWEEN 1 AND 1048576),
	to_verify INTEGER CHECK (to_verify = 1),
	coverage TEXT
		CHECK (coverage IN ('none', 'generally', 'partly', 'fully')),
	unanswered INTEGER NOT NULL CHECK (unanswered IN (0, 1)),
	PRIMARY KEY (meeting_id, no)
) STRICT;

-- table known
CREATE TABLE known (
	id INTEGER PRIMARY KEY,
	what TEXT NOT NULL CHECK (what IN ('person', 'organization',
		'venue', 'city', 'position', 'category', 'tag', 'owner')),
	row_id INTEGER,
	no INTEGER NOT NULL DEFAULT 0,
	text TEXT NOT NULL,
	fold TEXT NOT NULL,
	last_date TEXT,
	UNIQUE (what, row_id, no)
) STRICT;

-- table known_index
CREATE VIRTUAL TABLE known_index USING fts5 (
	text, content = 'known', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);

-- table known_index_config
CREATE TABLE 'known_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table known_index_data
CREATE TABLE 'known_index_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table known_index_docsize
CREATE TABLE 'known_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- table known_index_idx
CREATE TABLE 'known_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table logbook
CREATE TABLE logbook (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	uid TEXT NOT NULL CHECK (length(uid) = 36),
	office TEXT CHECK (length(office) BETWEEN 1 AND 4096),
	office_code TEXT CHECK (length(office_code) BETWEEN 1 AND 4096),
	last_number INTEGER NOT NULL DEFAULT 0
		CHECK (last_number BETWEEN 0 AND 999999999),
	seq INTEGER NOT NULL DEFAULT 0,
	records INTEGER NOT NULL DEFAULT 0 -- outside the trash
) STRICT;

-- table meeting
CREATE TABLE meeting (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 999999999),
	date TEXT NOT NULL CHECK (length(date) IN (4, 7, 10)
		AND date(substr(date || '-01-01', 1, 10), '+0 days')
			IS substr(date || '-01-01', 1, 10)),
	title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 4096),
	office TEXT CHECK (length(office) BETWEEN 1 AND 4096),
	office_code TEXT CHECK (length(office_code) BETWEEN 1 AND 4096),
	ref TEXT CHECK (length(ref) BETWEEN 1 AND 4096),
	kind TEXT
		CHECK (kind IN ('consultation', 'coordination', 'hearing',
			'visit', 'training', 'supervision', 'outreach',
			'plenary', 'evaluation', 'press', 'internal',
			'other')),
	end_date TEXT CHECK (length(end_date) IN (4, 7, 10)
		AND date(substr(end_date || '-01-01', 1, 10), '+0 days')
			IS substr(end_date || '-01-01', 1, 10)),
	date_as_written TEXT
		CHECK (length(date_as_written) BETWEEN 1 AND 4096),
	weekday_as_written TEXT
		CHECK (length(weekday_as_written) BETWEEN 1 AND 4096),
	date_note TEXT CHECK (length(date_note) BETWEEN 1 AND 4096),
	start TEXT
		CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]' AND start <
			'24:00'),
	"end" TEXT
		CHECK ("end" GLOB '[0-2][0-9]:[0-5][0-9]' AND "end" <
			'24:00'),
	zone TEXT CHECK (length(zone) BETWEEN 1 AND 4096),
	mode TEXT CHECK (mode IN ('on site', 'online', 'hybrid')),
	venue TEXT CHECK (length(venue) BETWEEN 1 AND 4096),
	venue_as_written TEXT
		CHECK (length(venue_as_written) BETWEEN 1 AND 4096),
	city TEXT CHECK (length(city) BETWEEN 1 AND 4096),
	invitation TEXT CHECK (length(invitation) BETWEEN 1 AND 4096),
	assignment TEXT CHECK (length(assignment) BETWEEN 1 AND 4096),
	basis TEXT CHECK (length(basis) BETWEEN 1 AND 1048576),
	agenda TEXT CHECK (length(agenda) BETWEEN 1 AND 1048576),
	background TEXT CHECK (length(background) BETWEEN 1 AND 1048576),
	purpose TEXT CHECK (length(purpose) BETWEEN 1 AND 1048576),
	opening TEXT CHECK (length(opening) BETWEEN 1 AND 1048576),
	outcome TEXT CHECK (length(outcome) BETWEEN 1 AND 1048576),
	closing TEXT CHECK (length(closing) BETWEEN 1 AND 1048576),
	notes TEXT CHECK (length(notes) BETWEEN 1 AND 1048576),
	previous_uid TEXT CHECK (length(previous_uid) = 36),
	next_date TEXT CHECK (length(next_date) IN (4, 7, 10)
		AND date(substr(next_date || '-01-01', 1, 10), '+0 days')
			IS substr(next_date || '-01-01', 1, 10)),
	same_as TEXT CHECK (same_as <> ''),
	tags TEXT CHECK (tags <> ''),
	confidential INTEGER CHECK (confidential = 1),
	to_verify TEXT CHECK (to_verify <> ''),
	status TEXT CHECK (status IN ('working', 'final', 'amended')),
	amended_why TEXT CHECK (length(amended_why) BETWEEN 1 AND 4096),
	source_kind TEXT
		CHECK (source_kind IN ('minutes', 'news', 'letter', 'chat',
			'oral', 'other')),
	source_title TEXT CHECK (length(source_title) BETWEEN 1 AND 4096),
	source_publisher TEXT
		CHECK (length(source_publisher) BETWEEN 1 AND 4096),
	source_date TEXT CHECK (length(source_date) IN (4, 7, 10)
		AND date(substr(source_date || '-01-01', 1, 10), '+0 days')
			IS substr(source_date || '-01-01', 1, 10)),
	source_editor TEXT CHECK (length(source_editor) BETWEEN 1 AND 4096),
	source_location TEXT
		CHECK (length(source_location) BETWEEN 1 AND 4096),
	source_text TEXT CHECK (length(source_text) BETWEEN 1 AND 1048576),
	venue_id INTEGER REFERENCES venue,
	venue_linked INTEGER NOT NULL CHECK (venue_linked IN (0, 1)),
	version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999999999),
	created_at TEXT CHECK (created_at
		IS strftime('%Y-%m-%dT%H:%M:%SZ', created_at, '+0 days')),
	created_by TEXT CHECK (length(created_by) BETWEEN 1 AND 4096),
	updated_at TEXT CHECK (updated_at
		IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_at, '+0 days')),
	updated_by TEXT CHECK (length(updated_by) BETWEEN 1 AND 4096),
	first_day INTEGER NOT NULL,
	last_day INTEGER NOT NULL CHECK (last_day >= first_day),
	people INTEGER NOT NULL,
	open INTEGER NOT NULL,
	overdue_from INTEGER,
	unanswered INTEGER NOT NULL,
	doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1)),
	same_title INTEGER,
	same_venue INTEGER,
	checksum TEXT NOT NULL CHECK (length(checksum) = 64),
	trashed_at TEXT
) STRICT;

-- table meeting_index
CREATE VIRTUAL TABLE meeting_index USING fts5 (
	title, names, positions, organizations, venue, texts,
	content = 'meeting_text', content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);

-- table meeting_index_config
CREATE TABLE 'meeting_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- table meeting_index_data
CREATE TABLE 'meeting_index_data'(id INTEGER PRIMARY KEY, block BLOB);

-- table meeting_index_docsize
CREATE TABLE 'meeting_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- table meeting_index_idx
CREATE TABLE 'meeting_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- table organization
CREATE TABLE organization (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 4096),
	short TEXT CHECK (length(short) BETWEEN 1 AND 4096),
	level TEXT
		CHECK (level IN ('national', 'province', 'district', 'unit',
			'other')),
	parent_id INTEGER REFERENCES organization,
	collective INTEGER CHECK (collective = 1),
	merged_id INTEGER REFERENCES organization,
	note TEXT CHECK (length(note) BETWEEN 1 AND 1048576),
	batch_id INTEGER REFERENCES batch
) STRICT;

-- table origin
CREATE TABLE origin (
	fingerprint TEXT NOT NULL PRIMARY KEY
		CHECK (length(fingerprint) BETWEEN 32 AND 64),
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	group_key TEXT CHECK (length(group_key) BETWEEN 1 AND 4096),
	batch_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- table participant
CREATE TABLE participant (
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	type TEXT CHECK (type IN ('person', 'role', 'group', 'organization')),
	name TEXT CHECK (length(name) BETWEEN 1 AND 4096),
	position TEXT CHECK (length(position) BETWEEN 1 AND 4096),
	organization TEXT CHECK (length(organization) BETWEEN 1 AND 4096),
	side TEXT CHECK (side IN ('host', 'visitor', 'other')),
	duty TEXT
		CHECK (duty IN ('chair', 'secretary', 'recorder', 'speaker',
			'moderator', 'opener', 'receiver', 'observer')),
	presence TEXT
		CHECK (presence IN ('present', 'excused', 'absent',
			'represented')),
	presence_reason TEXT
		CHECK (length(presence_reason) BETWEEN 1 AND 4096),
	represented_by TEXT CHECK (length(represented_by) BETWEEN 1 AND 4096),
	head_count INTEGER CHECK (head_count BETWEEN 1 AND 999999999),
	head_count_is TEXT
		CHECK (head_count_is IN ('exact', 'estimated', 'unknown')),
	office_count INTEGER CHECK (office_count BETWEEN 1 AND 999999999),
	as_written TEXT CHECK (length(as_written) BETWEEN 1 AND 1048576),
	to_verify INTEGER CHECK (to_verify = 1),
	person_id INTEGER REFERENCES person,
	person_linked INTEGER NOT NULL CHECK (person_linked IN (0, 1)),
	organization_id INTEGER REFERENCES organization,
	organization_linked INTEGER NOT NULL
		CHECK (organization_linked IN (0, 1)),
	PRIMARY KEY (meeting_id, no)
) STRICT;

-- table person
CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 4096),
	position TEXT CHECK (length(position) BETWEEN 1 AND 4096),
	organization_id INTEGER REFERENCES organization,
	rank TEXT CHECK (length(rank) BETWEEN 1 AND 4096),
	service_number TEXT CHECK (length(service_number) BETWEEN 1 AND 4096),
	merged_id INTEGER REFERENCES person,
	note TEXT CHECK (length(note) BETWEEN 1 AND 1048576),
	batch_id INTEGER REFERENCES batch
) STRICT;

-- table response
CREATE TABLE response (
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	no INTEGER NOT NULL CHECK (no BETWEEN 1 AND 999999999),
	type TEXT
		CHECK (type IN ('answer', 'information', 'advice', 'done',
			'promise', 'instruction', 'decision')),
	text TEXT CHECK (length(text) BETWEEN 1 AND 1048576),
	given_by INTEGER CHECK (given_by BETWEEN 1 AND 999999999),
	as_written TEXT CHECK (length(as_written) BETWEEN 1 AND 1048576),
	to_verify INTEGER CHECK (to_verify = 1),
	PRIMARY KEY (meeting_id, no)
) STRICT;

-- table tag
CREATE TABLE tag (
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	tag TEXT NOT NULL,
	PRIMARY KEY (meeting_id, tag)
) STRICT;

-- table venue
CREATE TABLE venue (
	id INTEGER PRIMARY KEY,
	uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
	name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 4096),
	city TEXT CHECK (length(city) BETWEEN 1 AND 4096),
	merged_id INTEGER REFERENCES venue,
	batch_id INTEGER REFERENCES batch
) STRICT;

-- view meeting_text
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
