// Returns a page of the versions of all documents.
MATCH (d:Document)
WHERE d.key > $after
RETURN d.key AS key, d.folder AS folder, d.path AS path, d.sha256 AS sha256, coalesce(d.mapping, '') AS mapping
ORDER BY d.key
LIMIT $limit
