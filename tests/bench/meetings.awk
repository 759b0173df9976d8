# meetings.awk - N plausible meetings as JSON lines, the same for every run:
#   awk -v N=1000 -f tests/bench/meetings.awk
# With -v FROM=1000 the next ones: other uids and numbers.
# About 6 participants, 4 issues, 3 responses and 3 follow-ups each, over ten
# years, so that lists and searches meet what ten years of work would hold.

# Park and Miller's generator: rand() differs between awks.
function chance() {
	seed = seed * 16807 % 2147483647
	return seed / 2147483647
}

function pick(list) {
	return list[1 + int(chance() * list[0])]
}

function load(list, words,    n) {
	n = split(words, list, " ")
	list[0] = n
}

function text(n,    i, s) {
	s = pick(word)
	s = toupper(substr(s, 1, 1)) substr(s, 2)
	for (i = 1; i < n; i++)
		s = s " " pick(word)
	return s
}

function day(i,    year, rest) {
	year = 2015 + int(i * 10 / N)
	rest = int((i * 10 / N - int(i * 10 / N)) * 336)
	return sprintf("%04d-%02d-%02d", year, 1 + int(rest / 28), 1 + rest % 28)
}

function participants(    i, n, s, no) {
	n = 3 + int(chance() * 7)
	for (no = 1; no <= n; no++)
		s = s sprintf("%s{\"no\":%d,\"type\":\"person\",\"name\":\"%s %s\"," \
			"\"position\":\"%s\",\"organization\":\"Bawaslu %s\"," \
			"\"side\":\"%s\"}", no > 1 ? "," : "", no, pick(first),
			pick(last), pick(post), pick(place),
			no % 2 ? "host" : "visitor")
	people = n
	return s
}

function issues(    n, s, no) {
	n = 2 + int(chance() * 5)
	for (no = 1; no <= n; no++)
		s = s sprintf("%s{\"no\":%d,\"type\":\"problem\",\"category\":\"%s\"," \
			"\"text\":\"%s\",\"raised_by\":%d}", no > 1 ? "," : "",
			no, pick(category), text(18), 1 + int(chance() * people))
	raised = n
	return s
}

function responses(    s, no) {
	for (no = 1; no <= raised; no++)
		s = s sprintf("%s{\"no\":%d,\"type\":\"answer\",\"text\":\"%s\"," \
			"\"answers\":[{\"issue\":%d,\"how\":\"%s\"}]}",
			no > 1 ? "," : "", no, text(12), no,
			chance() < 0.97 ? "fully" : "generally")
	return s
}

# Nearly all are done: an office that left everything open would be no sample.
function follow_ups(i,    n, s, no, open) {
	n = 1 + int(chance() * 5)
	for (no = 1; no <= n; no++) {
		open = i > N * 0.98 && chance() < 0.5
		s = s sprintf("%s{\"no\":%d,\"text\":\"%s\",\"owner\":\"Bawaslu %s\"," \
			"\"owner_type\":\"organization\",\"due\":\"%s\"," \
			"\"status\":\"%s\"}", no > 1 ? "," : "", no, text(7),
			pick(place), day(i), open ? "open" : "done")
	}
	return s
}

BEGIN {
	seed = 20240527
	load(word, "anggaran pedoman pelatihan konten foto video aplikasi data " \
		"laporan pengawasan pencegahan sengketa kampanye pemilih daftar " \
		"rapat staf kehumasan publikasi media berita warga sekolah " \
		"pengelolaan dikelola koordinasi supervisi jadwal tahapan surat " \
		"undangan lampiran bukti temuan pelanggaran partisipatif desa " \
		"kelurahan kecamatan logistik distribusi regulasi perbawaslu")
	load(first, "Siti Budi Agus Dewi Wayan Made Ketut Nyoman Sri Eko Joko " \
		"Bambang Yusuf Nur Rina Ratna Indah Andi Asep Maria Hendra Lina")
	load(last, "Rahmawati Santoso Wijaya Kusuma Pratama Hidayat Nugroho " \
		"Setiawan Wibowo Siregar Nasution Lubis Tanjung Ginting Fauzi")
	load(post, "Koordinator Anggota Ketua Staf Sekretaris Bendahara")
	load(place, "Pariaman Padang Agam Solok Sijunjung Dharmasraya Pasaman " \
		"Payakumbuh Bukittinggi Sawahlunto Tanahdatar Limapuluhkota")
	load(category, "Anggaran SDM Sarpras Regulasi Koordinasi Publikasi")
	for (i = 0; i < N; i++) {
		body = sprintf("\"participants\":[%s],", participants())
		body = body sprintf("\"issues\":[%s],", issues())
		body = body sprintf("\"responses\":[%s],", responses())
		body = body sprintf("\"follow_ups\":[%s]", follow_ups(i))
		printf "{\"uid\":\"01900000-0000-7000-8000-%012x\",\"number\":%d," \
			"\"date\":\"%s\",\"title\":\"%s\",\"kind\":\"coordination\"," \
			"\"venue\":\"Aula %s\",\"city\":\"%s\",\"status\":\"working\"," \
			"\"version\":1,\"created_at\":\"2024-06-12T09:00:00Z\"," \
			"\"created_by\":\"bench\",\"updated_at\":" \
			"\"2024-06-12T09:00:00Z\",\"updated_by\":\"bench\",%s}\n",
			FROM + i + 1, FROM + i + 1, day(i), text(6), pick(place), pick(place),
			body
	}
}
