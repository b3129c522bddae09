// The rooms of the console of the platform at URL, which has the sample. LOGIN may do everything and READER reads what
// organisations fill in; PASSWORD and READER_PASSWORD are theirs for once. TOKEN lets a program in that may do everything;
// ARCHIVE is a plugin for villages of the sample.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open } from './browser.mjs';

const { URL: url, TOKEN: token, ARCHIVE: archive } = process.env;
const chosen = '岳阳楼记-庆历四年春';
const VILLAGE = '990101002001';
const FORM = `/console/organizations/${VILLAGE}/forms/example/tea-village-profile`;
const PLAN = `
示例县委员会文件
示发〔2031〕9号

青禾县茶村创建方案

各乡镇党委：
　　为做好茶村创建，制定本方案。
　　一、目标任务
　　建成三个茶村。
　　二、方法步骤
　　每个乡镇选择一个村先行先试。

中共示例县委
2031年3月6日
`;
let browser;
let page;
let clause;

before(async () => {
  browser = await open({ locale: 'zh-CN' });
  page = browser.page;
});

after(() => browser?.close());

const looksWell = (name) => browser.looksWell(name);
const go = (path) => page.goto(url + path);

/** What the endpoint answers to a program that may do everything. */
async function asProgram(query, variables = {}) {
  const answer = await fetch(url + '/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

/** Whoever is here goes, and somebody comes for the first time. */
async function comeIn(login, password) {
  await go('/console/account');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
  await page.getByLabel('原密码').fill(password);
  await page.getByLabel('新密码', { exact: true }).fill(chosen);
  await page.getByLabel('再次输入新密码').fill(chosen);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
}

async function leave() {
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('link', { name: '登录' }).waitFor();
}

/** Names of the operations that the page asks until a heading of the first level is there, in their order. */
async function askedUntil(heading, work) {
  const asked = [];
  const listen = (request) => {
    const text = request.postData() ?? new URL(request.url()).searchParams.get('query') ?? '';
    asked.push(/(?:query|mutation|subscription) (\w+)/.exec(text)?.[1]);
  };
  page.on('request', listen);
  await work();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  page.off('request', listen);
  return asked.filter(Boolean);
}

/** Carries out the change that is planned on the page, to its end. */
async function apply() {
  await page.getByRole('heading', { name: '将发生的变化' }).waitFor();
  const confirm = page.getByRole('checkbox', { name: '以上事项已核对，同意执行' });
  const button = page.getByRole('button', { name: '执行变更' });
  await button.waitFor();
  if (await confirm.count()) {
    assert.ok(await button.isDisabled());
    await page.getByText('以上事项已核对，同意执行').click();
  }
  await button.click();
  await page.getByRole('heading', { level: 1 }).getByText('已完成').waitFor();
}

test('documents stand in a list, and one is read beside its outline with the cascade that it stands in', async () => {
  await go('/console/');
  await page.getByRole('link', { name: '文件', exact: true }).click();
  await page.getByText(/共 \d+ 份文件/).waitFor();
  await looksWell('documents');
  const notice = page.getByRole('row').filter({ hasText: '青办发〔2024〕17号' });
  await notice.getByText('转发').first().waitFor();
  assert.deepEqual(await askedUntil(/^关于转发/, () => notice.getByRole('link').first().click()), ['Document']);
  const stages = page.getByRole('region', { name: '文件层级' });
  await stages.getByText('屏农办发〔2024〕8号').waitFor();
  await stages.locator('[aria-current]').getByText('关于转发').waitFor();
  await looksWell('document-cascade');
  await stages.getByRole('link', { name: '屏州市村级集体资金资产资源公开办法（试行）' }).click();
  await page.getByRole('heading', { level: 1, name: '屏州市村级集体资金资产资源公开办法（试行）' }).waitFor();
  assert.match(await page.title(), /^屏州市村级集体资金资产资源公开办法/);
  await looksWell('document');
});

test('a clause has an address that leads to it, by keyboard and anew', async () => {
  const outline = page.getByRole('navigation', { name: '目录' });
  const entry = outline.getByRole('link', { name: '二、怎样公开' });
  await entry.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/#2$/);
  await page.locator('section.current').getByRole('heading', { name: '二、怎样公开' }).waitFor();
  await page.reload();
  await page.locator('section.current').getByRole('heading', { name: '二、怎样公开' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), '2');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await outline.isVisible(), false);
  assert.equal(await page.getByRole('navigation').first().isVisible(), false);
  await browser.shot('console-document-print');
  await page.emulateMedia({ media: null });
  await go('/console/documents/there-is-none');
  await page.getByRole('heading', { name: '没有这份文件' }).waitFor();
  await go('/console/clauses/there-is-none');
  await page.getByRole('heading', { name: '没有这个条款' }).waitFor();
});

test('organisations stand in a tree with both lines, are found by name and lead to each other', async () => {
  await page.getByRole('link', { name: '组织', exact: true }).click();
  const county = page.getByRole('button', { name: '屏州市的下级' });
  await county.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '青禾县的下级' }).click();
  await page.getByText('行业主管：').first().waitFor();
  await looksWell('organizations');
  await page.getByRole('searchbox', { name: '按名称查找组织' }).fill('第一中学');
  await page.keyboard.press('Enter');
  await page.getByText('找到 1 个组织').waitFor();
  await page.getByRole('link', { name: '青禾县第一中学' }).click();
  await page.getByRole('heading', { level: 1, name: '青禾县第一中学' }).waitFor();
  assert.match(await page.title(), /^青禾县第一中学 · /);
  const path = page.getByRole('navigation', { name: '上级路径' });
  await path.getByRole('link', { name: '砚川省' }).waitFor();
  await looksWell('organization');
  const authority = page.locator('.lines a[href$="990101-I01"]');
  const name = await authority.innerText();
  await authority.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('heading', { name: '主管的组织' }).waitFor();
  await page.getByRole('link', { name: '青禾县第一中学' }).waitFor();
  await go('/console/organizations/nowhere');
  await page.getByRole('heading', { name: '没有这个组织' }).waitFor();
});

