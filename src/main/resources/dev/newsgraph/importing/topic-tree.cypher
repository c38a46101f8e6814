// Brings the tree of topics to what the topics' documents say.
CALL () {
  UNWIND $cut AS row
  MATCH (:Topic {slug: row.topic})-[e:SUBTOPIC_OF]->(:Topic {slug: row.parent})
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
  MATCH (p:Topic {slug: row.parent})
  MERGE (t)-[:SUBTOPIC_OF]->(p)
}
CALL () {
  UNWIND $left AS slug
  MATCH (t:Topic {slug: slug})
  DETACH DELETE t
}
