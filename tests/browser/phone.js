'use strict';
/* A phone: what a reader came for is in sight without moving anything sideways, and letters can be made
 * larger. */

const cards = {
	name: 'on a phone a row is a card with its verdict first, and nothing of it lies outside',
	async check({ open }) {
		const tab = await open({ width: 360 });
		const faults = await tab.evaluate(() => {
			const faults = [], decks = [...document.querySelectorAll('table.deck')];
			document.querySelectorAll('details').forEach(d => { d.open = true; });
			if (decks.length < 2)
				faults.push(`${decks.length} tables become cards`);
			for (const row of decks.flatMap(deck => [...deck.tBodies[0].rows])) {
				const where = `${row.closest('.table').id}, "${row.cells[0].textContent.slice(0, 30)}"`;
				for (const cell of [...row.cells].filter(c => c.checkVisibility())) {
					const box = cell.getBoundingClientRect();
					if (box.left < 0 || box.right > 360 || cell.scrollWidth > cell.clientWidth + 1)
						faults.push(`${where}: "${cell.textContent.slice(0, 30)}" sticks out`);
					if (cell.cellIndex > 0 && !cell.dataset.label)
						faults.push(`${where}: a cell without a name`);
				}
				const badge = row.querySelector('.badge');
				if (badge && badge.getBoundingClientRect().top > row.cells[0].getBoundingClientRect().top)
					faults.push(`${where}: the verdict is not first`);
			}
			if (!document.querySelector('#table-claims .deck .badge'))
				faults.push('no verdict on a claim');
			return faults;
		});
		await tab.context().close();
		return faults;
	},
};

const words = {
	name: 'on a phone a word keeps the cards that hold it',
	async check({ open }) {
		const tab = await open({ width: 360 }), table = tab.locator('#table-sensitivity');
		await table.locator('input').fill('Congress');
		const all = await table.locator('tbody tr').count(), left = await table.locator('tbody tr:visible').count();
		await tab.context().close();
		return left > 0 && left < all ? [] : [`${left} of ${all} cards are left`];
	},
};

const larger = {
	name: 'on a phone the letters of a figure can be made larger, without scripts too',
	async check({ open }) {
		const faults = [];
		for (const javaScriptEnabled of [true, false]) {
			const tab = await open({ width: 360, javaScriptEnabled });
			const figure = tab.locator('article.chart figure').first(), box = figure.locator('.larger input');
			const sizes = async () => figure.evaluate(f => {
				const seen = [...f.querySelectorAll('.picture')].filter(p => p.checkVisibility());
				return { n: seen.length, frame: seen[0].clientWidth, svg: seen[0].querySelector('svg').getBoundingClientRect().width };
			});
			const before = await sizes();
			await box.focus();
			await tab.keyboard.press('Space');
			const after = await sizes();
			if (before.n !== 1 || after.n !== 1)
				faults.push(`${before.n} pictures of one chart are seen, then ${after.n}`);
			if (before.svg > before.frame + 1)
				faults.push('does not fit at first');
			if (after.svg < 700 || after.frame > 360)
				faults.push(`the picture becomes ${after.svg} px wide in a frame of ${after.frame} px`);
			if (await tab.evaluate(() => document.documentElement.scrollWidth) > 360)
				faults.push('the page becomes wider than the window');
			if (javaScriptEnabled && await figure.locator('.picture').first().getAttribute('tabindex') !== '0')
				faults.push('the keyboard does not reach the larger picture');
			await tab.context().close();
		}
		const wide = await open({ width: 1280 });
		if (await wide.locator('.larger:visible').count() > 0)
			faults.push('the switch stands where there is room');
		await wide.context().close();
		return faults;
	},
};

/* In the page: figures with letters below so many px, and how many figures have a picture of their own for phones. */
function smallLetters(least) {
	const small = [...document.querySelectorAll('.picture.narrow svg')].filter(svg => {
		const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
		return [...svg.querySelectorAll('text')].some(t => t.textContent.trim() && parseFloat(getComputedStyle(t).fontSize) * scale < least);
	});
	return { n: document.querySelectorAll('.picture.narrow svg').length, all: document.querySelectorAll('article.chart').length,
		small: small.map(svg => svg.closest('article').id) };
}

const letters = {
	name: 'on a phone the letters of nearly every figure are 12 px high or more',
	async check({ open }) {
		const tab = await open({ width: 360 });
		const seen = await tab.evaluate(smallLetters, 12);
		const faults = seen.small.map(id => `${id}: smaller letters`);
		if (seen.n < 0.9 * seen.all)
			faults.push(`only ${seen.n} of ${seen.all} figures have a picture for phones`);
		await tab.context().close();
		return faults;
	},
};

module.exports = [cards, words, larger, letters];
