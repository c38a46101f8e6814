// The checksums of the documents of a seed folder, page by page; two lists, since rows cost more.
MATCH (d:Document)
WHERE d.folder = $folder AND d.path > $after
WITH d
ORDER BY d.path
LIMIT $limit
RETURN collect(d.path) AS paths, collect(d.sha256) AS checksums
