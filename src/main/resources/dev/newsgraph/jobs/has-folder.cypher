MATCH (document:Document {folder: $folder})
RETURN document.key AS key LIMIT 1
