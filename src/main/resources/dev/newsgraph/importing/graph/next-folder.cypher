// The next seed folder that the graph holds documents of.
MATCH (d:Document)
WHERE d.folder > $after AND d.path IS NOT NULL
RETURN d.folder AS folder
ORDER BY d.folder
LIMIT 1
