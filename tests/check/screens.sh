#!/bin/sh
# screens.sh - what holds for every saved screen, whatever it shows.
. tests/lib/tap.sh
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# Screens that are larger than their name says.
large()
{
	for f in "$@"; do
		size=${f##*_}
		size=${size%.txt}
		[ "$(LC_ALL=C.UTF-8 wc -L <"$f")" -le "${size%x*}" ] ||
			echo "$f is wider"
		[ "$(wc -l <"$f")" -le "${size#*x}" ] || echo "$f is longer"
	done
}

# The English of the catalogue: texts, and what stands around their values.
# Keys are called what is printed on them.
msgattrib --translated --no-obsolete --no-wrap --no-location po/id.po |
	awk '
	function text(line) {
		sub(/^[a-z_]+(\[0\])? "/, "", line)
		sub(/"$/, "", line)
		gsub(/\\"/, "\"", line)
		return line
	}
	/^msgid "/ { id = text($0) }
	/^msgstr/ && id != "" && text($0) != id {
		least = id ~ /%/ ? 5 : 3
		n = split(id, piece, /%[-+ 0-9.]*(ll|z|l)?[a-z]|\\n/)
		for (i = 1; i <= n; i++) {
			gsub(/^[^A-Za-z]+|[^A-Za-z]+$/, "", piece[i])
			if (length(piece[i]) >= least)
				print piece[i]
		}
	}' | grep -vxE 'Up|Down|Left|Right|End' | sort -u >"$work/english"

# A word that an ellipsis cuts may look like another one.
english_in()
{
	for screen; do
		sed 's/[^ ]*…/…/g' "$screen" | grep -nowF -f "$work/english" |
			sed "s|^|$screen:|"
	done
}

# Views that are not saved at each of these sizes in both languages.
missing()
{
	for f in "$@"; do
		name=${f%_*}
		name=${name%_id}
		for size in 80x24 120x40 id_80x24 id_120x40; do
			[ -f "${name}_$size.txt" ] || echo "${name}_$size.txt"
		done
	done | sort -u
}

ok "every view is saved at 80x24 and 120x40, in both languages" \
	"$(missing tests/screens/*.txt)"
ok "no screen is larger than its window" "$(large tests/screens/*.txt)"
ok "no English is left on the Indonesian screens" \
	"$(english_in tests/screens/*_id_*.txt)"
ok "months and days are in Indonesian" "$(grep -nwE \
	'(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-3][0-9]/|[0-9]:[0-9][0-9]' \
	tests/screens/*_id_*.txt)"

seen "English would be seen" \
	"$(english_in tests/screens/follow_ups_80x24.txt)"
cp tests/screens/log_80x24.txt "$work/log_40x10.txt"
seen "a screen that is too large would be seen" "$(large "$work"/*.txt)"
seen "a view that is saved once would be seen" "$(missing "$work"/*.txt)"
# The first screen of the README.
shown=$(sed -n '/^```$/,/^```$/p' README.md | sed '1d;/^```$/,$d')
ok "the README shows the log as it is" \
	"$(printf '%s\n' "$shown" | diff - tests/screens/log_80x24.txt)"
done_testing
