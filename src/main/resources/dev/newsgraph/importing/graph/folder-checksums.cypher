// Returns a page of the checksums of the documents of a seed folder. Two lists are faster than rows.
MATCH (d:Document)
WHERE d.folder = $folder AND d.path > $after
WITH d
ORDER BY d.path
LIMIT $limit
RETURN collect(d.path) AS paths, collect(d.sha256) AS checksums
