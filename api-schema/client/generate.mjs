// Generates src/generated.ts: the types of the schema, and the operations of src/operations as typed documents.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as documentPlugin from '@graphql-codegen/typed-document-node';
import * as typesPlugin from '@graphql-codegen/typescript';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, Source, validate } from 'graphql';

const text = readFileSync('schema.graphqls', 'utf8');
const schema = buildSchema(text);
const documents = readdirSync('src/operations')
  .sort()
  .map((name) => `src/operations/${name}`)
  .map((location) => ({
    location,
    document: parse(new Source(readFileSync(location, 'utf8'), location), { noLocation: false }),
  }));
const whole = { kind: 'Document', definitions: documents.flatMap(({ document }) => document.definitions) };
const wrong = validate(schema, whole);
if (wrong.length) {
  console.error(wrong.map(String).join('\n\n'));
  process.exit(1);
}
const generated = await codegen({
  filename: 'src/generated.ts',
  schema: parse(text),
  documents,
  config: {
    documentMode: 'string',
    enumsAsTypes: true,
    skipTypename: true,
    strictScalars: true,
    useTypeImports: true,
    maybeValue: 'T | null',
    scalars: { Date: 'string', DateTime: 'string', JSON: 'unknown' },
  },
  pluginMap: { types: typesPlugin, operations: operationsPlugin, documents: documentPlugin },
  plugins: [{ types: {} }, { operations: {} }, { documents: {} }],
});
writeFileSync('src/generated.ts', `// Generated from the contract.\n${generated}`);
