import assert from 'node:assert/strict';
import { test } from 'vitest';
import { commonPhrase } from './commonPhrase';

test('takesTheTwoWordsThatMostTitlesHave', () => {
  assert.equal(commonPhrase(['IBM ends facial recognition', 'Why facial recognition fails', 'Facial, recognition', 'A police reform bill']), '"facial recognition"');
});

test('takesATopicThatATitleHas', () => {
  assert.equal(commonPhrase(['Fresh robots', 'Advances in Computer Vision'], ['AI', 'Law', 'Computer Vision']), '"computer vision"');
});

test('countsATitleOnceAndLeavesOutWordsThatSayLittle', () => {
  assert.equal(commonPhrase(['What will they say about this', 'What will they say about this', 'Robots']), 'about');
  assert.equal(commonPhrase([]), undefined);
});
