/*
 * rowin_iati: the transactions of an IATI activity file (2.0x), one row for each transaction and
 * recipient, streamed.
 *
 * What a transaction does not say, its activity says: currency, provider or
 * receiver (the reporting organisation), flow, finance and aid types, sectors, and the recipients
 * with their shares in percent. The standard puts all of that before the transactions; where it
 * comes after one, the file is refused rather than read wrongly.
 */
#include "aid/rowin_shape.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "aid/str.h"
#include "aid/xmem.h"
#include "aid/xmlin.h"

enum field {
	IDENTIFIER, TITLE, REPORTER_REF, REPORTER, REF, TYPE, DATE, VALUE, VALUE_DATE, CURRENCY, PROVIDER_REF,
	PROVIDER, RECEIVER_REF, RECEIVER, COUNTRY, REGION, PERCENTAGE, SECTOR, FLOW_TYPE,
	FINANCE_TYPE, AID_TYPE, TIED_STATUS, HUMANITARIAN, N_FIELDS
};

static const char *const field_names[N_FIELDS] = {
	[IDENTIFIER] = "iati-identifier", [TITLE] = "title",
	[REPORTER_REF] = "reporting-org-ref", [REPORTER] = "reporting-org", [REF] = "ref",
	[TYPE] = "transaction-type", [DATE] = "transaction-date", [VALUE] = "value",
	[VALUE_DATE] = "value-date",
	[CURRENCY] = "currency", [PROVIDER_REF] = "provider-org-ref",
	[PROVIDER] = "provider-org", [RECEIVER_REF] = "receiver-org-ref",
	[RECEIVER] = "receiver-org", [COUNTRY] = "recipient-country-code",
	[REGION] = "recipient-region-code", [PERCENTAGE] = "recipient-percentage",
	[SECTOR] = "sector-code", [FLOW_TYPE] = "flow-type", [FINANCE_TYPE] = "finance-type",
	[AID_TYPE] = "aid-type", [TIED_STATUS] = "tied-status",
	[HUMANITARIAN] = "humanitarian",
};

/* Where a field stands: the attribute of an element (NULL: its text), of an activity or of a
 * transaction. */
static const struct place_of_field {
	const char *element, *attribute;
	enum field field;
	bool in_transaction;
} places[] = {
	{ "iati-identifier", NULL, IDENTIFIER, false }, { "title", NULL, TITLE, false },
	{ "reporting-org", "ref", REPORTER_REF, false }, { "reporting-org", NULL, REPORTER, false },
	{ "iati-activity", "default-currency", CURRENCY, false },
	{ "iati-activity", "humanitarian", HUMANITARIAN, false },
	{ "default-flow-type", "code", FLOW_TYPE, false },
	{ "default-finance-type", "code", FINANCE_TYPE, false },
	{ "default-aid-type", "code", AID_TYPE, false },
	{ "default-tied-status", "code", TIED_STATUS, false },
	{ "transaction", "ref", REF, true }, { "transaction", "humanitarian", HUMANITARIAN, true },
	{ "transaction-type", "code", TYPE, true },
	{ "transaction-date", "iso-date", DATE, true }, { "value", NULL, VALUE, true },
	{ "value", "value-date", VALUE_DATE, true }, { "value", "currency", CURRENCY, true },
	{ "provider-org", "ref", PROVIDER_REF, true }, { "provider-org", NULL, PROVIDER, true },
	{ "receiver-org", "ref", RECEIVER_REF, true }, { "receiver-org", NULL, RECEIVER, true },
	{ "flow-type", "code", FLOW_TYPE, true }, { "finance-type", "code", FINANCE_TYPE, true },
	{ "aid-type", "code", AID_TYPE, true }, { "tied-status", "code", TIED_STATUS, true },
};
enum { N_PLACES = sizeof places / sizeof *places, MAX_TEXT = 1 << 16, MAX_RECIPIENTS = 1000 };

struct recipient {
	char code[16], percentage[24];
	bool is_region;
};

