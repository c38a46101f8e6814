import assert from 'node:assert/strict';
import { test } from 'vitest';
import { asJson, type Dashboard, dashboardFile, dashboardOf, queryProblem, readDashboard } from './dashboard';
import { decodeDashboard, encodeDashboard, linkToDashboard } from './dashboardLink';

const dashboard: Dashboard = {
  title: 'The week ☀',
  sentence: '',
  filters: { from: '2021-01-01T00:00:00Z', until: undefined, topics: ['AI'], providers: [] },
  cards: [
    { id: 'card-1', title: 'Newest', query: '{ articles { edges { node { title } } } }', variables: { first: 5 }, view: 'table', settings: { 'table.sort': [] }, width: 6, tall: true },
    { id: 'card-2', title: 'Figures', query: '{ stats { articleCount } }', variables: {}, view: 'json', settings: {}, width: 3, tall: false },
  ],
};
const json = (more: Record<string, unknown> = {}, card: Record<string, unknown> = {}) => ({
  format: 'newsgraph-dashboard',
  version: 1,
  title: 'A',
  cards: [{ title: 'B', query: '{ a }', view: 'table', ...card }],
  ...more,
});

test('readsWhatItWrites', async () => {
  assert.deepEqual(readDashboard(dashboardFile(dashboard)), dashboard);
  assert.deepEqual(await decodeDashboard(await encodeDashboard(dashboard)), dashboard);
});

test('putsADashboardIntoALinkWithoutLettersThatChange', async () => {
  const data = await encodeDashboard(dashboard);
  assert.match(data, /^z[\w-]+$/);
  assert.ok(data.length < JSON.stringify(asJson(dashboard)).length);
  const link = linkToDashboard(data, dashboard.filters, 'http://localhost/graphiql#/query?query=x');
  assert.equal(link, `http://localhost/graphiql#/dashboards?data=${data}&from=2021-01-01T00%3A00%3A00Z&topic=AI`);
});

test('explainsALinkThatCannotBeRead', async () => {
  const data = await encodeDashboard(dashboard);
  await assert.rejects(decodeDashboard(data.slice(0, 60)), /cut off/);
  await assert.rejects(decodeDashboard(`x${data}`), /no dashboard/);
  await assert.rejects(decodeDashboard('z***'), /no dashboard/);
  await assert.rejects(decodeDashboard(''), /no dashboard/);
});

test('boundsWhatAShortLinkExpandsTo', async () => {
  const bomb = await encodeDashboard({ ...dashboard, title: 'x', sentence: ' '.repeat(20_000_000) });
  assert.ok(bomb.length < 60_000);
  await assert.rejects(decodeDashboard(bomb), /cut off or changed/);
});

test('saysWhatIsWrongWithAFile', () => {
  const problem = (value: unknown) => {
    try {
      dashboardOf(value);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.equal(problem(json()), '');
  assert.match(problem([]), /not a dashboard/);
  assert.match(problem(json({ format: 'x' })), /no "format": "newsgraph-dashboard"/);
  assert.match(problem(json({ version: 2 })), /version 2; this page reads version 1/);
  assert.match(problem(json({ cards: {} })), /no list of cards/);
  assert.match(problem(json({ cards: Array(25).fill({}) })), /25 cards; at most 24/);
  assert.match(problem(json({ filters: { from: 'yesterday' } })), /"from" is not a date-time/);
  assert.match(problem(json({}, { query: '{ a' })), /Card 1 \(“B”\): The query cannot be read: Syntax Error.* \(line 1, column 4\)/);
  assert.match(problem(json({}, { view: 'pie' })), /view that does not exist: "pie"/);
  assert.match(problem(json({}, { width: 5 })), /width 5; use 2, 3, 4 or 6/);
  assert.match(problem(json({}, { variables: [] })), /variables that are not an object/);
  assert.throws(() => readDashboard('<html>'), /This is not JSON/);
});

test('neverTakesAMutation', () => {
  assert.match(queryProblem('mutation { startImport { id } }')!, /Remove the mutation/);
  assert.match(queryProblem('query A { a } mutation B { b }')!, /Remove the mutation/);
  assert.match(queryProblem('subscription { a }')!, /Remove the subscription/);
  assert.match(queryProblem('query A { a } query B { b }')!, /one operation; it has 2/);
  assert.match(queryProblem('fragment F on A { a }')!, /it has 0/);
  assert.equal(queryProblem('query A { ...F } fragment F on Query { a }'), null);
});
