'use strict';
/* Runs all checks of this folder on the report: run.js PAGE TABLES_DIR OUTPUT_DIR */
const { chromium } = require('playwright-core');
const { mkdtempSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const { pathToFileURL } = require('url');

const [page, tables, output] = process.argv.slice(2);
const checks = ['page', 'figures', 'phone', 'tables', 'numbers', 'access', 'render'].flatMap(name => require(`./${name}`));

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--disable-background-networking', '--disable-component-update', '--disable-sync'];

/* A page of its own for a check, with all that went wrong on it. */
async function open(browser, options = {}) {
	const { width = 1280, height = 900, ...more } = options;
	const context = await browser.newContext({ viewport: { width, height }, ...more });
	const tab = await context.newPage();
	const url = pathToFileURL(page).href;
	tab.faults = [];
	tab.requests = [];
	tab.on('console', message => tab.faults.push(`console ${message.type()}: ${message.text()}`));
	tab.on('pageerror', error => tab.faults.push(`error: ${error.message}`));
	tab.on('request', request => tab.requests.push(request.url()));
	await tab.goto(url);
	tab.requests = tab.requests.filter(address => address !== url);
	return tab;
}

(async () => {
	const profile = mkdtempSync(join(tmpdir(), 'aidflow-browser-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags, chromiumSandbox: false,
	});
	let passed = 0, failed = 0;
	for (const { name, check } of checks) {
		let faults;
		try {
			faults = await check({ open: options => open(context.browser(), options), page, tables, output });
		} catch (error) {
			faults = [error.stack];
		}
		if (faults.length === 0) {
			passed++;
			console.log(`ok      ${name}`);
			continue;
		}
		failed++;
		console.log(`FAILED  ${name}`);
		for (const fault of faults.slice(0, 20))
			console.log(`        ${fault}`);
		if (faults.length > 20)
			console.log(`        and ${faults.length - 20} more`);
	}
	await context.close();
	rmSync(profile, { recursive: true, force: true });
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
})();