/* What an activity or one of its transactions states. */
struct level {
	struct str fields[N_FIELDS];
	size_t n_recipients, cap;
	struct recipient *recipients;
};

struct iati {
	const char *path;
	FILE *file;
	struct xmlin *xml;
	int depth, activity_depth, transaction_depth; /* 0: not inside one */
	struct level activity, transaction;
	struct str *text;          /* where text goes, or NULL */
	int text_depth;            /* of its element; of narratives in it only the first is taken */
	bool narrative_done, seen_transaction;
	size_t line;               /* of the transaction */
	size_t next_recipient;     /* of the transaction's rows still to hand out */
	struct csvfield names[N_FIELDS], row[N_FIELDS];
	struct csvrow header;
};

static ssize_t read_file(void *input, char *buffer, size_t size, struct err *e)
{
	struct iati *in = input;
	size_t n = fread(buffer, 1, size, in->file);

	if (n > 0 || !ferror(in->file))
		return (ssize_t)n;
	err_system(e, in->path, "reading failed");
	return -1;
}

static void clear(struct level *l)
{
	for (size_t i = 0; i < N_FIELDS; i++)
		str_clear(&l->fields[i]);
	l->n_recipients = 0;
}

/* Copies a code that fits; a longer one is none of the standard's and kept out of the row. */
static void copy(char *to, size_t size, const char *from)
{
	to[0] = '\0';
	if (from && strlen(from) < size)
		strcpy(to, from);
}

static void add_recipient(struct iati *in, struct level *l, bool is_region,
                          const char *const *attributes)
{
	if (l->n_recipients == MAX_RECIPIENTS) {
		xmlin_refuse(in->xml, "found more than 1000 recipients of one activity; expected a plain "
		                      "file; it is damaged or made to do harm");
		return;
	}
	XGROW(l->recipients, l->n_recipients, l->cap);
	struct recipient *r = &l->recipients[l->n_recipients++];
	r->is_region = is_region;
	copy(r->code, sizeof r->code, xmlin_attribute(attributes, "code"));
	copy(r->percentage, sizeof r->percentage, xmlin_attribute(attributes, "percentage"));
}

/* DAC purpose codes only, joined by a semicolon: vocabulary 1 is what is meant where none stands. */
static void add_sector(struct level *l, const char *const *attributes)
{
	const char *vocabulary = xmlin_attribute(attributes, "vocabulary");
	const char *code = xmlin_attribute(attributes, "code");

	if (code && (!vocabulary || strcmp(vocabulary, "1") == 0 || strcmp(vocabulary, "DAC") == 0) &&
	    l->fields[SECTOR].len < MAX_TEXT)
		str_printf(&l->fields[SECTOR], "%s%s", l->fields[SECTOR].len > 0 ? ";" : "", code);
}

/* A field that is there already is kept. */
static void take_attribute(struct level *l, const struct place_of_field *p,
                           const char *const *attributes)
{
	const char *value = xmlin_attribute(attributes, p->attribute);

	if (value && l->fields[p->field].len == 0 && strlen(value) < MAX_TEXT)
		str_add(&l->fields[p->field], value);
}

/* An element of the activity or the transaction itself, not of something deeper in it. */
static void take_element(struct iati *in, const char *name, const char *const *attributes)
{
	bool in_transaction = in->transaction_depth > 0;
	struct level *l = in_transaction ? &in->transaction : &in->activity;

	for (size_t i = 0; i < N_PLACES; i++) {
		const struct place_of_field *p = &places[i];
		if (p->in_transaction != in_transaction || strcmp(p->element, name) != 0)
			continue;
		if (p->attribute) {
			take_attribute(l, p, attributes);
		} else if (l->fields[p->field].len == 0) {
			in->text = &l->fields[p->field];
			in->text_depth = in->depth;
			in->narrative_done = false;
		}
	}
	if (strcmp(name, "recipient-country") == 0 || strcmp(name, "recipient-region") == 0)
		add_recipient(in, l, name[10] == 'r', attributes);
	if (strcmp(name, "sector") == 0)
		add_sector(l, attributes);
}

