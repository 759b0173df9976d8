#!/bin/sh
# Files of others: every fixture of tests/data/csv that a sentence of DESIGN,
# "Import", stands behind, and the samples that others published.
data=$PWD/tests/data/csv
shared=$PWD/../shared/samples
. tests/lib/cli.sh

# take NAME OPTION...: import a fixture into a logbook of its own; $records are
# its records, a line each, without uids and who saved them when.
take() {
	name=$1
	shift
	rm -f "$work"/t.db* "$work"/*.rejects*.csv
	run --db t.db import "$data/$name.csv" "$@"
	records=$("$notula" --db t.db export --json 2>"$work/.none" |
		sed -E 's/"([a-z]+_)?uid":"[^"]*",?//g
			s/"version":.*"updated_by":"[a-z]*",?//
			s/,([]}])/\1/g')
}

count() {
	printf '%s' "$records" | grep -c .
}

take merged-cells-are-filled-down --fill-down Tanggal --fill-down Pimpinan
ends "merged cells are filled down" 0
is "each row is a meeting then" "$(count)" 3
like "with what stands above" "$records" \
	'*"date":"2024-02-05","title":"Evaluasi bulanan"*"name":"Syahrul"*"duty":"chair"*'
take merged-cells-are-filled-down
ends "without --fill-down a row that has a title needs a date, and is told" 3 \
	'*merged-cells*:3: *Tanggal*--fill-down*'

take rows-of-one-id-are-one-meeting
ends "rows of one id are one meeting" 0 '*"ID Rapat"*--group-by*'
is "one for each id" "$(count)" 2
like "with the issues of all its rows" "$records" \
	'*"text":"Laporan divisi"}*"text":"Rencana kerja"}*"text":"Jadwal piket"*'

take rows-with-equal-date-and-title-are-one-meeting
is "neighbouring rows with equal date and title are one meeting" \
	"$(count)" 4
like "with the people of both" "$records" \
	'*"name":"Ahmad Fauzi"}*"name":"Rina Oktavia"}]*"Ruang rapat 2"*'

take rows-of-one-id-are-one-meeting --group-by Agenda
is "--group-by takes another column" "$(count)" 4

take a-row-without-a-date-continues-the-one-above
ends "a row without date and issue continues the one above, and is listed" 3 \
	'*above.csv:3: *above.csv:4: *'
is "with its office" "$(printf '%s' "$records" | head -1 |
	grep -o '"organization":' | wc -l)" 3
like "one with an issue needs a date" "$err" '*above.csv:6: *Tanggal*'

take an-issue-without-date-and-title-continues-the-meeting-above
ends "where meetings have titles, a row without date and title continues" 3 \
	'*above.csv:3: joined*above.csv:4: joined*'
like "with its people, issues and follow-ups" "$(printf '%s' "$records" |
	grep 'Rapat staf')" \
	'*"Ahmad Fauzi"}*"Rina Oktavia"}*"Anggaran"}*"Peralatan"}*"Jadwal"}*"Pinjam kamera",*'
like "one with a title needs a date" "$err" '*above.csv:6: *Tanggal*'

take footnotes-nil-returns-and-blank-rows-are-counted
ends "footnotes, nil returns and blank rows are counted, not imported" 0 \
	'*7 rows: 2 blank, 2 footnotes, 2 with nothing to report*'
is "what is left is imported" "$(count)" 1

take several-values-of-a-cell-become-lines
ends "several values of a cell become lines" 0
like "people are not split at the commas of degrees" "$records" \
	'*"name":"Ahmad Fauzi, S.Sos., M.Si","as_written":"Ahmad Fauzi, S.Sos., M.Si; Rina Oktavia"*"name":"Rina Oktavia"*'
like "issues are split at line ends, and the raw cell is kept" "$records" \
	'*"text":"Anggaran","as_written":"Anggaran\\nPeralatan"*"text":"Peralatan"*'
like "follow-ups get their own owner and due" "$records" \
	'*"text":"Surat ke KPU","owner":"Syahrul",*"due":"2024-05-31"*"text":"Rekap konten","owner":"Humas",*"due_as_written":"akhir tahun"*'
take several-values-of-a-cell-become-lines --split Peserta= --split Agenda=
like "--split says where" "$records" \
	'*"as_written":"Ahmad Fauzi, S.Sos., M.Si; Rina Oktavia"*'
like "and where not" "$records" '*"text":"Anggaran\\nPeralatan"*'

take a-missing-title-is-taken-from-the-rest
ends "a missing title is taken from the rest, or there is none" 3 \
	'*rest.csv:6: *'
like "from the first line of the first issue" "$records" \
	'*"title":"Pengadaan kamera"*"to_verify":?"title"?*'
like "else from the organizations" "$records" '*"title":"KPU, Polres"*'
like "else from the people" "$records" '*"title":"Rina Oktavia, Syahrul"*'

take a-bad-row-rejects-its-whole-meeting
ends "a bad row rejects its whole meeting" 3 '*meeting.csv:3: *April*'
is "and no other" "$(count)" 1
is "both rows are in NAME.rejects.csv with line and reason" \
	"$(cat a-bad-row-rejects-its-whole-meeting.rejects.csv)" \
	'ID Rapat,Tanggal,Kegiatan,Peserta,notula_line,notula_reason
1,30/04/2024,Rapat staf,Ahmad Fauzi,2,belongs to line 3
1,31/04/2024,Rapat staf,Rina Oktavia,3,"Tanggal: ""31/04/2024"": April has 30 days"'
sed -i 's/31\/04/30\/04/' a-bad-row-rejects-its-whole-meeting.rejects.csv
run --db t.db import a-bad-row-rejects-its-whole-meeting.rejects.csv --json
like "mended they are imported" "$out" '*"read":1,"added":1,*"rejected":0*'
is "without their line and reason" \
	"$("$notula" --db t.db export --json | grep -c notula_)" 0
run --db t.db import "$data/a-bad-row-rejects-its-whole-meeting.csv"
like "rejected again they go to another file" "$(ls)" \
	'*meeting.rejects.2.csv*'
run --db t.db import "$data/a-bad-row-rejects-its-whole-meeting.csv" \
	--rejects a-bad-row-rejects-its-whole-meeting.rejects.csv
ends "--rejects overwrites no file" 1 '*rejects.csv*'
take a-bad-row-rejects-its-whole-meeting --strict
ends "--strict refuses all for one bad row" 1 '*nothing was imported*'
is "then nothing is here" "$(count)" 0

take equal-rows-all-stay
is "rows that are equal in all are as many meetings" "$(count)" 3
run --db t.db import "$data/equal-rows-all-stay.csv" --json
like "the same file twice adds nothing" "$out" '*"added":0,*"same":3,*'
run --db t.db imports undo 1
run --db t.db import "$data/equal-rows-all-stay.csv" --json
like "taken back it is added again" "$out" '*"added":3,*"same":0,*'
sed 's/^21/20/; s/^\(22.*\),Konsultasi/\1,Rapat/' \
	"$data/equal-rows-all-stay.csv" >other.csv
run --db t.db import other.csv --json
like "what is like a meeting here is not added" "$out" \
	'*"added":2,*"duplicate":1,*'
like "but shown with its number" "$err" '*other.csv:4: duplicate: *(record *'
run --db t.db import other.csv --on-duplicate add --json
like "unless told so" "$out" '*"added":1,*"same":2,*'

take what-has-no-field-goes-to-the-notes
like "what has no field goes to the notes" "$records" \
	'*"notes":"Dilanjutkan besok\\nWarna: merah"*'

take what-stands-beside-an-issue-answers-it
like "what stands beside an issue answers it, to be verified" "$records" \
	'*"text":"Dipinjamkan dulu","answers":?{"issue":2,"how":"fully"}?,"to_verify":true*'
like "a follow-up has owner, due and status of its row" "$records" \
	'*"text":"Surat ke provinsi","issue":1,"owner":"Syahrul",*"due":"2024-06-10",*"status":"done"*'

take people-stand-beside-their-posts-and-offices
like "people stand beside their posts and offices" "$records" \
	'*"name":"Ahmad Fauzi","position":"Kepala Dinas","organization":"Diskominfo"*'
like "a post is as good as a name" "$records" \
	'*"type":"role","position":"Camat","organization":"Kecamatan Pariaman Tengah"*'

# Deciding.
run --db dry.db import "$data/a-bad-row-rejects-its-whole-meeting.csv" \
	--dry-run
ends "a dry run ends as the import would" 3
like "it tells what becomes of each row" "$out" \
	'*meeting.csv:3: rejected: Tanggal: *31/04/2024*meeting.csv:4: added: 2024-05-15 Rakor*'
is "and writes nothing" "$(ls dry.db *.rejects.csv 2>/dev/null)" ""
like "every decision is printed with what takes it back" "$err" \
	'*--encoding*--delimiter*--header*"Tanggal"*--map*'

run --db pipe.db import - --json <"$data/equal-rows-all-stay.csv"
like "stdin is a file like any other" "$out" '*"added":3,*'
run --db two.db import "$data/equal-rows-all-stay.csv" \
	"$data/what-has-no-field-goes-to-the-notes.csv" --json
like "several files are one batch" "$out" '*"files":2,*"added":5,*"batch":1*'
cp "$data/equal-rows-all-stay.csv" again.csv
run --db twice.db import "$data/equal-rows-all-stay.csv" again.csv --dry-run \
	--json
like "what stands in two of them comes once" "$out" '*"added":3,*"same":3,*'
run --db twice.db import "$data/equal-rows-all-stay.csv" again.csv --json
like "and so it is written" "$out" '*"added":3,*"same":3,*'

run --db office.db import "$data/equal-rows-all-stay.csv" --office 13.06
like "--office makes them records of that office" \
	"$("$notula" --db office.db export --json)" '*"office_code":"13.06"*'

run --db mix.db import "$samples/reference.json" \
	"$data/equal-rows-all-stay.csv"
ends "our own formats and others are not mixed" 2 '*one after the other*'

run --db p.db import "$data/what-has-no-field-goes-to-the-notes.csv" \
	--map venue=Warna --profile warna
ends "a mapping is saved by name" 0 '*"warna"*'
is "in a private file" \
	"$(stat -c %a "$HOME/.config/notula/profiles/warna")" 600
run --db p2.db import "$data/what-has-no-field-goes-to-the-notes.csv"
like "and found again by the header" \
	"$("$notula" --db p2.db export --json)" '*"venue":"merah"*'
run --db p3.db import "$data/what-has-no-field-goes-to-the-notes.csv" \
	--profile none
is "unless told not to look" \
	"$("$notula" --db p3.db export --json | grep -c '"venue"')" 0

# A code of the file's own lets its meetings be made new.
cat >code.csv <<'END'
ID Rapat,Tanggal,Kegiatan,Peserta
A-1,20/05/2024,Rapat staf,Ahmad Fauzi
A-1,20/05/2024,Rapat staf,Rina Oktavia
A-2,21/05/2024,Rakor,Syahrul
END
run --db code.db import code.csv
sed 's/Rapat staf/Rapat pimpinan/' code.csv >code2.csv
run --db code.db import code2.csv --update --json
like "--update makes meetings with a known code new" "$out" \
	'*"updated":1,"same":1,*'
run --db code.db list
like "in their place" "$out" '*Rapat pimpinan*'
run --db code.db imports undo 2
run --db code.db list
like "until the batch is taken back" "$out" '*Rapat staf*'

# So does our own uid, in a table of ours to which somebody added a column.
run --db uid.db import "$samples/reference.json"
"$notula" --db uid.db export --table meetings |
	sed '1s/$/,Komentar/; 2s/$/,sudah dicek/; s/ke Bawaslu RI/ke pusat/' >ours.csv
run --db uid.db import ours.csv --json
like "a record that is here is no new one" "$out" '*"added":0,*"duplicate":1,*'
run --db uid.db import ours.csv --update --json
like "--update changes it where the file says something" "$out" \
	'*"updated":1,*'
like "and leaves the rest" "$("$notula" --db uid.db export --json)" \
	'*ke pusat"*sudah dicek*Ronald M. Manoach*'

cat >apart.csv <<'END'
ID Rapat,Tanggal,Kegiatan,Agenda
1,20/05/2024,Rapat staf,Anggaran
1,20/05/2024,Rapat staf,Jadwal
2,21/05/2024,Rakor,Rilis
1,20/05/2024,Rapat staf,Lain-lain
END
run --db apart.db import apart.csv --json
ends "rows of one code that stand apart are told of" 0 \
	'*apart.csv:5: to be verified: ID Rapat: *sort*'

cat >coded.csv <<'END'
Tanggal,Kegiatan,Kode Arsip
20/05/2024,Rapat staf,A1
21/05/2024,Rakor,B7
END
run --db kept.db import coded.csv
like "what has no place stands in the notes" \
	"$("$notula" --db kept.db export --format json)" '*Kode Arsip: A1*'
run --db left.db import --map "ignore=Kode Arsip" coded.csv
is "and is left out where that is told" \
	"$("$notula" --db left.db export --format json | grep -c Kode)" 0

# interrupted: ^C comes while the file is still read, through a pipe.
mkfifo pipe
"$notula" --db stop.db import pipe >out 2>err &
pid=$!
{
	cat "$data/equal-rows-all-stay.csv"
	kill -INT $pid
} >pipe
wait $pid
code=$?
err=$(cat err)
ends "^C imports nothing and says so" 1 '*Nothing was imported: interrupted.*'
is "then there is no logbook" "$(ls stop.db 2>/dev/null)" ""

finish
