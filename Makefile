# blameless: `make help` lists the targets. Everything is built under build/<variant>/.

VARIANT ?= release
BUILD   ?= build/$(VARIANT)
PREFIX  ?= /usr/local
CC      ?= cc
PKGS     = libcmark libpcre2-8 yaml-0.1 jansson

VERSION := 0.1.0
# The page of this repository, for links from findings to their rules: make HOMEPAGE=https://...
HOMEPAGE ?=

# --- flags -----------------------------------------------------------------------------------------------
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wundef
OPT_release = -O2 -g
OPT_debug   = -O0 -g3
OPT_asan    = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_tsan    = -O1 -g -fsanitize=thread
OPT_fuzz = -O2 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_coverage = -O0 -g --coverage -fprofile-update=atomic
OPT      = $(OPT_$(firstword $(subst -, ,$(VARIANT))))
CPPFLAGS += -D_GNU_SOURCE -DBLAMELESS_VERSION='"$(VERSION)"' $(if $(HOMEPAGE),-DBLAMELESS_HOMEPAGE='"$(HOMEPAGE)"') -Isrc $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS  += -std=c11 -fPIC $(OPT) $(WARN) $(WERROR) -fvisibility=hidden -MMD -MP
LDFLAGS += $(filter -fsanitize% --coverage,$(OPT))
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lpthread
# The program is linked statically where the libraries allow it: nothing is left to resolve or relocate at start-up.
STATIC_release = $(shell sh src/tools/links_statically.sh $(CC) $(LDLIBS) && echo -static)
STATIC  := $(STATIC_$(firstword $(subst -, ,$(VARIANT))))

# --- sources ---------------------------------------------------------------------------------------------
LIB_SRC  := $(wildcard src/base/*.c src/text/*.c src/match/*.c src/rule/*.c src/read/*.c src/lint/*.c src/lint/*/*.c src/format/*.c src/lsp/*.c)
CLI_SRC  := $(wildcard src/cli/*.c)
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o)
# What `blameless init` writes.
EMBEDDED := hooks/pre-commit hooks/gitlab-ci.yml $(wildcard hooks/init/*)
CLI_OBJ  := $(CLI_SRC:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
# The compiler of rule packs: the floors below the engine, without the built-in image it makes.
PACKC_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/base/*.c src/text/section*.c src/match/*.c src/rule/*.c src/tools/*.c))
RULES    := $(shell find rules -name '*.yml' | LC_ALL=C sort)
TESTS    := $(patsubst tests/%.c,%,$(wildcard tests/*/test_*.c))
TARGETS  := $(patsubst tests/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

# One short line for each step; `make V=1` shows the commands, `make -s` nothing.
SILENT  := $(findstring s,$(filter-out --%,$(firstword -$(MAKEFLAGS))))
quietly  = $(if $(V),,@$(if $(SILENT),:,printf) '  %-5s %s\n' $(1) '$@';)

.PHONY: all help demo setup docs install uninstall clean vsix accuracy bench bench-lsp bench-peers costs instructions fuzz fuzz-libraries \
    check check-only check-asan check-tsan check-threads check-clang check-layers check-static check-tidy check-analyzer check-valgrind check-coverage coverage check-fresh check-monaco check-formats-peers \
    check-pre-commit check-pre-commit-fresh
all: $(BUILD)/blameless $(BUILD)/libblameless.a $(BUILD)/libblameless.so ## build the program and the libraries

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call quietly,CC)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/compile-rules: $(PACKC_OBJ)
	$(call quietly,LINK)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/builtin.c: $(BUILD)/compile-rules $(RULES)
	$(call quietly,RULES)$< rules > $@.new && mv $@.new $@

$(BUILD)/builtin.o: $(BUILD)/builtin.c
	$(call quietly,CC)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/embedded.c: src/tools/embed.sh $(EMBEDDED)
	@mkdir -p $(@D)
	$(call quietly,EMBED)sh src/tools/embed.sh $(EMBEDDED) > $@.new && mv $@.new $@

$(BUILD)/embedded.o: $(BUILD)/embedded.c
	$(call quietly,CC)$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/libblameless.a: $(LIB_OBJ) $(BUILD)/builtin.o
	@rm -f $@
	$(call quietly,AR)$(AR) rcs $@ $^

