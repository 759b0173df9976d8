# cli.sh - sourced by tests/cli/*.sh: the program in a home of its own, with a
# fixed clock, and sentences in TAP.
B=$(cd "${B:-build}" && pwd)
notula=$B/notula
samples=$PWD/samples
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME NOTULA_DB LANGUAGE
export HOME="$work/home" TZ=UTC LC_ALL=C.UTF-8
export NOTULA_NOW=2024-06-12T09:00 NOTULA_USER=notulis
mkdir "$HOME"
cd "$work" || exit 1
count=0
failures=0

# run ARGUMENT...: $out, $err and $code of the program; stdin is the caller's.
run() {
	"$notula" "$@" >"$work/.out" 2>"$work/.err"
	code=$?
	out=$(cat "$work/.out")
	err=$(cat "$work/.err")
}

# on_terminal ARGUMENT...: the same in a pseudo-terminal of 80x24, both
# streams in $out.
on_terminal() {
	line=$(printf " '%s'" "$@")
	out=$(TERM=xterm script -qec "stty cols 80 rows 24 -echo; '$notula'$line" \
		/dev/null)
	code=$?
}

said() {
	count=$((count + 1))
	if [ "$1" = yes ]; then
		echo "ok $count - $2"
	else
		failures=$((failures + 1))
		echo "not ok $count - $2"
		printf '%s\n' "$3" | sed 's/^/# /'
	fi
}

# is SENTENCE GOT WANTED
is() {
	if [ "$2" = "$3" ]; then
		said yes "$1"
	else
		said no "$1" "got:    $2
wanted: $3"
	fi
}

# like SENTENCE GOT PATTERN, a pattern of case
like() {
	case $2 in
	$3) said yes "$1" ;;
	*) said no "$1" "got:    $2
wanted: $3" ;;
	esac
}

# ends SENTENCE CODE [PATTERN]: the last run's exit code, and stderr
ends() {
	if [ "$code" -ne "$2" ]; then
		said no "$1" "exit code $code, wanted $2; stderr: $err"
	else
		like "$1" "$err" "${3:-*}"
	fi
}

finish() {
	echo "1..$count"
	exit $((failures > 0))
}
