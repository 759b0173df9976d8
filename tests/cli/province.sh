#!/bin/sh
# report MONTH --province: the fixed sheets that nineteen offices' files stack.
. tests/lib/cli.sh

run config office 'Bawaslu Kota Pariaman' K.SB-19
run import "$samples/year.jsonl"

run report 2024-05 --province --format excel --header local -o mei
ends "--format excel makes a folder of files" 0 'Files written: mei'
is "one a sheet" "$(ls mei | tr '\n' ' ')" \
	"1-rekap.csv 2-kegiatan.csv 3-pokok-bahasan.csv 4-tindak-lanjut.csv 5-peserta.csv "
head_of() {
	head -n 1 "mei/$1.csv" | tr -d '\r\357\273\277' | sed 's/;/; /g'
}
is "the totals have the columns of the layout" "$(head_of 1-rekap)" \
	"kode_kantor; kantor; periode; jumlah_kegiatan; konsultasi; koordinasi; audiensi; kunjungan; bimtek; internal; lainnya; peserta_sekurangnya; peserta_perkiraan; instansi_ditemui; pokok_bahasan; terjawab_penuh; terjawab_sebagian; dijawab_umum; belum_dijawab; tl_baru; tl_selesai_tepat; tl_selesai_terlambat; tl_terbuka; tl_lewat_tenggat; catatan_terbatas; perlu_verifikasi; koreksi; nihil; ditutup_pada; kode_laporan"
is "so do the meetings" "$(head_of 2-kegiatan)" \
	"kode_kantor; kantor; periode; no_catatan; nomor_dokumen; hari; tanggal; tanggal_selesai; ketelitian_tanggal; tanggal_tertulis; pukul_mulai; pukul_selesai; zona; jenis; kegiatan; cara; tempat; kab_kota; penyelenggara; instansi; jumlah_kantor; peserta; peserta_sekurangnya; sifat_jumlah; pokok_bahasan; tanggapan; tindak_lanjut; status; perlu_verifikasi; uid_kegiatan; versi"
is "the issues" "$(head_of 3-pokok-bahasan)" \
	"kode_kantor; kantor; periode; tanggal; kegiatan; no; jenis; kategori; pokok_bahasan; disampaikan_oleh; disampaikan_kepada; cara_dijawab; tanggapan; ditanggapi_oleh; umur_hari; uid_kegiatan"
is "the follow-ups" "$(head_of 4-tindak-lanjut)" \
	"kode_kantor; kantor; periode; tanggal; kegiatan; no; tindak_lanjut; asal; arah; penanggung_jawab; tenggat; tenggat_tertulis; tenggat_semula; status; selesai_pada; lewat_hari; umur_hari; pemantauan; keterangan_selesai; uid_kegiatan"
is "and those who came" "$(head_of 5-peserta)" \
	"kode_kantor; kantor; periode; tanggal; kegiatan; no; jenis; nama; jabatan; instansi; pihak; peran; kehadiran; alasan; diwakili_oleh; jumlah_orang; jumlah_kantor; sifat_jumlah; uid_kegiatan"

# rows FILE: those that end with CR LF, a row a line.
rows() {
	tr '\r\n' '\n\1' <"$1" | sed 's/^\x01//;1d;/^$/d'
}
is "every row begins with code, office and month" \
	"$(for f in mei/*.csv; do rows "$f"; done |
		grep -vc '^"K.SB-19";Bawaslu Kota Pariaman;"2024-05";')" 0
# total COLUMN: that of the totals' only row.
total() {
	rows mei/1-rekap.csv | cut -d ';' -f "$1"
}
is "the totals are those of the rows: meetings" "$(total 4)" \
	"$(rows mei/2-kegiatan.csv | wc -l)"
is "kinds" "$(($(total 5) + $(total 6) + $(total 7) + $(total 8) + \
	$(total 9) + $(total 10) + $(total 11)))" "$(total 4)"
is "issues" "$(total 15)" \
	"$(rows mei/3-pokok-bahasan.csv | grep -vc ';report;')"
is "and how they were answered" "$(($(total 16) + $(total 17) + \
	$(total 18) + $(total 19)))" "$(total 15)"
is "open follow-ups, a chain of them once" "$(total 23)" \
	"$("$notula" follow-ups --open to:2024-05 --json | wc -l)"
like "a date is one, a time is text" "$(rows mei/2-kegiatan.csv)" \
	'*;Selasa;14/05/2024;;hari;;"14.00";"16.00";WIB;*'

run report 2024-05 --province --header local -o mei.xlsx
ends "without a format it is one workbook" 0 'Files written: mei.xlsx'
is "with a sheet each" "$(unzip -p mei.xlsx xl/workbook.xml |
	grep -o '<sheet name="[^"]*"' | cut -d '"' -f 2 | tr '\n' ',')" \
	"1 Rekap,2 Kegiatan,3 Pokok Bahasan,4 Tindak Lanjut,5 Peserta,"
run report 2024-05 --province -o may.xlsx
like "its header is English unless asked for otherwise" \
	"$(unzip -p may.xlsx xl/worksheets/sheet1.xml)" \
	'*>office_code<*>office<*>period<*>head_count_min<*'
run report 2024-05 --province -o may.xlsx
ends "an existing file is kept" 1 'notula: may.xlsx: exists already*'
run report 2024 --province --format excel --header local -o year
ends "a year is sent month by month" 0 '1 confidential record left out.*'
is "each of them a row of the totals" \
	"$(rows year/1-rekap.csv | wc -l)" 12

run report 2023-01 --province --format excel --header local -o nil
like "a month without a meeting says so" "$(rows nil/1-rekap.csv)" \
	'*;ya;;'
run report 2024-05 --close
run report 2024-05 --province --format excel --header local -o closed
like "a closed one its day and its code" "$(rows closed/1-rekap.csv)" \
	'*;tidak;12/06/2024;*[0-9A-F]-*'

run report 2024-05-03..2024-05-10 --province -o x.xlsx
ends "a part of a month is not sent" 2 'notula: *whole months*'
run report 2024-05 kind:visit --province -o x.xlsx
ends "nor a part of its meetings" 2 'notula: *no FILTER'
run report 2024-05 --province
ends "it goes into a file" 2 'notula: *-o FILE'
run report 2024-05 --province --format html -o x
ends "and has two forms" 2 'notula: *workbook*'
run report 2024-05 --province --part totals -o x.xlsx
ends "and all parts" 2 'notula: --part does not go with --province'
finish
