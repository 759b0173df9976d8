#!/bin/sh
# The directory: names that many records share, from outside.
. tests/lib/cli.sh

run directory list people
ends "the directory of no logbook is told" 1 'notula: *notula.db*'
"$notula" import "$samples/year" >/dev/null 2>&1
before=$("$notula" export --format json 2>/dev/null | sha256sum)

run directory list organizations kesbang
like "list finds a row by words of any of its names" "$out" \
	'*Name*Badan Kesbangpol Kota Pariaman*2  2024-09-24  Kesbangpol'
run directory list people --json ronald
is "as JSON it is one object a line" "$(printf '%s\n' "$out" | wc -l)" 1
like "with meetings and the last day" "$out" \
	'{"kind":"people","uid":"*","name":"Ronald M. Manoach",*"meetings":1,"first":"2024-05-27","last":"2024-05-27"}'
run directory list cars
ends "a kind that is none is wrong use" 2 \
	'notula: "cars" is none of: people organizations venues posts'
run directory lst people
ends "so is a verb that is none; the nearest is named" 2 \
	'*did you mean list?'
run directory merge a
ends "and one word too few" 2 '*notula directory merge NAME INTO'
run directory list people --undo
ends "and an option of another verb" 2 '*directory list has no --undo'

run directory show bawaslu sumbar
like "show takes an alias" "$out" 'Bawaslu Provinsi Sumatera Barat
*Parent              Bawaslu RI*'
run directory show "Bawaslu RI"
is "a name that is exact wins over others with such words" "$code" 0
run directory show Siapa
ends "a name that nobody has is told" 1 \
	'notula: "Siapa" is not in the directory'
run directory show Pariaman --kind organizations
ends "one that several have names them" 1 'notula: "Pariaman" means several*'

run directory org "Bawaslu RI"
like "a counterpart has what it was asked, and since when" "$out" \
	'*Asked               25; not fully answered 12, the oldest since 2024-01-29*'
like "what it promised and kept" "$out" \
	'*Promised            13; kept 5, dropped 1, open 7*'
like "and its ledgers" "$out" \
	'*What it was asked (25)*What it answered (25)*What it promised (13)*Meetings (14)*'
run directory org "Bawaslu RI" --json
is "as JSON: figures first, then every line of the ledgers" \
	"$(printf '%s\n' "$out" | sed 's/^{"kind":"\([a-z]*\)".*/\1/' |
		uniq -c | tr -s ' \n' ' ')" \
	" 1 counterpart 25 asked 25 response 13 promise 14 meeting "

run directory rename "Bawaslu RI" "Badan Pengawas Pemilu RI"
is "rename says what became of the old name" "$code $out" \
	'0 "Bawaslu RI" is "Badan Pengawas Pemilu RI" now; the old name is an alias.'
run list 'org:"pengawas pemilu"' from:2024-06 --json
is "the log is found by the new name, with the units below" "$out" "$(
	"$notula" list 'org:"bawaslu ri"' from:2024-06 --json)"
run directory rename "Bawaslu RI" "bawaslu sumbar"
ends "a name that another has is refused" 1 \
	'*is in the directory already; merge the two'
run directory rename bawaslu\ ri "Bawaslu RI" --forget
is "the name can be taken back" "$code" 0

run directory alias "Bawaslu RI" BPPU
is "alias adds one" "$code $out" '0 "BPPU" means "Bawaslu RI" now.'
run directory alias bppu BPPU --remove
is "and takes it away" "$code $out" \
	'0 "BPPU" is no alias of "Bawaslu RI" any more.'
run directory show BPPU
ends "then it leads nowhere" 1 '*not in the directory'
run directory alias "Kepala Subbagian" Kasubbag --kind posts
is "a post gets an alias before it is met" "$code" 0
run directory show kasubbag
like "and is shown with it" "$out" 'Kepala Subbagian*Kasubbag*'
run directory rename Kasubbag Kasub
ends "a post has nothing else to change" 2 '*is a post: it has aliases*'

