// Writes parts of stories. An article is in one story. The last part of a story has its digest.
UNWIND $rows AS row
MERGE (story:Story {key: row.key})
SET story.title = row.title, story.firstPublished = row.firstPublished, story.lastPublished = row.lastPublished,
  story.digest = row.digest
WITH row, story
CALL (row, story) {
  UNWIND row.removed AS key
  MATCH (article:Article {key: key})
  USING INDEX SEEK article:Article(key)
  MATCH (article)-[link:IN_STORY]->(story)
  DELETE link
}
CALL (row, story) {
  UNWIND row.added AS key
  MATCH (article:Article {key: key})
  USING INDEX SEEK article:Article(key)
  CALL (article, story) {
    MATCH (article)-[link:IN_STORY]->(other)
    WHERE other <> story
    DELETE link
  }
  MERGE (article)-[:IN_STORY]->(story)
}
