// Returns the checksums of the given documents that the graph holds. A document of another mapping has
// an empty checksum, so that its file is read again.
UNWIND $batch.documents AS key
MATCH (d:Document {key: key})
USING INDEX SEEK d:Document(key)
RETURN d.key AS key, CASE WHEN d.mapping = $batch.mapping THEN d.sha256 ELSE '' END AS sha256
