// Builds the pages below target/: generates the types of what they ask from the contract, checks the types, bundles.
//
// node build.mjs SCHEMA OUT
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../../api-schema/client/building.mjs';

const source = dirname(fileURLToPath(import.meta.url));
const contract = join(source, '..', '..', 'api-schema', 'client');
const client = join(contract, 'target', 'build');
const [schema, out] = process.argv.slice(2);

build({
  source,
  inputs: ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'src'],
  others: [schema, join(client, 'src'), join(client, 'generate.mjs'), join(contract, 'building.mjs')],
  made: join('pages', 'index.html'),
  steps: (work, run) => {
    rmSync(join(work, 'client'), { recursive: true, force: true });
    cpSync(join(client, 'dist'), join(work, 'client'), { recursive: true });
    run('node', join(client, 'generate.mjs'), schema, join('src', 'operations'), join('src', 'generated.ts'));
    run('node', join('node_modules', 'vue-tsc', 'bin', 'vue-tsc.js'), '--noEmit');
    run('node', join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', out, '--emptyOutDir');
  },
});
