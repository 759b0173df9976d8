/*
 * reference_keys.h - the reference record (samples/reference.json) as the keys
 * that a clerk presses in an empty form: a script of typist.h.
 */
#ifndef TESTS_LIB_REFERENCE_KEYS_H
#define TESTS_LIB_REFERENCE_KEYS_H

#define REFERENCE_MEETING \
	"selasa (27/05/24)<Enter><Tab>" \
	"Ruang rapat lantai 5, Kantor Bawaslu RI<Enter>Jakarta<Enter>" \
	"Konsultasi kehumasan Bawaslu kabupaten/kota se-Sumatera Barat ke " \
	"Bawaslu RI<Enter>"

/* Past the hosts to the visitors, back to the hosts, and again. */
#define REFERENCE_PARTICIPANTS \
	"<Enter>" \
	"<Tab>Koordinator Divisi Penanganan Pelanggaran dan Data " \
	"Informasi<Enter>Bawaslu Provinsi Sumatera Barat<Enter>" \
	"<Tab>Koordinator Divisi Pencegahan, Parmas, dan Humas<Enter><Tab>" \
	"<^P>" \
	"Agung Bagus Gede Bayu Indra Atmaja<^B><Enter>" \
	"Kepala Biro Hukum dan Humas<Enter>Bawaslu RI<Right>7" \
	"Ronald M. Manoach<^B><Enter>Tenaga Ahli<Enter><Tab>" \
	"Ahmad Ali Imron<^B><Enter>" \
	"Kepala Sub Koordinator Hubungan Masyarakat dan Media " \
	"Massa<Enter><Tab>" \
	"Haryo Sudrajat<^B><Enter>" \
	"Kepala Sub Koordinator Peliputan dan Publikasi<Enter><Tab>" \
	"?<Enter>Staf kehumasan<Enter><Tab>" \
	"<Enter>" \
	"?<Enter><Enter>Bawaslu kabupaten/kota se-Sumatera Barat<Enter>" \
	"<Tab><Tab>p<Tab>" \
	"<Enter>"

/* Two responses that answer none, the issues, responses below them. */
#define REFERENCE_MATTERS \
	"=-<S-Tab>2Kunjungan disambut baik<Enter>" \
	"=-41.800 ASN PPPK telah ditambah, juga untuk kehumasan<Enter>" \
	"<S-Tab><S-Tab>1b<Tab>" \
	"Anggaran khusus kehumasan hampir tidak ada<Right>8<Enter>" \
	"5c<Tab>Konsultasi rencana tindak lanjut rakornas " \
	"kehumasan<Enter><Tab>" \
	"3r<Tab>Perlu pedoman sampai perbawaslu kehumasan " \
	"ditetapkan<Enter><Tab>" \
	"1s<Tab>Staf belum terampil membuat foto, video dan " \
	"menyunting<Enter><Tab>" \
	"=<Enter>5Akan ada pelatihan, daring dan tatap muka<^F>" \
	"Pelatihan kehumasan, daring dan tatap muka<Enter><Tab><Enter><^P>" \
	"1e<Tab>Konten terhambat kurangnya alat dan aplikasi " \
	"berbayar<Enter><Tab>" \
	"=1~,5~<Enter>5Kekurangan lain akan diperbaiki<^F>" \
	"Perbaikan kekurangan lain<Enter><Tab><^N>"

#define REFERENCE_NOTES \
	"Pemilihan kepala daerah 2024 sudah dekat<Enter>" \
	"<Enter>2<Enter>Humas Bawaslu"

#define REFERENCE_KEYS \
	REFERENCE_MEETING REFERENCE_PARTICIPANTS REFERENCE_MATTERS \
		REFERENCE_NOTES "<^S>"

#endif
