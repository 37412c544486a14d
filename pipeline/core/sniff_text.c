#include "aid/sniff_text.h"

#include <string.h>

#include "aid/bytein.h"
#include "aid/textcheck.h"
#include "aid/utf16.h"

/* What a file is that begins so, and what to do instead. */
static const struct { const char *begin, *what, *fix; } formats[] = {
	{ "<?xml", "XML", "IATI activities are read with data/sources/iati.ini; export other XML as CSV" },
	{ "%PDF", "a PDF document", "look for the table as CSV or Excel workbook" },
	{ "\320\317\021\340", "an old Excel workbook (.xls)", "save it as CSV or .xlsx" },
	{ "{", "JSON", "export the table as CSV" },
};

struct memory {
	const char *bytes;
	size_t left;
};

static ssize_t read_memory(void *context, char *buffer, size_t size)
{
	struct memory *m = context;
	size_t n = m->left < size ? m->left : size;

	memcpy(buffer, m->bytes, n);
	m->bytes += n;
	m->left -= n;
	return (ssize_t)n;
}

/* What is packed is undone, as the readers do. */
static bool read_beginning(const char *path, struct str *bytes, bool *whole, struct err *e)
{
	struct bytein *in = bytein_open(path, e);
	char buffer[1 << 16];
	ssize_t n = 1;

	if (!in)
		return false;
	while (n > 0 && bytes->len < SNIFF_BYTES) {
		n = bytein_read(in, buffer, sizeof buffer);
		if (n > 0)
			str_add_n(bytes, buffer, (size_t)n);
	}
	*whole = n == 0;
	bool ok = n >= 0 || bytein_explain(in, e);
	bytein_close(in);
	return ok;
}

static bool refuse_format(const char *path, const struct str *bytes, struct err *e)
{
	struct place at = { path, 1, 1, NULL };

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		size_t n = strlen(formats[i].begin);
		if (bytes->len >= n && memcmp(str_text(bytes), formats[i].begin, n) == 0)
			return err_data(e, &at, "found %s; expected delimited text; %s", formats[i].what,
			                formats[i].fix);
	}
	return true;
}

/* By its mark; or, as in most files of Latin letters, by a NUL in each second byte of the first ones. */
static bool is_utf16(const struct str *bytes, bool *marked)
{
	const unsigned char *p = (const unsigned char *)bytes->text;
	size_t nul = 0, n = bytes->len < 512 ? bytes->len : 512;

	*marked = bytes->len >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF));
	for (size_t i = 1; i < n; i += 2)
		nul += p[i] == '\0' && p[i - 1] != '\0';
	return *marked || (n >= 4 && nul * 10 >= n / 2 * 9);
}

static void decode_utf16(const struct str *bytes, struct str *text)
{
	struct memory m = { bytes->text, bytes->len };
	struct utf16 *u = utf16_new(read_memory, &m);
	char buffer[4096];
	ssize_t n;

	while ((n = utf16_read(u, buffer, sizeof buffer)) > 0)
		str_add_n(text, buffer, (size_t)n);
	utf16_free(u);
}

/* The length of the lines that are complete: a letter cut in two at the end is no fault. */
static size_t complete_lines(const struct str *text, bool whole)
{
	size_t n = text->len;

	while (!whole && n > 0 && text->text[n - 1] != '\n')
		n--;
	return n > 0 ? n : text->len;
}

static bool refuse_bytes(const char *path, const struct str *text, size_t at, const char *fault,
                         struct err *e)
{
	struct place place = { path, 1, 0, NULL };

	for (size_t i = 0; i < at; i++)
		place.line += text->text[i] == '\n';
	return err_data(e, &place, "%s; --sniff reads delimited text only", fault);
}

/* The text is UTF-8, or any bytes that are no control characters: ISO 8859-1 then. */
static bool settle_encoding(const char *path, struct sniff_text *t, struct err *e)
{
	struct str latin1 = STR_INIT;
	size_t n = complete_lines(&t->text, t->whole), at;

	if (!textcheck_line(t->text.text, n, false, &at))
		return true;
	const char *fault = textcheck_line(t->text.text, n, true, &at);
	if (fault || t->marked || strcmp(t->encoding, "utf-16") == 0) {
		fault = fault ? fault : textcheck_line(t->text.text, n, false, &at);
		return refuse_bytes(path, &t->text, at, fault, e);
	}
	t->encoding = "latin1";
	textcheck_from_latin1(&latin1, t->text.text, t->text.len);
	str_release(&t->text);
	t->text = latin1;
	return true;
}

bool sniff_text_read(const char *path, struct sniff_text *t, struct err *e)
{
	struct place at = { path, 1, 0, NULL };
	struct str bytes = STR_INIT;

	*t = (struct sniff_text){ .encoding = "utf-8", .text = STR_INIT };
	bool ok = read_beginning(path, &bytes, &t->whole, e) && refuse_format(path, &bytes, e);
	if (ok && is_utf16(&bytes, &t->marked)) {
		t->encoding = "utf-16";
		decode_utf16(&bytes, &t->text);
	} else if (ok) {
		t->marked = bytes.len >= 3 && memcmp(bytes.text, "\xEF\xBB\xBF", 3) == 0;
		str_add_n(&t->text, str_text(&bytes) + (t->marked ? 3 : 0), bytes.len - (t->marked ? 3 : 0));
	}
	if (ok && strspn(str_text(&t->text), " \t\r\n") == t->text.len)
		ok = err_data(e, &at, "found nothing in the file; expected a header line and rows");
	ok = ok && settle_encoding(path, t, e);
	str_release(&bytes);
	if (!ok)
		sniff_text_release(t);
	return ok;
}

void sniff_text_release(struct sniff_text *t)
{
	str_release(&t->text);
}
