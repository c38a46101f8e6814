// Returns a page of the paths of the documents of a seed folder.
MATCH (d:Document)
WHERE d.folder = $folder AND d.path > $after
RETURN d.path AS path
ORDER BY d.path
LIMIT $limit
