#include "aid/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

static const char *const tables[] = {
	"flows", "stocks", "reconciliation", "records", "blocs", "sources", NULL
};
static const char *const joints[] = {
	[EVIDENCE_AND] = " and ", [EVIDENCE_OVER] = " over ", [EVIDENCE_LESS] = " less "
};
enum { N_JOINTS = sizeof joints / sizeof *joints };
static const char *const keys[N_EVIDENCE_KEYS] = {
	[EVIDENCE_LEDGER] = "ledger", [EVIDENCE_PROGRAMME] = "programme", [EVIDENCE_DONOR] = "donor",
	[EVIDENCE_BLOC] = "bloc", [EVIDENCE_MEMBERS_AT] = "members_at",
	[EVIDENCE_AID_TYPE] = "aid_type", [EVIDENCE_STAGE] = "stage", [EVIDENCE_SINCE] = "since",
	[EVIDENCE_UNTIL] = "until", [EVIDENCE_COUNTING] = "counting",
	 [EVIDENCE_RECORD] = "record_id",
};

/* The table whose name and a blank the text begins with, or NULL. */
static const char *table_at(const char *text)
{
	for (size_t i = 0; tables[i]; i++) {
		size_t n = strlen(tables[i]);
		if (strncmp(text, tables[i], n) == 0 && text[n] == ' ')
			return tables[i];
	}
	return NULL;
}

/* The key whose name and = the text begins with; N_EVIDENCE_KEYS: none. */
static enum evidence_key key_at(const char *text)
{
	size_t i = 0;

	for (; i < N_EVIDENCE_KEYS; i++) {
		size_t n = strlen(keys[i]);
		if (strncmp(text, keys[i], n) == 0 && text[n] == '=')
			break;
	}
	return (enum evidence_key)i;
}

/* Where the next part begins, behind its joint, which is cut off; NULL if there is none. A joint in
 * the name of a record is none: it has no table behind it. */
static char *cut_part(char *text, enum evidence_joint *joint)
{
	for (char *p = text; *p; p++) {
		for (size_t i = 0; i < N_JOINTS; i++) {
			size_t n = strlen(joints[i]);
			if (strncmp(p, joints[i], n) == 0 && table_at(p + n)) {
				*p = '\0';
				*joint = (enum evidence_joint)i;
				return p + n;
			}
		}
	}
	return NULL;
}

/* A value ends where the next key begins, since it may hold blanks. */
static void read_keys(char *text, struct evidence_part *part)
{
	char *note = strstr(text, "; ");

	if (note)
		*note = '\0';
	for (char *p = text; p; p = strchr(p, ' ')) {
		if (*p == ' ') {
			enum evidence_key next = key_at(p + 1);
			if (next == N_EVIDENCE_KEYS) {
				p++;
				continue;
			}
			*p++ = '\0';
		}
		enum evidence_key k = key_at(p);
		if (k < N_EVIDENCE_KEYS)
			part->values[k] = p += strlen(keys[k]) + 1;
	}
}

void evidence_read(const char *text, struct evidence *v)
{
	enum evidence_joint joint = EVIDENCE_AND, before;

	*v = (struct evidence){ .copy = xstrdup(text) };
	for (char *p = v->copy, *next; p; p = next) {
		const char *table = table_at(p);
		before = joint;
		next = cut_part(p, &joint);
		if (!table)
			continue;
		v->parts = xrealloc(v->parts, (v->n + 1) * sizeof *v->parts);
		v->parts[v->n] = (struct evidence_part){ .table = table, .joint = before };
		read_keys(p + strlen(table) + 1, &v->parts[v->n++]);
	}
}

void evidence_release(struct evidence *v)
{
	free(v->parts);
	free(v->copy);
	*v = (struct evidence){ 0 };
}
