// Run by Maven: bundles the page when something changed since the last time.
// node make.mjs WORK OUT: packages are installed in WORK, so that nothing is written beside the sources.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = dirname(fileURLToPath(import.meta.url));
const questions = join(source, 'library');
const [work, out] = process.argv.slice(2).map((folder) => resolve(folder));
const installed = join(work, 'node_modules', '.newsgraph');
const bundled = join(work, '.newsgraph');

/** The page's sources; the library's questions are packed by Maven as they are. */
function sources(folder = source) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.') && join(folder, name) !== questions)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function digest(files) {
  const hash = createHash('sha256').update(process.version + process.platform + process.arch);
  files.forEach((file) => hash.update(`\n${relative(source, file)}\n`).update(readFileSync(file)));
  return hash.digest('hex');
}

function holds(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

function run(command, args, sentence) {
  const { status } = spawnSync(command, args, {
    cwd: work,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) {
    console.error(sentence);
    // Maven finds that the page is missing, and fails with this message above its own.
    process.exit(0);
  }
}

const files = sources();
const page = digest(files);
if (holds(bundled, page) && existsSync(join(out, 'index.html'))) {
  process.exit(0);
}

for (const name of ['index.html', 'index.html.br', 'index.html.gz', 'assets']) {
  rmSync(join(out, name), { recursive: true, force: true });
}
mkdirSync(work, { recursive: true });
readdirSync(work)
  .filter((name) => name !== 'node_modules')
  .forEach((name) => rmSync(join(work, name), { recursive: true }));
files.forEach((file) => cpSync(file, join(work, relative(source, file))));

const packages = digest(['package.json', 'package-lock.json'].map((name) => join(source, name)));
if (!holds(installed, packages)) {
  run(
    'npm',
    ['ci', '--ignore-scripts=false', '--legacy-peer-deps', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    'The packages of the playground could not be installed; see npm’s message above. Run this again where npm ' +
      'reaches its registry.',
  );
  mkdirSync(dirname(installed), { recursive: true });
  writeFileSync(installed, packages);
}

run(process.execPath, ['build.mjs', out, `--components=${join(work, 'components.cdx.json')}`], 'The playground could not be bundled, see above. Fix src/playground and run this again.');
writeFileSync(bundled, page);
