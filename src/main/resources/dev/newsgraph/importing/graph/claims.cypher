// Returns all claims on the given articles and topics, and on those that the stored versions of the
// given documents claim, and the claims of these versions on collections.
WITH $batch.known AS known
CALL (known) {
  UNWIND known AS key
  MATCH (d:Document {key: key})
  USING INDEX SEEK d:Document(key)
  WITH d
  MATCH (d)-[:DESCRIBES|MENTIONS]->(n)
  RETURN collect(DISTINCT CASE WHEN n:Article THEN n.key END) AS articles,
    collect(DISTINCT CASE WHEN n:Topic THEN n.slug END) AS topics,
    collect(DISTINCT CASE WHEN n:Collection THEN n.key END) AS collections
}
CALL (known, articles) {
  UNWIND $batch.articles + articles AS key
  WITH DISTINCT key
  MATCH (a:Article {key: key})
  USING INDEX SEEK a:Article(key)
  // This WITH keeps the planner from starting at the documents, even on an empty graph.
  WITH key, a
  MATCH (a)<-[c:DESCRIBES|MENTIONS]-(d)
  // Several documents can make identical claims. The greatest checksum is used for these.
  WITH key, type(c) AS kind, d.key IN known AS replaced, c.claim AS claim, max(d.sha256) AS sha256
  RETURN collect([key, kind, replaced, sha256, claim]) AS articleClaims
}
CALL (collections) {
  UNWIND collections AS key
  MATCH (a:Collection {key: key})
  USING INDEX SEEK a:Collection(key)
  WITH key, a
  MATCH (a)<-[c:DESCRIBES]-(d)
  RETURN collect([key, 'COLLECTION', true, d.sha256, c.claim]) AS collectionClaims
}
CALL (known, topics) {
  UNWIND $batch.topics + topics AS slug
  WITH DISTINCT slug
  MATCH (t:Topic {slug: slug})
  USING INDEX SEEK t:Topic(slug)
  WITH slug, t
  MATCH (t)<-[c:DESCRIBES]-(d)
  RETURN collect([slug, d.key IN known, d.sha256, c.claim]) AS topicClaims
}
RETURN articleClaims + collectionClaims AS articleClaims, topicClaims
