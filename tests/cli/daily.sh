#!/bin/sh
# The copy that is made beside the logbook at the first save of a day.
. tests/lib/cli.sh

copies() {
	(cd "$1" && ls | grep -F .bak)
}
data=$HOME/.local/share/notula

run config office 'Bawaslu Kota Pariaman'
run add --json - <<'J'
{"date":"2024-06-01","title":"Satu"}
J
ends "the first save of a day makes a copy, silently" 0 ''
is "beside the logbook, called after the day" "$(copies "$data")" \
	"notula.db.2024-06-12.bak"
is "for the owner alone" "$(stat -c %a "$data"/*.bak)" 600
is "it holds what was saved" \
	"$("$notula" --db "$data/notula.db.2024-06-12.bak" export --json)" \
	"$("$notula" export --json)"
run add --json - <<'J'
{"date":"2024-06-02","title":"Dua"}
J
is "the next save of that day makes none" \
	"$("$notula" --db "$data/notula.db.2024-06-12.bak" list --json | wc -l)" 1
run list
is "reading makes none" "$(NOTULA_NOW=2024-06-13T09:00 "$notula" list --json |
	wc -l) $(copies "$data")" "2 notula.db.2024-06-12.bak"

touch "$data/notula.db.lama.bak" "$data/other.db.2024-06-01.bak"
for day in 13 14 15 16 17 18 19 20; do
	NOTULA_NOW=2024-06-${day}T09:00 run trash 2
	NOTULA_NOW=2024-06-${day}T09:00 run restore 2
done
is "seven are kept, and what only looks alike" "$(copies "$data" | tr '\n' ' ')" \
	"notula.db.2024-06-14.bak notula.db.2024-06-15.bak notula.db.2024-06-16.bak notula.db.2024-06-17.bak notula.db.2024-06-18.bak notula.db.2024-06-19.bak notula.db.2024-06-20.bak notula.db.lama.bak other.db.2024-06-01.bak "

# A record that was damaged behind the program's back.
mkdir damaged
cp "$data/notula.db" damaged/my.db
sqlite3 damaged/my.db "UPDATE meeting SET title = 'Palsu' WHERE number = 1"
run trash 2 --db damaged/my.db
ends "a copy that cannot be proved fails, but not the save" 0 \
	'notula: *daily copy was not made*'
is "and none is left" "$(copies damaged)" ""
is "the save is there" \
	"$("$notula" --db damaged/my.db list is:trash --json | wc -l)" 1

mkdir foreign
cp "$data/notula.db" foreign/my.db
ln -s /nowhere foreign/my.db.2024-06-12.bak
run trash 2 --db foreign/my.db
ends "what has the copy's name already is left alone" 0 ''
is "as it is" "$(readlink foreign/my.db.2024-06-12.bak)" /nowhere
finish