$(BUILD)/libblameless.so: $(LIB_OBJ) $(BUILD)/builtin.o
	$(call quietly,LINK)$(CC) -shared $(LDFLAGS) -Wl,-soname,libblameless.so.0 $^ $(LDLIBS) -o $@

$(BUILD)/blameless: $(CLI_OBJ) $(BUILD)/libblameless.a
	$(call quietly,LINK)$(CC) $(LDFLAGS) $(STATIC) $^ $(LDLIBS) -o $@

# The same linked dynamically, so that a test can make its allocations fail.
$(BUILD)/tests/blameless-dynamic: $(CLI_OBJ) $(BUILD)/libblameless.a
	@mkdir -p $(@D)
	$(call quietly,LINK)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# --- tests: tests/<module>/test_<what>.c is a cmocka program linked with the library ------------------------
$(BUILD)/tests/cli/%: $(BUILD)/tests/cli/%.o $(filter-out %/main.o,$(CLI_OBJ)) $(BUILD)/libblameless.a
	$(call quietly,LINK)$(CC) $(LDFLAGS) $^ $(LDLIBS) -lcmocka -o $@

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(BUILD)/libblameless.a
	$(call quietly,LINK)$(CC) $(LDFLAGS) $^ $(LDLIBS) -lcmocka $(if $(findstring /text/,$@),-lmd4c) -o $@

# A fuzz target runs over files (tests/fuzz/replay.c) or, in the variant fuzz, over what libFuzzer makes up.
.SECONDARY: $(BUILD)/tests/fuzz/replay.o $(TARGETS:%=$(BUILD)/tests/%.o)
FUZZER    = $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer,$(BUILD)/tests/fuzz/replay.o)
$(BUILD)/tests/fuzz/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(filter-out %/main.o,$(CLI_OBJ)) $(BUILD)/libblameless.a
	$(call quietly,LINK)$(CC) $(LDFLAGS) $(filter-out %/replay.o,$^) $(FUZZER) $(LDLIBS) -o $@

