import { expect, test } from 'vitest';
import { type ExploreState, exploreStateIn, paramsOfExplore } from './exploreState';

const STATE: ExploreState = {
  section: 'stories',
  filters: { from: '2020-06-01T00:00:00Z', until: '2020-07-01T00:00:00Z', topics: ['AI', 'R & D'], providers: ['bbc.co.uk'] },
  text: 'face recognition',
  pick: { kind: 'article', key: 'https://example.org/a?b=1&c=ü#d' },
  settings: { timeline: { 'time.kind': 'line' } },
};

test('is the same after it was in an address', () => {
  expect(exploreStateIn(new URLSearchParams(paramsOfExplore(STATE).toString()))).toEqual(STATE);
  const plain: ExploreState = { section: 'articles', filters: { from: undefined, until: undefined, topics: [], providers: [] }, text: '', pick: null, settings: {} };
  expect(paramsOfExplore(plain).toString()).toBe('');
  expect(exploreStateIn(new URLSearchParams())).toEqual(plain);
});

test('ignores settings that are not JSON objects', () => {
  for (const text of ['{', '[]', 'null', '3', '{"a":[]}', '{"a":null}']) {
    expect(exploreStateIn(new URLSearchParams({ settings: text })).settings).toEqual({});
  }
});

test('reads the story that is shown, and the articles for a section that does not exist', () => {
  const state = exploreStateIn(new URLSearchParams('section=none&showStory=U3Rvcnk6YQ'));
  expect(state.section).toBe('articles');
  expect(state.pick).toEqual({ kind: 'story', key: 'U3Rvcnk6YQ' });
});
