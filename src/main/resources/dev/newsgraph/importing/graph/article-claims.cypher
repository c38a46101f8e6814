// Returns all claims on the given articles and collections.
CALL () {
  UNWIND $batch.articles AS key
  MATCH (a:Article {key: key})
  USING INDEX SEEK a:Article(key)
  WITH key, a
  MATCH (a)<-[c:DESCRIBES|MENTIONS]-(d)
  RETURN key, type(c) AS kind, c.claim AS claim, max(d.sha256) AS sha256
  UNION ALL
  UNWIND $batch.articles AS key
  MATCH (a:Collection {key: key})
  USING INDEX SEEK a:Collection(key)
  WITH key, a
  MATCH (a)<-[c:DESCRIBES]-(d)
  RETURN key, 'COLLECTION' AS kind, c.claim AS claim, d.sha256 AS sha256
}
RETURN key, kind, sha256, claim
