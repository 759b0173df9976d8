#!/bin/sh
# layers.sh - a floor uses only the floors below it, an outside library only
# where it is allowed (src/README.md).
. tests/lib/tap.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# Every include below $1 as "FILE HEADER".
includes()
{
	(cd "$1" && grep -rnE '^[[:space:]]*#[[:space:]]*include' src include) |
		sed -E 's/^([^:]*):[0-9]+:[^"<]*(["<][^">]*[">]).*/\1 \2/'
}

# Where the public headers without a .c of their name belong.
homes='
compiler base
err base
status base
shape record
record record
sink base
columns record
limits record
words record
settings app
aliases exchange
store store
query store
'

# Lines "HEADER FLOOR" of every public header below $1.
floors()
{
	(
		cd "$1" || exit
		for header in include/notula/*; do
			name=$(basename "$header")
			stem=${name%.*}
			floor=$(printf '%s' "$homes" |
				awk -v s="$stem" '$1 == s { print $2 }')
			[ -n "$floor" ] || floor=$(find src -name "$stem.c" \
				-not -path 'src/cli/*' -not -path 'src/tui/*' |
				sed -n '1s|^src/\([a-z]*\)/.*|\1|p')
			echo "$name ${floor:-nowhere}"
		done
	)
}

# What libc and the compiler bring.
libc()
{
	dpkg -L libc6-dev | sed -n 's|^/usr/include/||p' |
		sed 's|^[a-z0-9_]*-linux-gnu/||' | grep '\.h$'
	printf '%s\n' stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h \
		stdint.h
}

# Every include below $1 that breaks the table of floors.
trespasses()
{
	floors "$1" >"$work/floors"
	libc >"$work/libc"
	includes "$1" | awk -v floors="$work/floors" -v libc="$work/libc" '
	BEGIN {
		while ((getline line < floors) > 0) {
			split(line, f, " ")
			home[f[1]] = f[2]
		}
		while ((getline line < libc) > 0)
			plain[line] = 1
		below["base"] = "base gen"
		below["record"] = "record base"
		below["store"] = "store record base gen"
		below["exchange"] = "exchange store record base"
		below["report"] = "report exchange store record base"
		below["app"] = "app exchange report store record base"
		below["cli"] = "cli gen " below["app"]
		below["tui"] = "tui gen " below["app"]
		below["main"] = "main cli tui " below["app"]
		only["sha2.h"] = "^src/base/hash\\.c$"
		only["jansson.h"] = "^src/record/json_read\\.c$"
		only["sqlite3.h"] = "^src/store/sqlite/"
		only["csv.h"] = "^src/exchange/csv_read\\.c$"
		only["xlsxwriter.h"] = "^src/exchange/xlsx\\.c$"
		only["curses.h"] = "^src/tui/term\\.c$"
		only["term.h"] = "^src/tui/term\\.c$"
	}
	function floor_of(file,    part) {
		sub(/^include\/notula\//, "", file)
		if (file in home)
			return home[file]
		split(file, part, "/")
		return part[2] == "main.c" ? "main" : part[2]
	}
	{
		from = floor_of($1)
		header = substr($2, 2, length($2) - 2)
		if ($2 ~ /^</) {
			if (header in only ? $1 !~ only[header] \
			    : !(header in plain))
				print $1 " includes " $2
			next
		}
		if (header ~ /^notula\//)
			to = floor_of("include/" header)
		else if (header ~ /\//)
			to = substr(header, 1, index(header, "/") - 1)
		else
			to = from
		if (to == "nowhere" || !(from in below) ||
		    index(" " below[from] " ", " " to " ") == 0)
			print $1 " (" from ") includes " $2 " (" to ")"
	}'
}

ok "a floor uses only the floors below it, a library only where allowed" \
	"$(trespasses .)"
ok "nothing below the faces knows them" \
	"$(grep -rnE '#include "(cli|tui)/' src/base src/record src/store \
		src/exchange src/report src/app include 2>/dev/null)"

mkdir -p "$work/tree/src/base" "$work/tree/src/cli" "$work/tree/src/tui" \
	"$work/tree/include/notula"
cp include/notula/* "$work/tree/include/notula"
offence()
{
	echo "#include $2" >"$work/tree/src/$1"
	trespasses "$work/tree" | grep "^src/$1"
	rm "$work/tree/src/$1"
}
seen "base that includes the store is seen" \
	"$(offence base/bad.c '"notula/store.h"')"
seen "a face that includes the other is seen" \
	"$(offence cli/bad.c '"tui/view.h"')"
seen "SQLite outside its engine is seen" "$(offence cli/bad.c '<sqlite3.h>')"
seen "curses outside term.c is seen" "$(offence tui/bad.c '<curses.h>')"
seen "a library nobody agreed to is seen" "$(offence base/bad.c '<glib.h>')"
done_testing
