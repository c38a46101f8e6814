import { expect, test } from 'vitest';
import { type Settings, versionOf, withChosenGateway } from './settings';

const settings = {
  endpoint: '/graphql',
  explain: true,
  imports: true,
  version: '1.0',
  commit: '76d6c09',
  gateways: [{ name: 'staging', endpoint: 'https://staging.example.org/graphql' }],
} as unknown as Settings;

test('a chosen gateway has its own endpoint, without what only the gateway of the page offers', () => {
  const chosen = withChosenGateway(settings, () => ({ getItem: () => 'staging' }));
  expect([chosen.endpoint, chosen.gateway, chosen.explain, chosen.imports]).toEqual(['https://staging.example.org/graphql', 'staging', false, false]);
  expect(versionOf(chosen)).toBe('');
});

test('the commit follows the version, if it is known', () => {
  expect(versionOf(settings)).toBe('1.0 (commit 76d6c09)');
  expect(versionOf({ version: '1.0', commit: '' })).toBe('1.0');
});

test('without a choice, and after the choice is no longer offered, the gateway of the page is queried', () => {
  expect(withChosenGateway(settings, () => ({ getItem: () => null }))).toBe(settings);
  expect(withChosenGateway(settings, () => ({ getItem: () => 'gone' }))).toBe(settings);
  expect(
    withChosenGateway(settings, () => {
      throw new Error('no storage');
    }),
  ).toBe(settings);
});
