#!/bin/sh
# The papers of a meeting against saved ones in tests/data/papers, which
# REGEN=1 rewrites: read them before they are kept.
data=$PWD/tests/data/papers
. tests/lib/cli.sh
mkdir -p "$HOME/.config/notula"
config=$HOME/.config/notula/config
: >"$config"
run config office 'Bawaslu Kota Pariaman'
run import "$samples/year"

# saved NAME ARGUMENT...: print ARGUMENT is NAME, in the language that the
# name tells.
saved() {
	name=$1
	shift
	LANGUAGE=en
	case $name in *_id.*) LANGUAGE=id ;; esac
	export LANGUAGE
	run print "$@"
	unset LANGUAGE
	# The rules are those of every paper: tests/unit/paper.c.
	sed -i '/^<style>/,/^<\/style>/d' "$work/.out"
	[ -z "$REGEN" ] || cp "$work/.out" "$data/$name"
	if cmp -s "$work/.out" "$data/$name"; then
		said yes "print $* is as in $name"
	else
		said no "print $* is as in $name" \
			"$(diff "$data/$name" "$work/.out" | head -20)"
	fi
}

# no_wider SENTENCE FILE: no line has more than 80 characters
no_wider() {
	is "$1" "$(LC_ALL=C.UTF-8 grep -E '.{81}' "$2")" ""
}

for language in en id; do
	saved minutes_$language.txt 1
	ends "  what is blank is said on the screen" 0 '*: *, *'
	saved minutes_$language.html 1 --format html
	saved attendance_$language.txt 1 --attendance
	saved sheet_$language.txt 1 --attendance --side visitor --rows 5
	saved activity_$language.txt 1 --activity
done
saved host_id.txt 1 --side host
saved host_id.html 1 --side host --format html
saved brief_id.txt 1 --template ringkas
saved amended_id.txt 30
saved month_id.txt 33
saved days_id.txt 37
saved away_id.txt 43
saved away_sheet_id.txt 43 --attendance --rows 1
saved counted_id.txt 12
for file in "$data"/*.txt; do
	no_wider "$(basename "$file") fits a page" "$file"
done

run print 1 --side host
host=$(printf '%s\n' "$out" | sed '1,8d;/^Recorder/,/^Copies/d')
run print 1 --side visitor
is "host and visitor print the same facts" \
	"$(printf '%s\n' "$out" | sed '1,8d;/^Recorder/,/^Copies/d')" "$host"

before=$(NOTULA_NOW=2024-05-26T09:00 "$notula" print 1 --attendance 2>/dev/null)
like "before its day the sheet is one to be signed" "$before" \
	'*Signature*'
NOTULA_NOW=2024-07-31T09:00 run print 33 --attendance
like "a meeting of an unknown day is over after its month" "$out" \
	'*Signature*'
run print 1 --attendance --side visitor --rows 41
is "a sheet has as many rows as were asked for" \
	"$(printf '%s\n' "$out" | grep -c '^| [0-9]')" 41
is "  and a heading on each page of twenty" \
	"$(printf '%s\n' "$out" | grep -c 'Signature')" 3

run print 11
ends "a confidential record is not printed" 1 \
	'notula: record 11 is confidential*--confidential prints it'
is "  nor any of it" "$out" ""
run print 11 --confidential
ends "  unless it is said" 0
run print 999
ends "a record that is not there is said to be so" 1 'notula: *999*'
run print 1 --template lain
ends "an unknown template is wrong use" 2 'notula: *resmi ringkas*'
run print 1 --activity --attendance
ends "two papers at once are wrong use" 2 'notula: --attendance does not go*'
run print 1 --rows 5
ends "rows without a sheet are wrong use" 2 'notula: --rows needs*'
run print 1 --attendance --rows 0
ends "a sheet without rows is wrong use" 2 'notula: --rows takes*'

run print 1 -o notula.html
ends "a file is written and named" 0 '*Files written: notula.html*'
is "  HTML by its name" "$(head -n 1 notula.html)" '<!DOCTYPE html>'
is "  nothing is on stdout" "$out" ""
echo mine >notula.txt
run print 1 -o notula.txt
ends "an existing file is not overwritten" 1 'notula: *notula.txt*'
is "  and stays as it is" "$(cat notula.txt)" mine
run print 1 -o notula.txt --force
is "  unless it is forced" "$(head -n 1 notula.txt | tr -d ' ')" \
	BAWASLUKOTAPARIAMAN
run print 1 -o /dev/full
ends "what cannot be written is an error" 1 'notula: *'

run directory set 'Rina Oktavia' rank 'Penata Muda (III/a)'
run directory set 'Rina Oktavia' service_number '19900101 201501 2 001'
run print 30
like "who signs has the rank and number that the directory knows" "$out" \
	'*
Rina Oktavia  *
Rank Penata Muda (III/a)  *
Staff no. 19900101 201501 2 001  *'

# Life goes on after a record is final, and its code with it.
run finalize 1 --yes
run print 1
short=$(printf '%s\n' "$out" | sed -n 's/.* code \([^ ]*\) .*/\1/p')
like "a final version has a code and is no draft" "$short" \
	'[0-9A-F][0-9A-F][0-9A-F][0-9A-F]-[0-9A-F][0-9A-F][0-9A-F][0-9A-F]'
is "  not a draft" "$(printf '%s' "$out" | grep -c DRAFT)" 0
run chase 1.1 'ditanya lagi'
run print 1
like "  the same after a follow-up was chased" "$out" \
	"*version 3 · code $short *"

cat >"$config" <<END
letterhead = BADAN PENGAWAS PEMILIHAN UMUM | KOTA PARIAMAN
address = Jalan Contoh 1
place = Pariaman
copies = Arsip
template = ringkas
css = ~/own.css
END
printf 'h1 { color: red }\n</style><b>\n' >"$HOME/own.css"
run print 1
like "the settings give letterhead, place, copies and layout" "$out" \
	"*UMUM
*KOTA PARIAMAN
*Jalan Contoh 1
*Name of the meeting*Pariaman, ……*Copies to: Arsip*"
run print 1 --template resmi
like "  and an option another layout" "$out" '*Proceedings*'
run print 1 --format html
like "rules of the office come behind the built-in ones" "$out" \
	'*<style>*h1 { color: red }*</style>*'
is "  and cannot end their element" \
	"$(printf '%s\n' "$out" | grep -c '</style>')" 1
echo 'template = besar' >"$config"
run print 1
ends "an unknown template in the settings names the file" 1 \
	'notula: *config: template: *besar*'
echo 'css = own.css' >"$config"
run print 1
ends "a path that begins nowhere names its setting" 1 \
	'notula: *config: css: *must begin with*'
: >"$config"

printf '%s\n' '{"date":"2024-06-11","title":"<b>x\u001b[2J\u202ey"}' |
	"$notula" add --json - >/dev/null
run print 61
like "no control character of a record reaches the paper" "$out" \
	'*<b>x\\x1B\[2J<U+202E>y*'
finish
