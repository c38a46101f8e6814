import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describeMessage } from './describeMessage';

test('saysWhatToDoInThePageRatherThanWhichPropertySetsALimit', () => {
  const capped = 'The result may be incomplete because a limit was reached. The limit is set by newsgraph.query.caps.timeline-buckets';
  assert.deepEqual(describeMessage(capped), {
    message: 'Only the newest part of the timeline is shown. Choose a longer interval, or narrow the time range.',
    properties: ['newsgraph.query.caps.timeline-buckets'],
  });
  assert.deepEqual(describeMessage(`${capped} or newsgraph.query.caps.similar-relations`), {
    message: 'Not everything was looked at, so the result may be incomplete.',
    properties: ['newsgraph.query.caps.timeline-buckets', 'newsgraph.query.caps.similar-relations'],
  });
  assert.equal(
    describeMessage('The operation is too large: it may return 1,000,000 rows, and the limit is 100,000 (newsgraph.query.max-rows). Ask for fewer rows.').message,
    'The operation is too large: it may return 1,000,000 rows, and the limit is 100,000. Ask for fewer rows.',
  );
  assert.equal(
    describeMessage('The gateway is running 8 operations, the limit in newsgraph.http.operations-per-core; repeat the request later.').message,
    'The gateway is running 8 operations; repeat the request later.',
  );
  assert.deepEqual(describeMessage('No such field.'), { message: 'No such field.', properties: [] });
});
