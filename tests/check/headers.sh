#!/bin/sh
# headers.sh - each header compiles alone and says first what it promises.
. tests/lib/tap.sh
B=${B:-build}
CC=${CC:-cc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

compile()
{
	printf '#include "%s"\n' "$1" |
		$CC -std=c17 -D_GNU_SOURCE -DNT_VERSION='""' -Wall -Wextra \
			-Werror -Iinclude -Isrc -I"$B" -I. -I"$work" \
			-fsyntax-only -x c - 2>&1
}

mute=
open=
for header in include/notula/*.h src/*/*.h src/*/*/*.h; do
	[ -e "$header" ] || continue
	ok "$header compiles alone" "$(compile "$header")"
	case $(head -n 1 "$header") in
	/\**) ;;
	*) mute="$mute$header " ;;
	esac
	grep -qE '^#ifndef [A-Z0-9_]+_H$' "$header" || open="$open$header "
done
ok "every header opens with what it promises" "$mute"
ok "every header is guarded" "$open"
echo 'size_t nt_bad(bool);' >"$work/bad.h"
seen "a header that needs another would be seen" "$(compile bad.h)"
done_testing
