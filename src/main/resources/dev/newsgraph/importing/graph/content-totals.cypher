// Returns how many nodes and relationships of each kind there are. Neo4j keeps these numbers, so nothing is scanned.
CALL () {
  MATCH (n:Document)
  RETURN 'Document' AS name, count(n) AS total
  UNION ALL
  MATCH (n:Article)
  RETURN 'Article' AS name, count(n) AS total
  UNION ALL
  MATCH (n:Collection)
  RETURN 'Collection' AS name, count(n) AS total
  UNION ALL
  MATCH (n:Topic)
  RETURN 'Topic' AS name, count(n) AS total
  UNION ALL
  MATCH (n:Provider)
  RETURN 'Provider' AS name, count(n) AS total
  UNION ALL
  MATCH (n:Image)
  RETURN 'Image' AS name, count(n) AS total
  UNION ALL
  MATCH (n:ItemName)
  RETURN 'ItemName' AS name, count(n) AS total
  UNION ALL
  MATCH ()-[r:ABOUT]->()
  RETURN 'ABOUT' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:COVERS]->()
  RETURN 'COVERS' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:DESCRIBES]->()
  RETURN 'DESCRIBES' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:HAS_IMAGE]->()
  RETURN 'HAS_IMAGE' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:HAS_ITEM]->()
  RETURN 'HAS_ITEM' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:LISTS]->()
  RETURN 'LISTS' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:MENTIONS]->()
  RETURN 'MENTIONS' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:PROVIDED_BY]->()
  RETURN 'PROVIDED_BY' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:PUBLISHED_BY]->()
  RETURN 'PUBLISHED_BY' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:RELATED_TO]->()
  RETURN 'RELATED_TO' AS name, count(r) AS total
  UNION ALL
  MATCH ()-[r:SUBTOPIC_OF]->()
  RETURN 'SUBTOPIC_OF' AS name, count(r) AS total
}
RETURN name, total
