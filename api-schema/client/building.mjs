// What the builds of our Node projects have in common: each is copied below its target/ and built there, with the
// packages that its lock file names; nothing is done where nothing has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function files(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : [path];
}

function digest(paths) {
  const hash = createHash('sha256');
  paths.flatMap(files).forEach((path) => hash.update(path).update(readFileSync(path)));
  return hash.digest('hex');
}

/**
 * Builds a project.
 *
 * @param source its folder
 * @param inputs the names of what it is built of there, with a package.json and a lock file
 * @param others paths of what it is built of elsewhere
 * @param made path of what comes out below its target/; where that is gone, it is built again
 * @param steps does the work; is given the folder and what runs a command there
 */
export function build({ source, inputs, others, made, steps }) {
  const target = join(source, 'target');
  const work = join(target, 'build');
  const isWritten = (name, text) => {
    const stamp = join(target, name);
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === text;
  };
  const run = (command, ...args) => {
    try {
      execFileSync(command, args, { cwd: work, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
    } catch (failed) {
      console.error(`${command} ${args.join(' ')}\n${failed.stdout ?? ''}${failed.stderr ?? failed.message}`);
      process.exit(1);
    }
  };
  const whole = digest([...inputs.map((name) => join(source, name)), ...others, join(source, 'build.mjs')]);
  if (existsSync(join(target, made)) && isWritten('built', whole)) {
    return;
  }
  mkdirSync(work, { recursive: true });
  for (const name of inputs) {
    rmSync(join(work, name), { recursive: true, force: true });
    cpSync(join(source, name), join(work, name), { recursive: true });
  }
  const lock = digest([join(source, 'package-lock.json')]);
  if (!existsSync(join(work, 'node_modules')) || !isWritten('installed', lock)) {
    run('npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund');
    writeFileSync(join(target, 'installed'), lock);
  }
  steps(work, run);
  writeFileSync(join(target, 'built'), whole);
}
