// The platform at URL as a subgraph, composed with another one as a gateway does it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

async function ask(query, variables) {
  const answer = await fetch(process.env.URL + '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return answer.json();
}

const inspections = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { latest: Inspection }
  type Inspection { id: ID! organization: Organization! }
  type Organization @key(fields: "code") { code: String! inspections: [Inspection!]! }
  type CaseStudy @key(fields: "key") { key: String! readers: Int! }
`);

test('the subgraph is one, and composes with another that extends its entities', async () => {
  const { data } = await ask('{ _service { sdl } }');
  const typeDefs = parse(data._service.sdl);
  buildSubgraphSchema({ typeDefs });
  const composed = composeServices([
    { name: 'exemplar', url: process.env.URL, typeDefs },
    { name: 'inspections', url: 'http://inspections.example', typeDefs: inspections },
  ]);
  assert.deepEqual(composed.errors ?? [], []);
  const organization = composed.schema.type('Organization');
  assert.ok(organization.field('inspections'));
  assert.ok(organization.field('name'));
});

test('entities are found by code and by id', async () => {
  const code = '990101001001';
  const { data } = await ask('query($c: String!) { organization(code: $c) { id name } }', { c: code });
  const query = 'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Organization { id name } } }';
  const r = [
    { __typename: 'Organization', code },
    { __typename: 'Organization', id: data.organization.id },
    { __typename: 'CaseStudy', key: 'nowhere' },
  ];
  const found = await ask(query, { r });
  const one = { __typename: 'Organization', ...data.organization };
  assert.deepEqual(found.data._entities, [one, one, null]);
});
