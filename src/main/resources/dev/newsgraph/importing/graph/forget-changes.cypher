// Deletes the recorded changes before a number and before a time. The state keeps from which transaction on, and since
// when, they are complete.
MATCH (state:GraphState {id: 'graph'})
SET state.id = 'graph'
WITH state
CALL () {
  MATCH (changes:ChangeBatch)
  USING INDEX changes:ChangeBatch(begin)
  WHERE changes.begin < $begin
  RETURN changes
  UNION
  MATCH (changes:ChangeBatch)
  USING INDEX changes:ChangeBatch(recordedAt)
  WHERE changes.recordedAt < $recordedBefore
  RETURN changes
}
WITH state, collect(changes) AS all, max(changes.sequence) AS last, max(changes.recordedAt) AS recordedAt
SET state.changesFrom = CASE WHEN last > state.changesFrom THEN last ELSE state.changesFrom END,
  state.changesKeptFrom = CASE WHEN recordedAt > state.changesKeptFrom THEN recordedAt ELSE state.changesKeptFrom END
FOREACH (changes IN all | DELETE changes)
