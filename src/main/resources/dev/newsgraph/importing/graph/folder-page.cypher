// The documents of a seed folder, page by page.
MATCH (d:Document)
WHERE d.folder = $folder AND d.path > $after
RETURN d.path AS path
ORDER BY d.path
LIMIT $limit
