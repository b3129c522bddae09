// The console of the platform at URL as somebody uses it who has got LOGIN and the one-time password PASSWORD.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './browser.mjs';

const url = process.env.URL;
const login = process.env.LOGIN;
const chosen = '岳阳楼记-庆历四年春';
let browser;
let page;
let secret;

const looksWell = (name) => browser.looksWell(name);

before(async () => {
  browser = await open({ locale: 'zh-CN' });
  page = browser.page;
});

after(() => browser?.close());

/** Answers of the endpoint to a token. */
async function asProgram(token) {
  const answer = await fetch(url + '/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { account { login } } }' }),
  });
  return { status: answer.status, body: await answer.json() };
}

async function signIn(password) {
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
}

test('the public finds a case by words, phrase, condition and chosen values', async () => {
  await page.goto(url + '/console/');
  await page.getByRole('heading', { name: '案例与文件检索' }).waitFor();
  await page.getByRole('searchbox', { name: '检索词' }).fill('茶叶 合作社 -旅游');
  await page.keyboard.press('Enter');
  await page.getByText('不含“旅游”').waitFor();
  await page.locator('article mark').first().waitFor();
  assert.match(page.url(), /q=/);
  await looksWell('search');
  await page.getByRole('link', { name: '农村案例' }).click();
  const county = page.getByRole('group', { name: '地点' }).getByRole('checkbox').first();
  await county.check();
  await page.waitForURL(/f=place/);
  await page.getByRole('group', { name: '地点' }).getByRole('checkbox', { checked: true }).first().waitFor();
  await looksWell('search-narrowed');
  await page.getByRole('searchbox', { name: '检索词' }).fill('"没有这样的原文"');
  await page.getByRole('button', { name: '检索', exact: true }).click();
  await page.getByText('没有找到').waitFor();
  await looksWell('search-nothing');
});

test('a hit leads to its case, and the way back to the search', async () => {
  await page.goto(url + '/console/search?q=' + encodeURIComponent('茶园'));
  const hit = page.locator('article a').first();
  const title = await hit.innerText();
  const asked = [];
  const listen = (request) => asked.push(/(?:query|mutation) (\w+)/.exec(request.postData() ?? '')?.[1]);
  page.on('request', listen);
  await hit.click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await page.getByRole('heading', { name: '做法' }).waitFor();
  page.off('request', listen);
  assert.deepEqual(asked.filter(Boolean), ['Case']);
  await looksWell('case');
  await page.goBack();
  await page.locator('article mark').first().waitFor();
  await page.goto(url + '/console/cases/there-is-none');
  await page.getByRole('heading', { name: '没有这个案例' }).waitFor();
});

test('whoever is not signed in is asked to, and a wrong password is refused', async () => {
  await page.goto(url + '/console/account');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  assert.equal(await page.title(), '登录 · Exemplar');
  await looksWell('sign-in');
  await signIn('wrong-wrong-wrong');
  await page.getByRole('alert').getByText('登录名或密码').waitFor();
  assert.match(page.url(), /sign-in/);
  await looksWell('sign-in-refused');
});

test('with a one-time password a password of one’s own is chosen before anything else', async () => {
  await signIn(process.env.PASSWORD);
  await page.getByRole('heading', { name: '修改密码' }).waitFor();
  await page.goto(url + '/console/account');
  await page.getByText('当前是一次性密码').waitFor();
  await page.getByLabel('原密码').fill(process.env.PASSWORD);
  await page.getByLabel('新密码', { exact: true }).fill('aaaaaaaaaaaa');
  await page.getByLabel('再次输入新密码').fill('bbbbbbbbbbbb');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('两次输入的新密码不一致').waitFor();
  await page.getByLabel('再次输入新密码').fill('aaaaaaaaaaaa');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('至少').waitFor();
  await looksWell('password-refused');
  await page.getByLabel('新密码', { exact: true }).fill(chosen);
  await page.getByLabel('再次输入新密码').fill(chosen);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
});

