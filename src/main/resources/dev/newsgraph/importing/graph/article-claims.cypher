// Returns all claims on the given articles.
UNWIND $batch.articles AS key
MATCH (a:Article {key: key})
USING INDEX SEEK a:Article(key)
WITH key, a
MATCH (a)<-[c:DESCRIBES|MENTIONS]-(d)
WITH key, type(c) = 'DESCRIBES' AS own, c.claim AS claim, max(d.sha256) AS sha256
RETURN key, own, sha256, claim
