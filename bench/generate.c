/*
 * generate: made-up aid transactions of the shapes that the benchmarks read, on standard output.
 *
 *   generate narrow|wide|credits ROWS [SEED]
 *
 * narrow: 9 columns, amounts in 20 currencies, 55 donors, 140 months, 6 categories; about 98 bytes a
 * row, 7 % of the rows with quotes. wide: the 56 columns of ForeignAssistance.gov, about 1,000 bytes a
 * row with long quoted texts. credits: the 45 columns of the OECD's CRS, each in quotes, two amounts a row, about
 * 950 bytes. One row in a thousand is awkward: a month for a day, no amount,
 * a negative or whole amount, another spelling, a newline or doubled quotes in a text. Names are
 * real, money is not. The same arguments give the same bytes on every machine.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t next(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15u; /* splitmix64 */

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static unsigned below(uint64_t *state, unsigned n)
{
	return (unsigned)((next(state) >> 32) * n >> 32);
}

#define PICK(state, list) ((list)[below(state, sizeof(list) / sizeof *(list))])

static const char *const donors[] = {
	"Australia", "Austria", "Belgium", "Bulgaria", "Canada", "Croatia", "Cyprus", "Czechia",
	"Denmark", "Estonia", "Finland", "France", "Germany", "Greece", "Hungary", "Iceland",
	"India", "Ireland", "Italy", "Japan", "Latvia", "Lithuania", "Luxembourg", "Malta",
	"Netherlands", "New Zealand", "Norway", "Poland", "Portugal", "Romania", "Slovakia",
	"Slovenia", "Spain", "Sweden", "Switzerland", "United Kingdom", "United States",
	"South Korea", "Albania", "Argentina", "Azerbaijan", "Brazil", "Chile", "China",
	"Colombia", "Israel", "Kuwait", "Mexico", "Montenegro", "North Macedonia", "Qatar",
	"Saudi Arabia", "Singapore", "Thailand", "United Arab Emirates",
};
static const char *const recipients[] = {
	"Ukraine", "Moldova", "Georgia", "Jordan", "Lebanon", "Kenya", "Ethiopia", "Nepal", "Peru",
};
static const char *const categories[] = {
	"Arms and ammunition", "Budget support", "Energy", "Food and shelter", "Health",
	"Reconstruction",
};
static const char *const currencies[] = {
	"AUD", "BGN", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HRK", "INR", "JPY", "KRW", "NOK",
	"NZD", "PLN", "SEK", "TWD", "USD", "CZK", "RON",
};
static const char *const words[] = {
	"support", "delivery", "of", "the", "assistance", "programme", "equipment", "for", "repair",
	"generators", "training", "and", "medical", "supplies", "grant", "loan", "tranche", "second",
	"regional", "recovery", "winter", "transport", "infrastructure", "community", "housing",
};
enum { MONTHS = 140, FIRST_YEAR = 2014 };

static char *put(char *p, const char *text)
{
	size_t n = strlen(text);

	memcpy(p, text, n);
	return p + n;
}

static char *put_words(char *p, uint64_t *state, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			*p++ = ' ';
		p = put(p, PICK(state, words));
	}
	return p;
}

/* From a few dollars to some tens of millions, the small ones more often. */
static uint64_t amount_of(uint64_t *state)
{
	unsigned digits = 3 + below(state, 7);
	uint64_t limit = 1;

	for (unsigned i = 0; i < digits; i++)
		limit *= 10;
	return 100 + next(state) % limit;
}

static char *put_narrow(char *p, uint64_t *state, uint64_t row)
{
	unsigned month = below(state, MONTHS), day = 1 + below(state, 28), kind = below(state, 1000);
	unsigned awkward = below(state, 1000) == 0 ? 1 + below(state, 5) : 0;
	const char *donor = PICK(state, donors), *currency = PICK(state, currencies);
	uint64_t cents = amount_of(state);

	p += sprintf(p, "T%08" PRIu64 ",%u-%02u", row, FIRST_YEAR + month / 12, month % 12 + 1);
	if (awkward != 1)
		p += sprintf(p, "-%02u", day);
	p += sprintf(p, ",%s,%s,%s,committed,", awkward == 2 ? "T\xC3\xBCrkiye" : donor,
	             PICK(state, recipients), PICK(state, categories));
	if (awkward == 4)
		p += sprintf(p, "-%" PRIu64, cents);
	else if (awkward != 3)
		p += sprintf(p, "%" PRIu64 ".%02u", cents / 100, (unsigned)(cents % 100));
	p += sprintf(p, ",%s,", currency);
	if (awkward == 5)
		p = put_words(put(p, "\"first line\nof "), state, 2), *p++ = '"';
	else if (kind < 58)
		p = put_words(put(p, "\"grant, "), state, 3), *p++ = '"';
	else if (kind < 68)
		p = put_words(put(p, "\"the \"\"winter\"\" "), state, 2), *p++ = '"';
	else
		p = put_words(p, state, 3);
	*p++ = '\n';
	return p;
}

