// Records that the changes of a transaction are not recorded, so that later records are not taken for complete.
MATCH (state:GraphState {id: 'graph'})
SET state.changesFrom = $sequence, state.changesKeptFrom = $recordedAt
