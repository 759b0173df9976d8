#!/bin/sh
# Bad input is refused naming file, line and field, the logbook unchanged.
. tests/lib/cli.sh

run add --json - <<'J'
{"uid":"018fb7a2-6c00-7000-8000-00000000000a","date":"2024-05-27","title":"Satu"}
J
before=$(sha256sum <"$HOME/.local/share/notula/notula.db")

# refused SENTENCE FIELD BAD-JSON [PATTERN]: between two good records, line 2
refused() {
	{
		printf '{"date":"2024-01-01","title":"baik"}\n'
		printf '%b\n' "$3"
		printf '{"date":"2024-01-02","title":"baik"}\n'
	} >bad.json
	run add --json bad.json
	ends "$1" 1 "notula: *bad.json:2: ${2:+$2: }${4:-?*}"
	is "  and nothing of the file is kept" \
		"$(sha256sum <"$HOME/.local/share/notula/notula.db")" "$before"
}
head='"date":"2024-05-27","title":"x"'
long=$(printf '%5000s' '' | tr ' ' x)

refused "an unknown field" '' "{$head,\"colour\":\"red\"}" \
	'Unknown field "colour"*'
refused "an unknown field of a line" 'participants 1' \
	"{$head,\"participants\":[{\"no\":1,\"colour\":\"red\"}]}" \
	'Unknown field "colour"*'
refused "a key twice" '' "{$head,\"title\":\"y\"}" '*duplicate*title*'
refused "a number for a text" '*venue*' "{$head,\"venue\":5}"
refused "a text for a list" '*tags*' "{$head,\"tags\":\"a b\"}"
refused "a fraction" '*head_count*' \
	"{$head,\"participants\":[{\"no\":1,\"name\":\"A\",\"head_count\":1.5}]}"
refused "a day that does not exist" date \
	'{"date":"2024-02-30","title":"x"}'
refused "a date of another form" date '{"date":"27/05/2024","title":"x"}'
refused "a time that does not exist" start "{$head,\"start\":\"24:10\"}"
refused "no title" title '{"date":"2024-05-27"}'
refused "no date" date '{"title":"x"}'
refused "an unknown word" kind "{$head,\"kind\":\"party\"}"
refused "a uid that is none" uid "{\"uid\":\"X\",$head}"
refused "an answer to an issue that is not there" '*' \
	"{$head,\"responses\":[{\"no\":1,\"text\":\"a\",\"answers\":[{\"issue\":9,\"how\":\"fully\"}]}]}"
refused "a speaker who is not there" 'issues 1 raised_by' \
	"{$head,\"issues\":[{\"no\":1,\"text\":\"a\",\"raised_by\":3}]}"
refused "a gap in the numbers" '*issues*' \
	"{$head,\"issues\":[{\"no\":1,\"text\":\"a\"},{\"no\":3,\"text\":\"b\"}]}"
refused "a line over its limit" title "{\"date\":\"2024-05-27\",\"title\":\"$long\"}"
refused "NUL as an escape" '*' "{$head,\"venue\":\"a\\\\u0000b\"}"
refused "half a surrogate pair" '*' "{$head,\"venue\":\"\\\\ud800\"}"
refused "malformed UTF-8" '*' "{$head,\"venue\":\"\\0377\"}"
refused "no JSON at all" '' 'hello'
refused "a list of records" '' "[{$head}]"
refused "an object without an end" '' "{$head"
refused "what list --json prints" '' "{$head,\"people\":9}" '*"people"*'

# Double uids have no line of their own: the file is named, and the uid.
uid=018fb7a2-6c00-7000-8000-00000000000b
printf '{"uid":"%s","date":"2024-05-27","title":"x"}\n' $uid $uid >bad.json
run add --json bad.json
ends "a uid twice in a file" 1 "notula: bad.json: uid: *$uid*"
is "  and nothing of the file is kept" \
	"$(sha256sum <"$HOME/.local/share/notula/notula.db")" "$before"
printf '{"date":"2024-05-27","title":"a\000b"}\n' >bad.json
run add --json bad.json
ends "NUL as a byte" 1 'notula: bad.json:1: *'
: >bad.json
run add --json bad.json
ends "an empty file" 1 'notula: bad.json: no record in it'
run add --json nowhere.json
ends "no file" 1 'notula: nowhere.json: *'
run add --json .
ends "a folder" 1 'notula: .*'
run chase 1.1 "$(printf 'a\377b')"
ends "malformed UTF-8 on the command line" 1 'notula: text: *'
is "the logbook is as it was" \
	"$(sha256sum <"$HOME/.local/share/notula/notula.db")" "$before"
finish
