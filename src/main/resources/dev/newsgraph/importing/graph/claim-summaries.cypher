// Returns the versions of the documents of a batch that the graph holds and, for each article of the batch, the rank
// of its highest claim and the fields that this claim fills.
CALL () {
  UNWIND $batch.documents AS key
  MATCH (d:Document {key: key})
  USING INDEX SEEK d:Document(key)
  RETURN collect([d.key, d.folder, d.path, d.sha256, coalesce(d.mapping, '')]) AS known
}
CALL () {
  UNWIND $batch.articles AS key
  MATCH (a:Article {key: key})
  USING INDEX SEEK a:Article(key)
  RETURN collect([a.key, a.rank, a.filled]) AS summaries
}
RETURN known, summaries
