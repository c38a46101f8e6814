// Writes a batch. Each statement writes one list and is sent only if the list is not empty. Lists have
// no duplicates and are sorted by key. All lists are passed in one map, because Neo4j plans a statement
// again for each order of magnitude of the length of a list parameter.

// Claims of previous versions of documents, and nodes and relationships that are removed
UNWIND $batch.knownDocuments AS key
MATCH (d:Document {key: key})-[c:DESCRIBES|MENTIONS]->()
USING INDEX SEEK d:Document(key)
DELETE c;

UNWIND $batch.removedDocuments AS key
MATCH (d:Document {key: key})
USING INDEX SEEK d:Document(key)
DELETE d;

// A removed article leaves its addresses, so that the removal can be reported to clients later.
UNWIND $batch.removedArticles AS key
MATCH (a:Article {key: key})
USING INDEX SEEK a:Article(key)
MERGE (removed:RemovedArticle {key: key})
SET removed += a {.webUrl, .originalUrl, .ampWebUrl, .cdnAmpWebUrl, changeSequence: $batch.sequence}
DETACH DELETE a;

UNWIND $batch.removedCollections AS key
MATCH (c:Collection {key: key})
USING INDEX SEEK c:Collection(key)
DETACH DELETE c;

UNWIND $batch.detachedArticles AS row
MATCH (a:Article {key: row.article})-[e:PUBLISHED_BY|ABOUT|HAS_IMAGE|RELATED_TO]->()
USING INDEX SEEK a:Article(key)
WHERE type(e) IN row.types
DELETE e;

UNWIND $batch.detachedCollections AS key
MATCH (c:Collection {key: key})-[e:PROVIDED_BY|COVERS|HAS_IMAGE|LISTS|HAS_ITEM]->()
USING INDEX SEEK c:Collection(key)
DELETE e;

UNWIND $batch.detachedProviders AS domain
MATCH (p:Provider {domain: domain})-[e:HAS_IMAGE]->()
USING INDEX SEEK p:Provider(domain)
DELETE e;

// Nodes. New documents and articles are created without a lookup.
UNWIND $batch.newDocuments AS row
CREATE (d:Document)
SET d = row, d.importedAt = $batch.importedAt, d.job = $batch.job, d.mapping = $batch.mapping;

UNWIND $batch.documents AS row
MATCH (d:Document {key: row.key})
USING INDEX SEEK d:Document(key)
SET d = row, d.importedAt = $batch.importedAt, d.job = $batch.job, d.mapping = $batch.mapping;

UNWIND $batch.providers AS row
MERGE (p:Provider {domain: row.domain})
SET p = row;

UNWIND $batch.topics AS row
MERGE (t:Topic {slug: row.slug})
SET t = row;

// An image keeps the size with the highest rank.
UNWIND $batch.images AS row
MERGE (i:Image {url: row.url})
WITH row, i
WHERE row.sizeRank >= coalesce(i.sizeRank, '')
SET i = row;

UNWIND $batch.replacedImages AS row
MERGE (i:Image {url: row.url})
SET i = row;

UNWIND $batch.newArticles AS row
CREATE (a:Article)
SET a = row, a.changeSequence = $batch.sequence, a.createdSequence = $batch.sequence;

UNWIND $batch.returnedArticles AS key
MATCH (removed:RemovedArticle {key: key})
USING INDEX SEEK removed:RemovedArticle(key)
DELETE removed;

// An article keeps its vector if the text is the same from which the vector was made.
UNWIND $batch.articles AS row
MATCH (a:Article {key: row.key})
USING INDEX SEEK a:Article(key)
WITH row, a, coalesce(a.title, '') = coalesce(row.title, '')
  AND coalesce(CASE WHEN trim(a.excerpt) <> '' THEN a.excerpt END, a.body, '')
    = coalesce(CASE WHEN trim(row.excerpt) <> '' THEN row.excerpt END, row.body, '') AS same
