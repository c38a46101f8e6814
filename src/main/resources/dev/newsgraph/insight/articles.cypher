// Returns a page of articles, in the order of their keys. The text is the excerpt, or the body if the excerpt is blank.
MATCH (a:Article)
WHERE a.key > $after
WITH a ORDER BY a.key LIMIT $limit
RETURN a.key AS key, coalesce(a.title, '') AS title,
  coalesce(CASE WHEN trim(a.excerpt) <> '' THEN a.excerpt END, left(a.body, $text), '') AS text,
  CASE WHEN a.embeddingModel = $model THEN a.embedding END AS vector, a.publishedDateTime AS published,
  COLLECT { MATCH (a)-[:RELATED_TO]->(other) RETURN other.key } AS related
