#!/bin/sh
# The keys that each --json prints, all of them and in their order: what other
# programs read. Unknown ones are left out, so here every one is known.
. tests/lib/cli.sh

# Names of the keys of the lines of stdin, a line each; no value is an object.
names() {
	sed 's/\\"//g' | while read -r line; do
		printf '%s\n' "$line" | grep -o '"[^"]*":' | tr -d '":' |
			paste -sd ' '
	done
}

# keys SENTENCE PATTERN WANTED ARGUMENT...: of the lines that have PATTERN
keys() {
	sentence=$1 pattern=$2 wanted=$3
	shift 3
	run "$@" --json
	is "$sentence" "$code $(printf '%s\n' "$out" | grep "$pattern" | names)" \
		"0 $wanted"
}

run config office 'Bawaslu Kota Pariaman'
cat >whole.json <<'J'
{"uid":"018fb7a2-6c00-7000-8000-0000000000aa","number":7,"date":"2024-05-27","title":"Rapat","date_as_written":"selasa (27/05/24)","weekday_as_written":"selasa","status":"working","version":1,"created_at":"2024-06-01T00:00:00Z","created_by":"a","updated_at":"2024-06-01T00:00:00Z","updated_by":"a","participants":[{"no":1,"type":"person","name":"Ronald M.","position":"Tenaga Ahli","organization":"Bawaslu RI","to_verify":true}],"issues":[{"no":1,"type":"question","text":"Kapan?"}],"follow_ups":[{"no":1,"text":"Kirim rekap","owner":"Bawaslu RI","owner_type":"organization","direction":"to us","due":"2024-06-01","due_as_written":"awal Juni","priority":"high","status":"open"},{"no":2,"text":"Kirim surat","owner":"Bawaslu RI","owner_type":"organization","direction":"to us","due":"2024-06-01","due_as_written":"awal Juni","priority":"high","status":"done","closed_on":"2024-06-02"}]}
J
# A batch is known where something was written.
keys "import prints its counts" . \
	'files read added updated same duplicate rejected conflict refused batch' \
	import whole.json

# What is closed is never overdue: the two keys stand in two lines.
keys "a follow-up that is overdue has all keys but the day it was closed" \
	'"no":1,' \
	'uid number no date title text owner owner_type direction due due_as_written priority status age_days overdue' \
	follow-ups
keys "one that is closed has that, and is not overdue" '"no":2,' \
	'uid number no date title text owner owner_type direction due due_as_written priority status closed_on age_days' \
	follow-ups
keys "an issue without an answer has all keys" . \
	'uid number date title issue text coverage' unanswered
keys "a doubt about a line has all keys" '"line"' \
	'uid number field line reason text' verify
keys "one about the meeting has no line" '"weekday_as_written"' \
	'uid number field reason text' verify

run finalize 7 --yes
"$notula" show 7 --json | sed 's/"title":"Rapat"/"title":"Rapat pleno"/' \
	>mended.json
run amend 7 --why 'judul keliru' --json mended.json </dev/null
ends "(the record is amended)" 0
keys "a version that says why has all keys" '"why"' \
	'uid number version at by why changed' history 7

printf '%s\n' '{"date":"2024-06-03","title":"Keliru"}' >other.json
run add --json other.json
"$notula" imports --json >batches
last=$(sed -n 's/^{"batch":\([0-9]*\),.*"files":"other.json".*/\1/p' batches)
run imports undo "$last"
keys "a batch that was taken back has all keys" '"undone"' \
	'batch at by files added updated undone' imports
keys "the other says nothing of it" '"whole.json"' \
	'batch at by files added updated' imports
finish
