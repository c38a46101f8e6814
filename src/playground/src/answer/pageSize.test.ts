import assert from 'node:assert/strict';
import { test } from 'vitest';
import { listsOf } from './lists';
import { hasFullPage } from './pageSize';

const page = (count: number) => ({ edges: Array.from({ length: count }, (_, place) => ({ node: { view__id: String(place) } })) });
const nested = (...counts: number[]) => listsOf({ topics: counts.map((count) => ({ articles: page(count) })) }).find(({ nested }) => nested)!;
const query = (args: string) => ({ query: `query Q($n: Int = 3) { topics { articles${args} { edges { node { id } } } } }` });

test('findsPagesThatMayHaveMore', () => {
  assert.equal(hasFullPage(query('(first: 3)'), nested(1, 3)), true);
  assert.equal(hasFullPage(query('(first: 4)'), nested(1, 3)), false);
  assert.equal(hasFullPage(query('(first: $n)'), nested(3)), true);
  assert.equal(hasFullPage({ ...query('(last: $n)'), variables: { n: 5 } }, nested(3)), false);
  assert.equal(hasFullPage(query(''), nested(9)), false);
  assert.equal(hasFullPage(query(''), nested(10)), true);
});
