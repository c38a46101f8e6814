// Returns which documents of a batch the graph holds and, for each article that they name, the rank
// of its first claim and the fields that this claim fills.
CALL () {
  UNWIND $batch.documents AS key
  MATCH (d:Document {key: key})
  USING INDEX SEEK d:Document(key)
  RETURN collect(d.key) AS known
}
CALL () {
  UNWIND $batch.articles AS key
  MATCH (a:Article {key: key})
  USING INDEX SEEK a:Article(key)
  RETURN collect([a.key, a.rank, a.filled]) AS summaries
}
RETURN known, summaries
