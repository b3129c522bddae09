// A page in the browser CHROMIUM that asks nobody but the platform at URL, and what it complained of.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

// of one step, on a machine that is busy
const PATIENCE = Number(process.env.PATIENCE ?? 120_000);
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

/** Opens it; `options` are those of the context of Playwright. */
export async function open(options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'exemplar-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    args: ARGUMENTS,
    viewport: { width: 1366, height: 768 },
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
  return {
    context,
    page,
    elsewhere,
    complaints,
    shot: (name) => page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true }),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
