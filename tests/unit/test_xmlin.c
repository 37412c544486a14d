#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "aid/str.h"
#include "aid/xmlin.h"

struct input {
	const char *text, *fill; /* the text, `step` bytes at a time, then `fill` `times` times, as many as have room */
	size_t at, step, times;
};

static ssize_t read_input(void *context, char *buffer, size_t size, struct err *e)
{
	struct input *in = context;
	size_t n = strlen(in->text) - in->at;

	(void)e;
	if (n == 0 && in->times > 0) {
		for (size_t one = strlen(in->fill); in->times > 0 && n + one <= size; in->times--, n += one)
			memcpy(buffer + n, in->fill, one);
		return (ssize_t)n;
	}
	n = n < in->step ? n : in->step;
	n = n < size ? n : size;
	memcpy(buffer, in->text + in->at, n);
	in->at += n;
	return (ssize_t)n;
}

/* Writes the events down; pauses after each element called stop. */
struct seen {
	struct str text;
	struct xmlin *x;
};

static void start(void *context, const char *name, const char *const *attributes)
{
	struct seen *s = context;
	const char *id = xmlin_attribute(attributes, "id");

	str_printf(&s->text, "<%s%s%s", name, id ? " " : "", id ? id : "");
}

static void end(void *context, const char *name)
{
	struct seen *s = context;

	str_add(&s->text, ">");
	if (strcmp(name, "stop") == 0)
		xmlin_pause(s->x);
}

static void text(void *context, const char *bytes, size_t len)
{
	struct seen *s = context;

	str_add_n(&s->text, bytes, len);
}

static const struct xmlin_handlers handlers = { start, end, text };

static void test_xmlin__hands_out_elements_however_they_arrive(void **state)
{
	static const char document[] = "<?xml version='1.0'?><a xmlns:r='u' r:id='1'>t&amp;u<r:b/>"
	                               "<stop>x</stop><stop/>\xC3\xBC</a>";
	(void)state;

	for (size_t step = 1; step <= sizeof document; step++) {
		struct input in = { document, "", 0, step, 0 };
		struct seen s = { STR_INIT, NULL };
		struct err e = ERR_INIT;
		s.x = xmlin_new("f", read_input, &in, &handlers, &s);
		assert_int_equal(xmlin_next(s.x, &e), XMLIN_PAUSED);
		assert_string_equal(str_text(&s.text), "<a 1t&u<b><stopx>");
		assert_int_equal(xmlin_next(s.x, &e), XMLIN_PAUSED);
		assert_int_equal(xmlin_next(s.x, &e), XMLIN_END);
		assert_string_equal(str_text(&s.text), "<a 1t&u<b><stopx><stop>\xC3\xBC>");
		assert_int_equal(e.n_problems, 0);
		xmlin_free(s.x);
		str_release(&s.text);
	}
}

static void test_xmlin__refuses_what_does_harm(void **state)
{
	static const struct { const char *why, *text, *fill; size_t times; const char *message; } cases[] = {
		{ "entities that grow", "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
		  "", 0, "f:1: found a document type (DOCTYPE); expected none, as it can hide entities "
		  "that grow without bound; remove it" },
		{ "a file elsewhere", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "", 0,
		  "found a document type" },
		{ "an entity of nobody", "<a>&x;</a>", "", 0,
		  "f:1: found XML that cannot be read (undefined entity); expected well-formed XML; get "
		  "the file again" },
		{ "endless depth", "<a>", "<a>", 200, "found elements nested a hundred deep; expected a "
		  "plain file; it is damaged or made to do harm" },
		{ "an endless tag", "<a b='", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 40000,
		  "found a tag longer than 1 MiB; expected a plain file; it is damaged or made to do harm" },
		{ "cut off", "<a>\n<b>", "", 0, "f:2: found XML that cannot be read (no element found)" },
		{ "nothing", "", "", 0, "(no element found)" },
		{ "no XML", "a,b\n1,2\n", "", 0, "f:1: found XML that cannot be read (syntax error)" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct input in = { cases[i].text, cases[i].fill, 0, 4096, cases[i].times };
		struct seen s = { STR_INIT, NULL };
		struct err e = ERR_INIT;
		s.x = xmlin_new("f", read_input, &in, &handlers, &s);
		assert_int_equal(xmlin_next(s.x, &e), XMLIN_FAILED);
		if (e.kind != ERR_DATA || !strstr(e.problems[0], cases[i].message))
			fail_msg("%s: %s", cases[i].why, e.problems[0]);
		xmlin_free(s.x);
		str_release(&s.text);
		err_release(&e);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xmlin__hands_out_elements_however_they_arrive),
		cmocka_unit_test(test_xmlin__refuses_what_does_harm),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
