import assert from 'node:assert/strict';
import { test } from 'vitest';
import { billOfMaterials, bundledFiles } from './components.mjs';

const integrity = `sha512-${Buffer.from('x').toString('base64')}`;
const lock = {
  packages: {
    '': { name: 'page', version: '1.0.0', license: 'Apache-2.0' },
    'node_modules/react': { version: '19.0.0', license: 'MIT', integrity },
    'node_modules/@graphiql/react': { version: '0.1.0', license: 'MIT', integrity },
    'node_modules/react/node_modules/old': { version: '2.0.0', license: '(MIT OR Apache-2.0)', integrity },
    'node_modules/esbuild': { version: '3.0.0', license: 'MIT', dev: true, integrity },
  },
};

test('listsEachBundledPackageOnce', () => {
  const { components, metadata } = billOfMaterials(
    ['src/main.tsx', 'node_modules/react/index.js', 'node_modules/react/cjs/react.js', 'node_modules/@graphiql/react/dist/a.js', 'node_modules/react/node_modules/old/b.js'],
    lock,
  );
  assert.deepEqual(
    components.map(({ purl }) => purl),
    ['pkg:npm/%40graphiql/react@0.1.0', 'pkg:npm/old@2.0.0', 'pkg:npm/react@19.0.0'],
  );
  assert.deepEqual(components[0], {
    type: 'library',
    'bom-ref': 'pkg:npm/%40graphiql/react@0.1.0',
    group: '@graphiql',
    name: 'react',
    version: '0.1.0',
    purl: 'pkg:npm/%40graphiql/react@0.1.0',
    hashes: [{ alg: 'SHA-512', content: '78' }],
    licenses: [{ license: { id: 'MIT' } }],
  });
  assert.deepEqual(components[1].licenses, [{ expression: '(MIT OR Apache-2.0)' }]);
  assert.equal(metadata.component.purl, 'pkg:npm/page@1.0.0');
});

test('aFileWithoutBytesInTheOutputIsNotBundled', () => {
  const outputs = { 'main.js': { inputs: { 'a.ts': { bytesInOutput: 3 }, 'types.ts': { bytesInOutput: 0 } } }, 'main.css': { inputs: { 'a.css': { bytesInOutput: 1 } } } };
  assert.deepEqual(bundledFiles({ outputs }), ['a.ts', 'a.css']);
});

test('aPackageThatIsNotLockedIsAMistake', () => {
  assert.throws(() => billOfMaterials(['node_modules/other/a.js'], lock), /node_modules\/other is bundled, and is not in package-lock.json/);
});
