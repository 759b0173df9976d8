#!/bin/sh
# The files that others published, in ../shared/samples beside this checkout:
# what a careful reader gets out of them stands in their expected.json.
shared=$PWD/../shared
tree=$PWD
. tests/lib/cli.sh

# What no program may know: the names of their columns, but for those that
# stand in a list of names.
known=$(cd "$tree" && grep -rniwE --exclude=aliases.def \
	'presenter|special topic|candidate name|primary purpose|host organi[sz]ation|id_sesion|fecha|no_acta|periodo|punto_(n|numeral|texto)|pdf_url|name of (external )?organisation|purpose of meeting' \
	src include)
is "no column of the samples is known but from a list" "$known" ""

if [ ! -r "$shared/samples/expected.json" ]; then
	echo "# note: ../shared/samples is not there: its files are not read"
	finish
fi

# FILE MEETINGS OPTION... -- FIELD=HEADER... of each file, with tabs between.
expected=$(awk -F'"' '
	/"file":/ { file = $4 }
	/^  "meetings":/ { split($0, n, /[:,]/); meetings = n[2] + 0 }
	/"options":/ { line = file "\t" meetings; list = "options" }
	/"map":/ { line = line "\t--"; list = "map" }
	list && /^   "/ { line = line "\t" $2 }
	list == "options" && /\[\]/ { list = "" }
	list == "map" && /\]/ { print line; list = "" }
	list == "options" && /\],/ { list = "" }
' "$shared/samples/expected.json")

# The first Indonesian name of FIELD; our own where there is none.
alias_of() {
	awk -v field="$1" '
	/"indonesian_app_schemas"/ { exit }
	$1 == "\"" field "\":" { here = 1 }
	here && $1 == "\"id\":" { getline; split($0, q, "\""); print q[2]; exit }
	' "$shared/aliases.json" | grep . || echo "kab_kota"
}

# added FILE OPTION...: how many meetings it gives in a new logbook.
added() {
	rm -f s.db
	run --db s.db import "$@" --json
	printf '%s' "$out" | sed -E 's/.*"added":([0-9]+).*/\1/'
}

tab=$(printf '\t')
while IFS=$tab read -r file meetings rest; do
	IFS=$tab
	set -- $rest
	unset IFS
	count_options=0
	for word; do
		[ "$word" = -- ] && break
		count_options=$((count_options + 1))
	done
	# The options, then the columns as --map and as renamed headers.
	renamed=$(head -1 "$shared/samples/$file" | tr -d '\r')
	plain=
	i=0
	n=$#
	while [ $i -lt "$n" ]; do
		word=$1
		shift
		i=$((i + 1))
		if [ $i -le $count_options ]; then
			set -- "$@" "$word"
		elif [ "$word" != -- ]; then
			set -- "$@" --map "$word"
			alias=$(alias_of "${word%%=*}")
			renamed=$(printf '%s\n' "$renamed" | awk -F, -v OFS=, \
				-v from="${word#*=}" -v to="$alias" '
				{ for (i = 1; i <= NF; i++)
					if ($i == from) $i = to
				print }')
			case "$word" in
			participant=Minister) plain=$alias ;;
			esac
		fi
	done
	is "$file gives $meetings meetings" \
		"$(added "$shared/samples/$file" "$@")" "$meetings"
	run --db s.db import "$shared/samples/$file" "$@" --json
	like "and none the second time" "$out" '*"added":0,*'
	{
		printf '%s\n' "$renamed"
		tail -n +2 "$shared/samples/$file"
	} >renamed.csv
	case $1 in
	--fill-down) set -- --fill-down "$plain" ;;
	--year) set -- --year "$2" ;;
	*) set -- ;;
	esac
	is "and as many with Indonesian names for its columns" \
		"$(added renamed.csv "$@")" "$meetings"
done <<END
$expected
END

run --db s.db import "$shared/samples/ggplot-club-meetings.csv"
ends "without a --map the refusal names the columns and the --map" 1 \
	'*presenter, package, special topic*--map *=presenter*'
run --db s.db import "$shared/samples/actas-first200.csv"
ends "for a header in no list, too" 1 '*punto_texto*--map *'

finish
