// Returns the checksums of the given documents that the graph holds.
UNWIND $batch.documents AS key
MATCH (d:Document {key: key})
USING INDEX SEEK d:Document(key)
RETURN d.key AS key, d.sha256 AS sha256