/* What transactions inherit must stand before them. */
static bool is_inherited(const char *name)
{
	return strncmp(name, "default-", 8) == 0 || strncmp(name, "recipient-", 10) == 0 ||
	       strcmp(name, "sector") == 0 || strcmp(name, "reporting-org") == 0 ||
	       strcmp(name, "iati-identifier") == 0;
}

static void begin_activity(struct iati *in, const char *const *attributes)
{
	in->activity_depth = in->depth;
	in->seen_transaction = false;
	clear(&in->activity);
	take_element(in, "iati-activity", attributes);
}

static void begin_transaction(struct iati *in, const char *const *attributes)
{
	in->transaction_depth = in->depth;
	in->seen_transaction = true;
	in->line = xmlin_line(in->xml);
	clear(&in->transaction);
	take_element(in, "transaction", attributes);
}

/* The document's root, up to which open reads: what is no activity file shows here. */
static void check_root(struct iati *in, const char *name)
{
	if (strncmp(name, "iati-activit", 12) == 0)
		xmlin_pause(in->xml);
	else
		xmlin_refuse(in->xml, "found another kind of XML; expected <iati-activities>, an IATI "
		                      "activity file");
}

static void on_start(void *context, const char *name, const char *const *attributes)
{
	struct iati *in = context;
	int parent = in->depth++;

	if (parent == 0)
		check_root(in, name);
	if (in->activity_depth == 0) {
		if (strcmp(name, "iati-activity") == 0)
			begin_activity(in, attributes);
	} else if (parent == in->activity_depth && strcmp(name, "transaction") == 0) {
		begin_transaction(in, attributes);
	} else if (parent == in->activity_depth && in->seen_transaction && is_inherited(name)) {
		xmlin_refuse(in->xml, "found what transactions inherit after a transaction; expected the "
		                      "order of IATI 2.0x, recipients, sectors and defaults first; sort "
		                      "the activity's elements");
	} else if (parent == (in->transaction_depth ? in->transaction_depth : in->activity_depth)) {
		take_element(in, name, attributes);
	}
}

static void on_text(void *context, const char *text, size_t len)
{
	struct iati *in = context;

	if (!in->text || in->narrative_done)
		return;
	if (in->text->len + len > MAX_TEXT)
		xmlin_refuse(in->xml, "found a text longer than 64 KiB where a name or a number is due; "
		                      "expected a plain file; it is damaged or made to do harm");
	else
		str_add_n(in->text, text, len);
}

/* The texts of names stand between blanks and line breaks. */
static void trim(struct str *s)
{
	size_t begin = 0;

	while (begin < s->len && strchr(" \t\r\n", s->text[begin]))
		begin++;
	while (s->len > begin && strchr(" \t\r\n", s->text[s->len - 1]))
		s->len--;
	if (s->len == 0)
		return;
	memmove(s->text, s->text + begin, s->len - begin);
	s->len -= begin;
	s->text[s->len] = '\0';
}

static void on_end(void *context, const char *name)
{
	struct iati *in = context;

	if (in->text && strcmp(name, "narrative") == 0) {
		trim(in->text);
		in->narrative_done = in->text->len > 0;
	}
	if (in->text && in->depth == in->text_depth) {
		trim(in->text);
		in->text = NULL;
	}
	if (in->depth == in->transaction_depth) {
		in->transaction_depth = 0;
		in->next_recipient = 0;
		xmlin_pause(in->xml);
	} else if (in->depth == in->activity_depth) {
		in->activity_depth = 0;
	}
	in->depth--;
}

/* The transaction's recipients, else the activity's. */
static const struct level *recipients_of(const struct iati *in)
{
	return in->transaction.n_recipients > 0 ? &in->transaction : &in->activity;
}

static void set(struct iati *in, enum field f, const char *text)
{
	in->row[f] = (struct csvfield){ text, strlen(text), in->line };
}

