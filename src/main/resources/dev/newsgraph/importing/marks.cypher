// What the graph holds of a batch: which of its documents it knows, and of each article that they
// speak of the rank of the claim that stands first, and which fields that one fills.
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
  RETURN collect([a.key, a.rank, a.filled]) AS marks
}
RETURN known, marks