test('the own account says what it is, holds and may do', async () => {
  await page.getByText('平台管理员').waitFor();
  await page.getByText(/可以办理的事项 \(\d+\)/).click();
  await page.getByText('organizations:decide').waitFor();
  await looksWell('account');
});

test('a token is issued, shown once, used and revoked', async () => {
  await page.getByRole('button', { name: '签发令牌' }).click();
  const dialog = page.getByRole('dialog', { name: '签发令牌' });
  await dialog.getByLabel('限于组织代码以下').fill('nowhere');
  await dialog.getByLabel('用途').fill('每晚同步');
  await dialog.getByText('查看审计记录').click();
  await looksWell('token');
  await dialog.getByLabel('限于组织代码以下').fill('');
  await dialog.getByRole('button', { name: '签发令牌' }).click();
  const told = page.getByRole('dialog', { name: '令牌已签发' });
  secret = await told.locator('[data-secret]').innerText();
  await looksWell('token-issued');
  await told.getByRole('button', { name: '我已保存' }).click();
  assert.deepEqual((await asProgram(secret)).body.data.viewer.account.login, login);
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: '每晚同步' });
  await row.getByText('audit:read').waitFor();
  await row.getByText('有效', { exact: true }).waitFor();
  assert.ok(!(await page.content()).includes(secret));
  await row.getByRole('button', { name: '撤销 每晚同步' }).click();
  const asked = page.getByRole('dialog', { name: '撤销令牌“每晚同步”？' });
  await asked.waitFor();
  await looksWell('token-revoke');
  await asked.getByRole('button', { name: '撤销' }).click();
  await row.getByText('已撤销').waitFor();
  assert.equal((await asProgram(secret)).status, 401);
});

test('a conflict of interest is declared and withdrawn', async () => {
  await page.getByLabel('组织代码', { exact: true }).fill('990101001001');
  await page.getByLabel('缘由').fill('曾在该村任职');
  await page.getByRole('button', { name: '申报', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: '曾在该村任职' });
  await row.getByText('990101001001').waitFor();
  await row.getByRole('button', { name: '撤回 990101001001' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await page.getByText('没有申报').waitFor();
});

test('the pages are there in English, with what the platform says', async () => {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  await page.getByText('Platform administrator').first().waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en-GB');
  await looksWell('account-english');
  await page.reload();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  await page.goto(url + '/console/nowhere');
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await page.getByRole('button', { name: '中文' }).click();
});

test('where another window has signed in anew, what is done goes on in that session', async () => {
  await page.goto(url + '/console/account');
  await page.getByRole('heading', { name: '利益冲突申报' }).waitFor();
  const other = await browser.context.newPage();
  await other.goto(url + '/console/account');
  await other.getByRole('button', { name: '退出' }).click();
  await other.getByLabel('登录名').fill(login);
  await other.getByLabel('密码').fill(chosen);
  await other.keyboard.press('Enter');
  await other.getByRole('heading', { name: '利益冲突申报' }).waitFor();
  await page.getByLabel('组织代码', { exact: true }).fill('990101001002');
  await page.getByLabel('缘由').fill('亲属任职');
  await page.getByRole('button', { name: '申报', exact: true }).click();
  await page.getByRole('row').filter({ hasText: '亲属任职' }).waitFor();
  await other.getByRole('button', { name: '退出' }).click();
  await other.getByRole('heading', { name: '登录' }).waitFor();
  await other.close();
});

test('where the session has ended, what is done leads to the sign-in and back', async () => {
  await page.getByLabel('组织代码', { exact: true }).fill('990101001003');
  await page.getByLabel('缘由').fill('亲属任职');
  await page.getByRole('button', { name: '申报', exact: true }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await signIn(chosen);
  await page.getByRole('heading', { name: '利益冲突申报' }).waitFor();
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
});

test('nothing came from elsewhere, and nothing failed but what was refused', () => {
  assert.deepEqual(browser.elsewhere, []);
  assert.deepEqual(
    browser.complaints.filter((each) => !/status of 40[13]/.test(each)),
    [],
  );
});
