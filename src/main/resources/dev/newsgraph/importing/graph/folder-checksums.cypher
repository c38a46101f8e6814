// Returns a page of the checksums of the documents of a seed folder. Two lists are faster than rows. A
// document of another mapping has an empty checksum, so that its file is read again.
MATCH (d:Document)
WHERE d.folder = $folder AND d.path > $after
WITH d
ORDER BY d.path
LIMIT $limit
RETURN collect(d.path) AS paths,
  collect(CASE WHEN d.mapping = $mapping THEN d.sha256 ELSE '' END) AS checksums