test('a case leads to its organisation, and the organisation to its cases', async () => {
  await go('/console/organizations/990101001001');
  const cases = page.locator('section').filter({ has: page.getByRole('heading', { name: /^案例（\d+）/ }) });
  const link = cases.getByRole('link').first();
  const title = await link.innerText();
  await link.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('link', { name: '柳溪村' }).click();
  await page.getByRole('heading', { level: 1, name: '柳溪村' }).waitFor();
});

test('hits lead to organisations and clauses', async () => {
  await go('/console/search?index=core/organizations&q=' + encodeURIComponent('青禾县第一中学'));
  await page.locator('article').getByRole('link', { name: '青禾县第一中学' }).click();
  await page.getByRole('heading', { level: 1, name: '青禾县第一中学' }).waitFor();
  await go('/console/search?index=core/clauses&q=' + encodeURIComponent('公示栏、村广播、手机群'));
  await page.locator('article').getByRole('link', { name: '方式' }).first().click();
  await page.locator('section.current').getByRole('heading', { name: '（二）方式' }).waitFor();
});

test('a room that takes a permission asks for a sign-in first, and says so to who lacks it', async () => {
  assert.equal(await page.getByRole('link', { name: '插件' }).count(), 0);
  await go('/console/plugins');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await comeIn(process.env.READER, process.env.READER_PASSWORD);
  assert.equal(await page.getByRole('link', { name: '插件' }).count(), 0);
  await go('/console/plugins');
  await page.getByRole('heading', { name: '没有进入权限' }).waitFor();
  await page.getByText('plugins:read').waitFor();
  await looksWell('closed');
  await go('/console/organizations/990101001001/forms/rural/village-profile');
  await page.getByText('本账号只能查看').waitFor();
  assert.equal(await page.getByRole('button', { name: '填写' }).count(), 0);
  await leave();
});

