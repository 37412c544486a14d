/*
 * evidence: what stands in a column `evidence` of our tables, read again: parts such as
 *   flows ledger=us-packages programme=USAI since=2022-02-24; 23 records, …
 *   reconciliation record_id=us_official_totals:DoD/2025-01-09
 * joined by " over ", " less " or " and ". Flows count as announced unless counting= says otherwise. What
 * follows a ";" is for people.
 */
#ifndef AID_EVIDENCE_H
#define AID_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

enum evidence_key {
	EVIDENCE_LEDGER, EVIDENCE_PROGRAMME, EVIDENCE_DONOR, EVIDENCE_BLOC, EVIDENCE_MEMBERS_AT,
	EVIDENCE_AID_TYPE, EVIDENCE_STAGE, EVIDENCE_SINCE, EVIDENCE_UNTIL, EVIDENCE_COUNTING,
	EVIDENCE_RECORD, N_EVIDENCE_KEYS
};

enum evidence_joint { EVIDENCE_AND, EVIDENCE_OVER, EVIDENCE_LESS };

struct evidence_part {
	const char *table;                   /* "flows" */
	enum evidence_joint joint;           /* with the part before; of the first EVIDENCE_AND */
	const char *values[N_EVIDENCE_KEYS]; /* NULL: not said */
};

struct evidence {
	char *copy; /* owned: what the texts lie in */
	size_t n;
	struct evidence_part *parts;
};

/* Reads a text; what is no such part is passed over. Released by evidence_release. */
void evidence_read(const char *text, struct evidence *v);
void evidence_release(struct evidence *v);

#endif
