import assert from 'node:assert/strict';
import { beforeEach, test } from 'vitest';
import type { Answer } from '../answer/answer';
import { useSession } from './store';

const answer = (serial: number) => ({ serial, data: {}, errors: [] }) as unknown as Answer;
const state = () => useSession.getState();

beforeEach(() => useSession.setState(useSession.getInitialState(), true));

test('releasesWhatItHoldsForClosedTabs', () => {
  for (const tab of ['a', 'b']) {
    state().keepAnswer(tab, answer(1));
    state().showView('table', tab);
    useSession.setState({ tab });
    state().showSplitView('json');
    state().keepFailure(tab, true);
  }
  state().retainTabs(['b']);
  assert.deepEqual(Object.keys(state().answers), ['b']);
  assert.deepEqual(Object.keys(state().stopped), ['b']);
  assert.deepEqual(Object.keys(state().views), ['b']);
  assert.deepEqual(Object.keys(state().splitViews), ['b']);
});

test('keepsNothingForATabThatWasClosedWhileItsQueryRan', () => {
  state().retainTabs(['a', 'b']);
  state().retainTabs(['b']);
  state().keepAnswer('a', answer(1));
  state().keepFailure('a', true);
  assert.deepEqual([state().answers, state().stopped], [{}, {}]);
  state().keepAnswer('b', answer(2));
  assert.equal(state().answers['b']!.serial, 2);
});

test('changesNothingWhileTheTabsStayOpen', () => {
  state().keepAnswer('a', answer(1));
  const before = state().answers;
  state().retainTabs(['a', 'b']);
  assert.equal(state().answers, before);
});