static const char *const agencies[][3] = {
	{ "1", "USAID", "U.S. Agency for International Development" },
	{ "2", "STATE", "Department of State" }, { "3", "DOD", "Department of Defense" },
	{ "4", "TREAS", "Department of the Treasury" }, { "5", "USDA", "Department of Agriculture" },
	{ "6", "HHS", "Department of Health and Human Services" },
	{ "7", "MCC", "Millennium Challenge Corporation" }, { "8", "DOE", "Department of Energy" },
};
static const char *const regions[] = {
	"Europe and Eurasia", "Sub-Saharan Africa", "Middle East and North Africa",
	"East Asia and Oceania", "Western Hemisphere", "South and Central Asia",
};
static const char *const partners[] = {
	"\"Chemonics International, Inc.\"", "\"Tetra Tech, Inc.\"", "World Food Program",
	"United Nations Children's Fund", "\"DAI Global, LLC\"", "World Bank Group",
	"International Committee of the Red Cross", "Government of Ukraine", "Redacted",
};
static const char *const usaid_categories[] = {
	"Peace and Security", "Democracy", "Health", "Economic Development",
	"Humanitarian Assistance", "Program Support",
};
static const char *const month_names[] = {
	"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
};

static const char wide_header[] =
	"Country ID,Country Code,Country Name,Region ID,Region Name,Income Group ID,Income Group Name,"
	"Income Group Acronym,Managing Agency ID,Managing Agency Acronym,Managing Agency Name,"
	"Managing Sub-agency or Bureau ID,Managing Sub-agency or Bureau Acronym,Managing Sub-agency or "
	"Bureau Name,Implementing Partner Category ID,Implementing Partner Category Name,Implementing "
	"Partner Sub-category ID,Implementing Partner Sub-category Name,Implementing Partner ID,"
	"Implementing Partner Name,International Category ID,International Category Name,International "
	"Sector Code,International Sector Name,International Purpose Code,International Purpose Name,"
	"US Category ID,US Category Name,US Sector ID,US Sector Name,Funding Account ID,Funding Account "
	"Name,Funding Agency ID,Funding Agency Name,Funding Agency Acronym,Foreign Assistance Objective "
	"ID,Foreign Assistance Objective Name,Aid Type Group ID,Aid Type Group Name,Activity ID,"
	"Submission ID,Activity Name,Activity Description,Activity Project Number,Activity Start Date,"
	"Activity End Date,Transaction Type ID,Transaction Type Name,Fiscal Year,Transaction Date,"
	"Current Dollar Amount,Constant Dollar Amount,aid_type_id,aid_type_name,activity_budget_amount,"
	"submission_activity_id\n";

/* The long texts: a name, and a description in quotes, with commas, sometimes doubled quotes. */
static char *put_texts(char *p, uint64_t *state, unsigned awkward)
{
	p = put_words(p, state, 5);
	p = put(p, ",\"");
	p = put_words(p, state, 12 + below(state, 12));
	p = put(p, awkward == 4 ? ",\nand " : ", ");
	p = put_words(p, state, 12 + below(state, 12));
	if (below(state, 20) == 0)
		p = put(p, " (\"\"ministry in a box\"\")");
	if (below(state, 50) == 0)
		p = put(p, " in Kyiv \xE2\x80\x93 Dnipr\xC3\xB3");
	p = put(p, ", ");
	p = put_words(p, state, 6);
	return put(p, "\"");
}

