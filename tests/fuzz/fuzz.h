/*
 * fuzz: what the fuzz targets share. A target is tests/fuzz/fuzz_<name>.c, which defines fuzz_one, and a
 * folder tests/fuzz/corpus/<name> of inputs to begin with; both are found by their names. Built
 * with -DFUZZING and libFuzzer it searches; built plainly it runs over the files that are named.
 */
#ifndef AID_FUZZ_H
#define AID_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold whatever the bytes: said and ended, so that the fuzzer keeps the input. */
#define MUST(condition) ((condition) ? (void)0 : fuzz_broken(#condition, __FILE__, __LINE__))

static inline void fuzz_broken(const char *condition, const char *file, int line)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
	abort();
}

/* The bytes as a text up to the first NUL; the caller frees. */
static inline char *fuzz_text(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);

	if (!text)
		exit(3);
	if (size > 0)
		memcpy(text, data, size);
	text[size] = '\0';
	return text;
}

/* Writes the bytes to a file of this process's own and gives its path: what is opened by name has to
 * have one. In memory where the system has such a folder. */
static inline const char *fuzz_file(const uint8_t *data, size_t size, const char *suffix)
{
	static char path[64];
	static FILE *f;
	char folder[] = "/dev/shm/aidfuzz.XXXXXX";

	if (path[0] == '\0') {
		char *made = mkdtemp(folder);
		if (!made)
			made = mkdtemp(strcpy(folder, "/tmp/aidfuzz.XXXXXX"));
		if (!made)
			exit(3);
		snprintf(path, sizeof path, "%s/f%s", made, suffix);
	}
	f = fopen(path, "wb");
	if (!f || fwrite(data, 1, size, f) != size || fclose(f) != 0)
		exit(3);
	return path;
}

#ifndef FUZZING
int main(int argc, char **argv)
{
	static uint8_t data[1 << 20];

	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		size_t n = f ? fread(data, 1, sizeof data, f) : 0;
		if (!f) {
			perror(argv[i]);
			return 3;
		}
		fclose(f);
		LLVMFuzzerTestOneInput(data, n);
	}
	printf("%d inputs\n", argc - 1);
	return 0;
}
#endif

#endif
