// Stores vectors of articles that no import has changed since they were read, unless another gateway is storing vectors.
// The first assignment acquires the import lock, so that an import has committed before the changes of articles are read.
// The second one locks the other node. Answers can depend on vectors, so each transaction changes the version.
OPTIONAL MATCH (lock:ImportLock {id: 'import'})
SET lock.id = 'import'
WITH count(*) AS acquired
MERGE (insight:InsightState {id: 'insight'})
SET insight.embeddingCandidate = $token
WITH insight
WHERE insight.embeddingToken = $token OR coalesce(insight.embeddingUntil <= datetime(), true)
SET insight.embeddingToken = $token, insight.embeddingUntil = datetime() + duration({seconds: $seconds}),
  insight.embeddingModel = $model, insight.version = coalesce(insight.version, 0) + 1
WITH insight
CALL () {
  UNWIND $rows AS row
  MATCH (a:Article {key: row.key})
  USING INDEX SEEK a:Article(key)
  WHERE coalesce(a.changeSequence, 0) = row.sequence
  SET a.embedding = row.vector, a.embeddingModel = $model
  RETURN count(a) AS stored
}
RETURN stored
