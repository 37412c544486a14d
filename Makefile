# aidflow: from raw aid records to charts and a report. `make help` lists the targets.

MAKEFLAGS += --no-builtin-rules --warn-undefined-variables
.DELETE_ON_ERROR:
.SUFFIXES:
SHELL := /bin/sh
export LC_ALL := C

# Where things are built and what they are built with. A variant gets its own folder:
# make check O=build-asan SAN=address,undefined
O      ?= build
SAN    ?=
# -Werror where every warning is to be mended, as in lint and .ci/run. A compiler of next year warns of other things.
WERROR ?=
CC     := $(if $(filter default,$(origin CC)),gcc,$(CC))
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
DESTDIR ?=
RAW    := data/raw
REF    := data/reference
P      := data/processed
PLOTS  := plots

# The year of constant prices: make plots PRICES=2020
PRICES ?= 2024

PACKAGES := gcc make pkg-config libc6-dev libcsv-dev libgsl-dev libinih-dev libutf8proc-dev \
            libjansson-dev libmd-dev libexpat1-dev libminizip-dev libxlsxwriter-dev zlib1g-dev libzstd-dev libcmocka-dev datamash gnuplot-nox fonts-liberation libxml2-utils unzip

# What this compiler and its C library take of a list of options: all of it or nothing.
hash      := \#
takes     = $(shell echo '$(hash)include <stdio.h>' | $(CC) -Werror $(1) -c -x c -o /dev/null - 2>/dev/null && echo '$(1)')
# It is asked when the first file is compiled, once, and not before: `make deps plots` may install the compiler.
once      = $(eval $(1) := $(2))$($(1))
warnings  = $(call once,warnings,-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion \
            -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wwrite-strings -Wformat=2 \
            -Wpointer-arith -Wundef -Wunused-macros -Wredundant-decls -Wvla -Wdouble-promotion \
            $(call takes,-Wlogical-op -Wduplicated-cond -Wduplicated-branches -Wcast-align=strict -Wjump-misses-init -Wformat-signedness))
sanitize := $(if $(SAN),-fsanitize=$(SAN) -fno-omit-frame-pointer -fno-sanitize-recover=all)
# A bug that slipped through everything should end the program, not be of use to a file. The
# sanitizers see more without these; the checks of the C library's calls need an optimiser.
fortify   = $(if $(filter -O1 -O2 -O3 -Os,$(CFLAGS)),-U_FORTIFY_SOURCE \
            -D_FORTIFY_SOURCE=$(if $(call takes,-O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3),3,2))
hardened  = $(call once,hardened,$(if $(SAN),,-fPIE -fstack-protector-strong $(fortify) \
            $(call takes,-fstack-clash-protection) $(call takes,-fcf-protection)))
