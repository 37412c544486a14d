/*
 * fuzz_escape: whatever the text, nothing in it ends the place where it stands: no quote of a gnuplot text, no
 * markup of XML, no field of CSV, no string of JSON, no link that a browser would run.
 */
#include "fuzz.h"

#include "aid/csvout.h"
#include "aid/escape.h"
#include "aid/html.h"
#include "aid/jsonout.h"
#include "aid/prose.h"

/* '…' with every quote inside doubled, none at the beginning or beside another, and no control character. Such
 * quotes leave the text and come back into it. */
static void check_gnuplot(const char *s)
{
	static const char joined[] = "'.sprintf('%c', 39).'";
	size_t n = strlen(s);

	MUST(n >= 2 && s[0] == '\'' && s[n - 1] == '\'');
	for (size_t i = 1; i < n - 1; i++) {
		MUST((unsigned char)s[i] >= 0x20 && s[i] != 0x7F);
		if (strncmp(s + i, joined, sizeof joined - 1) == 0)
			i += sizeof joined - 2;
		else if (s[i] == '\'')
			MUST(s[++i] == '\'' && i > 2 && i < n - 1 &&
			     (s[i + 1] != '\'' || i + 1 == n - 1 || strncmp(s + i + 1, joined, sizeof joined - 1) == 0));
	}
}

static void check_xml(const char *s)
{
	MUST(!strpbrk(s, "<>\"'"));
	for (const char *p = s; (p = strchr(p, '&')); p++)
		MUST(strncmp(p, "&amp;", 5) == 0 || strncmp(p, "&lt;", 4) == 0 ||
		     strncmp(p, "&gt;", 4) == 0 || strncmp(p, "&quot;", 6) == 0 ||
		     strncmp(p, "&#39;", 5) == 0);
}

/* Quoted as a whole if anything in it could end a field. */
static void check_csv(const char *s)
{
	size_t n = strlen(s);

	if (s[0] != '"') {
		MUST(!strpbrk(s, ",\"\n\r"));
		return;
	}
	MUST(n >= 2 && s[n - 1] == '"');
	for (size_t i = 1; i < n - 1; i++)
		if (s[i] == '"')
			MUST(s[++i] == '"' && i < n - 1);
}

static void check_id(const char *s)
{
	MUST(strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(s));
}

static void check_link(const char *text)
{
	if (!html_is_link(text))
		return;
	/* A scheme ends at the first colon; a slash, ? or # before it makes the address relative. */
	size_t n = strcspn(text, ":/?#");
	MUST(text[n] != ':' || strncmp(text, "https:", 6) == 0 || strncmp(text, "http:", 5) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = fuzz_text(data, size);
	struct str s = STR_INIT;

	escape_gnuplot(&s, text);
	check_gnuplot(str_text(&s));
	str_clear(&s);
	escape_tick(&s, text);
	check_gnuplot(str_text(&s));
	str_clear(&s);
	escape_xml(&s, text);
	check_xml(str_text(&s));
	str_clear(&s);
	csvout_field(&s, text);
	check_csv(str_text(&s));
	str_clear(&s);
	html_id(&s, text);
	check_id(str_text(&s));
	check_link(text);
	html_link(&s, text, text);
	html_host(&s, text);
	html_svg(&s, text, "name", (struct html_band){ 0, 0 });
	html_svg(&s, text, "name", (struct html_band){ 10, 200 });
	struct jsonout *j = jsonout_new();
	jsonout_text(j, "text", text);
	free(jsonout_print(j));
	jsonout_free(j);
	str_release(&s);
	free(text);
	return 0;
}
