#!/bin/sh
# Texts that would drive a terminal: shown there, kept as bytes elsewhere.
. tests/lib/cli.sh
esc=$(printf '\033')
bidi=$(printf '\342\200\256')
csi=$(printf '\302\233')

# A title and texts with ESC, a C1 control, a bidi override, and a tab.
run add --json - <<J
{"date":"2024-05-27","title":"merah \\u001b[31m${csi}2J ${bidi}kanan","venue":"a\\tb","issues":[{"no":1,"text":"isi \\u001b]0;x\\u0007 habis"}],"follow_ups":[{"no":1,"text":"janji \\u001b[5m${bidi}"}]}
J
ends "such a record is kept" 0

for command in 'list' 'search merah' 'show 1' 'show 1 --json' 'follow-ups' \
	'unanswered' 'export --format json' 'export --table meetings' \
	'list --format csv' 'trash 1' 'restore 1'; do
	on_terminal $command </dev/null
	case $out in
	*"$esc"* | *"$bidi"* | *"$csi"*) got=raw ;;
	*) got=safe ;;
	esac
	is "$command sends a terminal nothing that drives it" "$got" safe
done
on_terminal list </dev/null
like "what is hidden is shown there" "$out" '*merah \\x1B?31m*<U+202E>kanan*'
on_terminal show "x${esc}[31m" </dev/null
case $out in
*"$esc"*) got=raw ;;
*) got=safe ;;
esac
is "an error is as safe as a listing" "$got" safe

run list
like "a pipe gets the bytes" "$out" "*merah ${esc}*${bidi}kanan*"
run export --table meetings
like "so does an export" "$out" "*merah ${esc}*${bidi}kanan*"

run add --json - <<'J'
{"date":"2024-06-01","title":"Rapat koordinasi persiapan peliputan kampanye pemilihan gubernur, bupati dan wali kota di seluruh kabupaten","venue":"Aula kantor Bawaslu Provinsi Sumatera Barat, Padang"}
J
on_terminal list </dev/null
is "no line of a table is wider than the terminal" \
	"$([ "$(printf '%s\n' "$out" | tr -d '\r' | wc -L)" -le 80 ] && echo yes)" yes
like "what does not fit is cut with a sign" "$out" '*…*'
run list
like "and never in a pipe" "$out" '*seluruh kabupaten*Sumatera Barat, Padang*'

"$notula" list >/dev/full 2>err
is "a full disk is an error" "$?" 1
like "told in words" "$(cat err)" 'notula: cannot write the output*'
{
	"$notula" export --format json
	echo $? >code
} 2>err | :
is "a reader that went away is an end without noise" \
	"$(cat err)" ""
finish
