#!/bin/sh
# Commands that change the logbook, one at a time and against each other.
. tests/lib/cli.sh

# field RECORD KEY...: what stands in its JSON
has() {
	"$notula" show 1 --json | grep -qF "$1" && echo yes || echo no
}

for command in 'list' 'search x' 'show 1' 'follow-ups' 'unanswered' 'verify' \
	'export --format json' 'imports' 'history 1' 'backup copy.db' check \
	'done 1.1' 'trash 1' 'restore 1'; do
	run $command </dev/null
	ends "$command finds no logbook and says so" 1 'notula: *notula.db*'
done
[ -e "$HOME/.local" ] && made=yes || made=no
is "none of them made one" "$made" no
run config
ends "config lists the settings without a logbook" 0
like "and where it would be" "$out" '*db *notula.db*user*notulis*'
[ -e "$HOME/.local" ] && made=yes || made=no
is "and makes none" "$made" no

run add </dev/null
ends "add has to ask, and cannot without a terminal" 2 \
	'notula: *use add --json FILE'
rm -rf "$HOME/.local"
run add --json - <"$samples/reference.json"
is "- is stdin" "$code $out" "0 Saved as record 1."
is "the folder and the file are the owner's alone" \
	"$(stat -c %a "$HOME/.local/share/notula" \
		"$HOME/.local/share/notula/notula.db" | tr '\n' ' ')" "700 600 "

run done 1.1 'Terlaksana di Padang'
is "done prints the text of the follow-up" "$code $out" \
	'0 Done: "Pelatihan kehumasan, daring dan tatap muka"'
is "it is closed today, with the note" \
	"$(has '"status":"done","closed_on":"2024-06-12","closing_note":"Terlaksana di Padang"')" yes
run done 1.1
ends "what is closed is not closed again" 1 'notula: 1.1 is closed already*'
run done 1
ends "done wants a follow-up, not a record" 2 'notula: "1" names no follow-up*'
run done 1.7
ends "one that is not there is told" 1 'notula: record 1 has 2 follow-ups*'
run done 999.1
ends "so is a record" 1 'notula: No such record: 999.'

run chase 1.2 Sudah ditelepon
is "chase prints day, kind and the text" "$out" \
	'2024-06-12 Reminded: "Perbaikan kekurangan lain"'
is "it is kept" \
	"$(has '{"date":"2024-06-12","type":"reminded","text":"Sudah ditelepon"}')" yes
run chase 1.2 --due 30/6 --date 1/6 Minta waktu
is "a postponement moves the due date" "$(has '"due":"2024-06-30"')" yes
run chase 1.2 --due 15/7/2024 Minta waktu lagi
is "and keeps the first" \
	"$(has '"due":"2024-07-15","due_original":"2024-06-30"')" yes
run chase 1.2 --type replied --date kapan-kapan x
ends "a date that is none is wrong use" 2 'notula: --date: *'
run chase 1.2 --type postponed x
ends "postponed wants a day" 2 '*belong together'
run chase 1.2 --type done Selesai semua
is "a chase that says done closes it" "$(has '"closed_on":"2024-06-12","chases"')" yes
run history 1 --json
is "every change is a version" "$(printf '%s\n' "$out" | wc -l)" 6
like "the newest first, with what changed" "$out" \
	'*"version":6,*"changed":\["follow_ups 2*'
run history 1
like "history is a table for reading" "$out" 'Version  At *6  2024-06-12T09*'

run trash 1
like "trash tells how to undo it" "$out" '*notula restore 1 brings it back*'
run list
is "it is in no list" "$out" ""
run list is:trash --json
like "but in the trash" "$out" '*"number":1,*'
run show 1 --json
ends "show tells that it is in the trash, and how it comes back" 0 \
	'In the trash; notula restore 1 brings it back.'
run trash 1
ends "what is in the trash cannot be thrown away again" 1 'notula: *trash*'
run restore 1
like "restore brings it back" "$out" 'Record 1 is back:*'
run show 1
is "and show has nothing to tell" "$code $err" "0 "
run restore 1
ends "once" 1 'notula: *'

run add --json - <<'J'
{"date":"2024-06-01","title":"Satu"}

{
  "date": "2024-06-02",
  "title": "Dua \" } {"
}
{"date":"2024-06","title":"Tiga"}
J
is "many records are added from one file, on one line or several" \
	"$code $(printf '%s' "$out" | tr '\n' ' ')" \
	"0 Saved as record 2. Saved as record 3. Saved as record 4."
run imports --json
is "they are one batch of stdin" "$(printf '%s\n' "$out" | head -n 1)" \
	'{"batch":2,"at":"2024-06-12T09:00:00Z","by":"notulis","files":"stdin","added":3,"updated":0}'
run imports undo 2
ends "which can be taken back" 0
run list --json
is "whole" "$(printf '%s\n' "$out" | wc -l)" 1

run config office 'Bawaslu Kota Pariaman' 13.77
ends "config office names the office and its code" 0
run config
like "config shows them" "$out" '*office*Bawaslu Kota Pariaman*code*13.77*'
run add --json - <<'J'
{"date":"2024-06-01","title":"Satu"}
J
is "a new record is that office's" \
	"$("$notula" list 'Satu' --json | wc -l)$("$notula" export --json Satu |
		grep -c '"office":"Bawaslu Kota Pariaman","office_code":"13.77"')" 11
