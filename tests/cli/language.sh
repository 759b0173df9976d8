#!/bin/sh
# language.sh - English and Indonesian: who chooses, and what is never
# translated. None but the C.UTF-8 locale is needed.
. tests/lib/cli.sh
unset LC_ALL LANG LC_MESSAGES

# first_line VARIABLE=VALUE...: of the help, in that environment.
first_line() {
	env "$@" "$notula" help | head -n 1
}

english='Usage: notula [--db WHERE] [COMMAND]'
local='Pemakaian: notula [--db WHERE] [COMMAND]'
is "without a word on it, English" "$(first_line TZ=UTC)" "$english"
is "LANG=id_ID.UTF-8 is Indonesian, even where nobody generated it" \
	"$(first_line LANG=id_ID.UTF-8)" "$local"
is "so is LC_MESSAGES=id" "$(first_line LANG=C.UTF-8 LC_MESSAGES=id)" "$local"
is "LANGUAGE=id is Indonesian in C.UTF-8" \
	"$(first_line LANG=C.UTF-8 LANGUAGE=id)" "$local"
is "LC_ALL=C is English, whatever the others say" \
	"$(first_line LC_ALL=C LANG=id_ID.UTF-8 LANGUAGE=id)" "$english"
is "a language that notula does not speak is English" \
	"$(first_line LANG=fr_FR.UTF-8)" "$english"
is "a name that only begins so is not Indonesian" \
	"$(first_line LANG=idx)" "$english"

mkdir -p "$HOME/.config/notula"
config=$HOME/.config/notula/config
echo 'language = id' >"$config"
is "the setting says it for every locale" "$(first_line LC_ALL=C)" "$local"
echo 'language = en' >"$config"
is "and can say English in an Indonesian one" \
	"$(first_line LANG=id_ID.UTF-8)" "$english"
echo 'language = jv' >"$config"
run list
ends "another value is named with those that there are" 1 \
	"*config: language: \"jv\" is not known here; en and id are*"
rm "$config"

export LC_ALL=id_ID.UTF-8
run import "$samples/reference.json"
ends "commands work in Indonesian" 0
run bantuan
like "the help has the Indonesian names of the commands" "$out" \
	'*  tindak-lanjut *'
run help verify
like "and names both in the help of one" "$out" '*verifikasi*'
run lihat 1 --json
like "words in JSON stay English" "$out" '*"kind":"consultation"*'
is "all of it does" "$out" "$(LC_ALL=C "$notula" show 1 --json)"
is "CSV too" "$("$notula" ekspor --table follow-ups)" \
	"$(LC_ALL=C "$notula" export --table follow-ups)"
run lihat 1
like "on the screen they are translated" "$out" '*Konsultasi*'
run daftar
is "a column without a heading has none in any language" \
	"$(printf '%s\n' "$out" | wc -l)" 2
run verifikasi
like "the reasons of verify too" "$out" '*tahun 2 angka*'
finish
