// Builds the client below target/: generates, compiles, checks what the types let through and what the client does, packs.
//
// node build.mjs SCHEMA
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './building.mjs';

const source = dirname(fileURLToPath(import.meta.url));
const schema = process.argv[2];
const { name, version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));

build({
  source,
  inputs: ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.test.json', 'generate.mjs', 'src', 'test'],
  others: [schema, join(source, 'building.mjs')],
  made: `${name}-${version}.tgz`,
  steps: (work, run) => {
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
    cpSync(schema, join(work, 'schema.graphqls'));
    rmSync(join(work, 'dist'), { recursive: true, force: true });
    run('node', 'generate.mjs', 'schema.graphqls', join('src', 'operations'), join('src', 'generated.ts'));
    run('node', tsc, '-p', 'tsconfig.test.json');
    run('node', tsc, '-p', 'tsconfig.json');
    run('node', '--test', join('test', 'pages.test.mjs'), join('test', 'session.test.mjs'), join('test', 'watch.test.mjs'));
    run('npm', 'pack', '--pack-destination', join(source, 'target'));
  },
});
