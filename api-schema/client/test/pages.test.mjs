// What the compiled client does, against a list that is paged as the platform pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, OrganizationsDocument, pages, pagesBackwards } from '../dist/index.js';

const CODES = ['a', 'b', 'c', 'd', 'e'];

/** The page of the connection that the variables ask for, as Relay has it. */
function connection({ first, after, last, before }) {
  const between = CODES.filter((code) => (after == null || code > after) && (before == null || code < before));
  const codes = last == null ? between.slice(0, first ?? 20) : between.slice(-last);
  return {
    nodes: codes.map((code) => ({ code })),
    pageInfo: {
      hasNextPage: last == null ? codes.length < between.length : before != null,
      endCursor: codes.at(-1) ?? null,
      hasPreviousPage: last == null ? after != null : codes.length < between.length,
      startCursor: codes[0] ?? null,
    },
  };
}

/** A client of a platform that answers from the list, and what it was asked. */
function platform() {
  const asked = [];
  const fetch = async (_url, { body }) => {
    const { query, variables } = JSON.parse(body);
    assert.match(query, /last: \$last\s+before: \$before/);
    asked.push(variables);
    const data = { organizations: connection(variables) };
    return new Response(JSON.stringify({ data }), { headers: { 'Content-Type': 'application/json' } });
  };
  return { asked, client: createClient({ url: 'http://127.0.0.1/graphql', fetch }) };
}

async function codes(nodes) {
  const all = [];
  for await (const node of nodes) {
    all.push(node.code);
  }
  return all;
}

for (const size of [1, 2, 5, 6]) {
  test(`all pages of ${size} are walked forwards`, async () => {
    const { asked, client } = platform();
    const walked = pages(
      async (after) => (await client.request(OrganizationsDocument, { first: size, after })).organizations,
    );
    assert.deepEqual(await codes(walked), CODES);
    assert.equal(asked.length, Math.ceil(CODES.length / size));
  });

  test(`all pages of ${size} are walked backwards, the last node first`, async () => {
    const { asked, client } = platform();
    const walked = pagesBackwards(
      async (before) => (await client.request(OrganizationsDocument, { last: size, before })).organizations,
    );
    assert.deepEqual(await codes(walked), CODES.toReversed());
    assert.equal(asked.length, Math.ceil(CODES.length / size));
  });
}

test('pages that nobody asks for are not fetched', async () => {
  const { asked, client } = platform();
  const walked = pagesBackwards(
    async (before) => (await client.request(OrganizationsDocument, { last: 2, before })).organizations,
  );
  assert.equal((await walked.next()).value.code, 'e');
  assert.equal(asked.length, 1);
});
