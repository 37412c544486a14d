#include "aid/html.h"

#include <string.h>

#include "aid/escape.h"

void html_attr(struct str *s, const char *name, const char *value)
{
	str_printf(s, " %s=\"", name);
	escape_xml(s, value);
	str_add_char(s, '"');
}

void html_element(struct str *s, const char *element, const char *text)
{
	str_printf(s, "<%s>", element);
	escape_xml(s, text);
	str_printf(s, "</%.*s>", (int)strcspn(element, " "), element);
}

static const char *after_scheme(const char *address)
{
	static const char *const schemes[] = { "https://", "http://" };

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strncmp(address, schemes[i], strlen(schemes[i])) == 0)
			return address + strlen(schemes[i]);
	return NULL;
}

bool html_is_address(const char *text)
{
	const char *site = after_scheme(text);

	return site && strcspn(site, "/?#") > 0 && !strpbrk(text, " \t\n\r\"'<>\\");
}

/* "https://www.state.gov/x" is named "state.gov". */
static void add_site(struct str *s, const char *address)
{
	const char *site = after_scheme(address);
	struct str name = STR_INIT;

	if (strncmp(site, "www.", 4) == 0)
		site += 4;
	str_add_n(&name, site, strcspn(site, "/?#"));
	escape_xml(s, str_text(&name));
	str_release(&name);
}

void html_link(struct str *s, const char *address, const char *text)
{
	if (!html_is_address(address)) {
		escape_xml(s, text[0] ? text : address);
		return;
	}
	str_add(s, "<a rel=\"noreferrer\"");
	html_attr(s, "href", address);
	str_add_char(s, '>');
	if (text[0])
		escape_xml(s, text);
	else
		add_site(s, address);
	str_add(s, "</a>");
}

static size_t count_digits(const char *text)
{
	return strspn(text, "0123456789");
}

bool html_is_number(const char *text)
{
	text += *text == '-';
	size_t whole = count_digits(text);
	if (whole == 0)
		return false;
	text += whole;
	if (*text == '\0')
		return true;
	return *text == '.' && count_digits(text + 1) > 0 && text[1 + count_digits(text + 1)] == '\0';
}

void html_number(struct str *s, const char *decimal, size_t min_digits, bool drop_zeros)
{
	if (*decimal == '-') {
		str_add(s, "\u2212");
		decimal++;
	}
	size_t whole = count_digits(decimal);
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0 && whole >= min_digits)
			str_add_char(s, ',');
		str_add_char(s, decimal[i]);
	}
	const char *rest = decimal + whole;
	if (!drop_zeros || rest[strspn(rest, ".0")] != '\0')
		str_add(s, rest);
}

void html_id(struct str *s, const char *prefix, const char *name)
{
	str_add(s, prefix);
	for (; *name; name++) {
		bool plain = (*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z') ||
		             (*name >= '0' && *name <= '9') || *name == '_';
		str_add_char(s, plain ? *name : '-');
	}
}
