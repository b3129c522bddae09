// The client graphql-ws against the platform at URL; PLAN is a change of plugins that is planned, TOKEN lets in who may apply it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.env.URL.replace(/^http/, 'ws') + '/graphql';
const plan = process.env.PLAN;

function connect(options = {}) {
  const connectionParams = { Authorization: `Bearer ${process.env.TOKEN}` };
  return createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams, ...options });
}

async function all(client, operation) {
  const results = [];
  for await (const result of client.iterate(operation)) {
    results.push(result);
  }
  return results;
}

test('a query and a refused document', async () => {
  const client = connect();
  const [answer, ...others] = await all(client, { query: '{ __typename }' });
  assert.deepEqual(answer.data, { __typename: 'Query' });
  assert.deepEqual(others, []);
  await assert.rejects(all(client, { query: '{ nowhere }' }), (errors) => {
    assert.equal(errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    return true;
  });
  await client.dispose();
});

test('operations share one socket, and who leaves one is not told of it any more', async () => {
  const opened = [];
  const client = connect({ on: { connected: (socket) => opened.push(socket) }, lazy: false });
  const query = 'subscription($id: ID!) { pluginChangeProgress(id: $id) { state } }';
  const watched = client.iterate({ query, variables: { id: plan } });
  const first = await watched.next();
  assert.equal(first.value.data.pluginChangeProgress.state, 'PLANNED');
  const [answer] = await all(client, { query: '{ plugins { id } }' });
  assert.ok(answer.data.plugins.length > 3);
  await watched.return();
  assert.equal(opened.length, 1);
  await client.dispose();
});

test('the server answers pings of the client', async () => {
  let answered;
  const pong = new Promise((resolve) => (answered = resolve));
  const client = connect({
    lazy: false,
    keepAlive: 50,
    on: { pong: (received) => received && answered() },
  });
  await pong;
  await client.dispose();
});

test('a token that is none is refused', async () => {
  const closed = new Promise((resolve) =>
    connect({
      lazy: false,
      connectionParams: { Authorization: 'Bearer nobody' },
      on: { closed: resolve },
      onNonLazyError: () => {},
    }),
  );
  assert.equal((await closed).code, 4403);
});

test('a page of another site opens no socket', async () => {
  const client = connect({
    webSocketImpl: class extends WebSocket {
      constructor(address, protocols) {
        super(address, protocols, { origin: 'https://other.example' });
      }
    },
  });
  await assert.rejects(all(client, { query: '{ __typename }' }));
  await client.dispose();
});

test('another sub-protocol is not spoken', async () => {
  const closed = await new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.on('close', (code) => resolve(code));
  });
  assert.equal(closed, 4406);
});

test('a change is watched to its end', async () => {
  const client = connect();
  const states = [];
  const query = 'subscription($id: ID!) { pluginChangeProgress(id: $id) { state stages { stage } } }';
  for await (const { data } of client.iterate({ query, variables: { id: plan } })) {
    if (states.length === 0) {
      const [applied] = await all(client, {
        query: 'mutation($id: ID!) { applyPluginChange(input: {plan: $id, confirmed: true}) { errors { ... on InputError { code } } } }',
        variables: { id: plan },
      });
      assert.deepEqual(applied.data.applyPluginChange.errors, []);
    }
    states.push(data.pluginChangeProgress.state);
  }
  assert.equal(states[0], 'PLANNED');
  assert.equal(states.at(-1), 'APPLIED');
  await client.dispose();
});
