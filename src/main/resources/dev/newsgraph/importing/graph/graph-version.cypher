// Returns the greatest versions of what gateways have written. Graphs of the first versions have none.
OPTIONAL MATCH (state:GraphState {id: 'graph'})
RETURN coalesce(state.model, 0) AS model, coalesce(state.mapping, 0) AS mapping
