# affiche: `make help` lists the targets. GNU make. All that is built goes under $(OUT), with sanitizers (SAN=1) under
# $(OUT)/asan; what the tests fetch goes under $(AFFICHE_CACHE), where it outlives a `make clean`.

OUT    ?= out
PREFIX ?= /usr/local
CFLAGS ?= $(if $(FUZZ),-O1 -gline-tables-only,-O2 -g)
CC     := $(if $(FUZZ),clang,gcc)
CXX    := $(if $(FUZZ),clang++,g++)

BUILD   := $(OUT)$(if $(SAN),/asan)$(if $(FUZZ),/fuzz)
PKGS    := pangocairo pangoft2 harfbuzz-subset fontconfig gio-2.0 libqpdf libqrencode json-glib-1.0
# Not linked: opened when it is needed. libxlsxwriter isn't named: it needs no flags, and on Debian 13 its .pc asks for one that no
# package brings along.
OPENED  := librsvg-2.0 gnutls libxml-2.0 libarchive libseccomp lcms2 libjpeg libpng libtiff-4
# Asked when first used, since `make demo` installs them first.
INCLUDE  = $(eval INCLUDE := -Isrc $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) $(OPENED))))$(INCLUDE)
# qpdf, the C++ library and others are linked in, where they are there as archives: a fifth of a build's time went by while the loader
# sought their symbols, and those of GnuTLS, which qpdf brings along (src/pdf/gnutls.c).
ARCHIVES = $(if $(SAN)$(FUZZ),,$(filter /%.a,$(foreach archive,libqpdf.a libdeflate.a libstdc++.a libjpeg.a libiniparser.a,$(shell $(CC) -print-file-name=$(archive)))))
LINKED   = $(eval LINKED := $(if $(word 5,$(ARCHIVES)),$(ARCHIVES) -lz -static-libgcc -Wl$(,)--gc-sections,-lqpdf -ldeflate -liniparser -lz -lstdc++))$(LINKED)
# The loader seeks each symbol in one library after the other, as they stand here: first those in which most are found. ASan has
# to come first itself.
FIRST    = $(if $(SAN)$(FUZZ),,-Wl,--no-as-needed -lc -lglib-2.0 -lgobject-2.0)
LIBS     = $(eval LIBS := $(FIRST) $(LINKED) $(filter-out -lqpdf,$(shell pkg-config --libs $(PKGS))) -lhpdf -lm)$(LIBS)
, := ,
# gcc's: clang has others by these names.
WARN    := $(if $(FUZZ),-w,-Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wformat=2)
# gcc doesn't count a number that is too large for its integer as undefined; clang does.
UNDEFINED := undefined,float-cast-overflow
CHECKED := $(if $(SAN)$(FUZZ),-fsanitize=address -fsanitize=$(UNDEFINED) -fno-sanitize-recover=$(UNDEFINED)) \
           $(if $(SAN),-fno-omit-frame-pointer) $(if $(FUZZ),-fsanitize=fuzzer-no-link -fprofile-instr-generate -fcoverage-mapping)
# What makes a fault of memory end the process before it can be used; sanitizers find more, and don't go with it.
HARDENED = $(if $(SAN)$(FUZZ),,-D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection)
RELRO    = $(if $(SAN)$(FUZZ),,-Wl,-z,relro,-z,now)
COMPILE  = $(CC) -std=c17 -D_GNU_SOURCE $(WARN) $(INCLUDE) $(HARDENED) $(CPPFLAGS) $(CFLAGS) $(CHECKED)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif

BUILD_DEPS := make gettext gcc libc6-dev pkg-config=pkgconf libpango1.0-dev libqpdf-dev librsvg2-dev libqrencode-dev \
              liblcms2-dev libhpdf-dev libdeflate-dev zlib1g-dev libiniparser-dev libjson-glib-dev libxlsxwriter-dev libhyphen-dev \
              hyphen-fr hyphen-en-gb libgnutls28-dev libxml2-dev libarchive-dev libseccomp-dev g++ \
              libjpeg62-turbo-dev libpng-dev libtiff-dev libzxing-dev