static char *put_agency(char *p, uint64_t *state)
{
	unsigned agency = below(state, 8), bureau = 1 + below(state, 13);

	p += sprintf(p, "%s,%s,%s,%u,B%02u,\"Bureau No. %u, %s\",", agencies[agency][0],
	             agencies[agency][1], agencies[agency][2], bureau, bureau, bureau,
	             agencies[agency][2]);
	return p;
}

static char *put_wide(char *p, uint64_t *state, uint64_t row)
{
	unsigned month = below(state, MONTHS), day = 1 + below(state, 28), category;
	unsigned awkward = below(state, 1000) == 0 ? 1 + below(state, 4) : 0;
	const char *country = PICK(state, recipients);
	uint64_t dollars = amount_of(state) / 100 + 1;
	const char *minus = awkward == 1 || below(state, 12) == 0 ? "-" : "";
	unsigned obligation = below(state, 3) == 0;

	p += sprintf(p, "%u,%.3s,%s,%u,%s,2,Lower Middle Income Country,LMIC,", 100 + below(state, 800),
	             country, country, 1 + below(state, 6), PICK(state, regions));
	p = put_agency(p, state);
	p += sprintf(p, "8,Enterprises,19,Enterprises - United States,%u,%s,", 4000000 + below(state, 9999),
	             PICK(state, partners));
	p += sprintf(p, "5,Economic Growth,250,Business and Other Services,25010,Business Policy and "
	             "Administration,");
	category = below(state, 6);
	p += sprintf(p, "%u,%s,30,Private Sector Competitiveness,72x0306,\"Assistance for Europe, Eurasia "
	             "and Central Asia (AEECA)\",1,U.S. Agency for International Development,USAID,1,"
	             "Economic,3,Project-Type,%u,%" PRIu64 ",", category + 1, usaid_categories[category],
	             100000 + below(state, 99999), row);
	p = put_texts(p, state, awkward);
	p += sprintf(p, ",72011721C%05u,,%u-%02u-22,%s,", below(state, 99999), FIRST_YEAR + month / 12 + 2,
	             1 + below(state, 12), obligation ? "2,Obligations" : "3,Disbursements");
	p += sprintf(p, "%u,%02u%s%u,", FIRST_YEAR + (month + 3) / 12, day, month_names[month % 12],
	             FIRST_YEAR + month / 12);
	if (awkward == 2)
		p = put(p, "NULL,NULL");
	else
		p += sprintf(p, "%s%" PRIu64 ",%s%" PRIu64, minus, dollars, minus, dollars - dollars / 29);
	p += sprintf(p, ",C01,Project-type interventions,%" PRIu64 ",%u_%" PRIu64 "\n", dollars * 3,
	             below(state, 99999), row);
	return p;
}

static const char *const purposes[][2] = {
	{ "72010", "Material relief assistance and services" }, { "73010", "Immediate post-emergency reconstruction" },
	{ "11220", "Primary education" }, { "12220", "Basic health care" }, { "23630", "Electric power transmission" },
	{ "43010", "Multisector aid" }, { "51010", "General budget support" }, { "15110", "Public sector policy" },
};
static const char *const ministries[] = {
	"Ministry of Foreign Affairs", "Ministry of Finance", "Agency for Development", "Development Bank",
	"Ministry of Interior", "Export Credit Agency", "Ministry of Health", "Regional Governments",
};

static const char credits_header[] =
	"\"Year\"|\"DonorCode\"|\"DEDonorcode\"|\"DonorName\"|\"AgencyCode\"|\"AgencyName\"|\"CrsID\"|\"ProjectNumber\"|"
	"\"InitialReport\"|\"RecipientCode\"|\"DERecipientcode\"|\"RecipientName\"|\"RegionCode\"|\"RegionName\"|"
	"\"IncomegroupCode\"|\"IncomegroupName\"|\"FlowCode\"|\"FlowName\"|\"Bi_Multi\"|\"Category\"|\"Finance_t\"|\"Aid_t\"|"
	"\"USD_Commitment\"|\"USD_Disbursement\"|\"USD_Received\"|\"USD_Commitment_Defl\"|\"USD_Disbursement_Defl\"|"
	"\"USD_Received_Defl\"|\"CurrencyCode\"|\"Commitment_National\"|\"Disbursement_National\"|\"ShortDescription\"|"
	"\"ProjectTitle\"|\"PurposeCode\"|\"PurposeName\"|\"SectorCode\"|\"SectorName\"|\"ChannelCode\"|\"ChannelName\"|"
	"\"LongDescription\"|\"ClimateMitigation\"|\"ClimateAdaptation\"|\"CommitmentDate\"|\"SDGfocus\"|\"Keywords\"\n";

