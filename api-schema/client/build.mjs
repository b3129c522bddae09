// Builds the client below target/: installs what the lock file names, generates, compiles, checks what the types let
// through and what the client does, and packs. Nothing is done where nothing has changed.
//
// node build.mjs SCHEMA
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = dirname(fileURLToPath(import.meta.url));
const target = join(source, 'target');
const work = join(target, 'build');
const schema = process.argv[2];
const inputs = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.test.json', 'generate.mjs', 'src', 'test'];

function files(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path];
}

function digest(paths) {
  const hash = createHash('sha256');
  paths.forEach((path) => hash.update(path).update(readFileSync(path)));
  return hash.digest('hex');
}

function isWritten(name, text) {
  const stamp = join(target, name);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === text;
}

function run(command, ...args) {
  try {
    execFileSync(command, args, { cwd: work, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (failed) {
    console.error(`${command} ${args.join(' ')}\n${failed.stdout ?? ''}${failed.stderr ?? failed.message}`);
    process.exit(1);
  }
}

const whole = digest([...inputs.map((name) => join(source, name)), schema, fileURLToPath(import.meta.url)].flatMap(files));
if (isWritten('built', whole)) {
  process.exit(0);
}
mkdirSync(work, { recursive: true });
for (const name of inputs) {
  rmSync(join(work, name), { recursive: true, force: true });
  cpSync(join(source, name), join(work, name), { recursive: true });
}
cpSync(schema, join(work, 'schema.graphqls'));
rmSync(join(work, 'dist'), { recursive: true, force: true });
const lock = digest([join(source, 'package-lock.json')]);
if (!isWritten('installed', lock)) {
  run('npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund');
  writeFileSync(join(target, 'installed'), lock);
}
const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
run('node', 'generate.mjs');
run('node', tsc, '-p', 'tsconfig.test.json');
run('node', tsc, '-p', 'tsconfig.json');
run('node', '--test', join('test', 'pages.test.mjs'));
run('npm', 'pack', '--pack-destination', target);
writeFileSync(join(target, 'built'), whole);
