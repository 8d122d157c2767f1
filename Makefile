# blameless: `make help` lists the targets. Everything is built under build/<variant>/.

VARIANT ?= release
BUILD   ?= build/$(VARIANT)
PREFIX  ?= /usr/local
CC      ?= cc
PKGS     = libcmark libpcre2-8 yaml-0.1 jansson

VERSION := 0.1.0

# --- flags -----------------------------------------------------------------------------------------------
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wvla -Wundef
OPT_release = -O2 -g
OPT_debug   = -O0 -g3
OPT_asan    = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_tsan    = -O1 -g -fsanitize=thread
OPT_coverage = -O0 -g --coverage
OPT      = $(OPT_$(firstword $(subst -, ,$(VARIANT))))
CPPFLAGS += -D_GNU_SOURCE -DBLAMELESS_VERSION='"$(VERSION)"' -Isrc $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
CFLAGS  += -std=c11 -fPIC $(OPT) $(WARN) $(WERROR) -fvisibility=hidden -MMD -MP
LDFLAGS += $(filter -fsanitize% --coverage,$(OPT))
LDLIBS  += $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lpthread

# --- sources ---------------------------------------------------------------------------------------------
LIB_SRC  := $(wildcard src/base/*.c src/text/*.c src/match/*.c src/rule/*.c src/lint/*.c src/format/*.c src/lsp/*.c)
CLI_SRC  := $(wildcard src/cli/*.c)
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o)
CLI_OBJ  := $(CLI_SRC:%.c=$(BUILD)/%.o)
# The compiler of rule packs: the floors below the engine, without the built-in image it makes.
PACKC_OBJ := $(patsubst %.c,$(BUILD)/%.o,$(wildcard src/base/*.c src/text/section.c src/match/*.c src/rule/*.c)) $(BUILD)/tools/compile_rules.o
RULES    := $(shell find rules -name '*.yml' | LC_ALL=C sort)
TESTS    := $(patsubst tests/%.c,%,$(wildcard tests/*/test_*.c))

.PHONY: all help demo setup check test install uninstall clean
all: $(BUILD)/blameless $(BUILD)/libblameless.a $(BUILD)/libblameless.so ## build the program and the libraries

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/compile-rules: $(PACKC_OBJ)
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/builtin.c: $(BUILD)/compile-rules $(RULES)
	$< rules > $@.new && mv $@.new $@

$(BUILD)/builtin.o: $(BUILD)/builtin.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c $< -o $@

$(BUILD)/libblameless.a: $(LIB_OBJ) $(BUILD)/builtin.o
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libblameless.so: $(LIB_OBJ) $(BUILD)/builtin.o
	$(CC) -shared $(LDFLAGS) -Wl,-soname,libblameless.so.0 $^ $(LDLIBS) -o $@

$(BUILD)/blameless: $(CLI_OBJ) $(BUILD)/libblameless.a
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# --- tests: tests/<module>/test_<what>.c is a cmocka program linked with the library ------------------------
$(BUILD)/tests/%: $(BUILD)/tests/%.o $(BUILD)/libblameless.a
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -lcmocka $(TEST_LIBS) -o $@

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
