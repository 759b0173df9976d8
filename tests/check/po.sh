#!/bin/sh
# po.sh - po/id.po says everything that the source says, in one set of words.
. tests/lib/tap.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
po=po/id.po

# Lines "WORD: TRANSLATION" of the words in office use that are not allowed.
forbidden()
{
	msgattrib --no-obsolete --no-wrap --no-location "$1" |
		sed -n '/^msgstr/,/^$/p' | grep -iwE \
		'filter|rekaman|notulen|notulensi|permasalahan|absen|pemilik|sisi|pengamat|pendengaran|rahasia|akhiri|tong|spt|yg|dgn|utk|tdk|anda|kami menyimpan|silakan|silahkan' |
		grep -vE '"(\\n)?FILTER:"|adalah FILTER\.|KEY=|Oleh kami|Kepada kami'
}

# Texts with an exclamation mark that is not the sign of what is overdue.
loud()
{
	sed -n '/^msgid ""$/,$p' "$1" | msgattrib --no-wrap --no-location \
		--no-obsolete | grep '^msgstr.*[[:alpha:]]!'
}

ok "no text is left untranslated" \
	"$(msgattrib --untranslated --no-obsolete --no-location $po)"
ok "every text of the source is there: make texts" \
	"$(msgcmp --use-untranslated $po "$B/notula.pot" 2>&1)"
ok "none is a guess" "$(msgattrib --only-fuzzy --no-obsolete $po)"
ok "formats take the same values, and the header is right" \
	"$(msgfmt -c -o /dev/null $po 2>&1)"
ok "there is one form for any number" \
	"$(grep -q 'Plural-Forms: nplurals=1; plural=0;' $po || echo other)"
ok "no false friend and no abbreviation of a chat is used" "$(forbidden $po)"
ok "no text shouts" "$(loud $po)"

sed 's/"Simpan"/"Simpan rekaman yg baru!"/' $po >"$work/bad.po"
seen "a false friend would be seen" "$(forbidden "$work/bad.po")"
sed '/^msgid "Saved as record/,/^$/d' $po >"$work/short.po"
seen "a text that is missing would be seen" \
	"$(msgcmp --use-untranslated "$work/short.po" "$B/notula.pot" 2>&1)"
seen "a text that shouts would be seen" "$(loud "$work/bad.po")"
done_testing