SET a = row {.*, changeSequence: $batch.sequence, createdSequence: a.createdSequence,
  embedding: CASE WHEN same THEN a.embedding END, embeddingModel: CASE WHEN same THEN a.embeddingModel END};

UNWIND $batch.newCollections AS row
CREATE (c:Collection)
SET c = row;

UNWIND $batch.collections AS row
MATCH (c:Collection {key: row.key})
USING INDEX SEEK c:Collection(key)
SET c = row;

// Claims
UNWIND $batch.describes AS row
MATCH (d:Document {key: row.document})
USING INDEX SEEK d:Document(key)
MATCH (a:Article {key: row.article})
USING INDEX SEEK a:Article(key)
CREATE (d)-[:DESCRIBES {claim: row.claim}]->(a);

UNWIND $batch.mentions AS row
MATCH (d:Document {key: row.document})
USING INDEX SEEK d:Document(key)
UNWIND row.claims AS mention
MATCH (a:Article {key: mention.article})
USING INDEX SEEK a:Article(key)
CREATE (d)-[:MENTIONS {claim: mention.claim}]->(a);

UNWIND $batch.describesCollection AS row
MATCH (d:Document {key: row.document})
USING INDEX SEEK d:Document(key)
MATCH (c:Collection {key: row.article})
USING INDEX SEEK c:Collection(key)
CREATE (d)-[:DESCRIBES {claim: row.claim}]->(c);

UNWIND $batch.describesTopic AS row
MATCH (d:Document {key: row.document})
USING INDEX SEEK d:Document(key)
MATCH (t:Topic {slug: row.topic})
USING INDEX SEEK t:Topic(slug)
CREATE (d)-[:DESCRIBES {claim: row.claim}]->(t);

// Relationships of articles and providers
UNWIND $batch.publishedBy AS row
MATCH (a:Article {key: row.article})
USING INDEX SEEK a:Article(key)
MATCH (p:Provider {domain: row.provider})
USING INDEX SEEK p:Provider(domain)
CREATE (a)-[:PUBLISHED_BY]->(p);

UNWIND $batch.about AS row
MATCH (a:Article {key: row.article})
USING INDEX SEEK a:Article(key)
UNWIND range(0, size(row.topics) - 1) AS i
MATCH (t:Topic {slug: row.topics[i]})
USING INDEX SEEK t:Topic(slug)
CREATE (a)-[:ABOUT {position: row.first + i, key: row.topics[i], heat: row.heat,
  publishedDateTime: row.publishedDateTime}]->(t);

UNWIND $batch.articleImages AS row
MATCH (a:Article {key: row.owner})
USING INDEX SEEK a:Article(key)
UNWIND row.images AS image
MATCH (i:Image {url: image.url})
USING INDEX SEEK i:Image(url)
CREATE (a)-[:HAS_IMAGE {position: image.position, title: image.title, isCached: image.isCached}]->(i);

UNWIND $batch.providerImages AS row
MATCH (p:Provider {domain: row.owner})
USING INDEX SEEK p:Provider(domain)
UNWIND row.images AS image
MATCH (i:Image {url: image.url})
USING INDEX SEEK i:Image(url)
CREATE (p)-[:HAS_IMAGE {position: image.position, title: image.title, isCached: image.isCached}]->(i);

UNWIND $batch.relatedTo AS row
MATCH (a:Article {key: row.article})
USING INDEX SEEK a:Article(key)
UNWIND range(0, size(row.others) - 1) AS i
MATCH (b:Article {key: row.others[i]})
USING INDEX SEEK b:Article(key)
CREATE (a)-[:RELATED_TO {position: row.first + i}]->(b);

// Relationships of collections
UNWIND $batch.providedBy AS row
MATCH (c:Collection {key: row.collection})
USING INDEX SEEK c:Collection(key)
MATCH (p:Provider {domain: row.provider})
USING INDEX SEEK p:Provider(domain)
CREATE (c)-[:PROVIDED_BY]->(p);

