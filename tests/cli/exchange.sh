#!/bin/sh
# Export and import from outside: streams, files, exit codes, batches.
. tests/lib/cli.sh

run config office 'Bawaslu Kota Pariaman'
run import "$samples/year.jsonl"
ends "the sample year is imported" 0
like "what happened is counted, and how to take it back told" "$out" \
	'*added.*imports undo 1 takes it back.'
total=$("$notula" list --json | wc -l)
run import "$samples/year.jsonl" --json
is "again they add nothing" "$code $out" "0 {\"files\":1,\"read\":$total,\"added\":0,\"updated\":0,\"same\":$total,\"duplicate\":0,\"rejected\":0,\"conflict\":0,\"refused\":0}"

run export
ends "export has to be told what" 2 'notula: say what: *'
run export --table meetings
is "a table has its header" "$(printf '%s\n' "$out" | head -n 1 | cut -c-44)" \
	"uid,number,date,title,office,office_code,ref"
run export --table meetings --format json
ends "a table is no JSON" 2 'notula: JSON holds whole records*'
run export --json --confidential
is "JSON lines are all records" "$(printf '%s\n' "$out" | wc -l)" "$total"
run export --json month:2024-05 -o may.json
is "-o writes a file, and nothing else to stdout" "$code $out $err" \
	"0  Files written: may.json"
is "for its owner alone" "$(stat -c %a may.json)" 600
sum=$(sha256sum <may.json)
run export --json -o may.json
ends "which is never overwritten, with what to do instead" 1 \
	'notula: *may.json: exists already; *--force'
is "not a byte of it" "$(sha256sum <may.json)" "$sum"
run export --json month:2024-06 -o may.json --force
ends "unless told to" 0
run export --table issues --header local
like "headers can be Indonesian" "$out" 'uid_kegiatan,*'
run export --table meetings month:1999-01
is "an export of nothing is the header alone, and says so" \
	"$(printf '%s\n' "$out" | wc -l) $err" "1 No record matches."

run export --bundle all --confidential
ends "a bundle is a folder" 0 'Files written: all'
is "with all tables" "$(ls all | tr '\n' ' ')" \
	"bundle.json follow-ups.csv issues.csv meetings.csv organizations.csv participants.csv people.csv responses.csv venues.csv "
run export --bundle all
ends "which must be new" 1 'notula: *all*'
run export --bundle other --raw
ends "and has one form" 2 'notula: --raw does not go with --bundle'

run --db second.db import all --dry-run
ends "a dry run tells" 0
like "of every record" "$out" '*all/meetings.csv:2: added: *Nothing is written yet*'
[ -e second.db ] && made=yes || made=no
is "and makes no logbook" "$made" no
run --db second.db config office 'Bawaslu Kota Pariaman'
run --db second.db import all
ends "the bundle comes in" 0
"$notula" --db second.db export --confidential \
	--bundle again 2>/dev/null
is "and goes out as it came, byte for byte" "$(diff -r all again && echo same)" same
"$notula" --db second.db export --json --confidential | run --db third.db import -
is "so do JSON lines, through a pipe" \
	"$("$notula" --db third.db export --json --confidential | sha256sum)" \
	"$("$notula" export --json --confidential | sha256sum)"

# A record changed there is a conflict here, and taken with --update.
open=$("$notula" --db second.db follow-ups --open --json | head -n 1 |
	sed 's/.*"number":\([0-9]*\),"no":\([0-9]*\),.*/\1.\2/')
run --db second.db done "$open" Terlaksana
"$notula" --db second.db export --json --confidential >changed.json
run import changed.json
ends "a record that differs is left untouched" 3 '*conflict*'
like "and counted" "$out" '*1 in conflict.'
run import changed.json --update
ends "with --update the higher version is taken" 0
like "and counted too" "$out" '1 updated*'

head -c 200 changed.json >torn.json
run import torn.json
ends "a file that is torn is refused" 1 'notula: torn.json:1: *'
run import nowhere.csv
ends "one that is not there too" 1 'notula: nowhere.csv: *'
run import
ends "import needs a file" 2 '*notula import FILE...'

run imports
like "the batches are a table" "$out" 'Batch  At *year.jsonl*'
batches=$("$notula" imports --json | wc -l)
is "an import that added nothing is none" "$batches" 2
run imports undo 9
ends "a batch that is not there is told" 1 'notula: *9*'
run imports undo nine
ends "so is a word" 2 'notula: "nine" is no batch*'
printf '{"date":"2025-01-01","title":"Baru"}\n' | run add --json -
printf '{"uid":"018fb7a2-6c00-7000-8000-0000000000aa","number":900,"date":"2025-01-02","title":"Impor","status":"working","version":1,"created_at":"2025-01-02T00:00:00Z","created_by":"a","updated_at":"2025-01-02T00:00:00Z","updated_by":"a"}\n' >one.json
run import one.json --json
batch=$(printf '%s' "$out" | sed 's/.*"batch":\([0-9]*\)}/\1/')
run imports undo "$batch"
is "a batch is taken back" "$code $out" "0 Batch $batch taken back."
run show 018fb7a2-6c00-7000-8000-0000000000aa
ends "and its record is gone" 1 'notula: No such record*'
run imports --json
like "it stands in the list as undone" "$out" "*\"batch\":$batch,*\"undone\":true}*"

printf '{"date":"2025-02-01","title":"Rahasia","confidential":true}\n' |
	run add --json -
run export --table meetings month:2025-02
is "confidential records are left out, and counted" \
	"$(printf '%s\n' "$out" | wc -l) $(printf '%s\n' "$err" | head -n 1)" \
	"1 1 confidential record left out."
run export --table meetings month:2025-02 --confidential
is "unless asked for" "$(printf '%s\n' "$out" | wc -l)" 2
printf '{"date":"2025-03-01","title":"=1+1"}\n' | run add --json -
like "a formula is guarded in CSV" \
	"$("$notula" export --table meetings month:2025-03)" "*,'=1+1,*"
like "and not in raw CSV" \
	"$("$notula" export --table meetings --raw month:2025-03)" "*,=1+1,*"

# full BLOCKS ARGUMENT...: a file may grow to so many blocks of 512 bytes, as
# on a disk that is full.
full() {
	(
		ulimit -f "$1"
		shift
		run "$@"
		printf '%s\n' "$err" >"$work/.full"
		exit "$code"
	)
	code=$?
	err=$(cat "$work/.full")
}
mkdir full
echo old >full/old.csv
for i in 1 2 3 4 5 6 7 8 9; do
	printf '{"date":"2024-06-0%s","title":"Rapat","notes":"%2000s"}\n' \
		"$i" "$i"
done >long.jsonl
run --db long.db add --json long.jsonl
for args in '--table meetings -o full/old.csv --force' \
	'--format json -o full/new.json' '--bundle full/bundle'; do
	full 8 --db long.db export $args
	ends "a full disk refuses export $args" 1 'notula: full/*'
done
run --db few.db add --json one.json
full 64 --db few.db import "$samples/year"
ends "an import that does not fit names the logbook" 1 'notula: *few.db: *'
full 8 --db long.db backup full/copy.db
ends "and a backup" 1 'notula: *full/copy.db: *'
is "the old file stays, and nothing else is left" \
	"$(ls -A full) $(cat full/old.csv)" "old.csv old"
finish
