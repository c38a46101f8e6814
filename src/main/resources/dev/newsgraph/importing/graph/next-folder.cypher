// Returns the next seed folder of which the graph holds documents.
MATCH (d:Document)
WHERE d.folder > $after AND d.path IS NOT NULL
RETURN d.folder AS folder
ORDER BY d.folder
LIMIT 1
