#include "aid/bytein.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "aid/xmem.h"
#include "aid/zipin.h"

enum { PACKED_SIZE = 1 << 17 };
enum packing { PLAIN, GZIP, ZSTD, ZIP };

struct bytein {
	char *path;
	int fd;
	enum packing packing;
	uint64_t size, used;     /* of the file; size 0: not a regular file */
	const char *reason;      /* why reading failed, or NULL */
	int error;               /* the errno that belongs to it */
	bool at_end;             /* of the file */
	bool inside;             /* a compressed stream has begun and not ended */
	size_t begin, end;       /* bytes of the buffer not yet used */
	z_stream gzip;
	ZSTD_DStream *zstd;
	struct zipin *zip;       /* reads the file by itself */
	unsigned char buffer[PACKED_SIZE];
};

static ssize_t fail(struct bytein *in, const char *reason, int error)
{
	in->reason = reason;
	in->error = error;
	errno = error;
	return -1;
}

/* Bytes as they lie in the file. */
static ssize_t read_raw(struct bytein *in, void *buffer, size_t size)
{
	ssize_t n;

	do
		n = read(in->fd, buffer, size);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fail(in, "reading failed", errno);
	in->used += (uint64_t)n;
	in->at_end = n == 0;
	if (in->at_end && in->used < in->size)
		return fail(in, "the file became shorter while it was read; start again when nobody "
		            "writes it", 0);
	return n;
}

static bool fill(struct bytein *in)
{
	if (in->begin > 0)
		memmove(in->buffer, in->buffer + in->begin, in->end - in->begin);
	in->end -= in->begin;
	in->begin = 0;
	ssize_t n = read_raw(in, in->buffer + in->end, sizeof in->buffer - in->end);
	in->end += n > 0 ? (size_t)n : 0;
	return n >= 0;
}

static bool start_unpacking(struct bytein *in)
{
	if (in->packing == GZIP)
		return inflateInit2(&in->gzip, 15 + 16) == Z_OK;
	if (in->packing == ZSTD)
		return (in->zstd = ZSTD_createDStream()) != NULL;
	return true;
}