run directory set "KPU Kota Pariaman" level district
is "set gives a field its value" "$code $out" \
	'0 KPU Kota Pariaman: Level: district'
run directory set "KPU Kota Pariaman" level galaxy
ends "a value that is none is refused" 1 'notula: *galaxy*'
run directory set "KPU Kota Pariaman" city Pariaman
ends "so is a field that the row has not" 2 '*have no "city" to set'
run directory parent "Bawaslu RI" "Bawaslu Kota Pariaman"
ends "an office is not put below itself" 1 '*would stand below itself'
run directory parent "KPU Kota Pariaman" "Bawaslu RI"
run directory parent "KPU Kota Pariaman"
is "parent takes a row out again" "$code $out" \
	'0 Parent of "KPU Kota Pariaman" is empty now.'

run directory add organizations "Diskominfo Agam" short Dkom level Kabupaten
ends "add takes the words of the screens in their language" 1 '*Kabupaten*'
run directory add organizations "Diskominfo Agam" short Dkom level district \
	parent "bawaslu ri" collective yes
is "add brings a row with its fields" "$code $out" \
	'0 "Diskominfo Agam" is in the directory.'
run directory show dkom --json
like "which is found by its short name" "$out" \
	'*"name":"Diskominfo Agam","short":"Dkom","level":"district","parent":"Bawaslu RI","collective":true*'
run directory add organizations dkom
ends "a name that another has is not added" 1 \
	'*is in the directory already; merge the two'
run directory add people "Rina Oktavia" city Padang
ends "nor a field that the row has not" 2 '*have no "city" to set'
run directory add people "Rina Oktavia" position
ends "nor a field without a value" 2 '*"position" has no value'
run directory add posts Kordiv
ends "a post is not added, it comes with its alias" 2 '*is a post*'

printf '%s' '{"date":"2024-12-21","title":"Telekonferensi","participants":[
{"no":1,"type":"person","name":"Ronald M Manoach, S.H.",
"organization":"Bawaslu Prov. Sumbar"}]}' |
	"$notula" add --json - >/dev/null
run directory duplicates
like "what is probably the same is offered, degrees and short forms aside" \
	"$out" '*Ronald M*Ronald M*Bawaslu Provinsi Sumatera Barat*13*Bawaslu Prov. Sumbar*1'
mine=$("$notula" export --format json 2>/dev/null | sha256sum)
run directory merge "Bawaslu Prov. Sumbar" "Bawaslu Sumbar" --dry-run
like "--dry-run tells how many meetings it is about" "$code $out" \
	'0 "Bawaslu Prov. Sumbar", with 1 meetings, would be one with "Bawaslu Provinsi Sumatera Barat", with 13*'
run directory merge "Bawaslu Prov. Sumbar" "Bawaslu Sumbar"
is "merge makes them one" "$code" 0
run directory show "bawaslu prov. sumbar"
like "which has the meetings of both" "$out" \
	'Bawaslu Provinsi Sumatera Barat*Merged              Bawaslu Prov. Sumbar*Meetings            14,*'
run directory merge "Bawaslu Sumbar" "Bawaslu Prov. Sumbar"
ends "what is one is not merged again" 2 '*is the same already'
run directory merge "Ronald M. Manoach" "Bawaslu RI"
ends "a person and an office are not one" 2 '*not of one kind'
run directory merge "Bawaslu Prov. Sumbar" "Bawaslu Sumbar" --undo
is "--undo makes them two" "$code $out" \
	'0 "Bawaslu Prov. Sumbar" and "Bawaslu Provinsi Sumatera Barat" are two again.'
is "no record was changed by any of it" \
	"$("$notula" export --format json 2>/dev/null | sha256sum)" "$mine"
run trash "$("$notula" list --json | sed -n '1s/.*"number":\([0-9]*\).*/\1/p')"
is "nor were those that were here before" \
	"$("$notula" export --format json 2>/dev/null | sha256sum)" "$before"
run check
ends "check finds nothing" 0
run direktori list venues
is "it has an Indonesian name" "$code" 0
finish
