#!/bin/sh
# What an export wears: columns of one's choice, the dress of a spreadsheet and
# back, a calendar.
. tests/lib/cli.sh

run config office 'Bawaslu Kota Pariaman'
run import "$samples/year.jsonl"
cat >hard.jsonl <<'END'
{"date":"2024-05-02","title":"=1+1; \"kutip\"","ref":"007","venue":"1/2","city":"27 Mei 2024","notes":"baris 1\nbaris; 2\n","purpose":"'=x","basis":" 12345678901234567890","agenda":"-1","end_date":"2024-05-03","next_date":"2024-06","tags":["007"],"follow_ups":[{"no":1,"text":"Kirim; \\ surat, \"segera\"\nkepada semua","owner":"Ani","owner_type":"person","due":"2024-06","priority":"high"},{"no":2,"text":"Tanpa tenggat"},{"no":3,"text":"Sudah","due":"2024-06-01","status":"done","closed_on":"2024-06-01"}]}
{"date":"2024-04","title":"Sebulan"}
{"date":"2023","title":"Setahun"}
END
run add --json hard.jsonl

# Columns.
run export --table meetings --columns date,title month:2023
is "columns are chosen, and put in an order" "$out" "date,title
2023,Setahun"
run export --table meetings --columns kegiatan,tanggal month:2023
is "by their Indonesian names too" "$out" "title,date
Setahun,2023"
run export --table issues --columns coverage,date
is "also those that only stand there to be read" \
	"$(printf '%s\n' "$out" | head -n 1)" coverage,date
run export --table meetings --columns date,titel
ends "an unknown one is wrong use, and names those that are" 2 \
	'notula: no column "titel"; one of: uid, number, date, title, *'
run export --table meetings --columns date,tanggal
ends "so is one that is named twice" 2 'notula: *"date" is there twice'
run export --table meetings --columns date,
ends "or an empty one" 2 'notula: no column ""*'
run export --format json --columns date
ends "JSON lines hold whole records" 2 'notula: --columns needs --table NAME'
run export --bundle all --columns date
ends "a bundle whole tables" 2 'notula: --columns does not go with --bundle'

# The dress of a spreadsheet.
run export --table meetings --format excel -o mei.csv
ends "a spreadsheet gets a file" 0
is "that begins with a BOM and parts its cells by ;" \
	"$(head -c 15 mei.csv)" "$(printf '\357\273\277uid;number;d')"
is "has no sep= line" "$(grep -c sep= mei.csv)" 0
is "and CR LF behind the header and every record, but the confidential one" \
	"$(grep -c "$(printf '\r')\$" mei.csv)" \
	"$("$notula" list --json | wc -l)"
row=$(grep kutip mei.csv)
like "its dates are 02/05/2024" "$row" '*;02/05/2024;*;03/05/2024;*'
like "its months 06/2024" "$(cat mei.csv)" '*;06/2024;*'
like "a formula is guarded there too" "$row" "*;\"'=1+1; \"\"kutip\"\"\";*"
like "and a text with a digit quoted, so that it can stay one" "$row" \
	'*;"007";*;"1/2";*;"27 Mei 2024";*'
for table in meetings participants issues responses follow-ups; do
	run export --table $table --format excel --header local \
		--confidential -o back-$table.csv
done
like "its header can be Indonesian" "$(head -n 1 back-issues.csv)" \
	'*uid_kegiatan;kode_kantor;no_catatan;tanggal;*'
run --db back.db config office 'Bawaslu Kota Pariaman'
run --db back.db import back-*.csv
ends "import takes the five tables back" 0
is "without losing a character" \
	"$("$notula" --db back.db export --json --confidential | sha256sum)" \
	"$("$notula" export --json --confidential | sha256sum)"
sed 's/;/,/g' mei.csv | sed 's/"//g' >comma.csv
run --db other.db import comma.csv
ends "such dates are no dates where the file is not so dressed" 1 \
	'notula: comma.csv:*'
sed 's|;02/05/2024;|;31/02/2024;|' back-meetings.csv >bad.csv
run --db other.db import bad.csv
ends "a day that is none is refused" 1 \
	'notula: bad.csv:*: date: "31/02/2024" is not a day*'

# Calendars.
run export --format ics -o due.ics month:2024-05
ends "a calendar says what it cannot hold" 0 \
	'*open follow-up* no date*left out.
Files written: due.ics'
tr -d '\r' <due.ics >due.txt
is "it is folded at 75 octets, with CR LF" \
	"$(awk 'length > 75' due.txt | wc -l) $(grep -vc "$(printf '\r')\$" due.ics)" \
	"0 0"
event=$(awk '/^BEGIN:VEVENT/ { e = "" } { e = e $0 "\n" }
	/^END:VEVENT/ && e ~ /surat/ && e ~ /segera/ { printf "%s", e }' due.txt |
	awk 'NR > 1 && !/^ / { print line; line = "" }
	{ sub(/^ /, ""); line = line $0 } END { print line }')
like "a month is due on its last day, all day" "$event" \
	'*
DTSTART;VALUE=DATE:20240630
*'
is "what the format parts by is escaped" \
	"$(printf '%s\n' "$event" | sed -n 's/^SUMMARY://p')" \
	'Kirim\; \\ surat\, "segera" kepada semua (Ani)'
like "and high is 1" "$event" '*
PRIORITY:1
*'
like "done ones are not asked for again" \
	"$(grep -c 'SUMMARY:Sudah' due.txt)" 0
"$notula" export --format ics month:2024-05 >again.ics 2>/dev/null
NOTULA_NOW=2030-01-01T00:00 "$notula" export --format ics month:2024-05 \
	>later.ics 2>/dev/null
is "nothing in it comes from the clock" \
	"$(sha256sum <again.ics) $(sha256sum <later.ics)" \
	"$(sha256sum <due.ics) $(sha256sum <due.ics)"
run export --format ics --table issues
ends "a calendar is no table" 2 'notula: a calendar holds due dates; *'
finish
