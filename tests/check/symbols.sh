#!/bin/sh
# symbols.sh - what the objects call and export: the core never prints or
# ends the program, nobody calls what is banned, the program is hardened.
. tests/lib/tap.sh
B=${B:-build}
CC=${CC:-cc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# Lines "OBJECT SYMBOL" of what is called, and of what is exported.
called()
{
	nm -A -u --format=posix "$@" | sed -E 's/^([^ ]*): ([^ ]+) .*/\1 \2/' |
		sed 's/@.*//'
}
exported()
{
	nm -A -g --defined-only --format=posix "$@" |
		sed -E 's/^([^ ]*): ([^ ]+) .*/\1 \2/' |
		grep -vE ' (__odr_asan|__asan|asan\.|__ubsan)'
}

prints='v?f?d?printf|__v?f?d?printf_chk|puts|putchar|putc|perror|psignal'
ends='_?exit|_Exit|quick_exit|abort'
banned='system|popen|v?sprintf|__v?sprintf_chk|strcpy|__strcpy_chk|strcat'
banned="$banned|__strcat_chk|strtok|strtok_r|atoi|atol|atoll|atof|gets|mktemp"
banned="$banned|tmpnam|tempnam|_?longjmp|__longjmp_chk|siglongjmp"

speakers() { called "$@" | grep -E " ($prints|stdout|stderr)$"; }
enders() { called "$@" | grep -E " ($ends)$" | grep -v 'alloc\.o. exit$'; }
offenders() { called "$@" | grep -E " ($banned)$"; }

lib=$B/libnotula.a
faces=$B/libfaces.a
ok "the core never prints" "$(speakers "$lib")"
ok "the core ends the program in one place only" "$(enders "$lib")"
ok "no banned function is called" \
	"$(offenders "$lib" "$faces" "$B/src/main.o")"
ok "every exported symbol of the core starts with nt_" \
	"$(exported "$lib" | grep -v ' nt_')"
ok "every exported symbol of the faces has the prefix of its face" \
	"$(exported "$faces" | grep -vE ' (cli|cmd|doc|tui)_')"

cat >"$work/bad.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
int leak(const char *s);
int leak(const char *s)
{
	if (!s)
		exit(3);
	fprintf(stderr, "%s", s);
	return system(s);
}
END
$CC -O2 -c -o "$work/bad.o" "$work/bad.c" 2>/dev/null
seen "a core that prints would be seen" "$(speakers "$work/bad.o")"
seen "a core that ends the program would be seen" "$(enders "$work/bad.o")"
seen "a banned call would be seen" "$(offenders "$work/bad.o")"
seen "a symbol without its prefix would be seen" \
	"$(exported "$work/bad.o" | grep -v ' nt_')"

# What is wrong with the hardening of the program $1.
soft()
{
	readelf -hW "$1" | grep -q 'Type:.*DYN' || echo "not PIE"
	readelf -lW "$1" | grep -q GNU_RELRO || echo "no RELRO"
	readelf -dW "$1" | grep -qE 'BIND_NOW|FLAGS_1.*NOW' ||
		echo "RELRO is not full"
	readelf -lW "$1" | grep GNU_STACK | grep -q 'RW ' ||
		echo "the stack may run code"
	readelf --dyn-syms -W "$1" | grep -v stack_chk | grep -q '_chk@' ||
		echo "not fortified"
	readelf -dW "$1" | grep -E 'R(UN)?PATH'
}
if nm "$B/notula" | grep -q __asan_init; then
	ok "the program is hardened # SKIP built with sanitizers" ""
else
	seen "the core has stack canaries" \
		"$(called "$lib" | grep __stack_chk_fail)"
	ok "the program is hardened" "$(soft "$B/notula")"
fi
echo 'int main(void) { return 0; }' >"$work/soft.c"
$CC -no-pie -z norelro -fno-stack-protector -o "$work/soft" "$work/soft.c"
seen "a soft program would be seen" "$(soft "$work/soft")"
done_testing
