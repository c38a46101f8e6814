// Stores vectors of articles that no import has changed since they were read.
UNWIND $rows AS row
MATCH (a:Article {key: row.key})
USING INDEX SEEK a:Article(key)
WHERE coalesce(a.changeSequence, 0) = row.sequence
SET a.embedding = row.vector, a.embeddingModel = $model
