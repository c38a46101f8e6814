// Bundles the page: node build.mjs OUTDIR [--sizes] [--components=FILE]. File names have a hash of the content; each file is
// written compressed too. FILE lists the npm packages in the bundle.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { billOfMaterials, bundledFiles } from './components.mjs';

const outdir = process.argv[2];
if (!outdir) {
  console.error('Usage: node build.mjs OUTDIR');
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const assets = join(outdir, 'assets');
await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });

const monacoSubset = {
  name: 'monaco-subset',
  setup(bundle) {
    const subset = { path: join(here, 'src', 'monaco.ts') };
    bundle.onResolve({ filter: /^monaco-graphql\/esm\/monaco-editor\.js$/ }, () => subset);
    // The package itself imports all of Monaco.
    bundle.onResolve({ filter: /^monaco-editor$/ }, () => subset);
  },
};

// Files of the bundles within the bundle.
const inlinedFiles = [];

// `inline:FILE` is the text of a script or a style that is bundled on its own, to be part of a file that the page makes. Its
// path is relative, because the hash of a chunk includes the paths of its modules, and must not depend on the folder.
const inlined = {
  name: 'inlined',
  setup(bundle) {
    bundle.onResolve({ filter: /^inline:/ }, ({ path, resolveDir }) => ({ path: relative(here, join(resolveDir, path.slice('inline:'.length))), namespace: 'inlined' }));
    bundle.onLoad({ filter: /.*/, namespace: 'inlined' }, async ({ path }) => {
      const { outputFiles, metafile } = await build({ absWorkingDir: here, entryPoints: [path], bundle: true, metafile: true, minify: true, write: false, format: 'iife', target: 'es2022', logLevel: 'warning' });
      inlinedFiles.push(...bundledFiles(metafile));
      const text = outputFiles[0].text.trim();
      if (/<\/(script|style)/i.test(text)) {
        throw new Error(`${path} has an end tag, which would end it where it is part of a page.`);
      }
      const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`;
      return { contents: `export const text = ${JSON.stringify(text)}; export const hash = '${hash}';`, loader: 'js' };
    });
  },
};

// Workers are modules like the page, so that both share chunks, which are fetched once.
const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
  layout: 'src/views/network/layout.worker.ts',
};
const page = await build({
  absWorkingDir: here,
  bundle: true,
  minify: true,
  metafile: true,
  target: 'es2022',
  format: 'esm',
  splitting: true,
  entryPoints: { main: 'src/main.tsx', ...WORKERS },
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  legalComments: 'linked',
  logLevel: 'warning',
  loader: { '.ttf': 'file' },
  plugins: [monacoSubset, inlined],
  // GraphiQL imports Prettier's CommonJS parsers, whose named exports are missing in a split chunk.
  alias: { 'prettier/parser-graphql': 'prettier/plugins/graphql', 'prettier/parser-babel': 'prettier/plugins/babel' },
  define: { 'process.env.NODE_ENV': '"production"' },
});

const absolute = Object.keys(page.metafile.inputs).filter((name) => name.includes(here));
if (absolute.length > 0) {
  throw new Error(`These modules have an absolute path, so the names of chunks would depend on the folder: ${absolute.join(', ')}.`);
}

const outputs = page.metafile.outputs;
const main = outputOf('main');
const workers = Object.fromEntries(Object.keys(WORKERS).map((name) => [name, basename(outputOf(name))]));
const script = basename(main);
const style = basename(outputs[main].cssBundle);
// The styles of GraphiQL's editors are loaded with the page that has them.
const queryPage = Object.keys(outputs).find((name) => outputs[name].entryPoint === 'src/query/QueryPage.tsx');
const queryStyle = basename(outputs[queryPage].cssBundle);
const first = staticChunks(main).map((name) => basename(name));
const html = (await readFile(join(here, 'index.html'), 'utf8'))
  .replace('{{style}}', `graphiql/assets/${style}`)
  .replace('{{script}}', `graphiql/assets/${script}`)
  .replace('{{queryStyle}}', `graphiql/assets/${queryStyle}`)
  .replace('{{workers}}', JSON.stringify(workers))
  .replace('{{preload}}', first.map((name) => `<link rel="modulepreload" href="graphiql/assets/${name}">`).join('\n    '));
await writeFile(join(outdir, 'index.html'), html);

const list = process.argv.find((argument) => argument.startsWith('--components='))?.slice('--components='.length);
if (list) {
  const lock = JSON.parse(await readFile(join(here, 'package-lock.json'), 'utf8'));
  await writeFile(list, `${JSON.stringify(billOfMaterials([...bundledFiles(page.metafile), ...inlinedFiles], lock), null, 2)}\n`);
}

const written = Object.keys(outputs).map((name) => join(here, name));
const sizes = await Promise.all(written.filter((file) => /\.(js|css|ttf)$/.test(file)).map(compressed));

if (process.argv.includes('--sizes')) {
  const eager = new Set([script, style, ...first]);
  // A first visit loads the workers and the network view too.
  const network = Object.keys(outputs).find((name) => outputs[name].entryPoint === 'src/views/network/NetworkView.tsx');
  const soon = new Set([...Object.keys(WORKERS).map(outputOf), network].flatMap((name) => [name, ...staticChunks(name)]).map((name) => basename(name)));
  const when = (file) => (eager.has(file) ? 'first' : soon.has(file) ? 'soon ' : 'later');
  for (const { file, raw, br } of sizes.sort((a, b) => b.br - a.br)) {
    console.log(`${String(raw).padStart(9)} ${String(br).padStart(8)} br  ${when(file)}  ${file}`);
  }
  const total = (time) => sizes.filter(({ file }) => when(file) === time).reduce((sum, { br }) => sum + br, 0);
  console.log(`${total('first')} bytes compressed before the page shows itself, ${total('soon ')} for the workers and the first network`);
}

function outputOf(entry) {
  return Object.keys(outputs).find((name) => new RegExp(`^${entry}-[A-Z0-9]+\\.js$`).test(basename(name)));
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
