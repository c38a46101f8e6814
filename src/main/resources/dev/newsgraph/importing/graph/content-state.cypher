// Returns the revision of the graph, and what every import changes.
OPTIONAL MATCH (state:GraphState {id: 'graph'})
RETURN state.revision AS revision, state.sequence AS sequence, state.token AS token
