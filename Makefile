# affiche: `make help` lists the targets. GNU make; all products go under $(OUT), those with sanitizers under $(OUT)/asan.

OUT    ?= out
PREFIX ?= /usr/local
BUILD  := $(OUT)$(if $(SAN),/asan)

PKGS     := pangocairo pangoft2 fontconfig gio-2.0 libqpdf librsvg-2.0 libqrencode json-glib-1.0 lcms2
CC       := gcc
WARN     := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wformat=2
SANFLAGS := $(if $(SAN),-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
CPPFLAGS += -Isrc -D_GNU_SOURCE $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS)))
CFLAGS   ?= -O2 -g
CFLAGS   += -std=c17 $(WARN) $(SANFLAGS)
LDLIBS   += $(shell pkg-config --libs $(PKGS)) -lhpdf -liniparser -lm

BIN  := $(BUILD)/bin/affiche
LIB  := $(BUILD)/libaffiche.a
SRC  := $(sort $(wildcard src/*/*.c))
OBJ  := $(SRC:src/%.c=$(BUILD)/obj/%.o)
MAIN := $(BUILD)/obj/cli/main.o
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))

all: $(BIN)

$(BIN): $(MAIN) $(LIB)
$(UNIT): $(BUILD)/tests/%: $(BUILD)/obj/unit/%.o $(LIB)
$(BIN) $(UNIT):
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(LIB): $(filter-out $(MAIN),$(OBJ))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/obj/unit/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/obj/*/*.d)

units: $(UNIT) ## build the unit tests

clean:         ## remove all that was made
	rm -rf $(OUT)

.PHONY: all units clean
.SECONDARY:
