// Runs src/**/*.test.ts with Node's own test runner: node test.mjs [OUTDIR]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { globSync } from './globs.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const outdir = mkdtempSync(join(tmpdir(), 'newsgraph-playground-'));
try {
  const sources = globSync(join(here, 'src'), (name) => /\.test\.tsx?$/.test(name));
  await build({
    absWorkingDir: here,
    entryPoints: sources,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const built = globSync(outdir, (name) => name.endsWith('.test.mjs'));
  const tests = ['--test', '--test-reporter=spec', '--enable-source-maps', ...built];
  const { status, stdout, stderr } = spawnSync(process.execPath, tests, { cwd: here, encoding: 'utf8', maxBuffer: 1 << 28 });
  // Those that pass need no line each.
  console.log(status === 0 ? `The page's own tests: ${/^ℹ pass (\d+)$/m.exec(stdout)?.[1]} passed, 0 failed.` : stdout + stderr);
  process.exitCode = status ?? 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
