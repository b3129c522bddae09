// Generates the types of a schema, and the operations of a folder as typed documents.
//
// node generate.mjs SCHEMA OPERATIONS OUT
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as documentPlugin from '@graphql-codegen/typed-document-node';
import * as typesPlugin from '@graphql-codegen/typescript';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, Source, validate } from 'graphql';

const [from, operations, out] = process.argv.slice(2);
const text = readFileSync(from, 'utf8');
const schema = buildSchema(text);
const documents = readdirSync(operations)
  .sort()
  .map((name) => join(operations, name))
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
  filename: out,
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
// whoever uses the types does not have the package that the generator takes this one from
const BORROWED = /import type \{ DocumentTypeDecoration \}[^\n]*\n/;
const OWN = `
/** Ties types of answer and variables to a document. */
export interface DocumentTypeDecoration<TResult, TVariables> {
  __apiType?: (variables: TVariables) => TResult;
}
`;
if (!BORROWED.test(generated)) {
  throw new Error('the generator borrows other types than it did');
}
writeFileSync(out, `// Generated from the contract.\n${generated.replace(BORROWED, OWN)}`);