UNWIND $batch.covers AS row
MATCH (c:Collection {key: row.collection})
USING INDEX SEEK c:Collection(key)
UNWIND range(0, size(row.topics) - 1) AS position
MATCH (t:Topic {slug: row.topics[position]})
USING INDEX SEEK t:Topic(slug)
CREATE (c)-[:COVERS {position: position}]->(t);

UNWIND $batch.collectionImages AS row
MATCH (c:Collection {key: row.owner})
USING INDEX SEEK c:Collection(key)
UNWIND row.images AS image
MATCH (i:Image {url: image.url})
USING INDEX SEEK i:Image(url)
CREATE (c)-[:HAS_IMAGE {position: image.position, title: image.title, isCached: image.isCached}]->(i);

UNWIND $batch.lists AS row
MATCH (c:Collection {key: row.collection})
USING INDEX SEEK c:Collection(key)
UNWIND row.items AS item
MERGE (n:ItemName {key: item.name})
CREATE (c)-[:LISTS {position: item.position, path: item.path}]->(n);

// Connects the items of the changed collections, and of the collections with an item that can name a changed document: the
// key of such a document, with or without its extension, ends with the path of the item.
// An item names the first document of an article, by folder and then by extension (see ItemPath). If two
// items name documents of the same article, the article has the position of the first.
UNWIND $batch.itemLinks AS row
CALL (row) {
  UNWIND row.collections AS key
  MATCH (c:Collection {key: key})
  USING INDEX SEEK c:Collection(key)
  RETURN c
  UNION
  UNWIND row.documents AS document
  MATCH (n:ItemName {key: document.name})
  USING INDEX SEEK n:ItemName(key)
  WITH n, document
  MATCH (n)<-[l:LISTS]-(c:Collection)
  WHERE any(key IN document.keys WHERE key ENDS WITH l.path)
  RETURN c
}
CALL (c) {
  MATCH (c)-[old:HAS_ITEM]->()
  DELETE old
}
CALL (c, row) {
  MATCH (c)-[l:LISTS]->()
  WITH c, l, row.extensions AS all, CASE WHEN l.path STARTS WITH '/' THEN [c.folder] ELSE c.itemFolders END AS folders
  WITH c, l, folders, CASE WHEN any(e IN all WHERE toLower(l.path) ENDS WITH e) THEN [''] ELSE all END AS extensions
  CALL (l, folders, extensions) {
    UNWIND range(0, size(folders) - 1) AS near
    UNWIND range(0, size(extensions) - 1) AS choice
    WITH near, choice, folders[near] + l.path + extensions[choice] AS key
    MATCH (d:Document {key: key})
    USING INDEX SEEK d:Document(key)
    WITH near, choice, d
    MATCH (d)-[:DESCRIBES]->(a:Article)
    RETURN a
    ORDER BY near, choice
    LIMIT 1
  }
  WITH c, a, min(l.position) AS position
  CREATE (c)-[:HAS_ITEM {position: position}]->(a)
};

UNWIND $batch.orphanedItemNames AS name
MATCH (n:ItemName {key: name})
USING INDEX SEEK n:ItemName(key)
WHERE NOT EXISTS { (n)<-[:LISTS]-() }
DELETE n;

// Providers and images without references
UNWIND $batch.orphanedProviders AS domain
MATCH (p:Provider {domain: domain})
USING INDEX SEEK p:Provider(domain)
WHERE NOT EXISTS { (p)<-[:PUBLISHED_BY|PROVIDED_BY]-() }
DETACH DELETE p;

UNWIND $batch.orphanedImages AS url
MATCH (i:Image {url: url})
USING INDEX SEEK i:Image(url)
WHERE NOT EXISTS { (i)<-[:HAS_IMAGE]-() }
DELETE i;

// Records that the topic hierarchy must be updated. The flag is written with the batch, so that it
// survives a process that is killed before the end of its import.
UNWIND $batch.topicHierarchy AS pending
MATCH (lock:ImportLock {id: 'import'})
SET lock.topicHierarchyPending = pending;
