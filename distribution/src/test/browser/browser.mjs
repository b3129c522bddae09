// A page in the browser CHROMIUM that asks nobody but the platform at URL, and what it complained of.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

// of one step, on a machine that is busy
const PATIENCE = Number(process.env.PATIENCE ?? 120_000);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What keeps people from using the page who do not see it, or do not hold a mouse. */
async function barriers(page) {
  // the page lets no script in from elsewhere; the one of the test is no part of it
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** Opens it; `options` are those of the context of Playwright. */
export async function open(options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'exemplar-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    args: ARGUMENTS,
    viewport: DESK,
    // what is looked at is not still fading in
    reducedMotion: 'reduce',
    timeout: PATIENCE,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const elsewhere = [];
  const complaints = [];
  await page.route('**/*', (route) => {
    if (route.request().url().startsWith(process.env.URL)) {
      return route.continue();
    }
    elsewhere.push(route.request().url());
    return route.abort();
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const shot = (name) => page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
  return {
    context,
    page,
    elsewhere,
    complaints,
    shot,
    /** The page as it is, on a desk and on a phone: kept as a picture, free of barriers, no wider than the window. */
    async looksWell(name) {
      for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
        await page.setViewportSize(size);
        await shot(`console-${name}-${device}`);
        assert.deepEqual(await barriers(page), [], `${name} on a ${device}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= size.width, `${name} on a ${device} is ${width} wide`);
      }
      await page.setViewportSize(DESK);
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
