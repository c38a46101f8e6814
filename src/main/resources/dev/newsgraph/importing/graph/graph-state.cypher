// Records the state of the graph after a transaction that changed it.
MATCH (state:GraphState {id: 'graph'})
SET state.revision = $revision, state.sequence = $sequence