CHECKS   := $(TESTS:%=$(BUILD)/tests/%) $(wildcard tests/*/check_*.sh)
export BLAMELESS = $(abspath $(BUILD)/blameless)
export BLAMELESS_DYNAMIC = $(abspath $(BUILD)/tests/blameless-dynamic)
export FUZZ_TARGETS = $(abspath $(BUILD)/tests/fuzz)

setup: ## install what building and testing need, where it is missing
	@sh src/tools/setup.sh build test

demo: ## set up, build, and lint an example post-mortem
	@sh src/tools/setup.sh build
	@$(MAKE) --no-print-directory -s all
	@$(BUILD)/blameless --no-config --exit-zero tests/example.md

check: setup ## set up, build, run every test
	@$(MAKE) --no-print-directory -s check-only

check-only: all $(TESTS:%=$(BUILD)/tests/%) $(TARGETS:%=$(BUILD)/tests/%) $(BUILD)/tests/blameless-dynamic
	@tests/run.sh $(CHECKS)

check-asan: ## every test under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory VARIANT=asan check

# The parts with threads: the pool of workers, and the program with many of them.
check-threads: all $(BUILD)/tests/cli/test_pool
	@tests/run.sh $(BUILD)/tests/cli/test_pool tests/robustness/check_threads.sh

check-tsan: ## what has threads under ThreadSanitizer
	@$(MAKE) --no-print-directory VARIANT=tsan check-threads

check-clang: ## every test built with clang
	@sh src/tools/setup.sh clang
	@$(MAKE) --no-print-directory VARIANT=release-clang CC=clang check

check-layers: ## does an include break the floors of src/README.md?
	@sh src/tools/check_layers.sh

bench-lsp: all ## keystroke to published diagnostics on a 10 KB report, as a table
	@python3 tests/lsp/bench.py

bench-hook: all ## what the Git hook adds to a commit, with a report staged and with none
	@python3 tests/git/measure_hook.py 50

check-monaco: all ## Visual Studio Code's editor and client in a headless Chromium (npm, chromium)
	@sh src/tools/setup.sh browser
	@tests/run.sh tests/editors/monaco.sh

check-fresh: ## the README's two commands in a bare Debian 12 made with debootstrap (root)
	@sh src/tools/setup.sh fresh
	@sh tests/fresh.sh

check-pre-commit: all ## the pre-commit framework installs this tree by path and tag, and runs it; lefthook and husky (npm) do
	@sh src/tools/setup.sh test framework
	@tests/run.sh tests/git/pre_commit.sh tests/git/managers.sh

check-pre-commit-fresh: ## the same in a bare Debian 12 made with debootstrap (root)
	@sh src/tools/setup.sh fresh
	@sh tests/git/fresh_pre_commit.sh

# What is left out: a compound literal that holds an array and what fills it, and sourced variables of test scripts;
# SC1010: a file called "done".
check-static: ## cppcheck over the sources, shellcheck over the scripts
	@sh src/tools/setup.sh static
	cppcheck --quiet --error-exitcode=1 --std=c11 --enable=warning,portability,performance --suppress=missingIncludeSystem \
	    --suppress=unknownEvaluationOrder --suppress=legacyUninitvar --suppress=ctuuninitvar -D_GNU_SOURCE -Isrc src
	shellcheck -x -S warning -s sh -e SC2154,SC2034,SC1091,SC2046,SC2115,SC1010 tests/*.sh tests/*/*.sh src/tools/*.sh hooks/pre-commit

C_SOURCES := $(LIB_SRC) $(CLI_SRC) $(wildcard src/tools/*.c)
check-tidy: $(C_SOURCES:%=build/tidy/%) ## clang-tidy over the sources; .clang-tidy has the checks and why others are left out

build/tidy/%: % .clang-tidy
	@mkdir -p $(@D)
	$(call quietly,TIDY)clang-tidy --quiet $< -- $(CPPFLAGS) -std=c11 2>/dev/null && touch $@

# gcc's analyzer follows C well enough in what follows; over src/lint and src/rule it takes too long to be run each time.
# outline.c: it does not see that only an open section is closed.
ANALYZED := $(filter-out src/text/outline.c,$(filter src/base/% src/text/% src/match/% src/format/% src/lsp/% src/cli/%,$(C_SOURCES)))
check-analyzer: $(ANALYZED:%=build/analyzer/%) ## gcc -fanalyzer over the sources that meet what strangers write

# malloc-leak: who owns what is returned is told in headers, not in one file. null-argument, possible-null: memory from
# src/base is never NULL. use-of-uninitialized-value: gcc 12 does not follow out-parameters that are set on success.
build/analyzer/%: %
	@mkdir -p $(@D)
	$(call quietly,ANALY)gcc $(CPPFLAGS) -std=c11 -O1 -fanalyzer -Werror -Wno-analyzer-malloc-leak -Wno-analyzer-possible-null-argument \
	    -Wno-analyzer-possible-null-dereference -Wno-analyzer-null-argument -Wno-analyzer-use-of-uninitialized-value -c $< -o /dev/null && touch $@

# Without JIT code, whose reads valgrind cannot follow, and linked dynamically, so that it sees every allocation.
check-valgrind: $(BUILD)/tests/blameless-dynamic $(BUILD)/tests/text/test_document $(BUILD)/tests/cli/test_patch $(BUILD)/tests/lsp/test_session ## memcheck over the program and three tests
	@sh src/tools/setup.sh bench
	@sh tests/valgrind.sh $(BUILD)

check-coverage: ## line and branch coverage of src by the tests, against tests/coverage.floors
	@sh src/tools/setup.sh test coverage
	@$(MAKE) --no-print-directory VARIANT=coverage coverage

# Left out: what measures wording, speed and editors, and faults and limits, which would hit the writing of the counts.
COVERED := $(filter-out tests/accuracy/% tests/bench/% tests/editors/% tests/docs/% tests/cli/check_install.sh tests/robustness/check_faults.sh \
    tests/robustness/check_threads.sh tests/robustness/check_cases.sh,$(CHECKS))
coverage: all $(TESTS:%=$(BUILD)/tests/%) $(TARGETS:%=$(BUILD)/tests/%) $(BUILD)/tests/blameless-dynamic
	@find $(BUILD) -name '*.gcda' -delete
	@tests/run.sh $(COVERED) || echo 'a test failed; the coverage is told all the same'
	@gcovr -r . -f src/ -e src/tools --object-directory $(BUILD) --json-summary $(BUILD)/coverage.json $(BUILD)
	@python3 tests/check_coverage.py $(BUILD)/coverage.json tests/coverage.floors $(RAISE)

FUZZ ?= document
TIME ?= 60
FUZZ_LIBRARIES = build/fuzz/libraries
fuzz-libraries: ## the libraries from Debian's sources, instrumented, for fuzzing that sees into them
	@sh tests/fuzz/libraries.sh $(FUZZ_LIBRARIES)

fuzz: ## fuzz a target: make fuzz FUZZ=document TIME=60 (seconds); see tests/fuzz/README.md
	@sh src/tools/setup.sh clang
	@PKG_CONFIG_PATH=$(abspath $(FUZZ_LIBRARIES)/lib/pkgconfig) \
	    $(MAKE) --no-print-directory VARIANT=fuzz CC=clang build/fuzz/tests/fuzz/fuzz_$(FUZZ)
	@sh tests/fuzz/run.sh $(FUZZ) $(TIME)

check-formats-peers: all ## formats, workflows and templates judged by the programs they are for (npm, Go)
	@tests/run.sh tests/format/peers.sh

vsix: $(BUILD)/blameless ## package editor-plugins/vscode with the program for this machine (npm)
	@sh src/tools/vsix.sh $< $(BUILD)

BENCHES  := $(patsubst tests/%.c,%,$(wildcard tests/bench/*.c))
$(BUILD)/tests/bench/%: $(BUILD)/tests/bench/%.o $(BUILD)/libblameless.a
	$(call quietly,LINK)$(CC) $(LDFLAGS) $(STATIC) $^ $(LDLIBS) -o $@

bench: all $(BENCHES:%=$(BUILD)/tests/%) ## time against cmark in one run; writes tests/bench/RESULTS.md
	@sh src/tools/setup.sh bench
	@sh tests/bench/bench.sh $(BUILD)/tests/bench

bench-peers: all $(BENCHES:%=$(BUILD)/tests/%) ## time against alex, write-good, textlint, proselint and Vale (npm, pip, Go)
	@sh tests/bench/peers.sh $(BUILD)/tests/bench

FILES ?= $(wildcard tests/accuracy/rounds/r1/*/*.md)
costs: $(BUILD)/tests/bench/patterns ## which patterns cost most: make costs FILES=report.md
	@$< $(FILES)

