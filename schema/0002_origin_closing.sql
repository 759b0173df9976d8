-- What came from files of others, and the months that were closed.

-- The rows of a file that a meeting was read from: a hash over their cells, and
-- the value of the column that told which rows belong together. The same file
-- again adds nothing; what a batch brought goes when the batch is taken back.
CREATE TABLE origin (
	fingerprint TEXT NOT NULL PRIMARY KEY
		CHECK (length(fingerprint) BETWEEN 32 AND 64),
	meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	group_key TEXT CHECK (length(group_key) BETWEEN 1 AND 4096),
	batch_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_meeting ON origin (meeting_id);
CREATE INDEX origin_group_key ON origin (group_key)
	WHERE group_key IS NOT NULL;

-- A month whose report was sent: its hash is over the meetings below.
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

-- A meeting as it was then; it may have left the logbook since. The checksum
-- is that of its frozen part.
CREATE TABLE closing_meeting (
	closing_id INTEGER NOT NULL REFERENCES closing ON DELETE CASCADE,
	uid TEXT NOT NULL CHECK (length(uid) = 36),
	version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999999999),
	checksum TEXT NOT NULL
		CHECK (length(checksum) = 64
			AND checksum NOT GLOB '*[^0-9a-f]*'),
	PRIMARY KEY (closing_id, uid)
) STRICT, WITHOUT ROWID;

-- A meeting that changed in, came into or left a month after it was closed:
-- where corrections are looked for. seen is the newest closing at that moment.
CREATE TABLE closing_change (
	closing_id INTEGER NOT NULL REFERENCES closing ON DELETE CASCADE,
	uid TEXT NOT NULL CHECK (length(uid) = 36),
	seen INTEGER NOT NULL REFERENCES closing,
	at TEXT NOT NULL
		CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
	by TEXT CHECK (length(by) BETWEEN 1 AND 4096),
	PRIMARY KEY (closing_id, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX closing_change_seen ON closing_change (seen);

PRAGMA user_version = 2;
