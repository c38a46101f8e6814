// Returns a page of the articles that were written after a change, in the order of the changes.
MATCH (a:Article)
USING INDEX a:Article(changeSequence)
WHERE a.changeSequence >= $sequence AND (a.changeSequence > $sequence OR a.key > $after)
WITH a ORDER BY a.changeSequence, a.key LIMIT $limit
RETURN a.key AS key, a.changeSequence AS sequence, coalesce(a.title, '') AS title,
  coalesce(CASE WHEN trim(a.excerpt) <> '' THEN a.excerpt END, left(a.body, $text), '') AS text,
  CASE WHEN a.embeddingModel = $model THEN a.embedding END AS vector, a.publishedDateTime AS published,
  COLLECT { MATCH (a)-[:RELATED_TO]->(other) RETURN other.key } AS related
