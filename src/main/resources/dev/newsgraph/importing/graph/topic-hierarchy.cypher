// Updates the hierarchy of topics: removes and adds edges, writes topics that are known only as parents,
// and removes unused topics.
CALL () {
  UNWIND $batch.removedEdges AS row
  MATCH (t:Topic {slug: row.topic})-[e:SUBTOPIC_OF]->(p:Topic {slug: row.parent})
  USING INDEX SEEK t:Topic(slug)
  DELETE e
}
CALL () {
  UNWIND $batch.undocumented AS row
  MERGE (t:Topic {slug: row.slug})
  SET t = row
}
CALL () {
  UNWIND $batch.addedEdges AS row
  MATCH (t:Topic {slug: row.topic})
  USING INDEX SEEK t:Topic(slug)
  MATCH (p:Topic {slug: row.parent})
  USING INDEX SEEK p:Topic(slug)
  MERGE (t)-[:SUBTOPIC_OF]->(p)
}
CALL () {
  UNWIND $batch.unused AS slug
  MATCH (t:Topic {slug: slug})
  USING INDEX SEEK t:Topic(slug)
  DETACH DELETE t
}
