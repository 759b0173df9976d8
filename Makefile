# notula. `make help` lists what can be made.

B ?= build
DESTDIR ?=
PREFIX ?= /usr/local
VERSION := 0.1

# What Debian 12 has to have. The first line builds, the second also tests.
DEPS_BUILD := gcc libc6-dev make pkg-config gettext libsqlite3-dev libcsv-dev \
	libjansson-dev libmd-dev libncurses-dev libxlsxwriter-dev
DEPS_CHECK := libcmocka-dev libvterm-dev libutf8proc-dev binutils util-linux \
	groff-base sqlite3 unzip valgrind cppcheck clang-format clang libclang-rt-14-dev
# Only for check-office, which asks other programs about our files.
DEPS_OFFICE := libreoffice-calc-nogui python3-openpyxl libical-dev tidy locales

CC ?= gcc
# Each step says its name only; make V=1 shows the commands.
silent := $(findstring s,$(firstword -$(MAKEFLAGS)))
say = $(if $(V)$(silent),$(if $(V),,@),@echo "  $(1)" $(patsubst $(B)/%,%,$@); )
WARN := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wformat=2 -Wno-format-truncation $(WERROR)
HARDEN := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong \
	-fstack-clash-protection -fPIE
OPT ?= -O2 -g $(HARDEN)
CPPFLAGS += -D_GNU_SOURCE -DNT_VERSION='"$(VERSION)"' \
	-DNT_LOCALEDIR='"$(PREFIX)/share/locale"' -Iinclude -Isrc \
	-Itests -I$(B)
CFLAGS += -std=c17 $(WARN) $(OPT)
LDFLAGS += -pie -Wl,-z,relro,-z,now,-z,noexecstack
# Debian's ncursesw.pc would force _XOPEN_SOURCE=600: only its --libs are taken.
LDLIBS := -lsqlite3 -lcsv -ljansson -lmd -lxlsxwriter -lncursesw -ltinfo -lm

