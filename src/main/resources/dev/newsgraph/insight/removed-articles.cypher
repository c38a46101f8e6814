// Returns the articles that were removed after a change.
MATCH (removed:RemovedArticle)
USING INDEX removed:RemovedArticle(changeSequence)
WHERE removed.changeSequence > $sequence
RETURN removed.key AS key
