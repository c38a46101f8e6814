import assert from 'node:assert/strict';
import { test } from 'vitest';
import { importsIn, problemsOf } from './layers.mjs';

const explanation = (imports) =>
  Object.entries(imports)
    .map(([file, from]) => [`src/${file}`, ...from.map((one) => `   Imported via './x' from file 'src/${one}'`), "   Matched by include pattern 'src' in 'tsconfig.json'"].join('\n'))
    .join('\n');
const problems = (imports) => problemsOf(importsIn(explanation(imports)));

test('readsTheImportsThatTheCompilerExplains', () => {
  const text = `node_modules/react/index.d.ts\n   Imported via 'react' from file 'src/ui/Menu.tsx'\n${explanation({ 'answer/json.ts': ['answer/lists.ts'] })}`;
  assert.deepEqual(importsIn(text), [{ from: 'answer/lists.ts', to: 'answer/json.ts' }]);
  assert.deepEqual(importsIn(text.replaceAll('src/', '/tmp/x/src/')), [{ from: 'answer/lists.ts', to: 'answer/json.ts' }]);
});

test('findsACycleOfFiles', () => {
  assert.match(
    problems({ 'answer/a.ts': ['answer/c.ts'], 'answer/b.ts': ['answer/a.ts'], 'answer/c.ts': ['answer/b.ts'] })[0],
    /cycle: src\/answer\/[abc]\.ts -> src\/answer\/[abc]\.ts -> src\/answer\/[abc]\.ts -> src\/answer\/[abc]\.ts/,
  );
  assert.deepEqual(problems({ 'answer/a.ts': ['answer/b.ts', 'answer/c.ts'], 'answer/b.ts': ['answer/c.ts'] }), []);
});

test('findsAnImportAgainstTheLayers', () => {
  assert.deepEqual(problems({ 'views/registry.ts': ['session/fetcher.ts'] }), [
    'src/session/fetcher.ts imports src/views/registry.ts: the layer session may not use the layer views.',
  ]);
  assert.equal(problems({ 'views/table/Grid.tsx': ['views/time/TimeView.tsx'] }).length, 1);
  assert.equal(problems({ 'other/x.ts': ['page/App.tsx'] }).length, 1);
  assert.deepEqual(problems({ 'views/registry.ts': ['library/SaveForm.tsx', 'main.tsx'], 'gateway/request.ts': ['views/table/Grid.tsx'] }), []);
});

test('letsTestsImportAnything', () => {
  assert.deepEqual(problems({ 'views/table/Grid.tsx': ['answer/lists.test.ts'] }), []);
});
