#!/bin/bash
# add --line: a record in one line, its names looked up.
. tests/lib/cli.sh

"$notula" add --json "$samples/reference.json" >/dev/null

# json RECORD: the record as one line
json() {
	"$notula" show "$1" --format json
}

run add --line '27/5 Konsultasi' '# Anggaran'
ends "a line is one argument" 2
run add --line '27/5 Konsultasi kehumasan @ ruang rapat lantai 5 + ron + har # Anggaran minim = akan dilatih ! Bimtek > ri ^ 30/6' </dev/null
ends "the line of the manual is saved without a terminal" 0
like "and printed" "$out" '2  Konsultasi kehumasan*Ronald M. Manoach, Tenaga Ahli, Bawaslu RI*Saved as record 2.'
record=$(json 2)
like "its date looks back" "$record" '*"date":"2024-05-27"*'
like "one known venue is that one" "$record" \
	'*"venue":"Ruang rapat lantai 5*"*"city":"Jakarta"*'
like "a person brings position, organization and side along" "$record" \
	'*"name":"Haryo Sudrajat","position":"Kepala Sub*","organization":"Bawaslu RI","side":"host"*'
like "a response answers the issue before it fully" "$record" \
	'*"answers":\[{"issue":1,"how":"fully"}]*'
like "a follow-up comes from the issue, its due looks ahead" "$record" \
	'*"text":"Bimtek","issue":1,"owner":"Bawaslu RI"*"due":"2024-06-30"*'

run add --line 'Rapat + "ron" + Rina / Staf / kota pari + (12) / Staf + (?) =- Info ! Kirim > "Sekda" ^ setelah pilkada' </dev/null
ends "quotes, groups and new names are taken" 0
record=$(json 3)
like "no date is today" "$record" '*"date":"2024-06-12","title":"Rapat"*'
like "a name in quotes is never looked up" "$record" '*"name":"ron"*'
like "what is known of nobody is a new name" "$record" \
	'*"name":"Rina","position":"Staf","organization":"Bawaslu Kota Pariaman"*'
like "a number in brackets is a group" "$record" \
	'*"type":"group","position":"Staf","head_count":12,*'
like "so is a question mark" "$record" '*"type":"group","head_count_is":"unknown"*'
like "a response may answer none" "$record" '*"responses":\[{"no":1,"text":"Info"}]*'
like "an event in words is a due as written" "$record" \
	'*"owner":"Sekda"*"due_as_written":"setelah pilkada"*'

"$notula" directory alias "Haryo Sudrajat" "Pak Yo" >/dev/null
run add --line 'Rapat + yo' </dev/null
like "a word of an alias means the one who has it" "$out" \
	'*Haryo Sudrajat, Kepala Sub*'
run add --line 'Rapat + a' </dev/null
ends "a name that fits several is refused, its candidates listed" 2 \
	'*"+ a" may be: *Agung*; Ahmad*'
run add --line 'Rapat + Ron' </dev/null
"$notula" add --line 'Rapat + "Ronald"' </dev/null >/dev/null
run add --line 'Rapat + ronald' </dev/null
ends "a name that is written out wins over longer ones" 0
record=$(json 7)
like "and is that one" "$record" '*"name":"Ronald"*'

before=$("$notula" list --json | wc -l)
run add --line 'Rapat > Ali' </dev/null
ends "an owner without a follow-up is refused by name" 2 \
	'notula: "> Ali": no follow-up*'
run add --line 'Rapat ! Kirim ^ 31/2' </dev/null
ends "a due date that does not exist is refused" 2 \
	'notula: "^ 31/2": *February has 29 days.'
run add --line '27/5' </dev/null
ends "a line without a title is refused" 2 'notula: title: *'
run add --line 'Rapat' --json x
ends "a line and a file are not both taken" 2
is "and nothing was saved" "$("$notula" list --json | wc -l)" "$before"
run add --line 'Rapat #3 dan +62 ## 5' </dev/null
like "signs that stand in words are text" "$out" '*Rapat #3 dan +62 # 5*'

on_terminal add --line '1/6 Rapat @ Aula Baru # Anggaran' <<<y
like "on a terminal the record is shown, its new names told" "$out" \
	'*Rapat*Aula Baru*Anggaran*New name: Aula Baru*Save it? ?Yes/No?*Saved as*'
on_terminal add --line '2/6 Tidak jadi' <<<n
like "and what is not confirmed is not saved" "$out" '*nothing was saved*'
is "really" "$("$notula" list --json | grep -c 'Tidak jadi')" 0
on_terminal add --line '3/6 Siapa + a' < <(printf '9\n2\ny\n')
like "names that fit several are asked until one is chosen" "$out" \
	'*+ a may be:*1 *0  a new name: a*Which number*Which number*Saved as*'
like "and the chosen one is saved" "$("$notula" show 10)" '*A* *Bawaslu RI*'

finish
