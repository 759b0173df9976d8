#!/bin/sh
# Logbooks in strange places: each works, or says its sentence.
. tests/lib/cli.sh
db=$work/folder/book.db
mkdir folder

new() {
	run --db "$1" add --json - <<'J'
{"date":"2024-05-27","title":"Satu"}
J
}

# As somebody who minds the modes of files: root does not.
if [ "$(id -u)" -eq 0 ]; then
	as_other="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
	as_other=
fi
as() {
	chmod 755 "$work"
	$as_other "$notula" "$@" >"$work/.out" 2>"$work/.err" </dev/null
	code=$?
	out=$(cat "$work/.out")
	err=$(cat "$work/.err")
}

new "$db"
ends "a logbook is made where --db says" 0
ln -s folder link
new "$work/link/book.db"
ends "a path behind a linked folder works" 0
run --db "$work/link/book.db" list --json
is "and is the same logbook" "$(printf '%s\n' "$out" | wc -l)" 2
run --db link/book.db check
ends "check too, by a relative path" 0
ln -s book.db folder/alias.db
run --db "$work/folder/alias.db" list
ends "a link to a logbook is refused by name" 1 'notula: *alias.db*'

# refused NAME PATH PATTERN: add, list, check, and the bytes stay
refused() {
	sum=$(sha256sum <"$2" 2>/dev/null)
	new "$2"
	ends "add on $1 says so" 1 "notula: $3"
	run --db "$2" list
	ends "list on $1 says so" 1 "notula: $3"
	run --db "$2" check
	ends "check on $1 says so" 1 "notula: $3"
	is "its bytes are as they were" "$(sha256sum <"$2" 2>/dev/null)" "$sum"
}
: >empty.db
refused "an empty file" "$work/empty.db" '*empty.db*'
echo 'Rapat 27 Mei' >text.db
refused "a text" "$work/text.db" '*text.db: is not a logbook*'
sqlite3 foreign.db 'CREATE TABLE meeting (id); INSERT INTO meeting VALUES (1)'
refused "another program's database" "$work/foreign.db" \
	'*foreign.db: is a database of another program*'
refused_special() {
	new "$2"
	ends "add on $1 says so" 1 "notula: $3"
	run --db "$2" list
	ends "list on $1 says so" 1 "notula: $3"
	run --db "$2" check
	ends "check on $1 says so" 1 "notula: $3"
}
mkfifo pipe.db
refused_special "a FIFO" "$work/pipe.db" '*pipe.db*'
refused_special "a folder" "$work/folder" '*folder*'
ln -s nowhere.db dangling.db
refused_special "a link to nowhere" "$work/dangling.db" '*dangling.db*'
new "$work/no/such/book.db"
ends "a folder that is missing is made" 0
is "for its owner alone" "$(stat -c %a no no/such | tr '\n' ' ')" "700 700 "
run --db "$work/none/book.db" list
ends "but not to read what is not there" 1 'notula: *none/book.db*'

cp "$db" newer.db
sqlite3 newer.db 'PRAGMA user_version = 9999'
run --db newer.db list
like "a logbook of a newer program says by which" "$code $err" \
	'[01] *newer notula*'
new newer.db
ends "and cannot be changed" 1 'notula: *newer notula*'

# In WAL mode: a copy by hand from another tool.
cp "$db" wal.db
sqlite3 wal.db 'PRAGMA journal_mode = WAL' >/dev/null
for command in 'add --json -' list check; do
	echo '{"date":"2024-06-01","title":"Satu"}' |
		"$notula" --db wal.db $command >.out 2>err
	code=$? err=$(cat err)
	ends "$command on a file in WAL mode says what to do" 1 \
		'notula: *wal.db: *WAL mode*journal_mode=DELETE*'
done

# A hot journal: what a save that was killed leaves behind.
hot() {
	rm -rf "$1"
	mkdir "$1"
	cp "$db" "$1/book.db"
	sqlite3 "$1/book.db" >/dev/null <<S
PRAGMA cache_size = 1;
PRAGMA cache_spill = 1;
BEGIN IMMEDIATE;
CREATE TABLE filler (x);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)
INSERT INTO filler SELECT randomblob(900) FROM n;
.shell cp "$1/book.db" "$1/torn.db" && cp "$1/book.db-journal" "$1/torn.db-journal"
ROLLBACK;
S
	rm "$1/book.db"
	rm -f "$1/book.db-journal"
}
hot hot
is "(the journal is hot)" "$(test -s hot/torn.db-journal && echo yes)" yes
run --db hot/torn.db list --json
is "a hot journal is rolled back, and the records are there" \
	"$code $(printf '%s\n' "$out" | wc -l)" "0 2"
run --db hot/torn.db check
ends "and the logbook is sound" 0

cp "$db" index.db
sqlite3 index.db 'DELETE FROM meeting_index_data WHERE id > 10'
run --db index.db check
ends "a text index that lost its words is found" 1 'notula: *index.db: *'

hot cold
chmod -R a+rX "$work" cold
chmod a-w cold cold/*
as --db "$work/cold/torn.db" list
ends "where it cannot be rolled back, that is told, and what to do" 1 \
	'notula: *torn.db: *copy the file together with its -journal*'

mkdir frozen
cp "$db" frozen/book.db
chmod a+r frozen/book.db
chmod a+rX-w frozen
as --db "$work/frozen/book.db" list --json
is "a read-only folder is read" "$code $(printf '%s\n' "$out" | wc -l)" "0 2"
as --db "$work/frozen/book.db" check
ends "and checked" 0
as --db "$work/frozen/book.db" trash 1
ends "and not written, with what to do about it" 1 \
	'notula: *frozen/book.db can only be read: make *writable, or *notula backup'
finish
