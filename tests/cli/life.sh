#!/bin/sh
# finalize, amend, and what may still change in a final record.
. tests/lib/cli.sh

# has TEXT: does it stand in the JSON of record 1?
has() {
	"$notula" show 1 --json | grep -qF "$1" && echo yes || echo no
}

run add --json "$samples/reference.json"
run amend 1 --why ejaan </dev/null
ends "what is not final is edited, not amended" 1 \
	'notula: record 1 is not final; change it with `edit 1`'
run finalize 1 </dev/null
ends "finalize has to ask, and cannot without a terminal" 2 \
	'notula: *use finalize 1 --yes'
like "what is to be verified is listed first" "$out" \
	'To be verified:*weekday_as_written: *participants 3*'
like "so is what is not filled" "$out" \
	'*Not filled: Start, Invitation, Chair, Recorder'
is "nothing is final yet" "$(has '"status":"working"')" yes

echo n >answer
on_terminal finalize 1 <answer
like "on a terminal it asks, with the counts" "$out" \
	'*Make final? 6 facts are not verified, 4 fields are empty.*nothing was saved*'
is "and anything but yes changes nothing" "$(has '"status":"working"')" yes
echo y >answer
on_terminal finalize 1 <answer
is "yes makes it final" "$(has '"status":"final"')" yes
run finalize 1 --yes
ends "once" 1 'notula: record 1 is final already'
like "that is a version like any other" \
	"$("$notula" history 1 --json | head -n 1)" '*"version":2,*"changed":\["status"*'

run done 1.1 'Terlaksana di Padang'
ends "a promise is kept after the record is final" 0
run chase 1.2 Sudah ditelepon
ends "and chased" 0
is "the record stays final" "$(has '"status":"final"')" yes

run amend 1 </dev/null
ends "amend wants a reason" 2 'notula: *--why TEXT'
run amend 1 --why '  ' </dev/null
ends "that says something" 2 'notula: *--why TEXT'
"$notula" show 1 --json | sed 's/"city":"Jakarta"/"city":"Bogor"/' >mended.json
run amend 1 --why 'kota keliru' --json mended.json </dev/null
is "the amended record is taken from a file" "$code $out" \
	'0 Record 1 is amended: "Konsultasi kehumasan Bawaslu kabupaten/kota se-Sumatera Barat ke Bawaslu RI"'
is "with what it says" \
	"$(has '"city":"Bogor"')$(has '"status":"amended","amended_why":"kota keliru"')" \
	yesyes
like "the reason stands in the history" "$("$notula" history 1 --json)" \
	'*"version":5,*"why":"kota keliru"*'
run amend 1 --why 'lagi' --json mended.json </dev/null
ends "a file made from an older version is a conflict" 1 \
	'notula: *is at version 5 by now; version 4*'
run amend 1 --why 'kota keliru' </dev/null
ends "another amendment has a reason of its own" 1 'notula: *amended_why: *'
run add --json - <<'J'
{"date":"2024-06-01","title":"Lain"}
J
"$notula" show 2 --json >other.json
run amend 1 --why x --json other.json </dev/null
ends "a file of another record is refused" 1 'notula: other.json: uid: *'
run amend 1 --why 'dicabut dengan surat 12' </dev/null
ends "a reason alone can be put on record" 0
is "and is" "$(has '"amended_why":"dicabut dengan surat 12"')" yes

run finalkan 2 --yes
ends "finalize answers to its Indonesian name" 0
run ralat 2 --why ejaan </dev/null
ends "so does amend" 0
run finalize 999 --yes
ends "a record that is not there is told" 1 'notula: No such record: 999.'
run trash 2
run amend 2 --why lain </dev/null
ends "what is in the trash is restored first" 1 'notula: *trash*'
finish
