/*
 * short_keys.h - the short record (tests/tui/short.json) as the keys that a
 * clerk presses: scripts of typist.h.
 */
#ifndef TESTS_LIB_SHORT_KEYS_H
#define TESTS_LIB_SHORT_KEYS_H

#define SHORT_ISSUE_1 "Anggaran khusus pengelola kehumasan minim"
#define SHORT_ISSUE_2 \
	"Usulan konsultasi rencana tindak lanjut rakornas kehumasan"
#define SHORT_ISSUE_3 \
	"Butuh pedoman pengelolaan kehumasan sebelum perbawaslu ditetapkan"
#define SHORT_ISSUE_4 "Staf SDM belum memiliki skil video/foto dan editing"
#define SHORT_ISSUE_5 \
	"Produksi konten terkendala peralatan dan aplikasi berbayar"

#define SHORT_ISSUES \
	SHORT_ISSUE_1 "<Enter>" SHORT_ISSUE_2 "<Enter>" SHORT_ISSUE_3 \
		      "<Enter>" SHORT_ISSUE_4 "<Enter>" SHORT_ISSUE_5 \
		      "<Enter><Enter>"

/* Tab takes the office that the hosts came from. */
#define SHORT_FOLLOW_UPS \
	"Penambahan 1.800 ASN PPPK, termasuk untuk kehumasan<Enter>" \
	"<Tab><Enter>" \
	"Bimtek peningkatan kapasitas melalui zoom dan tatap muka<Enter>" \
	"<Tab>30/6<Enter>" \
	"Faktor lain yang masih minim akan diperbaiki<Enter><Tab>"

#define SHORT_HOSTS \
	"Agung Bagus Gede Bayu Indra Atmaja<Enter>" \
	"Kepala Biro Hukum dan Humas<Enter>Bawaslu RI<Enter>" \
	"Ronald M. Manoach<Enter>Tenaga Ahli<Enter><Tab>" \
	"Ahmad Ali Imron<Enter>" \
	"Kasubkoor Hubungan Masyarakat dan Media Massa<Enter><Tab>" \
	"Haryo Sudrajat<Enter>" \
	"Kasubkoor Peliputan dan Publikasi<Enter><Tab>" \
	"<Tab>Staf Humas<Enter><Tab><Enter>"

#define SHORT_VISITORS \
	"<Tab>Koordinator Divisi Penanganan Pelanggaran dan Data " \
	"Informasi<Enter>Bawaslu Provinsi Sumatera Barat<Enter>" \
	"<Tab>Koordinator Divisi Pencegahan, Parmas, dan Humas<Enter><Tab>" \
	"<Tab>Pengelola kehumasan<Enter>" \
	"Bawaslu Kab/Kota se-Sumatera Barat<Enter>" \
	"<Tab>\"Bawaslu Kota Pariaman<Enter><Enter>"

/* Into an empty logbook: every name and text for the first time. */
#define SHORT_COLD_KEYS \
	"27/5<Enter><Enter>" \
	"Ruang rapat lantai 5 Kantor Bawaslu RI, Jakarta<Enter><Enter>" \
	"Konsultasi kehumasan Bawaslu se-Sumatera Barat<Enter>" SHORT_HOSTS \
		SHORT_VISITORS SHORT_ISSUES SHORT_FOLLOW_UPS "<^S>"

/* Once more, today, in the logbook that holds it: Tab takes what is known, ^T
 * the people of the last meeting. */
#define SHORT_WARM_MEETING "t<Enter><Enter><Tab><Enter>k<Tab>"
#define SHORT_WARM_PEOPLE "<^T><Enter><Enter>"

#define SHORT_WARM_KEYS \
	SHORT_WARM_MEETING SHORT_WARM_PEOPLE SHORT_ISSUES SHORT_FOLLOW_UPS \
		"<^S>"

/* The same, with the issues pasted: before, the list, and after. */
#define SHORT_PASTE_BEFORE SHORT_WARM_MEETING SHORT_WARM_PEOPLE
#define SHORT_PASTE \
	"1. " SHORT_ISSUE_1 "\r\n2. " SHORT_ISSUE_2 "\r\n3. " SHORT_ISSUE_3 \
	"\r\n4. " SHORT_ISSUE_4 "\r\n5. " SHORT_ISSUE_5 "\r\n"
#define SHORT_PASTE_AFTER "<Enter>" SHORT_FOLLOW_UPS "<^S>"

#endif
