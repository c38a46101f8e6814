// Writes stories. An article is in one story.
UNWIND $rows AS row
MERGE (story:Story {key: row.key})
SET story.title = row.title, story.firstPublished = row.firstPublished, story.lastPublished = row.lastPublished,
  story.digest = row.digest
WITH row, story
CALL (row, story) {
  MATCH (story)<-[link:IN_STORY]-(article)
  WHERE NOT article.key IN row.articles
  DELETE link
}
CALL (row, story) {
  UNWIND row.articles AS key
  MATCH (article:Article {key: key})
  USING INDEX SEEK article:Article(key)
  CALL (article, story) {
    MATCH (article)-[link:IN_STORY]->(other)
    WHERE other <> story
    DELETE link
  }
  MERGE (article)-[:IN_STORY]->(story)
}