linked   := $(if $(SAN),,-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
flags     = -std=c11 -ffp-contract=off -D_POSIX_C_SOURCE=200809L -Iinclude $(warnings) $(WERROR) $(hardened) $(CFLAGS) $(sanitize)
libs     := -lcsv -lxlsxwriter -linih -lutf8proc -ljansson -lmd -lexpat -lminizip -lz -lzstd -pthread -lgsl -lgslcblas -lm

# A new program, module, chart kind or test is a new file; nothing here changes.
programs := $(patsubst pipeline/%.c,%,$(sort $(wildcard pipeline/aid-*.c)))
kinds    := $(patsubst pipeline/charts/%.c,%,$(sort $(wildcard pipeline/charts/*.c)))
core     := $(patsubst %.c,$(O)/%.o,$(sort $(wildcard pipeline/core/*.c pipeline/charts/*.c)))
cli      := $(patsubst %.c,$(O)/%.o,$(sort $(wildcard pipeline/cli/*.c)))
fuzzers  := $(patsubst tests/fuzz/%.c,$(O)/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
units    := $(patsubst tests/unit/%.c,$(O)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
binaries := $(addprefix $(O)/,$(programs))
objects  := $(core) $(cli) $(programs:%=$(O)/pipeline/%.o) $(units:$(O)/tests/%=$(O)/tests/unit/%.o) $(fuzzers:$(O)/fuzz/%=$(O)/tests/fuzz/%.o)

.PHONY: all deps plots tables docs check check-browser check-datapackage asan valgrind faults fuzz fuzzers coverage bench bench-curves bench-deps lint lint-deps format install help clean FORCE
.DEFAULT_GOAL := all
# Objects are kept: a second make must not build them again.
.SECONDARY:

## all: build the programs
all: $(binaries)

## deps: install the Debian packages that are missing
deps:
	@tools/deps.sh $(PACKAGES)

# --- programs -------------------------------------------------------------------------------

$(O)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo '  CC   $@'
	@$(CC) $(flags) -MMD -MP -c -o $@ $<

# The list of chart kinds is made from the names of their files.
$(O)/chart_kinds.c: $(wildcard pipeline/charts) Makefile
	@mkdir -p $(@D)
	@{ echo 'struct chart_kind;'; \
	for kind in $(kinds); do echo "extern const struct chart_kind chart_$$kind;"; done; \
	echo 'extern const struct chart_kind *const chart_kinds[];'; \
	echo 'const struct chart_kind *const chart_kinds[] = {'; \
	for kind in $(kinds); do echo "	&chart_$$kind,"; done; \
	echo '	0'; echo '};'; } > $@

$(O)/chart_kinds.o: $(O)/chart_kinds.c
	@echo '  CC   $@'
	@$(CC) $(flags) -MMD -MP -c -o $@ $<

# Style and script of the page, as lines of C: without indentation and comments.
$(O)/page_%.c: pipeline/page/report.% Makefile
	@mkdir -p $(@D)
	@{ echo 'extern const char *const report_page_$*[];'; \
	echo 'const char *const report_page_$*[] = {'; \
	sed 's/^[[:space:]]*//; /^\/\*.*\*\/$$/d; /^$$/d; s/[\\"]/\\&/g; s/.*/"&\\n",/' $<; \
	echo '0 };'; } > $@

$(O)/page_%.o: $(O)/page_%.c
	@echo '  CC   $@'
	@$(CC) $(flags) -MMD -MP -c -o $@ $<

# Removed first: ar would keep the objects of modules that are gone.
made     := $(O)/chart_kinds.o $(O)/page_css.o $(O)/page_js.o
$(O)/libaid.a: $(core) $(made) pipeline/core pipeline/charts
	@rm -f $@
	@ar rcsD $@ $(core) $(made)

$(binaries): $(O)/%: $(O)/pipeline/%.o $(cli) $(O)/libaid.a
	@echo '  LINK $@'
	@$(CC) $(flags) $(linked) -o $@ $^ $(libs)

-include $(objects:.o=.d)

# --- tables, charts, report -----------------------------------------------------------------
#
# Each stage leaves a stamp, made newer by every run. Its tables keep their dates where their
# bytes did not change, so a stage runs only if something it reads really changed. A table that
# somebody removed forces its stage.

stamps  := $(P)/.stamps
missing  = $(if $(filter-out $(wildcard $(1)),$(1)),FORCE)
sections = $(shell sed -n 's/^\[\([^] ]*\)\].*/\1/p' $(1))

# In a recipe the shell itself spells the names of sources out, so that none can be a command.
sources   := $(sort $(wildcard $(RAW)/*.ini))
ingested  := $(addprefix $(P)/,records.csv sources.csv rejects.csv reject_totals.csv)
flows     := $(addprefix $(P)/,flows.csv stocks.csv excluded.csv normalize_tally.csv normalize_settings.csv)
tables    := $(patsubst %,$(P)/%.csv,$(call sections,$(REF)/tables.ini) facts aggregate_tally aggregate_settings)
bargain   := $(addprefix $(P)/bargaining,.csv _variants.csv _tornado.csv _donors.csv _settings.csv _facts.csv)
reconciled := $(patsubst %,$(P)/%.csv,reconciliation claims reconciliation_facts $(call sections,$(REF)/reconcile.ini))
package   := $(P)/datapackage.json
charts    := $(call sections,$(REF)/charts.ini)
figures   := $(foreach c,$(charts),$(PLOTS)/$(c).gp $(PLOTS)/$(c).svg $(PLOTS)/$(c).png)
manifest  := $(P)/manifest.csv
changes   := $(addprefix $(P)/changes/diff,.csv _totals.csv _waterfall.csv _stocks.csv _inputs.csv)
report    := $(PLOTS)/report.html
beside    := $(addprefix $(PLOTS)/,report.md tables.xlsx)

# Two that run at once would write over what the other reads: one waits. The programs are built before, so that
# make -j all plots does not build them twice.
## plots: run the whole pipeline: tables, charts and plots/report.html
plots: $(binaries)
	@tools/alone.sh $(P) $(MAKE) --no-print-directory made-plots

## tables: run the pipeline up to the tables
tables: $(binaries)
	@tools/alone.sh $(P) $(MAKE) --no-print-directory made-tables

.PHONY: made-plots made-tables
made-plots: $(report) $(manifest) $(package)
made-tables: $(tables) $(bargain) $(reconciled) $(manifest) $(package)

$(stamps)/ingest: $(sources) $(sources:.ini=.csv) $(REF)/countries.csv $(REF)/currencies.csv $(REF)/units.csv \
                  $(O)/aid-ingest $(call missing,$(ingested))
	$(O)/aid-ingest --reference $(REF) -o $(P) $(RAW)/*.ini
	@mkdir -p $(@D) && touch $@
$(ingested): $(stamps)/ingest ; @true

$(stamps)/manifest: $(ingested) $(filter-out %.md,$(wildcard $(RAW)/* $(REF)/*)) \
                    $(O)/aid-manifest $(call missing,$(manifest))
	$(O)/aid-manifest --reference $(REF) -d $(P) $(RAW)/*.ini
	@mkdir -p $(@D) && touch $@
$(manifest): $(stamps)/manifest ; @true

# Newer whenever another year is chosen than last time.
$(stamps)/prices: FORCE
	@mkdir -p $(@D) && echo '$(PRICES)' | cmp -s - $@ || echo '$(PRICES)' > $@

$(stamps)/normalize: $(ingested) $(stamps)/prices $(O)/aid-normalize $(call missing,$(flows)) $(addprefix $(REF)/, \
                     countries.csv currencies.csv units.csv exchange_rates.csv deflators.csv \
                     qualifiers.csv exclusions.csv)
	$(O)/aid-normalize --prices $(PRICES) --reference $(REF) $(P)
	@mkdir -p $(@D) && touch $@
$(flows): $(stamps)/normalize ; @true

$(stamps)/aggregate: $(flows) $(ingested) $(O)/aid-aggregate $(call missing,$(tables)) \
                     $(addprefix $(REF)/,tables.ini facts.ini reconcile.ini countries.csv gdp.csv population.csv \
                     blocs.csv nato_members.csv events.csv milex.csv)
	$(O)/aid-aggregate --reference $(REF) $(P)
	@mkdir -p $(@D) && touch $@
$(tables): $(stamps)/aggregate ; @true

$(stamps)/bargain: $(flows) $(ingested) $(O)/aid-bargain $(call missing,$(bargain)) \
                   $(addprefix $(REF)/,bargaining.ini milex.csv deflators.csv)
	$(O)/aid-bargain --reference $(REF) $(P)
	@mkdir -p $(@D) && touch $@
$(bargain): $(stamps)/bargain ; @true

$(stamps)/reconcile: $(flows) $(ingested) $(P)/facts.csv $(O)/aid-reconcile $(call missing,$(reconciled)) \
                     $(addprefix $(REF)/,reconcile.ini facts.ini claims.csv blocs.csv countries.csv currencies.csv units.csv \
                     ledgers.csv nato_members.csv qualifiers.csv)
	$(O)/aid-reconcile --reference $(REF) $(P)
	@mkdir -p $(@D) && touch $@
$(reconciled): $(stamps)/reconcile ; @true

$(stamps)/describe: $(ingested) $(flows) $(tables) $(bargain) $(reconciled) $(manifest) \
                    $(O)/aid-describe $(call missing,$(package)) $(REF)/tables.ini $(REF)/reconcile.ini
	$(O)/aid-describe --reference $(REF) $(P)
	@mkdir -p $(@D) && touch $@
$(package): $(stamps)/describe ; @true

# Tables about the last run: by their nature not a function of the data alone.
$(stamps)/changes: $(flows) $(ingested) $(O)/aid-diff tools/changes.sh $(call missing,$(changes))
	tools/changes.sh $(O)/aid-diff $(P)
	@mkdir -p $(@D) && touch $@
$(changes): $(stamps)/changes ; @true

$(stamps)/changes-plot: $(changes) $(O)/aid-plot $(REF)/palette.csv $(call missing,$(PLOTS)/changes/charts.csv)
	@rm -rf $(PLOTS)/changes
	$(O)/aid-plot --charts $(P)/changes/charts.ini --reference $(REF) -o $(PLOTS)/changes $(P)/changes
	@mkdir -p $(@D) && touch $@

$(stamps)/plot: $(tables) $(bargain) $(reconciled) $(flows) $(O)/aid-plot $(call missing,$(figures)) \
                $(addprefix $(REF)/,charts.ini palette.csv events.csv)
	$(O)/aid-plot --reference $(REF) -o $(PLOTS) $(P)
	@mkdir -p $(@D) && touch $@
$(figures): $(stamps)/plot ; @true

$(report): $(tables) $(bargain) $(reconciled) $(flows) $(ingested) $(figures) $(changes) $(stamps)/changes-plot \
           $(O)/aid-report $(addprefix $(REF)/,report.ini charts.ini tables.ini reconcile.ini ledgers.csv palette.csv) \
           $(call missing,$(beside))
	$(O)/aid-report --reference $(REF) -o $@ $(P)
	@tools/changes.sh --keep $(P)
	@touch $@
$(beside): $(report) ; @true

## docs: write the columns of all tables into docs/tables.md
docs: $(O)/aid-describe
	@sed '/^<!-- made by make docs/q' docs/tables.md > $(O)/tables.md
	@$(O)/aid-describe --docs >> $(O)/tables.md
	@cmp -s $(O)/tables.md docs/tables.md || cp $(O)/tables.md docs/tables.md

# --- tests ----------------------------------------------------------------------------------

$(units): $(O)/tests/%: $(O)/tests/unit/%.o $(O)/libaid.a
	@echo '  LINK $@'
	@$(CC) $(flags) $(linked) -o $@ $^ $(libs) -lcmocka

# The only module that is not in the library and has a test.
$(O)/tests/test_cli: $(cli)

## check: all tests
check: $(binaries) $(units) $(fuzzers) $(O)/faults.so
	@tests/check.sh $(O)

## check-browser: the report in a real browser (installs Chromium and two npm packages)
check-browser: $(report)
	@tests/browser/check.sh $(O) $(report) $(P)

## check-datapackage: hold datapackage.json against a public validator (needs npm)
check-datapackage: $(package)
	@tests/datapackage/check.sh $(O) $(package)

## asan: the tests again, under the address and undefined-behaviour sanitizers
asan:
	$(MAKE) check O=build-asan SAN=address,undefined

## fuzz: search with every fuzz target for SECONDS=60 each (clang); FUZZ=NAME… for some of them
SECONDS ?= 60
FUZZ    ?=
fuzz:
	$(MAKE) fuzzers O=build-fuzz CC=clang CFLAGS='-O1 -g -DFUZZING' SAN=address,undefined,fuzzer-no-link
	@tests/fuzz/run.sh build-fuzz $(SECONDS) $(FUZZ)

# Without clang's fuzzer each target runs over the inputs it is given: the corpus, in every check.
fuzzers: $(fuzzers)
$(fuzzers): $(O)/fuzz/%: $(O)/tests/fuzz/%.o $(O)/libaid.a
	@mkdir -p $(@D)
	@echo '  LINK $@'
	@$(CC) $(flags) $(linked) $(if $(findstring fuzzer,$(SAN)),-fsanitize=fuzzer) -o $@ $^ $(libs)

## faults: every call that can fail, of every stage, failing in turn (MOST=n: so many of a kind); every column and table missing
MOST ?= 0
faults: $(binaries) $(O)/faults.so
	@tests/faults/run.sh $(O) $(O)/faults.so $(MOST)
	@tests/faults/tables.sh $(O)

## kill-test: make plots killed KILLS=20 times at random moments (SEED=1), and two of it at once
.PHONY: kill-test
KILLS ?= 20
SEED  ?= 1
kill-test: $(binaries)
	@tests/faults/kill.sh $(O) $(KILLS) $(SEED)

# Not under a sanitizer: it stands before malloc itself.
$(O)/faults.so: tests/faults/faults.c Makefile
	@mkdir -p $(@D)
	@$(CC) -O1 -g -Wall -Wextra -shared -fPIC -o $@ $< -ldl

## valgrind: every unit test, and every program once, under valgrind's memory checker (slow)
valgrind: $(binaries) $(units)
	@tests/valgrind.sh $(O)

## coverage: the tests again, counting the lines and branches of pipeline/ that they take
# A copy of a process (apart.h) leaves by exit here: by _exit it would leave its counts behind.
coverage:
	@find build-coverage -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) check O=build-coverage CFLAGS='-O0 -g --coverage -D_exit=exit'; checked=$$?; \
	tests/coverage.sh build-coverage; exit $$checked

## bench: aid-run beside DuckDB, Polars and others: answers compared, then times (bench/bench.sh)
bench: $(O)/aid-run
	@bench/bench.sh $(O)

## bench-curves: aid-run alone: rows, groups, start, make plots (bench/curves.sh)
bench-curves: $(binaries)
	@bench/curves.sh $(O)

## bench-deps: install the tools that bench compares with
bench-deps:
	@bench/deps.sh $(O)/bench

## lint: clang's warnings; static analysis: clang-tidy (.clang-tidy), cppcheck (.cppcheck), shellcheck (.shellcheckrc), what must never be
# A file that was found clean is looked at again when it or a header changes: make -j2 lint.
scripts := $(sort $(wildcard tests/*.sh tests/*/*.sh tests/cases/*/*.sh tests/cases/*/*/cmd tools/*.sh bench/*.sh bench/*/*.sh))
linted := $(patsubst %.c,$(O)/lint/%,$(sort $(wildcard pipeline/*.c pipeline/*/*.c)))
lint: $(linted)
	@for cc in gcc clang; do $(MAKE) --no-print-directory O=build-$$cc CC=$$cc WERROR=-Werror built || exit; done
	cppcheck --quiet --std=c11 -D_POSIX_C_SOURCE=200809L --enable=warning,performance,portability --suppressions-list=.cppcheck \
	         --error-exitcode=1 -j 2 -Iinclude pipeline tests/unit tests/fuzz
	@shellcheck --shell=sh --severity=warning $(scripts)
	tests/architecture.sh $(O)

.PHONY: built
built: $(binaries) $(units) $(fuzzers)

$(linted): $(O)/lint/%: %.c $(O)/%.o .clang-tidy
	@mkdir -p $(@D)
	@echo '  LINT $<'
	@clang-tidy --quiet $< -- -std=c11 -D_POSIX_C_SOURCE=200809L -Iinclude 2>$@.log || { cat $@.log; exit 1; }
	@touch $@

## lint-deps: install what lint, fuzz, valgrind and coverage need
lint-deps:
	@tools/deps.sh clang libclang-rt-dev clang-tidy cppcheck shellcheck valgrind

## format: lay out the C sources
format:
	clang-format -i include/aid/*.h pipeline/*.c pipeline/*/*.c tests/unit/*.c

## install: copy programs and reference data below DESTDIR and PREFIX
install: $(binaries)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/aidflow/reference
	install $(binaries) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(REF)/*.csv $(REF)/*.ini $(DESTDIR)$(PREFIX)/share/aidflow/reference

## clean: remove what was built and made
clean:
	rm -rf $(O) $(P) $(PLOTS)

## help: this list
help:
	@sed -n 's/^## \([^:]*\): /\1	/p' Makefile | expand -t 12
