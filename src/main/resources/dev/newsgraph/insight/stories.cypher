// Returns a page of stories, in the order of their keys.
MATCH (story:Story)
WHERE story.key > $after
WITH story ORDER BY story.key LIMIT $limit
RETURN story.key AS key, story.digest AS digest,
  COLLECT { MATCH (story)<-[:IN_STORY]-(article) RETURN article.key AS key ORDER BY key } AS articles
