// Each statement returns a page of the nodes of one label, in the order of their keys, with the relationships that begin at
// them. Properties that do not follow from the documents are left out.

MATCH (n:Document)
USING INDEX n:Document(key)
WHERE n.key > $after
WITH n
ORDER BY n.key
LIMIT $limit
RETURN 'Document' AS label, n.key AS key, n {.*, importedAt: null, job: null} AS properties, COLLECT {
  MATCH (n)-[r:ABOUT|COVERS|DESCRIBES|HAS_IMAGE|HAS_ITEM|LISTS|MENTIONS|PROVIDED_BY|PUBLISHED_BY|RELATED_TO|SUBTOPIC_OF]->(m)
  RETURN [type(r), labels(m), coalesce(m.key, m.slug, m.domain, m.url), properties(r)]
} AS relationships
ORDER BY key;

MATCH (n:Article)
USING INDEX n:Article(key)
WHERE n.key > $after
WITH n
ORDER BY n.key
LIMIT $limit
RETURN 'Article' AS label, n.key AS key, n {.*, changeSequence: null, createdSequence: null, embedding: null, embeddingModel: null} AS properties, COLLECT {
  MATCH (n)-[r:ABOUT|COVERS|DESCRIBES|HAS_IMAGE|HAS_ITEM|LISTS|MENTIONS|PROVIDED_BY|PUBLISHED_BY|RELATED_TO|SUBTOPIC_OF]->(m)
  RETURN [type(r), labels(m), coalesce(m.key, m.slug, m.domain, m.url), properties(r)]
} AS relationships
ORDER BY key;

MATCH (n:Collection)
USING INDEX n:Collection(key)
WHERE n.key > $after
WITH n
ORDER BY n.key
LIMIT $limit
RETURN 'Collection' AS label, n.key AS key, n {.*} AS properties, COLLECT {
  MATCH (n)-[r:ABOUT|COVERS|DESCRIBES|HAS_IMAGE|HAS_ITEM|LISTS|MENTIONS|PROVIDED_BY|PUBLISHED_BY|RELATED_TO|SUBTOPIC_OF]->(m)
  RETURN [type(r), labels(m), coalesce(m.key, m.slug, m.domain, m.url), properties(r)]
} AS relationships
ORDER BY key;

MATCH (n:Topic)
USING INDEX n:Topic(slug)
WHERE n.slug > $after
WITH n
ORDER BY n.slug
LIMIT $limit
RETURN 'Topic' AS label, n.slug AS key, n {.*} AS properties, COLLECT {
  MATCH (n)-[r:ABOUT|COVERS|DESCRIBES|HAS_IMAGE|HAS_ITEM|LISTS|MENTIONS|PROVIDED_BY|PUBLISHED_BY|RELATED_TO|SUBTOPIC_OF]->(m)
  RETURN [type(r), labels(m), coalesce(m.key, m.slug, m.domain, m.url), properties(r)]
} AS relationships
ORDER BY key;

MATCH (n:Provider)
USING INDEX n:Provider(domain)
WHERE n.domain > $after
WITH n
ORDER BY n.domain
LIMIT $limit
RETURN 'Provider' AS label, n.domain AS key, n {.*} AS properties, COLLECT {
  MATCH (n)-[r:ABOUT|COVERS|DESCRIBES|HAS_IMAGE|HAS_ITEM|LISTS|MENTIONS|PROVIDED_BY|PUBLISHED_BY|RELATED_TO|SUBTOPIC_OF]->(m)
  RETURN [type(r), labels(m), coalesce(m.key, m.slug, m.domain, m.url), properties(r)]
} AS relationships
ORDER BY key;

MATCH (n:Image)
USING INDEX n:Image(url)
WHERE n.url > $after
WITH n
ORDER BY n.url
LIMIT $limit
RETURN 'Image' AS label, n.url AS key, n {.*} AS properties, COLLECT {
  MATCH (n)-[r:ABOUT|COVERS|DESCRIBES|HAS_IMAGE|HAS_ITEM|LISTS|MENTIONS|PROVIDED_BY|PUBLISHED_BY|RELATED_TO|SUBTOPIC_OF]->(m)
  RETURN [type(r), labels(m), coalesce(m.key, m.slug, m.domain, m.url), properties(r)]
} AS relationships
ORDER BY key;

MATCH (n:ItemName)
USING INDEX n:ItemName(key)
WHERE n.key > $after
WITH n
ORDER BY n.key
LIMIT $limit
RETURN 'ItemName' AS label, n.key AS key, n {.*} AS properties, COLLECT {
  MATCH (n)-[r:ABOUT|COVERS|DESCRIBES|HAS_IMAGE|HAS_ITEM|LISTS|MENTIONS|PROVIDED_BY|PUBLISHED_BY|RELATED_TO|SUBTOPIC_OF]->(m)
  RETURN [type(r), labels(m), coalesce(m.key, m.slug, m.domain, m.url), properties(r)]
} AS relationships
ORDER BY key;
