// Returns a page of articles without a vector of this model. An import that changes an article removes its vector.
MATCH (a:Article)
WHERE a.key > $after AND coalesce(a.embeddingModel <> $model, true)
WITH a ORDER BY a.key LIMIT $limit
RETURN a.key AS key, left(coalesce(a.title, ''), $text) AS title,
  left(coalesce(a.excerpt, a.body, ''), $text) AS text, coalesce(a.changeSequence, 0) AS sequence