instructions: all $(BENCHES:%=$(BUILD)/tests/%) ## count instructions anew, when they grew for a reason
	@sh tests/bench/check_instructions.sh --write

accuracy: all ## precision and recall on every development set
	@sh tests/accuracy/run.sh

docs: all ## write the parts of README.md and rules/README.md that the program knows
	@python3 src/tools/fill_docs.py $(BUILD)/blameless

# Where each shell looks for what completes a command: bash, zsh, fish.
COMPLETIONS := share/bash-completion/completions/blameless share/zsh/site-functions/_blameless \
    share/fish/vendor_completions.d/blameless.fish

install: all ## install under $(DESTDIR)$(PREFIX)
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin lib/pkgconfig include share/man/man1 share/blameless/hooks $(dir $(COMPLETIONS)))
	install -m 755 $(BUILD)/blameless $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/libblameless.a $(DESTDIR)$(PREFIX)/lib/
	install -m 755 $(BUILD)/libblameless.so $(DESTDIR)$(PREFIX)/lib/libblameless.so.$(VERSION)
	ln -sf libblameless.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/libblameless.so.0
	ln -sf libblameless.so.0 $(DESTDIR)$(PREFIX)/lib/libblameless.so
	install -m 644 src/blameless.h $(DESTDIR)$(PREFIX)/include/
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' src/blameless.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/blameless.pc
	$(BUILD)/blameless help --man > $(DESTDIR)$(PREFIX)/share/man/man1/blameless.1
	$(BUILD)/blameless completions bash > $(DESTDIR)$(PREFIX)/$(word 1,$(COMPLETIONS))
	$(BUILD)/blameless completions zsh > $(DESTDIR)$(PREFIX)/$(word 2,$(COMPLETIONS))
	$(BUILD)/blameless completions fish > $(DESTDIR)$(PREFIX)/$(word 3,$(COMPLETIONS))
	install -m 755 hooks/pre-commit $(DESTDIR)$(PREFIX)/share/blameless/hooks/

uninstall: ## remove what install put there
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/blameless include/blameless.h share/man/man1/blameless.1 $(COMPLETIONS) \
	lib/pkgconfig/blameless.pc lib/libblameless.a lib/libblameless.so lib/libblameless.so.0 lib/libblameless.so.$(VERSION))
	rm -rf $(DESTDIR)$(PREFIX)/share/blameless

clean: ## remove build/
	rm -rf build

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  %-23s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