test('an archive is refused, or planned with all that it changes, and applied while one looks on', async () => {
  await comeIn(process.env.LOGIN, process.env.PASSWORD);
  await page.getByRole('link', { name: '插件' }).click();
  await page.getByRole('heading', { name: /已安装 \d+ 个插件/ }).waitFor();
  await looksWell('plugins');
  await page.getByRole('button', { name: '上传并规划' }).click();
  await page.getByRole('alert').getByText('请先选择插件包').waitFor();
  const file = page.getByLabel('插件包');
  await file.setInputFiles({ name: 'broken.jar', mimeType: 'application/java-archive', buffer: Buffer.from('not an archive') });
  await page.getByRole('button', { name: '上传并规划' }).click();
  await page.getByRole('alert').getByText(/\S/).first().waitFor();
  await looksWell('plugins-refused');
  await file.setInputFiles(archive);
  await page.getByRole('button', { name: '上传并规划' }).click();
  await page.getByRole('heading', { name: '将发生的变化' }).waitFor();
  await page.getByText('example/tea-village-profile').first().waitFor();
  await page.getByText('不影响使用者').click();
  await page.getByText('ExampleTeaVillageProfile', { exact: true }).first().waitFor();
  await looksWell('plugin-plan');
  await apply();
  await page.getByText('提交').waitFor();
  await looksWell('plugin-applied');
  await page.getByRole('link', { name: '全部插件' }).click();
  await page.locator('[data-plugin=example]').getByText('运行').waitFor();
});

