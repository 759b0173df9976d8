#!/bin/bash
# Options, help, manual, completion: what is printed from the tables.
. tests/lib/cli.sh

run </dev/null
ends "without a terminal no command is wrong use, told in one line" 2 \
	"No terminal here. Try: notula list"
is "and nothing goes to stdout" "$out" ""
[ -e "$HOME/.local" ] && made=yes || made=no
is "and nothing is created" "$made" no

run lst
ends "a mistyped command names the nearest" 2 \
	'notula: no command "lst"; did you mean list?'
run zzzzzz
ends "a strange one points to help" 2 'notula: no command "zzzzzz"; notula help*'
run list --jsn
ends "a mistyped option names the nearest" 2 \
	'notula: no option --jsn; did you mean --json?'
run list -q
ends "a letter that is no option is wrong use" 2 'notula: no option -q;*'
run list --format xml
ends "a value that an option does not know is answered with those it does" 2 \
	'notula: --format: unknown value "xml"; one of: text json csv'
run list --format
ends "an option without its value says so" 2 'notula: --format needs a value*'
run list --json=yes
ends "a flag takes no value" 2 'notula: --json takes no value'
run show
ends "a missing word shows the synopsis" 2 '*missing: notula show REC'
run show 1 2
ends "so does one too many" 2 '*"2" is too much: notula show REC'
run --wait soon list
ends "--wait wants seconds" 2 'notula: --wait: "soon" is no number*'
NOTULA_NOW=yesterday run list
ends "a clock that is none is refused" 2 'notula: NOTULA_NOW: "yesterday"*'
run list 'month:xyzzy'
ends "a FILTER value that nobody can read is wrong use" 2 'notula: *xyzzy*'

run --version
like "--version names the program" "$out" 'notula [0-9]*'
run help
commands=$(printf '%s\n' "$out" |
	sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
like "help lists the commands" "$commands" '*list*export*'
silent=
for command in $commands; do
	run "$command" --help
	case $code:$out in
	0:"Usage: notula $command"*) ;;
	*) silent="$silent $command" ;;
	esac
done
is "every command answers --help" "$silent" ""
long=$(for command in '' $commands; do "$notula" help $command; done |
	awk 'length > 80')
is "no line of any help is longer than 80" "$long" ""
aliases=$(printf '%s\n' $commands | while read -r command; do
	"$notula" help "$command" | sed -n 's/^Also called: //p'
done)
wrong=$(for alias in $aliases; do
	"$notula" "$alias" --help >/dev/null || echo "$alias"
done)
is "every Indonesian name is understood" "$wrong" ""

run help --man
page=$out
warnings=$(printf '%s\n' "$page" | groff -ww -man -Tutf8 2>&1 >/dev/null)
is "the manual page has no error that groff sees" "$warnings" ""
text=$(printf '%s\n' "$page" | groff -man -Tutf8 -P-cbou 2>/dev/null)
missing=$(for command in $commands; do
	printf '%s\n' "$text" | grep -q "^   $command$" || echo "$command"
done)
is "it has every command" "$missing" ""
like "and the values of an option apart from what it does" "$text" \
	'*how to print it: text json csv*'
like "and every exit code, column and limit" "$text" \
	'*meeting_uid*1048576*EXIT STATUS*4 *'

# What bash would offer for the words of a line, the last of them unfinished.
offered() {
	bash -c 'eval "$("$0" completion bash)"
		COMP_WORDS=(notula "$@"); COMP_CWORD=$#
		_notula; echo "${COMPREPLY[*]}"' "$notula" "$@"
}
is "completion offers commands" "$(offered unan)" unanswered
is "and options of a command" "$(offered list --fo)" --format
is "and the values of an option" "$(offered list --format j)" json
is "and the options that all take" "$(offered --db x.db list --wa)" --wait
is "and leaves the name of a file to bash" "$(offered add --json x)" ""
run completion fish
ends "another shell is refused in words" 2 '*only for bash'
finish
