// How the compiled client watches what a subscription tells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, RequestRefused } from '../dist/index.js';

const SUBSCRIPTION = { toString: () => 'subscription { changes }' };

/** A platform whose stream comes in those parts; `gone` is called when nobody reads on. */
function platform(parts, gone = () => {}) {
  const sent = [];
  const encoder = new TextEncoder();
  const fetch = async (url, init) => {
    sent.push(init);
    const body = new ReadableStream({
      pull(stream) {
        const part = parts.shift();
        return part === undefined ? stream.close() : stream.enqueue(encoder.encode(part));
      },
      cancel: gone,
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream;charset=utf-8' } });
  };
  return { sent, client: createClient({ url: '/graphql', fetch, csrfToken: () => 'secret' }) };
}

async function all(events) {
  const told = [];
  for await (const event of events) {
    told.push(event);
  }
  return told;
}

test('events are told one by one, however the stream is cut, until it completes', async () => {
  const { client, sent } = platform([
    ':\n\nevent: next\ndata: {"data":{"chan',
    'ges":1}}\n\nevent: next\ndata: {"data":{"changes":2}}\n',
    '\nevent: complete\ndata:\n\nevent: next\ndata: {"data":{"changes":3}}\n\n',
  ]);
  assert.deepEqual(await all(client.watch(SUBSCRIPTION)), [{ changes: 1 }, { changes: 2 }]);
  assert.equal(sent[0].headers['X-CSRF-Token'], 'secret');
  assert.match(sent[0].headers.Accept, /^text\/event-stream/);
});

test('who goes away ends the stream', async () => {
  let left = false;
  const { client } = platform(['event: next\ndata: {"data":{"changes":1}}\n\n', ':\n\n', ':\n\n'], () => {
    left = true;
  });
  for await (const event of client.watch(SUBSCRIPTION)) {
    assert.deepEqual(event, { changes: 1 });
    break;
  }
  assert.ok(left);
});

test('a subscription that is refused, or ends with a fault, says why', async () => {
  const { client } = platform(['event: next\ndata: {"errors":[{"message":"gone","extensions":{"code":"SCHEMA_CHANGED"}}]}\n\n']);
  await assert.rejects(all(client.watch(SUBSCRIPTION)), (refused) => refused instanceof RequestRefused && refused.code === 'SCHEMA_CHANGED');
  const fetch = async () =>
    new Response('{"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]}', {
      status: 403,
      headers: { 'Content-Type': 'application/graphql-response+json' },
    });
  await assert.rejects(
    all(createClient({ url: '/graphql', fetch }).watch(SUBSCRIPTION)),
    (refused) => refused instanceof RequestRefused && refused.status === 403 && refused.code === 'FORBIDDEN',
  );
});
