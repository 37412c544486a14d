'use strict';
/* The page as a whole: quiet, closed to the network, no wider than the window, complete without
 * scripts. */
const { statSync } = require('fs');

const WIDTHS = [360, 768, 1280];
const unfold = () => document.querySelectorAll('details').forEach(d => { d.open = true; });

const quiet = {
	name: 'no console message and no request at any width',
	async check({ open }) {
		const faults = [];
		for (const width of WIDTHS) {
			const tab = await open({ width });
			await tab.evaluate(unfold);
			await tab.evaluate(() => new Promise(requestAnimationFrame));
			faults.push(...tab.faults, ...tab.requests.map(url => `${width} px: asked for ${url}`));
			await tab.context().close();
		}
		return faults;
	},
};

const closed = {
	name: 'the policy stops scripts, styles and pictures that are not the page\'s own',
	async check({ open }) {
		const tab = await open();
		const ran = await tab.evaluate(async () => {
			const script = document.createElement('script');
			script.textContent = 'window.intruder = true';
			document.body.append(script);
			const picture = new Image();
			const blocked = new Promise(done => { picture.onerror = () => done(true); picture.onload = () => done(false); });
			picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
			return { script: window.intruder === true, picture: !await blocked };
		});
		await tab.context().close();
		return Object.keys(ran).filter(what => ran[what]).map(what => `a foreign ${what} was let in`);
	},
};

const width = {
	name: 'the page never scrolls sideways',
	async check({ open }) {
		const faults = [];
		for (const width of [320, ...WIDTHS, 1920]) {
			const tab = await open({ width });
			await tab.evaluate(unfold);
			const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
			if (wide > width)
				faults.push(`${width} px: the page is ${wide} px wide`);
			await tab.context().close();
		}
		return faults;
	},
};

const plain = {
	name: 'nothing is missing without scripts',
	async check({ open }) {
		const words = () => document.querySelector('main').innerText.replace(/\s+/g, ' ').length;
		const shape = () => ['h2', 'h3', 'svg', 'table', 'tbody tr', 'summary'].map(
			what => `${document.querySelectorAll(what).length} ${what}`).join(', ');
		const without = await open({ javaScriptEnabled: false }), withScript = await open();
		const faults = [], [a, b] = [await without.evaluate(shape), await withScript.evaluate(shape)];
		if (a !== b)
			faults.push(`without: ${a}`, `with: ${b}`);
		if (await without.locator('.tools, thead button').count() > 0)
			faults.push('a tool that needs the script stands there without it');
		const summary = without.locator('summary').first();
		await summary.click();
		if (!await summary.locator('xpath=..').locator('table').isVisible())
			faults.push('a folded table does not open');
		if (await without.evaluate(words) < 5000)
			faults.push('hardly any text');
		await without.context().close();
		await withScript.context().close();
		return faults;
	},
};

const size = {
	name: 'under 3 MB, and there within two seconds of processor time',
	async check({ open, page }) {
		const faults = [], bytes = statSync(page).size;
		if (bytes > 3e6)
			faults.push(`${bytes} bytes`);
		const tab = await open();
		const session = await tab.context().newCDPSession(tab);
		await session.send('Performance.enable', { timeDomain: 'threadTicks' });
		await tab.reload();
		const { metrics } = await session.send('Performance.getMetrics');
		const seconds = metrics.find(metric => metric.name === 'TaskDuration').value;
		if (seconds > 2)
			faults.push(`busy for ${seconds} s of processor time`);
		await tab.context().close();
		return faults;
	},
};

const links = {
	name: 'every link leads somewhere',
	async check({ open, page }) {
		const { existsSync } = require('fs'), { fileURLToPath } = require('url');
		const tab = await open();
		const found = await tab.evaluate(() => ({
			hrefs: [...document.querySelectorAll('a[href]')].map(a => [a.getAttribute('href'), a.href]),
			ids: [...document.querySelectorAll('[id]')].map(e => e.id),
		}));
		const faults = [], ids = new Set(found.ids);
		for (const id of ids)
			if (found.ids.filter(other => other === id).length > 1)
				faults.push(`the id ${id} stands twice`);
		for (const [href, url] of found.hrefs) {
			if (href.startsWith('#') ? !ids.has(decodeURIComponent(href.slice(1))) :
				url.startsWith('file:') ? !existsSync(fileURLToPath(url.replace(/#.*/, ''))) : !/^https?:\/\/[^/]/.test(url))
				faults.push(`${href} leads nowhere`);
		}
		await tab.context().close();
		return [...new Set(faults)];
	},
};

module.exports = [quiet, closed, width, plain, size, links];
