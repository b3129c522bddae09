// GraphiQL of the platform at URL in the browser CHROMIUM, which may ask nobody else; TOKEN lets in
// who may fill in a form; SHOTS is a folder for pictures.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const url = process.env.URL;
const profile = mkdtempSync(join(tmpdir(), 'graphiql-'));
// of one step, on a machine that is busy
const patience = 120_000;
const asked = [];
const complaints = [];
let browser;
let page;

before(async () => {
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    extraHTTPHeaders: { Authorization: `Bearer ${process.env.TOKEN}` },
    viewport: { width: 1400, height: 900 },
    timeout: patience,
  });
  browser.setDefaultTimeout(patience);
  page = await browser.newPage();
  await page.route('**/*', (route) => {
    asked.push(route.request().url());
    return route.request().url().startsWith(url) ? route.continue() : route.abort();
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url + '/graphiql');
});

after(async () => {
  await browser?.close();
  rmSync(profile, { recursive: true, force: true });
});

// what GraphiQL asks about the schema may be answered meanwhile and is none
async function answer(tab) {
  await page.getByRole('tab', { name: tab }).click();
  await page.locator('.graphiql-query-editor .CodeMirror-code').getByText(tab, { exact: true }).waitFor();
  const shown = page.locator('.graphiql-response .CodeMirror-code');
  // for a moment after the tab is chosen GraphiQL still sends the name of the operation of the last one
  let text = 'OPERATION_NOT_FOUND';
  while (text.includes('OPERATION_NOT_FOUND')) {
    const answered = page.waitForResponse(
      (response) =>
        response.url() === url + '/graphql' && !response.request().postData()?.includes('__schema'),
    );
    await page.getByRole('button', { name: /Execute query/ }).click();
    text = await (await answered).text();
  }
  await shown.getByText('"data"').first().waitFor();
  await page.screenshot({ path: join(process.env.SHOTS, `graphiql-${tab}.png`) });
  return text;
}

test('each query of the tour is a tab that answers', async () => {
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  assert.deepEqual(
    (await tabs.allInnerTexts()).map((each) => each.trim()).filter((each) => each),
    ['Installed', 'Criteria', 'FillIn', 'Search', 'Policies'],
  );
  assert.match(await answer('Installed'), /"ACTIVE"/);
  assert.match(await answer('Criteria'), /柳溪村/);
  assert.match(await answer('FillIn'), /FORM_INVALID/);
  assert.match(await answer('Search'), /茶叶/);
  assert.match(await answer('Policies'), /澜教发/);
});

test('the schema is read, and nothing came from elsewhere or failed', async () => {
  await page.getByRole('button', { name: /Show Documentation Explorer/ }).click();
  await page.getByText('Root Types').waitFor();
  assert.deepEqual(asked.filter((each) => !each.startsWith(url)), []);
  assert.deepEqual(complaints, []);
});
