import { expect, test } from 'vitest';
import { reasonsOf } from './evidence';

test('says why two articles belong together', () => {
  const reasons = reasonsOf(
    [
      { __typename: 'DirectRelation', strength: 0.5, from: { webUrl: 'https://a' } },
      { __typename: 'DirectRelation', strength: 0.5, from: { webUrl: 'https://b' } },
      { __typename: 'SharedNeighbour', strength: 0.1, article: { title: 'C' } },
      { __typename: 'SharedNeighbour', strength: 0.1, article: { title: 'D' } },
      { __typename: 'SharedTopic', strength: 0.1, topic: { name: 'AI' } },
      { __typename: 'SameProvider', strength: 0.1, provider: { name: 'P' } },
      { __typename: 'DaysApart', strength: 0.1, days: 2.2 },
      { __typename: 'NearInMeaning', strength: 0.1 },
    ],
    'https://a',
  );
  expect(reasons).toBe('each lists the other · 2 shared related articles · both about AI · same provider · 2 days apart · similar meaning');
});

test('tells which of the two lists the other', () => {
  const from = (webUrl: string) => [{ __typename: 'DirectRelation' as const, strength: 0.5, from: { webUrl } }];
  expect(reasonsOf(from('https://a'), 'https://a')).toBe('listed as related');
  expect(reasonsOf(from('https://b'), 'https://a')).toBe('lists this article');
  expect(reasonsOf([{ __typename: 'DaysApart', strength: 0.1, days: 0.3 }], null)).toBe('less than a day apart');
});
