'use strict';
/* The numbers of the page are those of the tables. */
const { existsSync } = require('fs');
const { join } = require('path');
const { readCsv, shown } = require('./csv');

/* Units as the heads of columns say them; "million" alone where a column of its own names the currency. */
const SHIFTS = { 'US$': 0, 'US$ thousand': 3, 'US$ million': 6, 'US$ billion': 9, million: 6 };

/* In the page: every cell of every table that stands in a CSV. */
const cellsOfPage = () => [...document.querySelectorAll('table[data-table]')].flatMap(table => {
	const columns = [...table.tHead.rows[0].cells].map(th => [th.dataset.column, th.querySelector('.unit')?.textContent ?? '']);
	return [...table.tBodies[0].rows].flatMap(row => [...row.cells].map((cell, i) => ({
		table: table.dataset.table, line: Number(row.dataset.line), column: columns[i][0], unit: columns[i][1],
		text: cell.textContent, value: cell.querySelector('data')?.value, href: cell.querySelector('a')?.getAttribute('href'),
	})));
});

/* What a cell shows against the text of the table. */
function faultOf(cell, text) {
	const where = `${cell.table}.csv:${cell.line} ${cell.column}`;
	if (text === undefined)
		return `${where}: not in the table`;
	if (cell.column === 'record_id' && cell.href)
		return null; /* the address of the record stands for its name */
	if (text === '')
		return cell.text === '\u2013' ? null : `${where}: "${cell.text}" for an unknown value`;
	if (cell.value === undefined)
		return /_usd$/.test(cell.column) ? `${where}: money without its exact value` : null;
	if (cell.value !== text)
		return `${where}: ${cell.value} on the page, ${text} in the table`;
	const decimals = cell.text.split('.')[1]?.length ?? 0;
	const share = cell.unit === '%' && Number(text) <= 1.0 && shown(text, -2, decimals) === cell.text;
	const expected = shown(text, SHIFTS[cell.unit] ?? 0, decimals);
	return [expected, text].includes(cell.text) || share ? null : `${where}: shows ${cell.text}, expected ${expected}`;
}

const tables = {
	name: 'every number in a table is the table\'s, rounded as it says',
	async check({ open, tables }) {
		const tab = await open(), faults = [], read = new Map();
		const cells = await tab.evaluate(cellsOfPage);
		let money = 0;
		for (const cell of cells) {
			if (!read.has(cell.table))
				read.set(cell.table, new Map(readCsv(join(tables, `${cell.table}.csv`)).map(row => [row.line, row.cells])));
			const fault = faultOf(cell, read.get(cell.table).get(cell.line)?.[cell.column]);
			money += cell.unit.startsWith('US$');
			if (fault)
				faults.push(fault);
		}
		if (money < 1000)
			faults.push(`only ${money} amounts were compared`);
		await tab.context().close();
		return faults;
	},
};

const facts = {
	name: 'every figure in a sentence is a fact of the tables',
	async check({ open, tables }) {
		const tab = await open();
		const said = await tab.locator('bdi').allTextContents();
		const known = new Set(['facts', 'reconciliation_facts', 'bargaining_facts'].map(name => join(tables, `${name}.csv`)).filter(existsSync)
			.flatMap(readCsv).map(row => row.cells.text));
		const words = text => text.replace(/\u00a0/g, ' ');
		const faults = said.map(words).filter(text => !known.has(text) && text !== '(none)').map(text => `"${text}" is no fact`);
		if (said.length < 10)
			faults.push(`only ${said.length} facts on the page`);
		await tab.context().close();
		return faults;
	},
};

module.exports = [tables, facts];
