// The client graphql-sse, each operation on a connection of its own; PLAN is a change of plugins that is planned, TOKEN lets in who may watch it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'graphql-sse';

const url = process.env.URL + '/graphql';
const plan = process.env.PLAN;
const headers = { Authorization: `Bearer ${process.env.TOKEN}` };

async function all(client, operation) {
  const results = [];
  for await (const result of client.iterate(operation)) {
    results.push(result);
  }
  return results;
}

test('a query and a refused document', async () => {
  const client = createClient({ url, headers, retryAttempts: 0 });
  const [answer, ...others] = await all(client, { query: '{ __typename }' });
  assert.deepEqual(answer.data, { __typename: 'Query' });
  assert.deepEqual(others, []);
  const [refused] = await all(client, { query: '{ nowhere }' });
  assert.equal(refused.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  client.dispose();
});

test('a subscription begins with what is, and ends when the client leaves', async () => {
  const client = createClient({ url, headers, retryAttempts: 0 });
  const query = 'subscription($id: ID!) { pluginChangeProgress(id: $id) { state } }';
  const watched = client.iterate({ query, variables: { id: plan } });
  const first = await watched.next();
  assert.ok(first.value.data.pluginChangeProgress.state);
  await watched.return();
  client.dispose();
});

test('a subscription of what is not there is told so and ends', async () => {
  const client = createClient({ url, headers, retryAttempts: 0 });
  const query = 'subscription { pluginChangeProgress(id: "nowhere") { state } }';
  const [refused, ...more] = await all(client, { query });
  assert.equal(refused.errors[0].extensions.code, 'CHANGE_NOT_FOUND');
  assert.equal(more.length, 0);
  client.dispose();
});
