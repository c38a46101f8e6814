// Bundles the page: node build.mjs OUTDIR [--sizes]. Names carry a hash of their content, and each file lies there compressed, too.
import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const outdir = process.argv[2];
if (!outdir) {
  console.error('Usage: node build.mjs OUTDIR');
  process.exit(2);
}
const here = import.meta.dirname;
const assets = join(outdir, 'assets');
await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  metafile: true,
  target: 'es2022',
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.ttf': 'file' },
};

const ownChoiceOfMonaco = {
  name: 'own-choice-of-monaco',
  setup(bundle) {
    const own = { path: join(here, 'src', 'monaco.ts') };
    bundle.onResolve({ filter: /^monaco-graphql\/esm\/monaco-editor\.js$/ }, () => own);
    // The same, and the whole of Monaco with it.
    bundle.onResolve({ filter: /^monaco-editor$/ }, () => own);
  },
};

// Workers first: the page must know their names.
const workers = await build({
  ...common,
  format: 'iife',
  entryPoints: {
    editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
    json: 'monaco-editor/esm/vs/language/json/json.worker.js',
    graphql: 'monaco-graphql/esm/graphql.worker.js',
    layout: 'src/lens/network/layout.worker.ts',
  },
});
const page = await build({
  ...common,
  format: 'esm',
  splitting: true,
  entryPoints: { main: 'src/main.tsx' },
  plugins: [ownChoiceOfMonaco],
  // What GraphiQL formats by is CommonJS, whose names a chunk of its own does not export.
  alias: { 'prettier/parser-graphql': 'prettier/plugins/graphql', 'prettier/parser-babel': 'prettier/plugins/babel' },
  define: { ...common.define, WORKERS: JSON.stringify(namesOf(workers)) },
});

const outputs = page.metafile.outputs;
const main = Object.keys(outputs).find((name) => outputs[name].entryPoint === 'src/main.tsx');
const script = basename(main);
const style = basename(outputs[main].cssBundle);
const first = staticChunks(main).map((name) => basename(name));
const html = (await readFile(join(here, 'index.html'), 'utf8'))
  .replace('{{style}}', `graphiql/assets/${style}`)
  .replace('{{script}}', `graphiql/assets/${script}`)
  .replace('{{preload}}', first.map((name) => `<link rel="modulepreload" href="graphiql/assets/${name}">`).join('\n    '));
await writeFile(join(outdir, 'index.html'), html);

const written = [...Object.keys(outputs), ...Object.keys(workers.metafile.outputs)].map((name) => join(here, name));
const sizes = await Promise.all(written.filter((file) => /\.(js|css|ttf)$/.test(file)).map(compressed));

if (process.argv.includes('--sizes')) {
  const eager = new Set([script, style, ...first]);
  for (const { file, raw, br } of sizes.sort((a, b) => b.br - a.br)) {
    console.log(`${String(raw).padStart(9)} ${String(br).padStart(8)} br  ${eager.has(file) ? 'first' : 'later'}  ${file}`);
  }
  const total = sizes.filter(({ file }) => eager.has(file)).reduce((sum, { br }) => sum + br, 0);
  console.log(`${total} bytes compressed before the page shows itself`);
}

function namesOf({ metafile }) {
  return Object.fromEntries(
    Object.keys(metafile.outputs)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [basename(name).replace(/-[A-Z0-9]+\.js$/, ''), basename(name)]),
  );
}

function staticChunks(name, seen = new Set()) {
  for (const { path, kind } of outputs[name].imports) {
    if (kind === 'import-statement' && !seen.has(path)) {
      seen.add(path);
      staticChunks(path, seen);
    }
  }
  return [...seen];
}

async function compressed(file) {
  const bytes = await readFile(file);
  const br = await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const gz = await promisify(gzip)(bytes, { level: 9 });
  await writeFile(`${file}.br`, br);
  await writeFile(`${file}.gz`, gz);
  return { file: basename(file), raw: bytes.length, br: br.length };
}
