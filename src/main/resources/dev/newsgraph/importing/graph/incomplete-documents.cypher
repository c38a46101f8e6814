// Returns the documents of a seed folder that describe nothing, because another program has removed their article, topic or
// collection. Each document describes one of them. The counts come from the count store, and if they are equal, no document
// is read.
CALL () { MATCH (d:Document) RETURN count(d) AS documents }
CALL () { MATCH (:Document)-[c:DESCRIBES]->() RETURN count(c) AS described }
WITH documents, described
WHERE documents <> described
MATCH (d:Document)
WHERE d.folder = $folder AND d.path > '' AND NOT EXISTS { (d)-[:DESCRIBES]->() }
RETURN d.path AS path
LIMIT $limit
