-- An older logbook that may only be read: what it lacks, empty.

-- :name older_origin
CREATE TEMP TABLE origin (fingerprint, meeting_id, group_key, batch_id);

-- :name older_closing
CREATE TEMP TABLE closing (id, period, at, by, hash);

-- :name older_closing_meeting
CREATE TEMP TABLE closing_meeting (closing_id, uid, version, checksum);

-- :name older_closing_change
CREATE TEMP TABLE closing_change (
	closing_id, uid, seen, at, by, PRIMARY KEY (closing_id, uid));
