'use strict';
/* For keyboards and screen readers. */
const axe = require('axe-core');

/* With five rows of each table: the others are alike, and there are tens of thousands of cells. */
const fewRows = () => document.querySelectorAll('tbody').forEach(body => [...body.rows].slice(5).forEach(row => row.remove()));
const serious = [[1280, 'light'], [1280, 'dark'], [360, 'light']].map(([width, colorScheme]) => ({
	name: `axe-core finds no serious fault (${width} px, ${colorScheme})`,
	async check({ open }) {
		const tab = await open({ width, colorScheme });
		await tab.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
		await tab.evaluate(fewRows);
		await tab.evaluate(axe.source);
		const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
		await tab.context().close();
		return violations.filter(v => ['serious', 'critical'].includes(v.impact))
			.map(v => `${v.id}: ${v.help}: ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary ?? ''}`);
	},
}));

const structure = {
	name: 'landmarks, one h1, headings in order, tables with captions',
	async check({ open }) {
		const tab = await open();
		const faults = await tab.evaluate(() => {
			const faults = [], count = what => document.querySelectorAll(what).length;
			for (const what of ['main', 'body > header', 'nav', 'footer', 'h1'])
				if (count(what) !== 1)
					faults.push(`${count(what)} ${what}`);
			let last = 0;
			for (const h of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
				const level = Number(h.tagName[1]);
				if (level > last + 1)
					faults.push(`h${level} "${h.textContent}" after h${last}`);
				last = level;
			}
			for (const table of document.querySelectorAll('table'))
				if (!table.caption?.textContent || !table.querySelector('th[scope=col]') || !table.querySelector('th[scope=row]'))
					faults.push(`a table without caption or headings: ${table.parentElement.parentElement.id}`);
			if (!document.documentElement.lang)
				faults.push('no language');
			return faults;
		});
		await tab.context().close();
		return faults;
	},
};

const keyboard = {
	name: 'the keyboard goes through the page in order, and is seen to',
	async check({ open }) {
		const tab = await open(), faults = [];
		const state = () => {
			const e = document.activeElement, s = getComputedStyle(e), all = [...document.querySelectorAll('*')];
			return { at: all.indexOf(e), name: `${e.tagName} ${e.textContent.trim().slice(0, 40)}`, skip: e.className === 'skip',
				seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 };
		};
		let last = -1;
		for (let i = 0; i < 60; i++) {
			await tab.keyboard.press('Tab');
			const now = await tab.evaluate(state);
			if (i === 0 && !now.skip)
				faults.push(`begins at ${now.name}, not at the link that skips the chapters`);
			if (now.at <= last)
				faults.push(`goes back to ${now.name}`);
			if (!now.seen)
				faults.push(`nothing shows that ${now.name} has the focus`);
			last = now.at;
		}
		await tab.evaluate(() => document.querySelector('.skip').focus());
		await tab.keyboard.press('Enter');
		if (!(await tab.evaluate(() => location.hash)).endsWith('#main'))
			faults.push('the skip link does not lead to the findings');
		await tab.context().close();
		return faults;
	},
};

module.exports = [...serious, structure, keyboard];
