// Returns a page of articles without a vector of this model. An import that changes the text of an article removes its vector.
// The text is the excerpt, or the body if the excerpt is blank.
MATCH (a:Article)
WHERE a.key > $after AND coalesce(a.embeddingModel <> $model, true)
WITH a ORDER BY a.key LIMIT $limit
RETURN a.key AS key, left(coalesce(a.title, ''), $text) AS title,
  left(coalesce(CASE WHEN trim(a.excerpt) <> '' THEN a.excerpt END, a.body, ''), $text) AS text,
  coalesce(a.changeSequence, 0) AS sequence
