'use strict';
/* Tables sort and filter; a link into a folded one opens it. */

const openAll = tab => tab.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));

/* In the page: the values of a column in their order; unknown ones are null. */
const columnOf = ([id, column]) => {
	const table = document.querySelector(`[id="${id}"] table`);
	const at = [...table.tHead.rows[0].cells].findIndex(th => th.dataset.column === column);
	return [...table.tBodies[0].rows].map(row => {
		const data = row.cells[at].querySelector('data');
		return data ? Number(data.value) : row.cells[at].textContent === '\u2013' ? null : row.cells[at].textContent;
	});
};

const isSorted = (values, sign) => {
	const known = values.filter(v => v !== null);
	return values.slice(0, known.length).every(v => v !== null) &&
		known.every((v, i) => i === 0 || (typeof v === 'number' ? sign * (v - known[i - 1]) >= 0 :
			sign * v.localeCompare(known[i - 1], 'en') >= 0));
};

const sorts = {
	name: 'a heading sorts its table, by value, both ways, by mouse and key',
	async check({ open }) {
		const tab = await open(), faults = [];
		await openAll(tab);
		for (const [id, column] of [['table-donors', 'total_usd'], ['table-donors', 'donor_name'],
			['table-reconciliation-us', 'step_usd'], ['table-reconciliation-us', 'as_of']]) {
			const before = await tab.evaluate(columnOf, [id, column]);
			const button = tab.locator(`[id="${id}"] th[data-column="${column}"] button`);
			await button.click();
			const up = await tab.evaluate(columnOf, [id, column]);
			await button.focus();
			await tab.keyboard.press('Enter');
			const down = await tab.evaluate(columnOf, [id, column]);
			const state = await tab.locator(`[id="${id}"] th[data-column="${column}"]`).getAttribute('aria-sort');
			if (!isSorted(up, 1) || !isSorted(down, -1))
				faults.push(`${id} ${column}: not sorted`);
			if (before.length < 10 || up.length !== before.length || String(up) === String(down))
				faults.push(`${id} ${column}: rows lost, or none moved`);
			if (state !== 'descending')
				faults.push(`${id} ${column}: says it is ${state}`);
		}
		await tab.context().close();
		return faults;
	},
};

const filters = {
	name: 'a word keeps the rows that hold it, and says how many',
	async check({ open }) {
		const tab = await open(), faults = [], table = tab.locator('#table-donors');
		const all = await table.locator('tbody tr').count();
		await table.locator('input').fill('germ');
		const left = await table.locator('tbody tr:visible').allTextContents();
		if (left.length === 0 || left.length >= all || !left.every(row => /germ/i.test(row)))
			faults.push(`"germ" leaves ${left.length} of ${all} rows`);
		const said = await table.locator('[role=status]').textContent();
		if (said !== `${left.length} of ${all} rows`)
			faults.push(`says "${said}"`);
		await table.locator('input').fill('');
		if (await table.locator('tbody tr:visible').count() !== all)
			faults.push('not all rows come back');
		await tab.context().close();
		return faults;
	},
};

const opens = {
	name: 'a link into a folded table opens it and goes there',
	async check({ open }) {
		const tab = await open({ reducedMotion: 'reduce' }), faults = [];
		for (const id of await tab.evaluate(() => [...document.querySelectorAll('.findings a[href^="#table-"]')]
			.map(a => a.getAttribute('href').slice(1)))) {
			await tab.locator(`.findings a[href="#${id}"]`).first().click();
			const table = tab.locator(`[id="${id}"]`);
			await table.waitFor({ state: 'visible', timeout: 2000 }).catch(() => faults.push(`${id} stays folded`));
			if (!await table.evaluate(e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().bottom > 0))
				faults.push(`${id} is not in sight`);
		}
		await tab.context().close();
		return faults;
	},
};

const picks = {
	name: 'a donor is picked out in the charts, and let go again',
	async check({ open }) {
		const tab = await open(), faults = [], back = () => tab.locator('.picture .back').count();
		const select = tab.locator('.pick select');
		await select.selectOption({ label: 'Germany' });
		const marked = await tab.locator('.picture :not(text).back').count();
		const stays = await tab.locator('.picture text.back').allTextContents();
		if (marked < 10)
			faults.push(`only ${marked} marks step back`);
		if (stays.length < 10)
			faults.push(`only ${stays.length} names step back`);
		if (stays.some(text => text.trim().startsWith('Germany')))
			faults.push('Germany steps back itself');
		await select.selectOption('');
		if (await back() > 0)
			faults.push('some marks stay back');
		await tab.context().close();
		return faults;
	},
};

const heads = {
	name: 'heads and first columns stay in sight while a table scrolls',
	async check({ open }) {
		const tab = await open({ width: 360 });
		const faults = await tab.evaluate(() => {
			const frame = document.querySelector('#table-reconciliation-us .scroll'), box = frame.getBoundingClientRect();
			frame.scrollTo(200, 400);
			const head = frame.querySelector('thead th:nth-child(4)').getBoundingClientRect();
			const first = frame.querySelector('tbody tr:nth-child(20) th').getBoundingClientRect();
			return [Math.abs(head.top - box.top) > 3 && 'the head scrolls away',
				Math.abs(first.left - box.left) > 3 && 'the first column scrolls away'].filter(Boolean);
		});
		await tab.context().close();
		return faults;
	},
};

module.exports = [sorts, filters, opens, picks, heads];
