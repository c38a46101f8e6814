// Brings the tree of topics to what the topics' documents say.
CALL () {
  UNWIND $cut AS row
  MATCH (t:Topic {slug: row.topic})-[e:SUBTOPIC_OF]->(p:Topic {slug: row.parent})
  USING INDEX SEEK t:Topic(slug)
  DELETE e
}
CALL () {
  UNWIND $bare AS row
  MERGE (t:Topic {slug: row.slug})
  SET t = row
}
CALL () {
  UNWIND $grown AS row
  MATCH (t:Topic {slug: row.topic})
  USING INDEX SEEK t:Topic(slug)
  MATCH (p:Topic {slug: row.parent})
  USING INDEX SEEK p:Topic(slug)
  MERGE (t)-[:SUBTOPIC_OF]->(p)
}
CALL () {
  UNWIND $left AS slug
  MATCH (t:Topic {slug: slug})
  USING INDEX SEEK t:Topic(slug)
  DETACH DELETE t
}
