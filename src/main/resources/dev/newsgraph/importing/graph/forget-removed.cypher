// Deletes the oldest removed articles over the limit. The state keeps up to which change they may be
// incomplete.
MATCH (removed:RemovedArticle)
WHERE removed.changeSequence > 0
WITH removed
ORDER BY removed.changeSequence
LIMIT $excess
WITH collect(removed) AS all, max(removed.changeSequence) AS last
MATCH (state:GraphState {id: 'graph'})
SET state.removalsForgotten = last
FOREACH (removed IN all | DELETE removed)
