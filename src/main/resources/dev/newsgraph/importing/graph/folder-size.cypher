// How many documents of a seed folder the graph holds.
MATCH (d:Document)
WHERE d.folder = $folder
RETURN count(d) AS documents
