// Returns the number of documents of a seed folder that the graph holds.
MATCH (d:Document)
WHERE d.folder = $folder
RETURN count(d) AS documents
