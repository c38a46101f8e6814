import { expect, test } from 'vitest';
import { type Settings, withChosenGateway } from './settings';

const settings = {
  endpoint: '/graphql',
  explain: true,
  imports: true,
  gateways: [{ name: 'staging', endpoint: 'https://staging.example.org/graphql' }],
} as unknown as Settings;

test('a chosen gateway has its own endpoint, without what only the gateway of the page offers', () => {
  const chosen = withChosenGateway(settings, () => ({ getItem: () => 'staging' }));
  expect([chosen.endpoint, chosen.gateway, chosen.explain, chosen.imports]).toEqual(['https://staging.example.org/graphql', 'staging', false, false]);
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
