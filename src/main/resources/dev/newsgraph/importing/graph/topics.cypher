// Returns all topics with the values that determine the hierarchy.
MATCH (t:Topic)
RETURN t.slug AS slug, t.name AS name, t.nameRank AS rank, t.parent AS parent,
  EXISTS { (t)<-[:ABOUT|COVERS]-() } AS used,
  [(t)<-[:DESCRIBES]-(d) | [d.folder, d.path]] AS documents,
  [(t)-[:SUBTOPIC_OF]->(p) | p.slug] AS parents
