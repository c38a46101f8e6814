// Returns a page of stories with the number of articles that they have now, in the order of their keys.
MATCH (story:Story)
WHERE story.key > $after
WITH story ORDER BY story.key LIMIT $limit
RETURN story.key AS key, COUNT { (story)<-[:IN_STORY]-() } AS articles
