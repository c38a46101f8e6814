// Records what a transaction changes in articles, and from which transaction on such records are complete.
MATCH (state:GraphState {id: 'graph'})
SET state.changesFrom = coalesce(state.changesFrom, $batch.from),
  state.changesKeptFrom = coalesce(state.changesKeptFrom, $batch.properties.recordedAt), state.changes = $batch.end
CREATE (changes:ChangeBatch)
SET changes = $batch.properties
