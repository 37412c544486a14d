/*
 * fuzz_bulk: whatever rows a file has, the fast path makes of them what source alone does: groups with every amount,
 * counts, rejects and messages. The first byte chooses the descriptor and how many threads there are.
 */
#include <fcntl.h>

#include "fuzz.h"

/* What world.h asks of cmocka. */
#define assert_true(what) MUST(what)
#define assert_non_null(what) MUST(what)
#define assert_int_equal(a, b) MUST((a) == (b))
#define print_error(...) fprintf(stderr, __VA_ARGS__)
#define fail() abort()
#define fail_msg(...) (fprintf(stderr, __VA_ARGS__), abort())

#include "../unit/bulkreader.h"

enum { KINDS = 3, THREADS = 3 };

#define HEAD "[source]\nkind = flow\nledger = l\non_error = reject\n[format]\ndate = YYYY-MM-DD | YYYY-MM | YYYY\n" \
             "missing = \"\" | n/a\n[fields]\ndate = date\ndonor = donor\nrecipient = recipient\nqualifier = \"exact\"\n"
static const char tables[] = "[monthly]\nshape = period\nperiod = month\nkeys = ledger donor programme aid_type stage\n"
                             "[spread]\nshape = spread\nperiod = quarter\nkeys = ledger donor stage\n";
static const char *const descriptors[KINDS] = {
	HEAD "programme = note\naid_type = \"military\"\nstage = \"committed\"\namount = amount\ncurrency = currency\n",
	HEAD "programme = \"P\"\naid_type = note\ncurrency = \"EUR\"\n[record a]\nstage = \"committed\"\namount = amount x 1000\n"
	     "[record b]\nstage = \"disbursed\"\namount = currency\n[map aid_type]\n7* = humanitarian\n* = financial\n",
	HEAD "programme = currency + note\naid_type = \"mixed\"\nstage = \"pledged\"\namount = amount\ncurrency = \"USD\"\n"
	     "[exclude notes]\nnote = a* | *b\n[where it is not small]\namount = > 5\n",
};
static const char header[] = "date,donor,recipient,amount,currency,note\n";

static struct world worlds[KINDS];
static int here = -1, there = -1;

static void clear_up(void)
{
	if (fchdir(there) != 0)
		return;
	world_remove("reference");
	unlink("t.csv");
	rmdir(folder);
}

/* In a folder of their own, which is not the one that the fuzzer works in. */
static void open_worlds(void)
{
	if (here >= 0)
		return;
	here = open(".", O_RDONLY | O_DIRECTORY);
	MUST(here >= 0 && world_begin(NULL) == 0);
	there = open(".", O_RDONLY | O_DIRECTORY);
	for (size_t i = 0; i < KINDS; i++) {
		worlds[i] = world_open(tables, descriptors[i]);
		unlink("t.ini");
	}
	MUST(fchdir(here) == 0 && atexit(clear_up) == 0);
}

/* What came of t.csv, messages and all. */
static struct str read_file(const struct world *w, size_t n, bool strictly)
{
	struct err e = ERR_INIT;
	struct str s = bulk_state(w, n, strictly, NULL, &e);

	for (size_t i = 0; i < e.n_problems; i++)
		str_printf(&s, "%s\n", e.problems[i]);
	err_release(&e);
	return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str file = STR_INIT;

	open_worlds();
	if (size == 0)
		return 0;
	const struct world *w = &worlds[data[0] % KINDS];
	size_t threads = data[0] & 0x40 ? 1 : THREADS;
	str_add(&file, header);
	str_add_n(&file, (const char *)data + 1, size - 1);
	MUST(fchdir(there) == 0);
	world_write("t.csv", file.text, file.len);
	struct str strict = read_file(w, 1, true), fast = read_file(w, threads, false);
	MUST(fchdir(here) == 0);
	world_same(&strict, &fast, "fast");
	str_release(&strict);
	str_release(&fast);
	str_release(&file);
	return 0;
}
