/* What makes the page handier where scripts run; nothing is missing where they do not. */
'use strict';
(() => {
	const UNKNOWN = '\u2013';

	/* A number by its exact value, anything else by its words; what is unknown comes last. */
	const valueOf = cell => {
		const data = cell.querySelector('data');
		return data ? Number(data.value) : cell.textContent.trim();
	};
	const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b :
		String(a).localeCompare(String(b), 'en');

	/* A heading sorts by its column; used again, the other way round. */
	const sort = (table, heading) => {
		const down = heading.getAttribute('aria-sort') === 'ascending';
		const rows = [...table.tBodies[0].rows].map(row => [valueOf(row.cells[heading.cellIndex]), row]);
		rows.sort(([a], [b]) => (a === UNKNOWN) - (b === UNKNOWN) || (down ? compare(b, a) : compare(a, b)));
		for (const other of table.tHead.rows[0].cells)
			other.removeAttribute('aria-sort');
		heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
		table.tBodies[0].append(...rows.map(([, row]) => row));
	};
	for (const table of document.querySelectorAll('table')) {
		if (table.tBodies[0].rows.length < 2)
			continue;
		for (const heading of table.tHead.rows[0].cells) {
			const button = document.createElement('button');
			button.type = 'button';
			button.append(...heading.childNodes);
			button.addEventListener('click', () => sort(table, heading));
			heading.append(button);
		}
	}

	/* Long tables get a field that keeps the rows holding its words. */
	const addFilter = (box, rows) => {
		const tools = document.createElement('p'), label = document.createElement('label');
		const input = document.createElement('input'), said = document.createElement('span');
		const texts = rows.map(row => row.textContent.toLowerCase());
		tools.className = 'tools';
		input.type = 'search';
		input.placeholder = 'a donor, a year, a word';
		said.setAttribute('role', 'status');
		label.append('Show rows with ', input);
		tools.append(label, said);
		input.addEventListener('input', () => {
			const words = input.value.toLowerCase().split(/\s+/);
			let shown = 0;
			rows.forEach((row, i) => {
				const on = words.every(word => texts[i].includes(word));
				row.hidden = !on;
				shown += on;
			});
			said.textContent = input.value ? `${shown} of ${rows.length} rows` : '';
		});
		box.prepend(tools);
	};
	for (const box of document.querySelectorAll('.table')) {
		const rows = [...box.querySelectorAll('tbody tr')];
		if (rows.length >= 12)
			addFilter(box, rows);
	}

	/* A donor picked out in every chart that names it: the others step back. Each has one colour. */
	const donors = [...document.querySelectorAll('#donor-colours li')].map(li => ({
		name: li.textContent, colour: li.dataset.colour,
	}));
	const rgb = hex => `rgb(${[1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16)).join(', ')})`;
	const names = (text, donor) => text === donor.name || text.startsWith(`${donor.name} `);
	const textsOf = svg => [...svg.querySelectorAll('text')].map(text => [text, text.textContent.trim()]);
	const dim = (svg, donor) => {
		const texts = textsOf(svg), others = donors.filter(other => other !== donor);
		const on = donor && texts.some(([, text]) => names(text, donor));
		for (const [text, words] of texts)
			text.classList.toggle('back', Boolean(on) && others.some(other => names(words, other)));
		const colours = new Set(others.map(other => rgb(other.colour)).filter(c => !donor || c !== rgb(donor.colour)));
		for (const mark of svg.querySelectorAll('path, polygon, rect, circle, use')) {
			const style = getComputedStyle(mark);
			mark.classList.toggle('back', Boolean(on) && (colours.has(style.stroke) || colours.has(style.fill)));
		}
	};
	const pictures = [...document.querySelectorAll('.picture svg')].filter(svg =>
		donors.filter(donor => textsOf(svg).some(([, text]) => names(text, donor))).length > 2);
	if (pictures.length > 0) {
		const tools = document.createElement('p'), label = document.createElement('label');
		const select = document.createElement('select');
		tools.className = 'tools pick';
		select.append(new Option('nobody', ''), ...donors.map((donor, i) => new Option(donor.name, String(i))));
		label.append('Pick out in the charts ', select);
		tools.append(label);
		select.addEventListener('change', () => {
			const donor = select.value === '' ? undefined : donors[Number(select.value)];
			for (const svg of pictures)
				dim(svg, donor);
		});
		pictures[0].closest('article').before(tools);
	}

	/* A picture larger than its frame is reached by the keyboard. */
	for (const input of document.querySelectorAll('.larger input'))
		input.addEventListener('change', () => {
			const picture = input.closest('figure').querySelector('.picture');
			picture.tabIndex = input.checked ? 0 : -1;
		});

	/* A link into a closed table opens it. */
	const open = () => {
		const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
		if (!at)
			return;
		for (let element = at; element; element = element.parentElement)
			if (element.tagName === 'DETAILS')
				element.open = true;
		at.scrollIntoView();
	};
	addEventListener('hashchange', open);
	open();
})();
