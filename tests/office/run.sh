#!/bin/sh
# What other programs make of our files: make check-office.
# Debian's, which has its openpyxl.
python=/usr/bin/python3
here=$PWD/tests/office
. tests/lib/cli.sh
tables='meetings participants issues responses follow-ups'

run config office 'Bawaslu Kota Pariaman'
run import "$samples/year.jsonl"
run add --json "$here/hard.jsonl"
"$python" - >long.jsonl <<'END'
import json
text = "Huruf ke-%d: “panjang”; dan \"kutip\"\n"
print(json.dumps({"date": "2024-08-01", "title": "Teks panjang",
                  "notes": "".join(text % i for i in range(850))}))
END
run add --json long.jsonl

for table in $tables; do
	"$notula" export --table $table --raw --confidential >$table.truth
done

# Workbooks.
run export --format xlsx --confidential -o all.xlsx
ends "a workbook is written" 0
for table in $tables; do
	is "openpyxl reads each cell of the sheet $table as it was" \
		"$("$python" "$here/cells.py" xlsx $table.truth all.xlsx $table 2>&1)" ""
done
localedef -i id_ID -f UTF-8 "$work/id_ID.UTF-8" 2>/dev/null
LOCPATH=$work LC_ALL=id_ID.UTF-8 LANGUAGE=id "$notula" export --format xlsx \
	--confidential -o local.xlsx 2>/dev/null
is "a locale with decimal commas changes no byte of it" \
	"$(LOCPATH=$work LC_ALL=id_ID.UTF-8 locale decimal_point) $(
		sha256sum <local.xlsx)" ", $(sha256sum <all.xlsx)"

# office FILTER FILE: LibreOffice without a window, to out/.
office() {
	soffice "-env:UserInstallation=file://$work/soffice" --headless \
		"--infilter=$1" --convert-to "$2" --outdir out "$3" \
		>office.log 2>&1
}
office 'Calc MS Excel 2007 XML' xlsx all.xlsx
for table in $tables; do
	is "LibreOffice too ($table)" \
		"$("$python" "$here/cells.py" xlsx $table.truth out/all.xlsx \
			$table 2>&1)" ""
done

# CSV for spreadsheets: ; " UTF-8 from line 1, Indonesian (1057), quoted
# cells are text, all kinds of numbers are looked for.
for table in $tables; do
	run export --table $table --format excel --confidential -o $table.csv
	office 'CSV:59,34,76,1,,1057,true,true' xlsx $table.csv
	is "LibreOffice opens $table.csv: dates are dates, nothing is lost or run" \
		"$("$python" "$here/cells.py" opened $table.truth \
			out/$table.xlsx 2>&1)" ""
done

# Calendars.
cc -o ics "$here/ics.c" $(pkg-config --cflags --libs libical)
run export --format ics --confidential -o due.ics
./ics due.ics >events 2>ics.log
is "libical finds no fault in a calendar" "$? $(cat ics.log)" "0 "
"$notula" export --json --confidential | "$python" -c '
import calendar, json, sys
for line in sys.stdin:
    record = json.loads(line)
    for f in record.get("follow_ups", []):
        if f.get("status") in ("done", "dropped") or "due" not in f:
            continue
        due = [int(part) for part in f["due"].split("-")]
        due += [12] * (2 - len(due))
        if len(due) < 3:
            due.append(calendar.monthrange(*due)[1])
        owner = " (" + f["owner"] + ")" if "owner" in f else ""
        print("%s-%d@notula %04d-%02d-%02d %s" % (
            record["uid"], f["no"], *due,
            (f["text"] + owner).replace("\n", " ")))
' >due.truth
is "and reads the day and the text of every open follow-up" \
	"$(diff due.truth events)" ""
is "of which there are some" "$([ $(wc -l <events) -gt 5 ] && echo yes)" yes

# What the province is sent: the same cells, read from the workbook and from
# the files as LibreOffice opens them.
run report 2024 --province --header local -o province.xlsx
run report 2024 --province --format excel --header local -o province
for sheet in 1-rekap 2-kegiatan 3-pokok-bahasan 4-tindak-lanjut 5-peserta; do
	office 'CSV:59,34,76,1,,1057,true,true' xlsx province/$sheet.csv
	is "LibreOffice opens the province's $sheet.csv as the workbook has it" \
		"$("$python" "$here/same.py" province.xlsx "${sheet%%-*}" \
			out/$sheet.xlsx 2>&1)" ""
done

# Papers.
for language in en id; do
	export LANGUAGE=$language
	"$notula" report 2024-05 --format html >report.html 2>/dev/null
	"$notula" report 2024 --format html >year.html 2>/dev/null
	"$notula" report 2023-09 --format html >nil.html 2>/dev/null
	"$notula" print 61 --format html >hard.html 2>/dev/null
	for paper in '' --attendance --activity '--template ringkas'; do
		"$notula" print 22 $paper --format html \
			>"print$paper.html" 2>/dev/null
	done
	for page in *.html; do
		is "tidy finds no fault in $page ($language)" \
			"$(tidy -q -e -utf8 "$page" 2>&1)" ""
	done
done
finish
