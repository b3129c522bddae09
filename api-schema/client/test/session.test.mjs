// How the compiled client asks where a browser has a session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, RequestRefused, SaveOrganizationDocument, ViewerDocument } from '../dist/index.js';

const INPUT = { input: { code: 'x', name: '村', level: 'VILLAGE' } };

/** A client whose token is what the function says, and the requests that it sends. */
function platform(csrfToken, answer = () => new Response('{"data":{}}', { headers: { 'Content-Type': 'application/json' } })) {
  const sent = [];
  const fetch = async (url, init) => {
    sent.push({ url, method: init.method ?? 'GET', csrf: init.headers['X-CSRF-Token'], body: init.body });
    return answer();
  };
  return { sent, client: createClient({ url: '/graphql', fetch, csrfToken }) };
}

test('a token that is known goes with every request', async () => {
  const { sent, client } = platform(() => 'secret');
  await client.request(ViewerDocument);
  await client.request(SaveOrganizationDocument, INPUT);
  assert.deepEqual(sent.map(({ method, csrf }) => [method, csrf]), [['POST', 'secret'], ['POST', 'secret']]);
});

test('while none is known a query goes by GET and a mutation by POST', async () => {
  const { sent, client } = platform(() => undefined);
  await client.request(ViewerDocument);
  await client.request(SaveOrganizationDocument, INPUT);
  assert.deepEqual(sent.map(({ method, csrf }) => [method, csrf]), [['GET', undefined], ['POST', undefined]]);
  const asked = new URL(sent[0].url, 'http://127.0.0.1').searchParams;
  assert.match(asked.get('query'), /viewer/);
  assert.equal(asked.get('variables'), '{}');
  assert.equal(sent[0].body, undefined);
});

test('where nobody is signed in, and where there is no session at all, everything goes by POST without one', async () => {
  for (const token of [() => null, undefined]) {
    const { sent, client } = platform(token);
    await client.request(ViewerDocument);
    assert.deepEqual([sent[0].method, sent[0].csrf], ['POST', undefined]);
  }
});

test('a refused request says status, code, what was answered all the same and when to come again', async () => {
  const { client } = platform(
    () => null,
    () =>
      new Response('{"errors":[{"message":"later","extensions":{"code":"RATE_LIMITED"}}],"data":null}', {
        status: 429,
        headers: { 'Content-Type': 'application/graphql-response+json', 'Retry-After': '7', 'X-Request-Id': 'r1' },
      }),
  );
  await assert.rejects(client.request(ViewerDocument), (refused) => {
    assert.ok(refused instanceof RequestRefused);
    assert.deepEqual(
      [refused.status, refused.code, refused.message, refused.retryAfter, refused.requestId],
      [429, 'RATE_LIMITED', 'later', 7, 'r1'],
    );
    return true;
  });
});
