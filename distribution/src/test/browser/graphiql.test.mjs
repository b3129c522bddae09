// GraphiQL of the platform at URL in the browser CHROMIUM, which may ask nobody else; TOKEN lets in
// who may fill in a form; SHOTS is a folder for pictures.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './browser.mjs';

const url = process.env.URL;
let browser;
let page;

before(async () => {
  browser = await open({
    extraHTTPHeaders: { Authorization: `Bearer ${process.env.TOKEN}` },
    viewport: { width: 1400, height: 900 },
  });
  page = browser.page;
  await page.goto(url + '/graphiql');
});

after(() => browser?.close());

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
  await browser.shot(`graphiql-${tab}`);
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
  assert.deepEqual(browser.elsewhere, []);
  assert.deepEqual(browser.complaints, []);
});
