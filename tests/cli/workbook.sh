#!/bin/sh
# export --format xlsx from outside. What a spreadsheet makes of a workbook,
# make check-office tells.
. tests/lib/cli.sh

run config office 'Bawaslu Kota Pariaman'
run import "$samples/year.jsonl"
cat >hard.jsonl <<'END'
{"date":"2024-05-02","title":"=1+1","ref":"007","notes":" a\nb \u0001 _x0041_ &<","venue":"@SUM(A1)","city":"https://example.org/"}
{"date":"1899-05-02","title":"Lama"}
END
run add --json hard.jsonl

run export --format xlsx -o all.xlsx
ends "a workbook is written, and what it leaves out told" 0 \
	'1 confidential record left out.
Files written: all.xlsx'
is "for its owner alone" "$(stat -c %a all.xlsx)" 600
is "and nothing else is left beside it" "$(ls -A)" ".err
.out
all.xlsx
hard.jsonl
home"
is "it is whole" "$(unzip -tqq all.xlsx 2>&1)" ""

# part NAME: an XML file of the workbook, a tag a line.
part() {
	unzip -p all.xlsx "xl/$1.xml" | sed 's/></>\
</g'
}
is "with a sheet a table, and one for the chart" \
	"$(part workbook | sed -n 's/.*<sheet name="\([^"]*\)".*/\1/p' | tr '\n' ' ')" \
	"meetings participants issues responses follow-ups chart "
part worksheets/sheet1 >sheet1
is "its header stays in sight, and has filters" \
	"$(grep -cE 'state="frozen"|<autoFilter ref="A1:AY6' sheet1)" 2
is "there is no formula and no link in it" \
	"$(grep -cE '<f>|<hyperlink' sheet1)" 0
is "what looks like one is text" \
	"$(grep -cE '>(=1\+1|@SUM\(A1\)|https://example.org/)<' sheet1)" 3
is "leading zeros stay" "$(grep -c '>007<' sheet1)" 1
is "so does every character that XML has not, and blanks at the ends" \
	"$(sed -n '/xml:space="preserve"> a/,/<\/t>/p' sheet1)" \
	"<t xml:space=\"preserve\"> a
b _x0001_ _x005F_x0041_ &amp;&lt;</t>"
is "a day is a number of a date's format" \
	"$(grep -c '<v>45414</v>' sheet1) $(part styles |
		grep -c 'formatCode="dd/mm/yyyy"')" "1 1"
is "before 1900 a workbook has none" "$(grep -c '>02/05/1899<' sheet1)" 1
is "the chart is there" "$(part charts/chart1 | grep -c '<c:barChart>')" 1

run export --format xlsx -o again.xlsx
is "the same records make the same bytes" \
	"$(sha256sum <again.xlsx)" "$(sha256sum <all.xlsx)"
"$notula" export --format xlsx 2>/dev/null | cat >piped.xlsx
is "through a pipe too" "$(sha256sum <piped.xlsx)" "$(sha256sum <all.xlsx)"
on_terminal export --format xlsx
like "but not to a terminal" "$code $out" '2 notula: *-o FILE*'
run export --format xlsx -o all.xlsx
ends "an existing file is kept" 1 'notula: all.xlsx: exists already*'
run export --format xlsx --table issues --columns tanggal,coverage \
	--header local -o issues.xlsx
is "one table makes one sheet, with the columns of one's choice" \
	"$(unzip -p issues.xlsx xl/worksheets/sheet1.xml |
		grep -oE '<t>[a-z_]*</t>' | head -n 2 | tr -d '\n')" \
	"<t>tanggal</t><t>cara_dijawab</t>"

# A file may grow to so many blocks of 512 bytes, as on a disk that is full.
echo old >old.xlsx
for blocks in 8 40 120 160 200 250 400; do
	(
		ulimit -f $blocks
		run export --format xlsx --force -o old.xlsx
		printf '%s' "$code $err" >"$work/.full"
	)
	case $(cat .full) in
	'1 notula: old.xlsx: cannot be written: '*) ;;
	'0 '*) [ "$(sha256sum <old.xlsx)" = "$(sha256sum <all.xlsx)" ] &&
		echo old >old.xlsx || echo "$blocks: torn" ;;
	*) echo "$blocks: $(cat .full)" ;;
	esac
	[ "$(cat old.xlsx)" = old ] || echo "$blocks: the old file is gone"
done >said
is "a full disk is told, and leaves the old file whole" "$(cat said)" ""
is "and nothing beside it" "$(find . -name '*tmp*')" ""

printf '{"date":"2024-07-02","title":"Panjang","notes":"%040000d"}\n' 7 |
	run add --json -
run export --format xlsx -o long.xlsx
ends "what no cell holds is refused, with its place and a remedy" 1 \
	'notula: long.xlsx: record *, notes: the text is too long*'
[ -e long.xlsx ] && made=yes || made=no
is "and no file made" "$made" no
finish