/* Outgoing money comes from the reporting organisation, incoming money goes to it. */
static void set_party(struct iati *in, enum field ref, enum field name)
{
	if (in->row[ref].len > 0 || in->row[name].len > 0)
		return;
	set(in, ref, str_text(&in->activity.fields[REPORTER_REF]));
	set(in, name, str_text(&in->activity.fields[REPORTER]));
}

static void set_recipient(struct iati *in, const struct level *l, size_t i)
{
	const struct recipient *r = i < l->n_recipients ? &l->recipients[i] : NULL;
	bool whole = l->n_recipients <= 1 && (!r || !r->percentage[0]);

	assert(whole || r);
	set(in, COUNTRY, r && !r->is_region ? r->code : "");
	set(in, REGION, r && r->is_region ? r->code : "");
	set(in, PERCENTAGE, whole ? "100" : r->percentage);
}

static bool is_incoming(const char *type)
{
	return strcmp(type, "1") == 0 || strcmp(type, "11") == 0 || strcmp(type, "13") == 0 ||
	       strcmp(type, "IF") == 0;
}

static enum csvin_status hand_out(struct iati *in, struct csvrow *row, struct err *e)
{
	const struct level *l = recipients_of(in);
	struct place at = { in->path, in->line, PERCENTAGE + 1, field_names[PERCENTAGE] };

	for (size_t f = 0; f < N_FIELDS; f++) {
		const struct str *own = &in->transaction.fields[f];
		set(in, (enum field)f, str_text(own->len > 0 ? own : &in->activity.fields[f]));
	}
	if (is_incoming(in->row[TYPE].text))
		set_party(in, RECEIVER_REF, RECEIVER);
	else
		set_party(in, PROVIDER_REF, PROVIDER);
	set_recipient(in, l, in->next_recipient++);
	*row = (struct csvrow){ in->line, N_FIELDS, in->row };
	if (in->row[PERCENTAGE].len > 0)
		return CSVIN_ROW;
	in->next_recipient = l->n_recipients;
	err_data(e, &at, "found %zu recipients without their shares; expected a percentage for each of "
	         "several; state them, or the recipient of the transaction", l->n_recipients);
	return CSVIN_BAD;
}

static enum csvin_status next(void *reader, struct csvrow *row, struct err *e)
{
	struct iati *in = reader;

	if (in->next_recipient > 0 && in->next_recipient < recipients_of(in)->n_recipients)
		return hand_out(in, row, e);
	switch (xmlin_next(in->xml, e)) {
	case XMLIN_PAUSED:
		return hand_out(in, row, e);
	case XMLIN_END:
		return CSVIN_END;
	default:
		*row = (struct csvrow){ xmlin_line(in->xml), 0, in->row };
		return CSVIN_STOP;
	}
}

static void release(struct level *l)
{
	for (size_t i = 0; i < N_FIELDS; i++)
		str_release(&l->fields[i]);
	free(l->recipients);
}

static void close(void *reader)
{
	struct iati *in = reader;

	xmlin_free(in->xml);
	if (in->file)
		fclose(in->file);
	release(&in->activity);
	release(&in->transaction);
	free(in);
}

static void *open(const char *path, const struct rowin_options *o, struct err *e)
{
	static const struct xmlin_handlers handlers = { on_start, on_end, on_text };
	FILE *file = fopen(path, "rb");

	(void)o;
	if (!file) {
		err_system(e, path, "cannot be read");
		return NULL;
	}
	struct iati *in = xcalloc(1, sizeof *in);
	in->path = path;
	in->file = file;
	in->xml = xmlin_new(path, read_file, in, &handlers, in);
	for (size_t f = 0; f < N_FIELDS; f++)
		in->names[f] = (struct csvfield){ field_names[f], strlen(field_names[f]), 1 };
	in->header = (struct csvrow){ 1, N_FIELDS, in->names };
	if (xmlin_next(in->xml, e) == XMLIN_PAUSED)
		return in;
	close(in);
	return NULL;
}

static const struct csvrow *header(const void *reader)
{
	return &((const struct iati *)reader)->header;
}

const struct rowin_shape rowin_iati = { "iati-xml", "xml", open, header, next, close, NULL };
