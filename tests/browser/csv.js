'use strict';
/* An own reader of CSV, and own arithmetic on exact decimals: they share nothing with what they
 * check. */
const { readFileSync } = require('fs');

/* The rows as {line, cells by column}; line is the physical line that a row begins on. */
function readCsv(path) {
	const text = readFileSync(path, 'utf8'), rows = [];
	let cells = [], cell = '', quoted = false, line = 1, start = 1;
	for (let i = 0; i < text.length; i++) {
		const c = text[i];
		line += c === '\n';
		if (quoted && c === '"' && text[i + 1] === '"') {
			cell += '"';
			i++;
		} else if (c === '"') {
			quoted = !quoted;
		} else if (!quoted && (c === ',' || c === '\n')) {
			cells.push(cell);
			cell = '';
			if (c === '\n') {
				rows.push({ line: start, cells });
				cells = [];
				start = line;
			}
		} else {
			cell += c;
		}
	}
	const header = rows.shift().cells;
	return rows.map(row => ({
		line: row.line, cells: Object.fromEntries(header.map((name, i) => [name, row.cells[i]])),
	}));
}

/* The number divided by 10^shift, rounded half to even to so many decimals, grouped. */
function shown(number, shift, decimals) {
	const negative = number.startsWith('-'), [whole, fraction = ''] = number.replace('-', '').split('.');
	let value = BigInt(whole + fraction), exponent = fraction.length + shift - decimals;
	if (exponent <= 0) {
		value *= 10n ** BigInt(-exponent);
	} else {
		const unit = 10n ** BigInt(exponent), rest = value % unit, twice = rest * 2n;
		const little = value > 0n;
		value = value / unit + (twice > unit || (twice === unit && value / unit % 2n === 1n) ? 1n : 0n);
		if (little && value === 0n)
			return (negative ? '>\u2212' : '<') + (decimals > 0 ? `0.${'0'.repeat(decimals - 1)}1` : '1');
	}
	const digits = value.toString().padStart(decimals + 1, '0');
	const front = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
	return (negative && value > 0n ? '\u2212' : '') + front + (decimals > 0 ? `.${digits.slice(-decimals)}` : '');
}

module.exports = { readCsv, shown };
