'use strict';
/* Every figure is seen whole: inside the window, its texts inside the picture and apart. */

/* In the page: what is wrong with its pictures. */
function pictureFaults() {
	const faults = [];
	const name = svg => svg.closest('article').id;
	for (const svg of document.querySelectorAll('.picture svg')) {
		if (!svg.checkVisibility()) /* that for a window of another width */
			continue;
		const box = svg.getBoundingClientRect();
		if (box.width < 200 || box.height < 100)
			faults.push(`${name(svg)}: only ${Math.round(box.width)} × ${Math.round(box.height)} px`);
		if (box.left < 0 || box.right > document.documentElement.clientWidth)
			faults.push(`${name(svg)}: sticks out of the window`);
		for (let frame = svg.parentElement; frame; frame = frame.parentElement) {
			const edge = frame.getBoundingClientRect();
			if (getComputedStyle(frame).overflowX !== 'visible' && (box.right > edge.right + 1 || box.left < edge.left - 1))
				faults.push(`${name(svg)}: cut off by its frame`);
		}
		if (!svg.querySelector('title')?.textContent || !svg.querySelector('desc')?.textContent)
			faults.push(`${name(svg)}: no title or no description`);
		const scale = box.width / svg.viewBox.baseVal.width;
		/* Title and source stand on the page, so they are cut from the picture on purpose. */
		const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => [t, t.getBoundingClientRect()])
			.filter(([, r]) => r.bottom > box.top && r.top < box.bottom);
		if (texts.length === 0)
			faults.push(`${name(svg)}: no text`);
		for (const [text, r] of texts)
			if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1)
				faults.push(`${name(svg)}: "${text.textContent}" is clipped`);
		/* A line of text is higher than its letters: a quarter of it may touch. */
		for (let i = 0; i < texts.length; i++)
			for (let k = i + 1; k < texts.length; k++) {
				const [a, b] = [texts[i][1], texts[k][1]];
				const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
				const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
				if (x > scale && y > Math.min(a.height, b.height) / 4)
					faults.push(`${name(svg)}: "${texts[i][0].textContent}" and "${texts[k][0].textContent}" overlap`);
			}
	}
	return faults;
}

const whole = [360, 768, 1280].map(width => ({
	name: `every figure is whole at ${width} px`,
	async check({ open }) {
		const tab = await open({ width });
		const faults = await tab.evaluate(pictureFaults);
		if (await tab.locator('.picture svg').count() === 0)
			faults.push('no figure');
		await tab.context().close();
		return faults;
	},
}));

const files = {
	name: 'every figure has caption, stage or measure, data and script',
	async check({ open }) {
		const tab = await open();
		const faults = await tab.evaluate(() => [...document.querySelectorAll('article.chart')].flatMap(article => {
			const wants = ['h3', '.sub', 'figcaption p', '.facts', '.files a[href$=".gp"]', '.files a[href$=".svg"]'];
			return wants.filter(what => !article.querySelector(what)).map(what => `${article.id}: no ${what}`);
		}));
		await tab.context().close();
		return faults;
	},
};

module.exports = [...whole, files];
