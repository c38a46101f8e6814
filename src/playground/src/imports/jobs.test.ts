import { buildSchema, parse, validate } from 'graphql';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import {
  CANCEL,
  changesOf,
  countsOf,
  DIFFERENCES,
  followedOf,
  type Job,
  JOBS,
  placeOf,
  PROBLEMS,
  PROGRESS,
  REMOVE,
  START,
  titleOf,
  durationOf,
  jobOf,
  rejectLimit,
  rejectsProblem,
  startedText,
  withJob,
} from './jobs';

const job: Job = {
  id: 'a',
  number: 3,
  kind: 'IMPORT',
  folder: 'news',
  dryRun: false,
  state: 'RUNNING',
  message: null,
  notices: [],
  readCount: 1200,
  loadedCount: 1000,
  unchangedCount: 190,
  rejectedCount: 10,
  removedCount: 0,
  documentsPerSecond: 812.4,
  queuedAt: '2026-01-01T00:00:00Z',
  startedAt: '2026-01-01T00:00:01Z',
  endedAt: null,
  problemCount: 10,
  differenceCount: 0,
};

test('asksWhatTheSchemaHas', () => {
  const schema = buildSchema(
    readdirSync('../../schema')
      .map((name) => readFileSync(`../../schema/${name}`, 'utf8'))
      .join('\n'),
  );
  for (const query of [JOBS, PROGRESS, START, CANCEL, REMOVE, PROBLEMS, DIFFERENCES]) {
    assert.deepEqual(validate(schema, parse(query)), []);
  }
});

test('saysWhatChangedAndNothingAtFirst', () => {
  assert.deepEqual(changesOf(null, [job]), []);
  assert.deepEqual(changesOf([job], [job]), []);
  assert.deepEqual(changesOf([{ ...job, state: 'QUEUED' }], [job]), ['Import of news: running.']);
  assert.deepEqual(changesOf([job], [{ ...job, state: 'SUCCEEDED_WITH_REJECTS' }]), [
    'Import of news: succeeded, with rejected files, 1,200 read, 1,000 loaded, 190 unchanged, 10 rejected.',
  ]);
  // A new job is announced; a job of an older page is not.
  assert.deepEqual(changesOf([job], [{ ...job, id: 'b', number: 4, state: 'QUEUED' }, job]), ['Import of news: queued.']);
  assert.deepEqual(changesOf([job], [job, { ...job, id: 'c', number: 2, state: 'FAILED' }]), []);
});

test('followsTheRunningJobElseTheNext', () => {
  const queued: Job = { ...job, id: 'b', number: 4, state: 'QUEUED' };
  const ended: Job = { ...job, id: 'c', number: 2, state: 'SUCCEEDED' };
  assert.equal(followedOf([{ ...queued, id: 'd', number: 5 }, queued, job, ended])?.id, 'a');
  assert.equal(followedOf([{ ...queued, id: 'd', number: 5 }, queued, ended])?.id, 'b');
  assert.equal(followedOf([ended]), null);
  assert.equal(followedOf(null), null);
  assert.deepEqual(withJob([queued, job], { ...job, readCount: 1300 }), [queued, { ...job, readCount: 1300 }]);
});

test('namesJobs', () => {
  assert.equal(titleOf({ ...job, folder: null }), 'Import of all folders');
  assert.equal(titleOf({ ...job, dryRun: true }), 'Dry run of news');
  const removal: Job = { ...job, kind: 'REMOVAL', readCount: 0, loadedCount: 0, unchangedCount: 0, rejectedCount: 0, removedCount: 5 };
  assert.equal(titleOf(removal), 'Removal of news');
  assert.deepEqual(countsOf(removal), ['0 read', '5 removed']);
});

test('tellsHowLong', () => {
  const now = Date.parse('2026-01-01T00:00:01Z');
  assert.equal(durationOf({ ...job, startedAt: null }, now), null);
  assert.equal(durationOf(job, now + 1500), '1.5 s');
  assert.equal(durationOf({ ...job, endedAt: '2026-01-01T00:02:06Z' }, now), '2 min 5 s');
  assert.equal(durationOf(job, now + 3_700_000), '1 h 1 min');
  assert.equal(durationOf(job, now - 5000), '0.0 s');
});

test('takesANumberOfRejectsOrPerCent', () => {
  for (const text of ['', ' ', '0', '20', '5%', '5 %', '0.5%']) {
    assert.equal(rejectsProblem(text), null, text);
  }
  for (const text of ['-1', 'many', '5%%', '1.5']) {
    assert.ok(rejectsProblem(text), text);
  }
});

test('sendsALimitOfRejectsInItsOwnField', () => {
  assert.deepEqual(rejectLimit(' 20 '), { maxRejectedDocuments: 20 });
  assert.deepEqual(rejectLimit('0.5 %'), { maxRejectedPercent: 0.5 });
  assert.deepEqual(rejectLimit(''), {});
});

test('showsWhatTheUserCanCorrect', () => {
  assert.equal(jobOf({ result: { job, userErrors: [] } }), job);
  assert.throws(() => jobOf({ result: { job: null, userErrors: [{ message: 'There is no folder.' }] } }), /There is no folder\./);
  // A job that has ended is returned, but it was not cancelled.
  assert.throws(() => jobOf({ result: { job, userErrors: [{ message: 'It has ended.' }] } }), /It has ended\./);
});

test('namesAPlaceInAFile', () => {
  const problem = { number: 1, folder: 'news', path: 'a/b.md', line: 3, column: 7, code: 'X', message: '', hint: '' };
  assert.equal(placeOf(problem, job), 'a/b.md:3:7');
  assert.equal(placeOf({ ...problem, column: null }, job), 'a/b.md:3');
  assert.equal(placeOf({ ...problem, line: null, column: null }, job), 'a/b.md');
  assert.equal(placeOf(problem, { folder: null }), 'news/a/b.md:3:7');
});

test('saysWhichJobWasStarted', () => {
  assert.equal(startedText({ kind: 'IMPORT', dryRun: true, number: 6 }), 'Dry run #6 started.');
  assert.equal(startedText({ kind: 'IMPORT', dryRun: false, number: 7 }), 'Import #7 started.');
  assert.equal(startedText({ kind: 'REMOVAL', dryRun: false, number: 8 }), 'Removal #8 started.');
});
