// Removes parts of stories. The last part of a story has a digest, and the story is removed with it.
UNWIND $rows AS row
MATCH (story:Story {key: row.key})
USING INDEX SEEK story:Story(key)
CALL (row, story) {
  UNWIND row.removed AS key
  MATCH (article:Article {key: key})
  USING INDEX SEEK article:Article(key)
  MATCH (article)-[link:IN_STORY]->(story)
  DELETE link
}
WITH row, story
WHERE row.digest IS NOT NULL
DETACH DELETE story
