// Checks the types of src, and that its imports keep to the layers of layers.mjs and form no cycle: node check.mjs
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importsIn, problemsOf } from './layers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const compiler = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '--noEmit', '--explainFiles', '--pretty', 'false'], {
  cwd: here,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (status !== 0) {
  // Errors are printed before the explanation of the files.
  console.error(stdout.split('\n').filter((line) => /: error TS|^error TS/.test(line)).join('\n') || stdout + stderr);
  process.exit(1);
}
const imports = importsIn(stdout);
if (imports.length === 0) {
  console.error('The compiler did not tell which files import which; see importsIn in layers.mjs.');
  process.exit(1);
}
const problems = problemsOf(imports);
if (problems.length > 0) {
  console.error(`The imports of the page must keep to the layers in layers.mjs:\n${problems.join('\n')}`);
  process.exit(1);
}
console.log(`The page's types and its ${imports.length} imports between files are in order.`);
