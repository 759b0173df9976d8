# tap.sh - TAP for the shell tests: . tests/lib/tap.sh
tap_n=0
tap_bad=0

# ok SENTENCE FINDINGS: passed if there are no findings.
ok()
{
	tap_n=$((tap_n + 1))
	if [ -z "$2" ]; then
		echo "ok $tap_n - $1"
		return
	fi
	tap_bad=$((tap_bad + 1))
	echo "not ok $tap_n - $1"
	printf '%s\n' "$2" | sed 's/^/# /'
}

# seen SENTENCE FINDINGS: passed if there are some; proves that a check bites.
seen()
{
	if [ -n "$2" ]; then
		ok "$1" ""
	else
		ok "$1" "nothing was found"
	fi
}

done_testing()
{
	echo "1..$tap_n"
	exit $((tap_bad > 0))
}
