// One batch. Every list is flat, free of repetitions and sorted by key; most are empty.

// What changed documents said before, and what nobody says any more
CALL () {
  UNWIND $knownDocuments AS key
  MATCH (:Document {key: key})-[c:DESCRIBES|MENTIONS]->()
  DELETE c
}
CALL () {
  UNWIND $removedDocuments AS key
  MATCH (d:Document {key: key})
  DELETE d
}
CALL () {
  UNWIND $removedArticles AS key
  MATCH (a:Article {key: key})
  DETACH DELETE a
}
CALL () {
  UNWIND $rewiredArticles AS key
  MATCH (:Article {key: key})-[e:PUBLISHED_BY|ABOUT|HAS_IMAGE|RELATED_TO]->()
  DELETE e
}
CALL () {
  UNWIND $rewiredProviders AS domain
  MATCH (:Provider {domain: domain})-[e:HAS_IMAGE]->()
  DELETE e
}

// Nodes
CALL () {
  UNWIND $documents AS row
  MERGE (d:Document {key: row.key})
  SET d = row, d.importedAt = $importedAt, d.job = $job
}
CALL () {
  UNWIND $providers AS row
  MERGE (p:Provider {domain: row.domain})
  SET p = row
}
CALL () {
  UNWIND $topics AS row
  MERGE (t:Topic {slug: row.slug})
  SET t = row
}
CALL () {
  UNWIND $images AS row
  MERGE (i:Image {url: row.url})
  SET i = row
}
CALL () {
  UNWIND $articles AS row
  MERGE (a:Article {key: row.key})
  SET a = row
}

// Who says so
CALL () {
  UNWIND $describes AS row
  MATCH (d:Document {key: row.document})
  MATCH (a:Article {key: row.article})
  CREATE (d)-[:DESCRIBES {claim: row.claim}]->(a)
}
CALL () {
  UNWIND $mentions AS row
  MATCH (d:Document {key: row.document})
  MATCH (a:Article {key: row.article})
  CREATE (d)-[:MENTIONS {claim: row.claim}]->(a)
}
CALL () {
  UNWIND $describesTopic AS row
  MATCH (d:Document {key: row.document})
  MATCH (t:Topic {slug: row.topic})
  CREATE (d)-[:DESCRIBES {claim: row.claim}]->(t)
}

// What they say
CALL () {
  UNWIND $publishedBy AS row
  MATCH (a:Article {key: row.article})
  MATCH (p:Provider {domain: row.provider})
  CREATE (a)-[:PUBLISHED_BY]->(p)
}
CALL () {
  UNWIND $about AS row
  MATCH (a:Article {key: row.article})
  MATCH (t:Topic {slug: row.topic})
  CREATE (a)-[:ABOUT {position: row.position}]->(t)
}
CALL () {
  UNWIND $articleImages AS row
  MATCH (a:Article {key: row.article})
  MATCH (i:Image {url: row.image})
  CREATE (a)-[:HAS_IMAGE {position: row.position, title: row.title, isCached: row.isCached}]->(i)
}
CALL () {
  UNWIND $providerImages AS row
  MATCH (p:Provider {domain: row.provider})
  MATCH (i:Image {url: row.image})
  CREATE (p)-[:HAS_IMAGE {position: row.position, title: row.title, isCached: row.isCached}]->(i)
}
CALL () {
  UNWIND $relatedTo AS row
  MATCH (a:Article {key: row.article})
  MATCH (b:Article {key: row.other})
  CREATE (a)-[:RELATED_TO {position: row.position}]->(b)
}

// What is left without anybody that speaks of it
CALL () {
  UNWIND $leftProviders AS domain
  MATCH (p:Provider {domain: domain})
  WHERE NOT EXISTS { (p)<-[:PUBLISHED_BY]-() }
  DETACH DELETE p
}
CALL () {
  UNWIND $leftImages AS url
  MATCH (i:Image {url: url})
  WHERE NOT EXISTS { (i)<-[:HAS_IMAGE]-() }
  DELETE i
}
