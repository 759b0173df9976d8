#!/bin/sh
# The reference record, asked everything that DESIGN says it must answer.
. tests/lib/cli.sh
uid=018fb7a2-6c00-7000-8000-000000000001

run config office 'Bawaslu Kota Pariaman'
ends "the office is told once" 0
run add --json "$samples/reference.json"
is "a record is added from JSON, its number told" "$code $out" \
	"0 Saved as record 1."
run add --json "$samples/reference.json"
ends "not twice" 1 "notula: */reference.json*uid: $uid is here already*"

run show 1 --json
like "show --json is its canonical line" "$out" \
	"{\"uid\":\"$uid\",\"number\":1,\"date\":\"2024-05-27\",\"title\":*"
is "its text is the sample's, to the letter" \
	"$(printf '%s\n' "$out" | sed 's/"version".*"updated_by":"[^"]*",//
		s/,"[a-z_]*_uid":"[^"]*"//g')" \
	"$(sed 's/"version".*"updated_by":"[^"]*",//' "$samples/reference.json")"
by_uid=$("$notula" show 018fb7a2 --json)
is "a record is found by the beginning of its uid" "$by_uid" "$out"
run show 1
for fact in 'Konsultasi kehumasan' 'selasa (27/05/24)' 'Monday' \
	'Ruang rapat lantai 5' 'Hosts (5)' 'Visitors (4)' \
	'Ronald M. Manoach, Tenaga Ahli, Bawaslu RI' 'Receiver' \
	'Issues (5)' 'Konten terhambat' 'Generally, response 4' \
	'Responses (4)' '4:fully' 'Follow-ups (2)' 'To us' 'Humas Bawaslu'; do
	like "show tells $fact" "$out" "*$fact*"
done

run list --json
is "list --json has its keys in order, people at least 9" "$out" \
	"{\"uid\":\"$uid\",\"number\":1,\"date\":\"2024-05-27\",\"title\":\"Konsultasi kehumasan Bawaslu kabupaten/kota se-Sumatera Barat ke Bawaslu RI\",\"kind\":\"consultation\",\"status\":\"working\",\"venue\":\"Ruang rapat lantai 5, Kantor Bawaslu RI\",\"city\":\"Jakarta\",\"people\":9,\"open\":2,\"overdue\":0,\"unanswered\":4}"
run list --format csv
is "list --format csv has the same columns" \
	"$(printf '%s\n' "$out" | head -n 1)" \
	uid,number,date,title,kind,status,venue,city,people,open,overdue,unanswered
run list
like "list is a table for reading" "$out" \
	'No.  Date        Title*1  2024-05-27  Konsultasi*9     2  [?]'
run list month:2024-04
is "a list of nothing is empty, and says so beside it" \
	"$code|$out|$err" "0||No record matches."
run list tag:x -- -anggaran
ends "a term that begins with a dash may stand after --" 0
run list -anggaran
is "or among the others" "$code|$out" "0|"

run search kehumasan --json
like "search finds it" "$out" "{\"uid\":\"$uid\",*"
run search anggaran
like "and marks what it found" "$out" '*[*]Anggaran[*] khusus*'

run unanswered
is "issues 1, 2, 3 and 5 are not answered, or in general only" \
	"$(printf '%s\n' "$out" | awk 'NR > 1 { print $1 }' | sort | tr '\n' ' ')" \
	"1.1 1.2 1.3 1.5 "
run unanswered --json
is "unanswered --json tells how far" \
	"$(printf '%s\n' "$out" | grep '"issue":5,')" \
	"{\"uid\":\"$uid\",\"number\":1,\"date\":\"2024-05-27\",\"title\":\"Konsultasi kehumasan Bawaslu kabupaten/kota se-Sumatera Barat ke Bawaslu RI\",\"issue\":5,\"text\":\"Konten terhambat kurangnya alat dan aplikasi berbayar\",\"coverage\":\"generally\"}"
is "issues 2 and 3 have none" \
	"$(printf '%s\n' "$out" | grep -c '"issue":[23],.*"coverage":"none"')" 2

run verify --json
is "verify prints six lines" "$(printf '%s\n' "$out" | wc -l)" 6
is "the weekday, the year of two digits, four pairings" \
	"$(printf '%s\n' "$out" | sed 's/.*"reason":"\([^"]*\)".*/\1/' | sort |
		uniq -c | sed 's/^ *//' | tr '\n' ';')" \
	"4 pairing;1 two-digit year;1 weekday;"
is "the pairings are those of participants 3 to 6" \
	"$(printf '%s\n' "$out" | sed -n 's/.*"line":"\([^"]*\)".*/\1/p' |
		tr '\n' ';')" \
	"participants 3;participants 4;participants 5;participants 6;"
like "verify is a table for reading" "$("$notula" verify)" 'No.*weekday*'

run follow-ups --open --json
is "both promises are open, 16 days old" "$out" \
	"$(for no in 1 2; do
		[ $no = 1 ] && text='Pelatihan kehumasan, daring dan tatap muka' ||
			text='Perbaikan kekurangan lain'
		printf '{"uid":"%s","number":1,"no":%s,"date":"2024-05-27","title":"%s","text":"%s","owner":"Bawaslu RI","owner_type":"organization","direction":"to us","status":"open","age_days":16}\n' \
			"$uid" "$no" "Konsultasi kehumasan Bawaslu kabupaten/kota se-Sumatera Barat ke Bawaslu RI" "$text"
	done)"
run follow-ups --overdue
is "none is overdue" "$code|$out" "0|"
like "follow-ups is a table for reading" "$("$notula" follow-ups)" \
	'*1.1*Pelatihan*Bawaslu RI*no date*16*Open*'

run history 1 --json
like "history has its keys in order" "$out" \
	"{\"uid\":\"$uid\",\"number\":1,\"version\":1,\"at\":\"2024-06-12T09:00:00Z\",\"by\":\"notulis\"*}"
run check
ends "the logbook is sound" 0
like "and says so" "$out" '1 record*'
finish