static enum packing packing_of(const struct bytein *in)
{
	static const struct { enum packing packing; size_t n; const char *begin; } marks[] = {
		{ GZIP, 2, "\x1F\x8B" }, { ZSTD, 4, "\x28\xB5\x2F\xFD" }, { ZIP, 4, "PK\3\4" },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (in->end >= marks[i].n && memcmp(in->buffer, marks[i].begin, marks[i].n) == 0)
			return marks[i].packing;
	return PLAIN;
}

/* The names of an archive's files stand at its end. */
static bool open_zip(struct bytein *in, struct err *e)
{
	struct place at = { in->path, 0, 0, NULL };

	if (in->size == 0)
		return err_data(e, &at, "found a ZIP archive in a pipe; expected text; unpack it on the way there, as "
		                "unzip -p does");
	in->zip = zipin_open_only(in->path, e);
	return in->zip != NULL;
}

struct bytein *bytein_open(const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;

	if (fd < 0) {
		err_system(e, path, "cannot be read");
		return NULL;
	}
	struct bytein *in = xcalloc(1, sizeof *in);
	in->path = xstrdup(path);
	in->fd = fd;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		in->size = (uint64_t)status.st_size;
	while (in->end < 4 && !in->at_end && fill(in))
		;
	in->packing = packing_of(in);
	bool is_zip = !in->reason && in->packing == ZIP;
	if (is_zip ? open_zip(in, e) : !in->reason && start_unpacking(in))
		return in;
	errno = in->error;
	if (!is_zip)
		err_system(e, path, "%s", in->reason ? in->reason : "cannot be unpacked");
	bytein_close(in);
	return NULL;
}

/* What was read to look at the first bytes comes first. */
static ssize_t read_plain(struct bytein *in, char *buffer, size_t size)
{
	size_t n = in->end - in->begin;

	if (n == 0)
		return in->at_end ? 0 : read_raw(in, buffer, size);
	n = n < size ? n : size;
	memcpy(buffer, in->buffer + in->begin, n);
	in->begin += n;
	return (ssize_t)n;
}

/* Each step unpacks what fits from in->buffer to buffer; false with the reason in *in. */
static bool step_gzip(struct bytein *in, char *buffer, size_t size, size_t *done)
{
	z_stream *z = &in->gzip;

	if (!in->inside && inflateReset(z) != Z_OK)
		return fail(in, "cannot be unpacked", 0) == 0;
	in->inside = true;
	z->next_in = in->buffer + in->begin;
	z->avail_in = (uInt)(in->end - in->begin);
	z->next_out = (unsigned char *)buffer;
	z->avail_out = (uInt)size;
	int status = inflate(z, Z_NO_FLUSH);
	in->begin = in->end - z->avail_in;
	*done = size - z->avail_out;
	in->inside = status != Z_STREAM_END;
	return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR ||
	       fail(in, "the gzip data are damaged; fetch the file again", 0) == 0;
}

static bool step_zstd(struct bytein *in, char *buffer, size_t size, size_t *done)
{
	ZSTD_inBuffer from = { in->buffer + in->begin, in->end - in->begin, 0 };
	ZSTD_outBuffer to = { buffer, size, 0 };
	size_t status = ZSTD_decompressStream(in->zstd, &to, &from);

	in->begin += from.pos;
	*done = to.pos;
	in->inside = status != 0;
	return !ZSTD_isError(status) ||
	       fail(in, "the zstd data are damaged; fetch the file again", 0) == 0;
}

static ssize_t read_packed(struct bytein *in, char *buffer, size_t size)
{
	size_t done = 0;

	size = size < (1u << 30) ? size : 1u << 30;
	while (done == 0) {
		if (in->begin == in->end && !in->at_end && !fill(in))
			return -1;
		if (in->begin == in->end && in->at_end && !in->inside)
			return 0;
		size_t before = in->begin;
		if (!(in->packing == GZIP ? step_gzip : step_zstd)(in, buffer, size, &done))
			return -1;
		if (done == 0 && in->begin == before && in->at_end && in->inside)
			return fail(in, "the compressed data end too early; fetch the file again", 0);
	}
	return (ssize_t)done;
}

static ssize_t read_zip(struct bytein *in, char *buffer, size_t size)
{
	struct err e = ERR_INIT;
	ssize_t n = zipin_read(in->zip, buffer, size < (1u << 30) ? size : 1u << 30, &e);

	in->used = n > 0 ? zipin_used(in->zip) : in->size;
	err_release(&e);
	return n < 0 ? fail(in, "the ZIP archive is damaged; fetch the file again", 0) : n;
}

ssize_t bytein_read(void *bytein, char *buffer, size_t size)
{
	struct bytein *in = bytein;

	if (in->reason)
		return fail(in, in->reason, in->error);
	if (in->packing == ZIP)
		return read_zip(in, buffer, size);
	return in->packing == PLAIN ? read_plain(in, buffer, size) : read_packed(in, buffer, size);
}

bool bytein_is_damaged(const struct bytein *in)
{
	return in->reason && in->error == 0;
}

bool bytein_explain(const struct bytein *in, struct err *e)
{
	errno = in->error;
	return !in->reason || err_system(e, in->path, "%s", in->reason);
}

uint64_t bytein_used(const struct bytein *in)
{
	return in->used;
}

uint64_t bytein_size(const struct bytein *in)
{
	return in->size;
}

void bytein_close(struct bytein *in)
{
	if (!in)
		return;
	if (in->packing == GZIP)
		inflateEnd(&in->gzip);
	ZSTD_freeDStream(in->zstd);
	zipin_close(in->zip);
	close(in->fd);
	free(in->path);
	free(in);
}
