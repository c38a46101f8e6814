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
    state().keepRun(tab, { stage: 'stopped' });
  }
  state().retainTabs(['b']);
  assert.deepEqual(Object.keys(state().answers), ['b']);
  assert.deepEqual(Object.keys(state().runs), ['b']);
  assert.deepEqual(Object.keys(state().views), ['b']);
  assert.deepEqual(Object.keys(state().splitViews), ['b']);
});

test('keepsNothingForATabThatWasClosedWhileItsQueryRan', () => {
  state().retainTabs(['a', 'b']);
  state().retainTabs(['b']);
  state().keepAnswer('a', answer(1));
  state().keepRun('a', { stage: 'stopped' });
  assert.deepEqual([state().answers, state().runs], [{}, {}]);
  state().keepAnswer('b', answer(2));
  assert.equal(state().answers['b']!.serial, 2);
});

test('changesNothingWhileTheTabsStayOpen', () => {
  state().keepAnswer('a', answer(1));
  const before = state().answers;
  state().retainTabs(['a', 'b']);
  assert.equal(state().answers, before);
});

test('selectsInTheNextAnswerWhatTheTabWasOpenedWith', () => {
  useSession.setState({ tab: 'a' });
  state().restoreViews({ query: '{ a }', view: 'network', settings: { 'network.layout': 'rings' }, selected: ['x'] });
  state().keepAnswer('b', answer(1));
  assert.deepEqual(state().selected, []);
  state().restoreViews({ query: '{ a }', view: 'network', selected: ['x'] });
  state().keepAnswer('a', answer(2));
  assert.deepEqual([state().selected, state().views['a'], state().viewStates], [['x'], 'network', {}]);
  state().keepAnswer('a', answer(3));
  assert.deepEqual(state().selected, []);
});

test('keepsAnswersThatAreShownOutsideOfTheTabs', () => {
  state().retainTabs(['a']);
  useSession.setState({ answers: { a: answer(1), 'outside:1': answer(2) } });
  state().retainTabs(['b']);
  assert.deepEqual(Object.keys(state().answers), ['outside:1']);
});
