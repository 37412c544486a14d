#include "aid/report_doc.h"

#include <stdlib.h>

static void block_release(struct report_block *block)
{
	for (size_t i = 0; i < block->n; i++)
		prose_release(&block->texts[i]);
	free(block->texts);
	report_figure_free(block->figure);
	view_free(block->view);
}

void report_chapter_release(struct report_chapter *c)
{
	for (size_t i = 0; i < c->n; i++)
		block_release(&c->blocks[i]);
	free(c->blocks);
	free(c->title);
}

void report_doc_free(struct report_doc *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < d->n_cards; i++) {
		free(d->cards[i].value);
		free(d->cards[i].label);
		free(d->cards[i].note);
	}
	for (size_t i = 0; i < d->n_findings; i++)
		prose_release(&d->findings[i].text);
	for (size_t i = 0; i < d->n_chapters; i++)
		report_chapter_release(&d->chapters[i]);
	free(d->cards);
	free(d->findings);
	free(d->chapters);
	free(d->title);
	str_release(&d->colours);
	prose_release(&d->lede);
	free(d);
}
