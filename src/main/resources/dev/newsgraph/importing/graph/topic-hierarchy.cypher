// Brings the tree of topics to what the topics' documents say.
CALL () {
  UNWIND $batch.cut AS row
  MATCH (t:Topic {slug: row.topic})-[e:SUBTOPIC_OF]->(p:Topic {slug: row.parent})
  USING INDEX SEEK t:Topic(slug)
  DELETE e
}
CALL () {
  UNWIND $batch.bare AS row
  MERGE (t:Topic {slug: row.slug})
  SET t = row
}
CALL () {
  UNWIND $batch.grown AS row
  MATCH (t:Topic {slug: row.topic})
  USING INDEX SEEK t:Topic(slug)
  MATCH (p:Topic {slug: row.parent})
  USING INDEX SEEK p:Topic(slug)
  MERGE (t)-[:SUBTOPIC_OF]->(p)
}
CALL () {
  UNWIND $batch.left AS slug
  MATCH (t:Topic {slug: slug})
  USING INDEX SEEK t:Topic(slug)
  DETACH DELETE t
}