CORE := $(wildcard src/base/*.c src/record/*.c src/store/*.c \
	src/store/sqlite/*.c src/exchange/*.c src/report/*.c src/app/*.c)
FACES := $(wildcard src/cli/*.c src/tui/*.c)
CORE_OBJ := $(CORE:%.c=$(B)/%.o)
FACES_OBJ := $(FACES:%.c=$(B)/%.o)
LIB := $(B)/libnotula.a
FACELIB := $(B)/libfaces.a
PROGRAM := $(B)/notula
CATALOGUE := $(B)/locale/id/LC_MESSAGES/notula.mo

TEST_LIB := $(patsubst %.c,$(B)/%.o,$(wildcard tests/lib/*.c))
TESTS_C := $(wildcard tests/unit/*.c tests/store/*.c tests/view/*.c \
	tests/tui/*.c tests/crash/*.c tests/cli/*.c)
FUZZ_C := $(filter-out tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c))
TEST_PROGRAMS := $(TESTS_C:%.c=$(B)/%)
FUZZ_PROGRAMS := $(FUZZ_C:%.c=$(B)/%)
TEST_SCRIPTS := $(wildcard tests/cli/*.sh tests/check/*.sh)

.PHONY: all deps run check check-office asan valgrind coverage lint format fuzz bench keys sudden \
	regen texts install uninstall clean help have-build-deps \
	have-check-deps
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAM) $(CATALOGUE) ## build the program: build/notula

## Set up

deps: ## install what is missing from Debian's packages (root or sudo)
	@src/gen/deps $(DEPS_BUILD) $(DEPS_CHECK)

have-build-deps:
	@src/gen/deps $(DEPS_BUILD)

have-check-deps:
	@src/gen/deps $(DEPS_BUILD) $(DEPS_CHECK)

## Build

$(PROGRAM): $(B)/src/main.o $(FACELIB) $(LIB)
	$(call say,LINK)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(LIB): $(CORE_OBJ)
	@rm -f $@
	$(call say,AR  )$(AR) rcs $@ $^

$(FACELIB): $(FACES_OBJ)
	@rm -f $@
	$(call say,AR  )$(AR) rcs $@ $^

# SQL and other texts become C tables: src/gen/sql.awk tells how.
SQL := $(sort $(wildcard schema/query/*.sql))
MIGRATIONS := $(sort $(wildcard schema/[0-9]*.sql))
GENERATED := $(if $(MIGRATIONS),$(B)/gen/sql.h)
$(B)/gen/sql.h: Makefile src/gen/sql.awk $(SQL) $(MIGRATIONS) schema/derived.sql \
		schema/current.sql
	@mkdir -p $(@D)
	$(call say,GEN )awk -f src/gen/sql.awk $(MIGRATIONS) schema/derived.sql $(SQL) > $@
	@printf '#define NT_SQL_CURRENT "%s"\n' \
		$$(tail -n +2 schema/current.sql | sha256sum | cut -c1-64) >>$@

$(B)/%.o: %.c $(GENERATED) Makefile
	@mkdir -p $(@D)
	$(call say,CC  )$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The program looks for it beside itself, then where it is installed.
$(CATALOGUE): po/id.po
	@mkdir -p $(@D)
	$(call say,MO  )msgfmt -c -o $@ $<

## Test

$(TEST_PROGRAMS): $(B)/%: $(B)/%.o $(TEST_LIB) $(FACELIB) $(LIB)
	$(call say,LINK)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka -lvterm \
		-lutf8proc -lutil

# Without a fuzzer, a main() that runs the corpus.
FUZZ_MAIN := $(B)/tests/fuzz/replay.o
FUZZ_TIME ?= 60
$(FUZZ_PROGRAMS): $(B)/%: $(B)/%.o $(FUZZ_MAIN) $(FACELIB) $(LIB)
	$(call say,LINK)$(CC) $(CFLAGS) $(LDFLAGS) $(FUZZ_LINK) -o $@ $^ $(LDLIBS)

check: ## set up, build, run all tests
	@$(MAKE) --no-print-directory have-check-deps
	@$(MAKE) --no-print-directory -j$$(nproc) WERROR=-Werror \
		all tests-built
	@B=$(B) tests/run $(TEST_PROGRAMS) $(FUZZ_PROGRAMS) $(TEST_SCRIPTS)

.PHONY: tests-built
tests-built: $(TEST_PROGRAMS) $(FUZZ_PROGRAMS) $(B)/notula.pot

run: ## set up, build, open the screens on a copy of the sample
	@$(MAKE) --no-print-directory have-build-deps
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@src/gen/run $(PROGRAM) $(B)/sample.db

asan: ## all tests with AddressSanitizer and UBSan
	@$(MAKE) --no-print-directory check B=build/asan \
		OPT="-O1 -g -fno-omit-frame-pointer \
		-fsanitize=address,undefined -fno-sanitize-recover=undefined"

valgrind: tests-built ## the unit tests under valgrind
	@for t in $(filter $(B)/tests/unit/%,$(TEST_PROGRAMS)); do \
		valgrind -q --leak-check=full --error-exitcode=1 $$t \
			>/dev/null || { echo "valgrind: $$t"; exit 1; }; \
	done

coverage: ## which branches of the core the tests take
	@src/gen/deps gcovr
	@$(MAKE) --no-print-directory check B=build/coverage \
		OPT="-O0 -g --coverage -fprofile-abs-path" \
		TEST_SCRIPTS="$(wildcard tests/cli/*.sh)"
	@gcovr -r . --object-directory build/coverage --branches -s \
		--exclude-throw-branches -f 'src/(base|record|store|exchange|report)/'

fuzz: ## every fuzz target for FUZZ_TIME seconds (60), with clang
	@$(MAKE) --no-print-directory have-check-deps
	@$(MAKE) --no-print-directory B=build/fuzz CC=clang FUZZ_MAIN= \
		OPT="-O1 -g -fsanitize=address,undefined,fuzzer-no-link \
		-fno-sanitize-recover=undefined" \
		FUZZ_LINK="-fsanitize=fuzzer" fuzz-built
	@for t in $(notdir $(FUZZ_PROGRAMS)); do \
		echo "# fuzz $$t"; mkdir -p build/fuzz/found/$$t; \
		build/fuzz/tests/fuzz/$$t -max_total_time=$(FUZZ_TIME) \
			-max_len=4096 -rss_limit_mb=2048 \
			-print_final_stats=1 \
			-artifact_prefix=build/fuzz/$$t- \
			build/fuzz/found/$$t tests/fuzz/corpus/$$t || exit 1; \
	done

.PHONY: fuzz-built
fuzz-built: $(FUZZ_PROGRAMS)

BENCH_PROGRAMS := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c))
$(BENCH_PROGRAMS): $(B)/%: $(B)/%.o $(TEST_LIB) $(FACELIB) $(LIB)
	$(call say,LINK)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka -lvterm -lutil

check-office: $(PROGRAM) $(CATALOGUE) ## what other programs make of our files: installs LibreOffice
	@src/gen/deps $(DEPS_OFFICE)
	@B=$(B) tests/run tests/office/run.sh

N ?= 10000
bench: $(PROGRAM) $(BENCH_PROGRAMS) ## speed as ratios: screens; import, export, saves of N meetings
	@tests/bench/run $(B)
	@tests/bench/bulk $(B) $(N) 3

keys: $(PROGRAM) $(B)/tests/tui/keys ## how many keys a record takes
	@B=$(B) $(B)/tests/tui/keys >$(B)/keys.log 2>&1; code=$$?; \
		sed -n 's/^# note: //p' $(B)/keys.log; exit $$code

sudden: $(PROGRAM) $(B)/tests/tui/sudden ## kill -9 after every single key
	B=$(B) SUDDEN_EVERY=1 $(B)/tests/tui/sudden

lint: ## cppcheck and the format of every line
	cppcheck -q --std=c11 --enable=warning,performance,portability \
		--error-exitcode=1 --inline-suppr --suppress=missingInclude \
		-Iinclude -Isrc -i src/gen src
	clang-format --dry-run -Werror $(ALL_C)

ALL_C := $(wildcard include/notula/*.h src/*.c src/*/*.[ch] \
	src/*/*/*.[ch] tests/*/*.[ch])

format: ## let clang-format decide
	clang-format -i $(ALL_C)

# The documents are printed by the program, from its own tables.
$(B)/notula.1: $(PROGRAM)
	LC_ALL=C $(PROGRAM) help --man > $@

$(B)/notula.bash: $(PROGRAM)
	LC_ALL=C $(PROGRAM) completion bash > $@

# The texts of the source, merged into the catalogue: translate what is empty.
SOURCES := $(wildcard src/*.c src/*/*.[ch] src/*/*/*.[ch] src/*/*.def \
	include/notula/*.[ch] include/notula/*.def)
$(B)/notula.pot: $(SOURCES) Makefile
	@mkdir -p $(@D)
	$(call say,POT )xgettext -L C --from-code=UTF-8 -k_ -kN_ -kNC_:1c,2 -kngettext:1,2 \
		--add-location=file --sort-by-file --package-name=notula \
		-o $@ $(sort $(SOURCES))

texts: $(B)/notula.pot ## merge the texts of the source into po/id.po
	@sed -i "/^\"POT-Creation-Date/d" $<
	msgmerge -q -U --backup=none --no-fuzzy-matching --add-location=file \
		po/id.po $<
	msgattrib --no-obsolete --add-location=file -o po/id.po po/id.po
	@msgattrib --untranslated --no-location po/id.po

MO := $(DESTDIR)$(PREFIX)/share/locale/id/LC_MESSAGES/notula.mo
MAN1 := $(DESTDIR)$(PREFIX)/share/man/man1/notula.1
COMPLETION := $(DESTDIR)$(PREFIX)/share/bash-completion/completions/notula
# What the first start offers, found from where the program is.
SAMPLE := $(DESTDIR)$(PREFIX)/share/notula/sample

regen: $(PROGRAM) tests-built ## rewrite tests/screens, schema/current.sql and LOCK
	@for t in $(B)/tests/store/schema \
		$(filter $(B)/tests/view/% $(B)/tests/tui/%,$(TEST_PROGRAMS)); do \
		REGEN=1 $$t >/dev/null 2>&1; \
	done; git status --short tests/screens schema

install: all $(B)/notula.1 $(B)/notula.bash ## below $(PREFIX)
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/notula
	install -D -m 644 $(CATALOGUE) $(MO)
	install -D -m 644 $(B)/notula.1 $(MAN1)
	install -D -m 644 $(B)/notula.bash $(COMPLETION)
	install -D -m 644 -t $(SAMPLE) samples/year/*

uninstall: ## take away what install put there
	rm -rf $(SAMPLE)
	rm -f $(DESTDIR)$(PREFIX)/bin/notula $(MO) $(MAN1) $(COMPLETION)

clean: ## remove everything that was built
	rm -rf $(B)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", \
		$$1, $$2 }' Makefile

-include $(CORE_OBJ:.o=.d) $(FACES_OBJ:.o=.d) $(TEST_LIB:.o=.d) \
	$(TEST_PROGRAMS:=.d) $(FUZZ_PROGRAMS:=.d) $(B)/src/main.d