/* Millions of dollars with six decimals; nothing where it was not stated. */
static void print_million(char text[32], uint64_t *state, int stated)
{
	uint64_t dollars = amount_of(state);

	text[0] = '\0';
	if (stated)
		sprintf(text, "%" PRIu64 ".%06u", dollars / 1000000, (unsigned)(dollars % 1000000));
}

static char *put_credits(char *p, uint64_t *state, uint64_t row)
{
	unsigned purpose = below(state, 8), year = FIRST_YEAR + below(state, MONTHS / 12), donor = below(state, 55);
	unsigned awkward = below(state, 1000) == 0 ? 1 + below(state, 3) : 0, ministry = below(state, 8);
	const char *country = PICK(state, recipients);
	char committed[32], disbursed[32];

	print_million(committed, state, awkward != 1 && below(state, 10) < 6);
	print_million(disbursed, state, awkward != 1 && below(state, 10) < 8);
	p += sprintf(p, "\"%u\"|\"%u\"|\"\"|\"%s\"|\"%u\"|\"%s of %s\"|\"%u%07" PRIu64 "\"|\"\"|\"%u\"|", year, donor + 1,
	             awkward == 2 ? "T\xC3\xBCrkiye" : donors[donor], ministry + 1, ministries[ministry], donors[donor], year,
	             row / 2, 1 + below(state, 8));
	p += sprintf(p, "\"%u\"|\"\"|\"%s\"|\"10001\"|\"%s\"|\"10018\"|\"LMICs\"|\"11\"|\"ODA Grants\"|\"1\"|\"10\"|\"110\"|\"C01\"|",
	             50 + below(state, 800), country, PICK(state, regions));
	p += sprintf(p, "\"%s\"|\"%s\"|\"\"|\"%s\"|\"%s\"|\"\"|\"302\"|\"%s\"|\"%s\"|\"", committed, disbursed, committed, disbursed,
	             committed, disbursed);
	p = put(put_words(p, state, 5), "\"|\"");
	p = put_words(p, state, 8);
	p += sprintf(p, "\"|\"%s\"|\"%s\"|\"%.3s\"|\"%s\"|\"12000\"|\"Recipient Government\"|\"", purposes[purpose][0],
	             purposes[purpose][1], purposes[purpose][0], purposes[purpose][1]);
	p = put_words(p, state, 10 + below(state, 20));
	p = put(p, awkward == 3 ? ",\nand | " : ", ");
	p = put_words(p, state, 10 + below(state, 20));
	if (below(state, 20) == 0)
		p = put(p, " (\"\"winter\"\")");
	return p + sprintf(p, "\"|\"0\"|\"1\"|\"%u-%02u-15\"|\"%u\"|\"\"\n", year, 1 + below(state, 12), 1 + below(state, 17));
}

static const struct shape {
	const char *name, *header;
	char *(*put)(char *p, uint64_t *state, uint64_t row);
} *shape, shapes[] = {
	{ "narrow", "id,date,donor,recipient,category,stage,amount,currency,note\n", put_narrow },
	{ "wide", wide_header, put_wide }, { "credits", credits_header, put_credits },
};

int main(int argc, char **argv)
{
	static char buffer[1 << 20];
	uint64_t rows = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
	uint64_t state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
	char *p = buffer;

	for (size_t i = 0; argc > 1 && i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(argv[1], shapes[i].name) == 0)
			shape = &shapes[i];
	if (argc < 3 || argc > 4 || !shape || rows == 0) {
		fprintf(stderr, "Usage: generate narrow|wide|credits ROWS [SEED]\n");
		return 2;
	}
	p = put(p, shape->header);
	for (uint64_t row = 1; row <= rows; row++) {
		p = shape->put(p, &state, row);
		if (p - buffer > (1 << 20) - 8192 || row == rows) {
			if (fwrite(buffer, 1, (size_t)(p - buffer), stdout) != (size_t)(p - buffer))
				return 3;
			p = buffer;
		}
	}
	return fclose(stdout) == 0 ? 0 : 3;
}