TEST_DEPS  := git perl python3 python3-venv qpdf ghostscript poppler-utils mupdf-tools zbar-tools cjpeg=libjpeg-turbo-progs fontconfig locales cppcheck parallel shellcheck strace \
              java=default-jre-headless mvn=maven node=nodejs npm=npm
# The programs of other people that tests/programs/ drives, and what they are driven with.
PROGRAM_DEPS := chromium libreoffice-calc libreoffice-writer pdftk-java gir1.2-poppler-0.18 python3-gi python3-gi-cairo python3-cairo javac=default-jdk-headless debootstrap

SRC  := $(sort $(wildcard src/*/*.c src/*/*/*.c))
# Each is linked with one library into a shared object of its own, which base/module.c opens.
MODULE  := $(sort $(wildcard src/*/module_*.c src/*/*/module_*.c))
# The same of a library whose interface is C++.
MODULE_CC := $(sort $(wildcard src/*/module_*.cc))
# What the program carries as it stands, between _binary_src_FOLDER_FILE_start and _end.
EMBEDDED := $(sort $(wildcard src/export/*.css src/export/*.js src/seal/*.icc))
OBJ  := $(patsubst src/%.c,$(BUILD)/obj/%.o,$(filter-out $(MODULE),$(SRC))) $(EMBEDDED:src/%=$(BUILD)/obj/%.o)
MAIN := $(BUILD)/obj/cli/main.o
BIN  := $(BUILD)/bin/affiche
LIB  := $(BUILD)/libaffiche.a
SO   := $(patsubst module_%,$(BUILD)/lib/affiche/%.so,$(basename $(notdir $(MODULE) $(MODULE_CC))))
# Reads pictures of a form for the tests that make them.
SCAN_READ := $(BUILD)/tests/scan_read
# What takes bytes of anyone's, each a program of libFuzzer's; test_found hands all of them what was found once.
FUZZED := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
# Makes one system call of a command fail: tests/t/faults.t.
FAULT := $(BUILD)/tests/fault

MO   := $(patsubst po/%.po,$(BUILD)/share/locale/%/LC_MESSAGES/affiche.mo,$(sort $(wildcard po/*.po)))

.PHONY: all po help demo deps deps-check deps-programs fetch fetch-programs test check check-programs conformance asan valgrind fuzz deps-fuzz bench lint analyze census check-deps update reading panel-demo scan-demo scan-sim picture contact install \
        uninstall dist sbom deb clean

all: $(BIN) $(SO) $(MO) ## build out/bin/affiche (SAN=1: out/asan/bin/affiche)

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile | expand -t 14

LEAKS := $(if $(SAN)$(FUZZ),tests/tools/lsan.c)
$(BIN): $(MAIN) $(LIB) $(LEAKS)
$(BUILD)/tests/test_found: $(BUILD)/obj/fuzz/fuzz.o $(FUZZED:%=$(BUILD)/obj/fuzz/fuzz_%.o)
$(UNIT) $(SCAN_READ): $(BUILD)/tests/%: $(BUILD)/obj/unit/%.o $(LIB) $(LEAKS)
$(BIN) $(UNIT) $(SCAN_READ):
	@mkdir -p $(@D)
	@echo LD $@
	@$(COMPILE) $(RELRO) $(LDFLAGS) -o $@ -Wl,--start-group $^ $(filter %.a,$(LINKED)) -Wl,--end-group $(filter-out %.a,$(LIBS))

LIBS_rsvg       = $(shell pkg-config --libs librsvg-2.0)
LIBS_xlsxwriter = -lxlsxwriter
LIBS_hyphen     = -lhyphen
LIBS_gnutls     = -lgnutls
LIBS_lcms2      = $(shell pkg-config --libs lcms2)
LIBS_archive    = $(shell pkg-config --libs libarchive)
LIBS_seccomp    = $(shell pkg-config --libs libseccomp)
LIBS_xml2       = $(shell pkg-config --libs libxml-2.0)
vpath module_%.c $(sort $(dir $(MODULE)))
vpath module_%.cc $(sort $(dir $(MODULE_CC)))
LIBS_jpeg       = -ljpeg
LIBS_png        = $(shell pkg-config --libs libpng)
LIBS_tiff       = $(shell pkg-config --libs libtiff-4)
LIBS_zxing      = $(shell pkg-config --libs zxing)
$(BUILD)/lib/affiche/%.so: module_%.c
	@mkdir -p $(@D) $(BUILD)/obj
	@echo LD $@
	@$(COMPILE) -fPIC -shared -MMD -MP -MF $(BUILD)/obj/$(<F:.c=.d) $(RELRO) $(LDFLAGS) -o $@ $< -Wl,--as-needed $(LIBS_$*)
$(BUILD)/lib/affiche/%.so: module_%.cc
	@mkdir -p $(@D) $(BUILD)/obj
	@echo LD $@
	@$(CXX) -std=c++17 -Wall -Wextra -Wshadow -Wconversion $(HARDENED) $(CPPFLAGS) $(CFLAGS) $(CHECKED) \
	    -fPIC -shared -MMD -MP -MF $(BUILD)/obj/$(<F:.cc=.d) $(RELRO) $(LDFLAGS) -o $@ $< -Wl,--as-needed $(LIBS_$*)

$(LIB): $(filter-out $(MAIN),$(OBJ))
	@rm -f $@
	@$(AR) rcs $@ $^

$(FAULT): tests/tools/fault.c
	@mkdir -p $(@D)
	@echo CC $<
	@$(CC) -std=c17 -D_GNU_SOURCE $(WARN) -O2 -o $@ $<

$(BUILD)/tests/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/fuzz.c $(LEAKS) $(LIB)
	@mkdir -p $(@D)
	@echo LD $@
	@$(COMPILE) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# The one function of each has its file's name there.
$(BUILD)/obj/fuzz/%.o: tests/fuzz/%.c
	@mkdir -p $(@D)
	@echo CC $<
	@$(COMPILE) -DLLVMFuzzerTestOneInput=$* -MMD -MP -c -o $@ $<

$(BUILD)/obj/unit/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	@echo CC $<
	@$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	@echo CC $<
	@$(COMPILE) -MMD -MP -c -o $@ $<

$(EMBEDDED:src/%=$(BUILD)/obj/%.o): $(BUILD)/obj/%.o: src/%
	@mkdir -p $(@D)
	@$(LD) -r -b binary -z noexecstack -o $@ $<

$(BUILD)/share/locale/%/LC_MESSAGES/affiche.mo: po/%.po
	@mkdir -p $(@D)
	@echo MO $<
	@msgfmt --check-format -o $@ $<

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/*/*.d $(BUILD)/obj/*/*/*.d)
.SECONDARY:

# Steps that must follow each other, though make runs jobs side by side.
AGAIN := @+$(MAKE) --no-print-directory

demo: deps ## install what is missing (Debian), build, and make the documents of the first posting
	$(AGAIN) all
	$(BIN) build --data . -o $(OUT) input/mediation-2026

deps: ## install what building needs
	@tests/tools/deps $(BUILD_DEPS)

deps-check: ## install what the tests need as well
	@tests/tools/deps $(BUILD_DEPS) $(TEST_DEPS)
	$(AGAIN) fetch

# What no Debian package has, named by the sum of what it is made from.
AFFICHE_CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/affiche
LOCALE  := $(AFFICHE_CACHE)/locale/fr_FR.UTF-8
NPM     := $(AFFICHE_CACHE)/npm-$(firstword $(shell cksum tests/tools/package-lock.json))
PYPI    := $(AFFICHE_CACHE)/pypi-$(firstword $(shell cksum tests/tools/requirements.txt))
# Typst and WeasyPrint, for `bench`; groff, LuaLaTeX and the command of Typst it takes where the system has them.
BENCH   := $(AFFICHE_CACHE)/bench-$(firstword $(shell cksum tests/tools/bench.txt))
VERAPDF := $(AFFICHE_CACHE)/verapdf-$(firstword $(shell cksum tests/tools/verapdf.xml))

# Those of the programs, likewise.
PROGRAMS := $(AFFICHE_CACHE)/programs-$(firstword $(shell cat $(addprefix tests/programs/,package-lock.json requirements.txt pom.xml) | cksum))

deps-programs: deps-check
	@tests/tools/deps $(PROGRAM_DEPS)
	$(AGAIN) fetch-programs

fetch-programs: $(PROGRAMS)

fetch: $(LOCALE) $(NPM) $(PYPI) $(VERAPDF)

$(LOCALE):
	@mkdir -p $(@D)
	localedef -i fr_FR -f UTF-8 $@

$(NPM):
	@rm -rf $@.new && mkdir -p $@.new
	cp tests/tools/package.json tests/tools/package-lock.json tests/tools/.npmrc $@.new
	cd $@.new && npm ci --silent --omit=optional --ignore-scripts
	@mv $@.new $@

$(PYPI): LIST := tests/tools/requirements.txt
$(BENCH): LIST := tests/tools/bench.txt
$(PYPI) $(BENCH):
	@rm -rf $@.new
	python3 -m venv $@.new
	$@.new/bin/python -m pip install -q --disable-pip-version-check -r $(LIST)
	@mv $@.new $@

$(VERAPDF):
	@rm -rf $@.new
	mvn -q -B -f tests/tools/verapdf.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=$@.new
	@mv $@.new $@

$(PROGRAMS):
	@rm -rf $@.new && mkdir -p $@.new/npm
	cp tests/programs/package.json tests/programs/package-lock.json tests/tools/.npmrc $@.new/npm
	cd $@.new/npm && npm ci --silent --omit=optional --ignore-scripts
	python3 -m venv $@.new/pypi
	$@.new/pypi/bin/python -m pip install -q --disable-pip-version-check -r tests/programs/requirements.txt
	mvn -q -B -f tests/programs/pom.xml dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=$@.new/jars
	@mv $@.new $@

# Tests get the tool and its data by absolute path, and a locale that we made: nothing the system has or lacks counts.
PASS  ?= C.UTF-8
RUN   ?= prove --exec '' -j2 --failures
TESTS ?= $(filter-out $(SKIP),$(wildcard tests/t/*.t)) $(UNIT)
# Those with programs find their packages first: `require`, `import`, jars.
WITH_PROGRAMS := $(filter tests/programs/%,$(TESTS))
test: export AFFICHE      := $(abspath $(BIN))
test: export AFFICHE_DATA := $(CURDIR)
test: export LC_ALL       := $(PASS)
test: export LOCPATH      := $(dir $(LOCALE))
test: export NODE_PATH    := $(if $(WITH_PROGRAMS),$(PROGRAMS)/npm,$(NPM))/node_modules
test: export PATH         := $(if $(WITH_PROGRAMS),$(PROGRAMS)/pypi/bin:)$(PATH)
test: export PROGRAM_JARS := $(PROGRAMS)/jars
test: export VERAPDF      := $(VERAPDF)
test: export PYPI         := $(PYPI)
test: export PYTHONPATH   := tests/tools
test: export LSAN_OPTIONS := print_suppressions=0
test: export PYTHONDONTWRITEBYTECODE := 1
test: export G_DEBUG      := fatal-criticals
test: export PERL_TEST_HARNESS_DUMP_TAP := $(abspath $(BUILD))/tap/$(if $(WITH_PROGRAMS),programs,$(PASS))
test: $(BIN) $(SO) $(MO) $(UNIT) $(SCAN_READ) $(FAULT) ## run the tests as they are; TESTS='tests/t/reading.t' picks
	@rm -rf $(PERL_TEST_HARNESS_DUMP_TAP)
	@$(RUN) $(TESTS)

# The locale changes no byte of the documents (tests/t/determinism.t), so veraPDF judges once.
check: deps-check ## install what the tests need and run them all; again in French; again with ASan and UBSan; half a minute's fuzzing each
	$(AGAIN) test
	@[ "$$(LOCPATH=$(dir $(LOCALE)) LC_ALL=fr_FR.UTF-8 locale decimal_point)" = , ]
	$(AGAIN) test PASS=fr_FR.UTF-8 SKIP=tests/t/conformance.t
	$(AGAIN) asan
	$(AGAIN) fuzz SECONDS=30
	$(AGAIN) lint
	@echo "There is more: make check-programs, the tests that fill, read and count with other people's programs."

check-programs: deps-programs ## install other people's programs and run the tests with them: browsers, viewers, office, statistics
	$(AGAIN) test TESTS='$(sort $(wildcard tests/programs/*.t))'

conformance: ## PDF/UA-1 and PDF/A-3a by veraPDF, rule by rule where one fails
	$(AGAIN) test TESTS=tests/t/conformance.t RUN='prove -v --exec ""'

asan: ## the tests, built with ASan and UBSan
	$(AGAIN) test SAN=1 SKIP=tests/t/conformance.t

VALGRIND := valgrind -q --suppressions=tests/tools/valgrind.supp --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --error-exitcode=1
valgrind: all ## build two postings, one of them in a worker, and sum up a round, under valgrind
	@tests/tools/deps valgrind
	$(VALGRIND) $(BIN) build --data . -o $(BUILD)/valgrind input/mediation-2026
	$(VALGRIND) $(BIN) build --data . -o $(BUILD)/valgrind -j 1 --timeout 600 --rebuild input/harbour-2027
	$(VALGRIND) $(BIN) panel --data . -o $(BUILD)/valgrind --round 1 input/mediation-2026 tests/cases/panel/sample/ballots.csv tests/fuzz/seeds/form/filled.pdf

fuzz: deps-fuzz ## feed what reads other people's bytes with what libFuzzer makes up (SECONDS=60 for each), and print how much of it that reached
	$(AGAIN) -Otarget fuzz-run FUZZ=1

deps-fuzz:
	@tests/tools/deps clang llvm python3
	@tests/tools/deps libclang-rt-$$(clang -dumpversion | cut -d. -f1)-dev

# As many at a time as there are processors; what was made up is kept in $(BUILD)/seeds, and fed again the next time.
SECONDS ?= 60
.PHONY: fuzz-run fuzz-seeds $(FUZZED:%=fuzz-%)
fuzz-run: $(FUZZED:%=fuzz-%)
	@tests/tools/fuzz-coverage $(BUILD) $(FUZZED)

$(FUZZED:%=fuzz-%): fuzz-%: $(BUILD)/tests/fuzz_% fuzz-seeds
	@tests/tools/fuzz $(BUILD) $* $(SECONDS)

fuzz-seeds: $(SO)
	@tests/tools/seeds $(BUILD)/seeds

OLDER = $(if $(BEFORE),$(OUT)/before/$(BEFORE)/out/bin/affiche)
LINES := $(BUILD)/tests/test_lines
ALONE := $(BUILD)/bench/libraries
bench: all $(OLDER) $(LINES) $(ALONE) | $(BENCH) ## what a build costs beside other tools, in the same run (BENCHMARKS.md); BEFORE=REVISION: and beside an older affiche
	@PATH=$(BENCH)/bin:$$PATH tests/tools/bench $(BIN) $(BUILD)/bench/cpu.svg $(ALONE) $(abspath $(OLDER))
	@PYTHONDONTWRITEBYTECODE=1 tests/tools/bench-panel $(BIN)
	@PYTHONDONTWRITEBYTECODE=1 tests/tools/bench-batch $(BIN) $(OUT)/bench
	@AFFICHE_DATA=. $(LINES) -m perf | sed -nE 's/^# (.*[0-9].*)/\1/p; /^not ok|^Bail/q1'

$(ALONE): tests/tools/libraries.c
	@mkdir -p $(@D)
	@$(CC) -O2 $(WARN) -o $@ $< $(shell pkg-config --cflags --libs pangocairo pangoft2 fontconfig libqpdf | sed 's/-I/-isystem /g')

$(OUT)/before/%/out/bin/affiche:
	@rm -rf $(OUT)/before/$* && mkdir -p $(OUT)/before/$*
	git archive $* | tar -x -C $(OUT)/before/$*
	$(MAKE) --no-print-directory -C $(OUT)/before/$* OUT=out all >/dev/null

FORMATTED := $(SRC) $(wildcard src/*/*.h src/*/*/*.h tests/unit/*.[ch] tests/fuzz/*.[ch] tests/tools/*.c)
# What GLib sees to: it ends the program where it has no memory, tables take what they are given, and a list of arguments ends in a pointer.
GLIB_KNOWS := nullPointerOutOfMemory ctunullpointerOutOfMemory leakNoVarFunctionCall varFuncNullUB
lint: ## gcc's warnings as errors, the formatting (.clang-format), and cppcheck
	@$(PYPI)/lib/python3*/site-packages/clang_format/data/bin/clang-format --dry-run -Werror $(FORMATTED)
	@$(COMPILE) -Werror -fsyntax-only $(SRC) $(wildcard tests/unit/*.c tests/fuzz/*.c)
	cppcheck -q --std=c11 --library=gtk --enable=warning,performance,portability --inline-suppr \
	    $(GLIB_KNOWS:%=--suppress=%) --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches --error-exitcode=1 -Isrc src

# Unoptimised: what gcc has put into one function it takes for read before it was written. Without null-dereference: it doesn't know that a line whose
# number is below their count is there (text_line).
ANALYZER := -O0 -fanalyzer -Wno-analyzer-null-dereference -Werror
analyze: ## what clang-tidy (.clang-tidy) and gcc's -fanalyzer have to say of the source: minutes
	@tests/tools/deps clang-tidy
	@printf '%s\n' $(SRC) | xargs -P $(shell nproc) -I FILE clang-tidy --quiet FILE -- -std=c17 -D_GNU_SOURCE $(INCLUDE)
	@printf '%s\n' $(SRC) | xargs -P $(shell nproc) -I FILE $(CC) -std=c17 -D_GNU_SOURCE $(INCLUDE) $(ANALYZER) -c -o /dev/null FILE

census: ## figures of the source: files, lines, functions, headers
	@tests/tools/census

check-deps: ## prove the direction of the layers
	@PYTHONPATH=tests/tools AFFICHE= prove -v --exec "" tests/t/deps.t

update: ## show how the goldens would change, and replace them if told to (YES=1: unasked)
	$(AGAIN) test RUN= TESTS='tests/t/cases.t --update'

reading: all ## what is read of the project's own postings, in figures; UPDATE=1 raises the least that the tests ask for
	$(AGAIN) test RUN= TESTS='tests/t/reading-corpus.t $(if $(UPDATE),--update$(if $(filter lower,$(UPDATE)),=lower))'

po: ## bring the catalogues of messages up to date with the source: what is new in po/fr.po waits for its translation
	@tests/tools/deps gettext
	@mkdir -p $(OUT) && po/extract > $(OUT)/affiche.pot
	@for po in po/*.po; do msgmerge -q --update --backup=none --no-fuzzy-matching --width=100 $$po $(OUT)/affiche.pot && \
	    msgattrib --no-obsolete --width=100 -o $$po $$po && msgattrib --untranslated --no-obsolete $$po | sed "1,/^$$/d" && echo $$po: && msgfmt --statistics -o /dev/null $$po || exit; done

panel-demo: all ## the summary and the dossier of the made-up round of the first posting: out/panel-1
	$(BIN) panel --data . --round 1 -o $(OUT)/panel-1 input/mediation-2026 tests/cases/panel/sample/ballots.csv
	$(BIN) dossier --data . --round 1 -o $(OUT)/panel-1 input/mediation-2026 tests/cases/panel/sample/ballots.csv

scan-demo: all ## the same round on paper: grids printed, filled by pen, scanned, and read back: out/scan
	@tests/tools/deps poppler-utils
	@AFFICHE=$(abspath $(BIN)) AFFICHE_DATA=$(CURDIR) PYTHONDONTWRITEBYTECODE=1 tests/tools/scan-demo $(OUT)/scan

picture: all ## the README's pictures: the first posting's poster, and the summary of a round
	@tests/tools/deps poppler-utils
	$(BIN) build --data . -o $(OUT) --only poster --office friche input/mediation-2026
	pdftoppm -r 72 -png -singlefile $(OUT)/mediation-2026/poster-friche.pdf layouts/poster-a4
	+$(MAKE) --no-print-directory panel-demo
	pdftoppm -r 72 -png -singlefile $(OUT)/panel-1/panel.pdf layouts/panel-a4

SEED  ?= 1
PAGES ?= 1000
SIMULATED := $(OUT)/scan-$(SEED)
# In as many runs as there are processors, of a seed each.
scan-sim: all $(SCAN_READ) $(PROGRAMS) ## what is read of simulated pages, in figures: SEED=1 PAGES=1000; minutes
	@PATH=$(PROGRAMS)/pypi/bin:$$PATH PYTHONPATH=tests/tools PYTHONDONTWRITEBYTECODE=1 tests/programs/scan-sim $(BIN) $(SCAN_READ) $(SIMULATED) $(SEED) $(PAGES)

DATA := $(DESTDIR)$(PREFIX)/share/affiche
contact: all ## every layout with every posting, side by side: out/contact/index.html; CORPUS='tests/cases/reading' their posters
	@mkdir -p $(OUT)/contact
	@PYTHONDONTWRITEBYTECODE=1 tests/tools/contact $(abspath $(BIN)) $(OUT)/contact $(CORPUS)

install: all ## to $(PREFIX): binary, what it opens, manual, catalogues, fonts, layouts
	install -D $(BIN) $(DESTDIR)$(PREFIX)/bin/affiche
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/affiche $(SO)
	install -D -m 644 src/cli/affiche.1 $(DESTDIR)$(PREFIX)/share/man/man1/affiche.1
	install -d $(DATA) && cp -r fonts layouts $(DATA)/
	for mo in $(MO:$(BUILD)/%=%); do install -D -m 644 $(BUILD)/$$mo $(DESTDIR)$(PREFIX)/$$mo || exit; done

uninstall: ## take it away again
	rm -rf $(DATA) $(DESTDIR)$(PREFIX)/lib/affiche $(DESTDIR)$(PREFIX)/bin/affiche $(DESTDIR)$(PREFIX)/share/man/man1/affiche.1 $(MO:$(BUILD)/%=$(DESTDIR)$(PREFIX)/%)

dist: ## a source archive of the last commit
	@mkdir -p $(OUT)
	git archive --prefix=affiche/ -o $(OUT)/affiche.tar.gz HEAD

sbom: all ## a bill of materials (CycloneDX): out/affiche.cdx.json
	@tests/tools/deps python3
	@tests/tools/sbom $(BIN) $(SO) $(filter %.a,$(LINKED)) > $(BUILD)/affiche.cdx.json.new
	@mv $(BUILD)/affiche.cdx.json.new $(BUILD)/affiche.cdx.json
	@echo $(BUILD)/affiche.cdx.json

# Of the last commit; what it needs is what building needs.
deb: deps ## a Debian package of the last commit: out/affiche_VERSION_ARCHITECTURE.deb
	@tests/tools/deps debhelper dpkg-dev build-essential git
	@rm -rf $(OUT)/deb && mkdir -p $(OUT)/deb
	git archive --prefix=affiche/ HEAD | tar -x -C $(OUT)/deb
	cd $(OUT)/deb/affiche && env -u MAKELEVEL -u MAKEFLAGS dpkg-buildpackage -us -uc -b
	@mv $(OUT)/deb/*.deb $(OUT)/ && rm -rf $(OUT)/deb
	@ls $(OUT)/*.deb

clean: ## remove all that was made; what somebody has touched stays, and is named
	@tests/tools/clean $(OUT)
