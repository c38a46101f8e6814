// Returns the numbers of nodes and relationships. All but the mentions come from the count store.
CALL () { MATCH (a:Article) RETURN count(a) AS articles }
CALL () { MATCH (a:Article) WHERE a.hasDocument = false RETURN count(a) AS mentions }
CALL () { MATCH (p:Provider) RETURN count(p) AS providers }
CALL () { MATCH (t:Topic) RETURN count(t) AS topics }
CALL () { MATCH ()-[r:RELATED_TO]->() RETURN count(r) AS relations }
CALL () { MATCH (c:Collection) RETURN count(c) AS collections }
RETURN articles, mentions, providers, topics, relations, collections
