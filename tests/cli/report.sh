#!/bin/sh
# The report: its words against saved files, its options, and closing a month.
# REGEN=1 writes tests/data/report anew: read the difference before committing.
. tests/lib/cli.sh
data=$samples/../tests/data/report

run config office 'Bawaslu Kota Pariaman'
run import "$samples/year"

# same NAME ARGUMENT...: what is printed is what tests/data/report/NAME holds,
# but for the rules of HTML, which are those of every paper.
same() {
	name=$1
	shift
	"$notula" "$@" 2>"$work/.err" | sed '/<style>/,/<\/style>/d' \
		>"$work/$name"
	[ -z "$REGEN" ] || cp "$work/$name" "$data/$name"
	is "$* is as saved in $name" \
		"$(diff "$data/$name" "$work/$name" | cut -c 1-200 | head -n 20)" ""
}

export NOTULA_NOW=2024-08-05T09:00
for lang in en id; do
	export LANGUAGE=$lang
	same "month_$lang.txt" report 2024-07
	same "month_$lang.html" report 2024-07 --format html
	same "month_$lang.md" report 2024-07 --format markdown
	same "year_$lang.txt" report 2024 --part totals
	same "nil_$lang.txt" report 2023-09
	same "organization_$lang.txt" report 'semester 1 2024' \
		--org 'Bawaslu RI' --part totals
done
same month.csv report 2024-07 --format csv
same month.excel.csv report 2024-07 --format excel --header local
same month.json report 2024-07 --json
export LANGUAGE=en
LANGUAGE=id run report 2024-07 --json
is "JSON is the same in every language" "$out" "$(cat "$data/month.json")"
LANGUAGE=id run report 2024-07 --format csv
is "so is CSV" "$out" "$(cat "$data/month.csv")"
is "the header of CSV is that of FORMATS" "$(printf '%s' "$out" | head -n 1)" \
	"no,weekday,date,title,venue,city,organizations,participants,head_count,issues,responses,follow_ups"
is "no line of a text is wider than its page" \
	"$(grep -nE '^.{119,}' "$data"/*.txt)" ""
run report 2024-05 --format csv
like "people at least of the reference record are 9" "$out" \
	'*Konsultasi kehumasan*,9,"Anggaran khusus*'

run report 2024-07 --format html
is "an HTML file needs no other" \
	"$(printf '%s' "$out" | grep -oE '(src|href)=|url\(|@import')" ""

# Periods.
for words in 'triwulan 2 2024' 2024-Q2 'apr-jun 2024' 2024-04..2024-06; do
	run report $words --json
	like "$words is a quarter" "$out" '{"period":"2024-Q2","first":"2024-04-01","last":"2024-06-30",*"period_before":"2024-Q1",*'
done
run report bulan lalu --json
like "date words are understood" "$out" '{"period":"2024-07",*'
run report 2024-07 kind:visit --json
like "words behind the period are a FILTER" "$out" \
	'{"period":"2024-07",*"filter":"kind:visit",*"totals":{"meetings":1,"kinds":{"visit":1},*'
run report
ends "a report needs a period" 2 "notula: *MONTH*"
run report nonsense
ends "which has to be one" 2 "notula: Date not understood*"
run report 2024-07 kind:nonsense
ends "and a FILTER that can be read" 2 "notula: *nonsense*"
run report 2024-07 --part everything
ends "a part is one that there is" 2 "notula: *everything*"
run report 2024-07 --format csv --part totals
ends "rows have no parts" 2 "notula: --part goes with*"

# Confidential ones.
run report 2024-02
like "confidential meetings are left out, and a note says so" "$out" \
	'*Note: 1 meeting is confidential and not included.*'
is "on stderr too" "$err" "1 confidential record left out."
run report 2024-02 --confidential
like "or taken along when asked for" "$out" '*Sentra Gakkumdu*'
run report 2024-02 --format csv
is "rows leave them out the same way" \
	"$(printf '%s\n' "$out" | grep -c Gakkumdu) $err" \
	"0 1 confidential record left out."

# Nothing.
run report 2023-09 --format csv
is "an empty month is the header alone, and a line beside it" \
	"$(printf '%s\n' "$out" | wc -l) $err" "1 No meeting in September 2023."

# Files.
run report 2024-07 --format csv -o july.csv
ends "-o writes a file" 0 "Files written: july.csv"
is "with the same bytes" "$(cmp july.csv "$data/month.csv")" ""
echo mine >july.csv
run report 2024-07 -o july.csv
ends "never over one that is there" 1 "notula: *july.csv*"
is "which stays" "$(cat july.csv)" mine
run report 2024-07 -o july.csv --force
is "but with --force" "$code $(head -n 1 july.csv | tr -d ' ')" \
	"0 BAWASLUKOTAPARIAMAN"

# Closing.
run report 2024-08 --close
ends "a month is closed when it has ended" 1 "notula: This month has not ended yet"
run report 2024 --close
ends "a year is not closed" 2 "notula: only a whole month*"
run report 2024-07 kind:visit --close
ends "nor a part of a month" 2 "notula: only a whole month*"
run report 2024-06 --close -o june.txt
ends "closing freezes the month and says its code" 0 \
	"June 2024 closed: 6 meetings, code ????-????.*"
like "the report tells it" "$(cat june.txt)" \
	'*(month closed: 5 August 2024)*Months not closed yet: January 2024 to May 2024, July 2024.*'
run report 2024-06 --close
ends "it is closed once" 1 "notula: 2024-06 was closed on 2024-08-05 already*"
before=$("$notula" report 2024-06 | tail -n 1)
run done 24.1
is "what is done later changes no code" \
	"$("$notula" report 2024-06 | tail -n 1)" "$before"
number=$("$notula" list month:2024-06 --json | sed -n '$s/.*"number":\([0-9]*\).*/\1/p')
"$notula" trash "$number" >/dev/null 2>&1
run report 2024-07 --part corrections
like "what leaves a closed month stands in the next report" "$out" \
	'*1. June 2024: * (record*), taken out of the month 5 August 2024 by notulis*'
run report 2024-07 --json
like "in JSON too" "$out" '*"corrections":[[]{"month":"2024-06","what":"removed",*'
run report 2024-07 --close
run report 2024-08 --part corrections
like "and in no other" "$out" '*NIL*'
finish
