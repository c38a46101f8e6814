// Every claim on the given articles.
UNWIND $articles AS key
MATCH (a:Article {key: key})
WITH key, a
MATCH (a)<-[c:DESCRIBES|MENTIONS]-(d)
WITH key, type(c) = 'DESCRIBES' AS own, c.claim AS claim, max(d.sha256) AS sha256
RETURN key, own, sha256, claim