test('a form that a plugin brought is filled in, and what is refused is said at its field', async () => {
  const { saveOrganization } = await asProgram(
    'mutation ($input: SaveOrganizationInput!) { saveOrganization(input: $input) { organization { type } errors { ... on InputError { message } } } }',
    { input: { code: VILLAGE, name: '云脚村', level: 'VILLAGE', type: 'example/tea-village' } },
  );
  assert.deepEqual(saveOrganization.errors, []);
  await go(`/console/organizations/${VILLAGE}`);
  await page.getByRole('link', { name: '茶村档案' }).waitFor();
  assert.deepEqual(await askedUntil('茶村档案', () => page.getByRole('link', { name: '茶村档案' }).click()), ['FormRoom']);
  await page.getByText('还没有填写').waitFor();
  await page.getByRole('button', { name: '填写' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('有 2 处需要修改').waitFor();
  const year = page.getByLabel('年度');
  assert.equal(await year.getAttribute('aria-invalid'), 'true');
  await year.fill('2031');
  const area = page.getByRole('textbox', { name: /^茶园面积/ });
  await area.fill('-3');
  await page.getByLabel('自评').selectOption({ label: '强' });
  await page.getByRole('button', { name: '增加一项 采摘日期' }).click();
  await page.getByLabel('采摘日期 1', { exact: true }).fill('2031-03-28');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('有 1 处需要修改').waitFor();
  assert.equal(await area.getAttribute('aria-invalid'), 'true');
  assert.equal(await area.evaluate((field) => field === document.activeElement), true);
  assert.equal(await year.getAttribute('aria-invalid'), null);
  await looksWell('form-refused');
  await area.fill('320.5');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('已保存').waitFor();
  await page.getByText('320.5 mu').waitFor();
  await page.getByText('2031-03-28').waitFor();
  await looksWell('form');
});

test('who saves over what somebody else saved meanwhile sees what changed and decides', async () => {
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('textbox', { name: /^茶园面积/ }).fill('400');
  const { saved } = await asProgram(
    'mutation ($input: SaveExampleTeaVillageProfileInput!) { saved: saveExampleTeaVillageProfile(input: $input) { profile { version } errors { ... on InputError { message } } } }',
    { input: { organization: VILLAGE, values: { year: 2031, gardenArea: 350, grade: 'FAIR', harvests: ['2031-03-28'] } } },
  );
  assert.equal(saved.profile.version, 2);
  await page.getByRole('button', { name: '保存' }).click();
  const meanwhile = page.getByRole('alert').filter({ hasText: '已有人保存了修改' });
  await meanwhile.getByText('350 mu').waitFor();
  await meanwhile.getByText('400 mu').waitFor();
  await meanwhile.getByText('已带入').waitFor();
  assert.equal(await page.getByLabel('自评').inputValue(), 'FAIR');
  assert.equal(await page.getByRole('textbox', { name: /^茶园面积/ }).inputValue(), '400');
  await looksWell('form-meanwhile');
  await page.getByRole('button', { name: '改用对方的 茶园面积' }).click();
  assert.equal(await page.getByRole('textbox', { name: /^茶园面积/ }).inputValue(), '350');
  await page.getByLabel('年度').fill('2032');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('第 3 次保存').waitFor();
  await page.getByText('350 mu').waitFor();
});

test('records are added to a list, opened and changed', async () => {
  await go(`/console/organizations/${VILLAGE}/forms/example/tea-fair`);
  await page.getByText('共 0 条记录').waitFor();
  await page.getByRole('link', { name: '新增一条' }).click();
  await page.getByLabel('日期').fill('2031-04-05');
  await page.getByLabel('摊位数').fill('many');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('应为整数').waitFor();
  await page.getByLabel('摊位数').fill('26');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('共 1 条记录').waitFor();
  await looksWell('records');
  await page.getByRole('link', { name: '查看' }).click();
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('备注').fill('两天');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('共 1 条记录').waitFor();
  await page.getByText('两天').waitFor();
});

test('every field that a sector plugin knows is there to be filled in', async () => {
  await go('/console/organizations/990101001001/forms/rural/village-profile');
  await page.getByRole('button', { name: /填写|修改/ }).click();
  await page.getByRole('group', { name: '基础设施' }).getByLabel('通硬化路').selectOption({ label: '是' });
  await page.getByRole('button', { name: '增加一项 主导产业' }).click();
  await page.getByLabel('主导产业 1', { exact: true }).fill('茶叶');
  await looksWell('form-large');
});

test('a clause tells the criteria that come from it and the cases that answer it', async () => {
  const { importPolicyDocument } = await asProgram(
    'mutation ($input: ImportPolicyDocumentInput!) { importPolicyDocument(input: $input) { policyDocument { id clause(anchor: "2.p1") { id } } errors { ... on InputError { message } } } }',
    { input: { fileName: '茶村.txt', content: Buffer.from(PLAN).toString('base64') } },
  );
  clause = importPolicyDocument.policyDocument.clause.id;
  const { saveCaseStudies } = await asProgram(
    'mutation ($input: SaveCaseStudiesInput!) { saveCaseStudies(input: $input) { errors { ... on InputError { message } } } }',
    {
      input: {
        publish: true,
        cases: [
          {
            key: 'rooms-1', title: '云脚村照方案办茶市', sector: 'rural', organizationCode: VILLAGE,
            background: '零散', practice: '办茶市', results: '有了销路', clauses: [clause],
          },
        ],
      },
    },
  );
  assert.deepEqual(saveCaseStudies.errors, []);
  await go('/console/cases/rooms-1');
  const link = page.getByRole('link', { name: /青禾县茶村创建方案/ });
  await link.waitFor();
  assert.deepEqual(await askedUntil('青禾县茶村创建方案', () => link.click()), ['ClausePlace', 'Document']);
  assert.match(page.url(), /\/documents\/.*#2\.p1$/);
  const refers = page.locator('section.current').getByRole('complementary', { name: '与本条有关的内容' });
  await refers.getByRole('link', { name: '云脚村照方案办茶市' }).waitFor();
  await refers.getByText('依据本条的标准条目').waitFor();
  await looksWell('clause');
});

test('the rooms are there in English', async () => {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Cases that answer it').waitFor();
  await looksWell('clause-english');
  for (const [path, words, name] of [
    ['/console/documents', /documents$/, 'documents'],
    ['/console/organizations/990101-I04', 'Sector line', 'organization'],
    ['/console/plugins', 'Upload and plan', 'plugins'],
    [FORM, 'Own rating', 'form'],
  ]) {
    await go(path);
    await page.getByText(words).first().waitFor();
    await looksWell(`${name}-english`);
  }
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByText('All gardens of the village.').waitFor();
  await looksWell('form-filling-english');
  await page.getByRole('button', { name: '中文' }).click();
});

test('a plugin is taken away after what hangs on it was confirmed, and a step leads back', async () => {
  await go('/console/plugins');
  await page.getByRole('button', { name: '卸载 example' }).click();
  await page.getByRole('heading', { name: /相关数据/ }).waitFor();
  await looksWell('plugin-removal');
  await apply();
  await go(FORM);
  await page.getByRole('heading', { name: '该组织不填这张表单' }).waitFor();
  await go('/console/plugins');
  await page.getByRole('button', { name: '规划回退' }).click();
  await apply();
  await go(FORM);
  await page.getByText('350 mu').waitFor();
  await leave();
});

test('nothing came from elsewhere, and nothing failed but what was refused', () => {
  assert.deepEqual(browser.elsewhere, []);
  assert.deepEqual(
    browser.complaints.filter((each) => !/status of 4\d\d/.test(each)),
    [],
  );
});
