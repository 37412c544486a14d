'use strict';
/* Light, dark and paper, as pictures to look at and with what can be measured. */
const { statSync } = require('fs');
const { join } = require('path');

/* In the page: how bright its colours are, 0 to 255. */
const brightness = () => {
	const level = colour => { const [r, g, b] = colour.match(/[\d.]+/g).map(Number); return 0.3 * r + 0.6 * g + 0.1 * b; };
	const style = getComputedStyle(document.body);
	return { paper: level(style.backgroundColor), ink: level(style.color) };
};

const shots = [[360, 'light'], [768, 'light'], [1280, 'light'], [1280, 'dark']].map(([width, colorScheme]) => ({
	name: `pictures of every chapter at ${width} px, ${colorScheme}`,
	async check({ open, output }) {
		const tab = await open({ width, colorScheme }), faults = [];
		const { paper, ink } = await tab.evaluate(brightness);
		if (colorScheme === 'dark' ? paper > 60 || ink < 180 : paper < 200 || ink > 80)
			faults.push(`paper ${paper}, ink ${ink}`);
		const parts = await tab.evaluate(() => [...document.querySelectorAll('header, main > section')].map(e => {
			const { y, height } = e.getBoundingClientRect();
			return { id: e.id || 'top', y: y + scrollY, height };
		}));
		for (const { id, y, height } of parts) {
			const path = join(output, `${width}-${colorScheme}-${id}.png`);
			await tab.screenshot({ path, fullPage: true, clip: { x: 0, y, width, height: Math.min(height, 4000) } });
			if (statSync(path).size < 3000)
				faults.push(`${id}: the picture is nearly empty`);
		}
		await tab.context().close();
		return faults;
	},
}));

const paper = {
	name: 'paper: no tools, no folded frames, nothing cut off',
	async check({ open, output }) {
		const tab = await open(), faults = [], path = join(output, 'report.pdf');
		await tab.emulateMedia({ media: 'print' });
		faults.push(...await tab.evaluate(() => [
			...[...document.querySelectorAll('nav, .tools, .skip')].filter(e => e.checkVisibility()).map(e => `${e.tagName} is printed`),
			...[...document.querySelectorAll('.scroll')].filter(e => e.checkVisibility() && getComputedStyle(e).overflowX !== 'visible')
				.map(() => 'a table keeps its frame'),
			...[...document.querySelectorAll('thead button')].filter(e => getComputedStyle(e).display !== 'contents')
				.map(() => 'a heading is printed on the first sheet of its table only').slice(0, 1),
			...[...document.querySelectorAll('td.d, th.d')].filter(e => e.checkVisibility() && e.getClientRects().length > 0 &&
				e.getBoundingClientRect().height > 2 * parseFloat(getComputedStyle(e).lineHeight) && e.textContent.length < 12 &&
				getComputedStyle(e).whiteSpace !== 'nowrap').map(() => 'a date is broken').slice(0, 1),
			...[...document.querySelectorAll('.picture:not(.narrow) svg')].filter(e => !e.checkVisibility()).map(() => 'a figure is not printed'),
		]));
		/* A4 less its margins; what is wider makes a browser shrink all of it. */
		await tab.setViewportSize({ width: 688, height: 1000 });
		const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
		if (wide > 688)
			faults.push(`${wide} px wide on a sheet of 688 px`);
		await tab.pdf({ path, format: 'A4', printBackground: true, preferCSSPageSize: false });
		if (statSync(path).size < 50000)
			faults.push('the printed page is nearly empty');
		await tab.context().close();
		return faults;
	},
};

module.exports = [...shots, paper];
