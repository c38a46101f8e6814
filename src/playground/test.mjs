// Runs src/**/*.test.ts with Node's own test runner: node test.mjs [OUTDIR]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { globSync } from './globs.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const outdir = mkdtempSync(join(tmpdir(), 'newsgraph-playground-'));
try {
  const tests = globSync(join(here, 'src'), (name) => /\.test\.tsx?$/.test(name));
  await build({
    absWorkingDir: here,
    entryPoints: tests,
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
  const { status } = spawnSync(process.execPath, ['--test', '--enable-source-maps', ...built], { cwd: here, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