run config colour red
ends "config knows no other setting to set" 2 'notula: config knows only office*'

run backup copy.db
ends "backup makes a copy" 0 'Files written: copy.db'
is "that holds the same" "$("$notula" --db copy.db export --json)" \
	"$("$notula" export --json)"
is "for the owner alone" "$(stat -c %a copy.db)" 600
run backup copy.db
ends "and never writes over a file" 1 'notula: *copy.db*'

mkdir -p "$HOME/.config/notula"
printf '# mine\n db = %s/copy.db\nuser=rina\n' "$work" >"$HOME/.config/notula/config"
run config
like "the config file says which logbook" "$out" "*db  *$work/copy.db*"
NOTULA_USER= run add --json - <<'J'
{"date":"2024-06-03","title":"Oleh Rina"}
J
like "and who acts" "$("$notula" export --json Rina)" '*"created_by":"rina"*'
printf 'db = /x\ncolour = red\n' >"$HOME/.config/notula/config"
run list
ends "a line that it cannot read is told by its number" 1 \
	"notula: */notula/config:2: colour: no such setting; known are db, user*"
printf 'db = relative.db\n' >"$HOME/.config/notula/config"
run list
ends "a logbook has one place, wherever one stands" 1 \
	'notula: */config: db: "relative.db" must begin with / or ~/'
rm "$HOME/.config/notula/config"
run list --db elsewhere.db
ends "--db wins" 1 '*elsewhere.db*'

# Asked line by line: a date that is none is asked for again.
printf '%s\n' 'besok lusa xx' '27/5' 'Rapat tanya' visit '' Padang \
	'Ronald M. / Tenaga Ahli / Bawaslu RI' '' '(12) / Staf' '' \
	'Anggaran kurang' 'Akan ditambah' '' 'Kirim rekap' 'Bawaslu RI' \
	'30/6' '' >answers
on_terminal add <answers
like "add asks on a terminal, and again for what it cannot read" "$out" \
	'*Date (27/5, t, selasa): *notula: *Title: *Saved as record *'
is "what was answered is kept" \
	"$("$notula" export --json 'Rapat tanya' | sed 's/.*"kind"/"kind"/
		s/"version".*"participants"/"participants"/
		s/,"[a-z_]*_uid":"[^"]*"//g')" \
	'"kind":"visit","city":"Padang","status":"working","participants":[{"no":1,"type":"person","name":"Ronald M.","position":"Tenaga Ahli","organization":"Bawaslu RI","side":"host"},{"no":2,"type":"group","position":"Staf","side":"visitor","head_count":12,"head_count_is":"exact"}],"issues":[{"no":1,"text":"Anggaran kurang"}],"responses":[{"no":1,"text":"Akan ditambah","answers":[{"issue":1,"how":"fully"}]}],"follow_ups":[{"no":1,"text":"Kirim rekap","owner":"Bawaslu RI","owner_type":"organization","due":"2024-06-30","status":"open"}]}'
printf '%s\n' 'selasa (27/05/24)' 'Rapat ragu' '' '' '' '' '' '' 'Kirim rekap' '' \
	'sesudah pelantikan' '' >answers
on_terminal add <answers
like "a weekday that contradicts its date is told at once" "$out" \
	'*  = 2024-05-27*27/05/2024 is a Monday*Title: *Saved as record *'
like "and kept as written, as is a due that is an event" \
	"$("$notula" export --json 'Rapat ragu')" \
	'*"date_as_written":"selasa (27/05/24)","weekday_as_written":"selasa",*"due_as_written":"sesudah pelantikan"*'
before=$("$notula" list --json | wc -l)
printf '27/5\nRapat\n' | on_terminal add >/dev/null
is "an end of the input saves nothing" "$("$notula" list --json | wc -l)" "$before"
printf '%s\n' 27/5 Rapat pesta 'kunjungan kerja' '' '' '' '' '' '' '' >answers
on_terminal add <answers
like "a word that is none of a set is asked again, with those that are" \
	"$out" '*kind: Unknown value "pesta"; one of: consultation, *, other*Saved*'

# Another program holds the logbook: how long to wait is told, and the end is
# exit 4.
mkfifo commands answers.fifo
sqlite3 "$HOME/.local/share/notula/notula.db" <commands >answers.fifo &
exec 3>commands 4<answers.fifo
printf 'BEGIN EXCLUSIVE;\nSELECT 1;\n' >&3
read -r held <&4
run --wait 0 list
ends "a locked logbook is not read after --wait" 4 'notula: *locked*'
run trash 1 --wait 0
ends "nor written" 4 'notula: *locked*'
exec 3>&- 4<&-
wait
run --wait 0 list
ends "afterwards it is" "$((held - 1))"

"$notula" list >&- 2>err
is "a stdout that is closed is an error" "$? $(cut -c-32 err)" \
	"1 notula: cannot write the output:"
run edit 1 </dev/null
ends "edit needs a terminal" 2 '*No terminal here. Try: notula show 1'
finish
