// One batch. Every list is flat, free of repetitions and sorted by key; most are empty.

// What changed documents said before, and what nobody says any more
CALL () {
  UNWIND $knownDocuments AS key
  MATCH (spoken:Document {key: key})-[c:DESCRIBES|MENTIONS]->()
  USING INDEX SEEK spoken:Document(key)
  DELETE c
}
CALL () {
  UNWIND $removedDocuments AS key
  MATCH (d:Document {key: key})
  USING INDEX SEEK d:Document(key)
  DELETE d
}
CALL () {
  UNWIND $removedArticles AS key
  MATCH (a:Article {key: key})
  USING INDEX SEEK a:Article(key)
  DETACH DELETE a
}
CALL () {
  UNWIND $rewiredArticles AS key
  MATCH (told:Article {key: key})-[e:PUBLISHED_BY|ABOUT|HAS_IMAGE|RELATED_TO]->()
  USING INDEX SEEK told:Article(key)
  DELETE e
}
CALL () {
  UNWIND $rewiredProviders AS domain
  MATCH (house:Provider {domain: domain})-[e:HAS_IMAGE]->()
  USING INDEX SEEK house:Provider(domain)
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
  USING INDEX SEEK d:Document(key)
  MATCH (a:Article {key: row.article})
  USING INDEX SEEK a:Article(key)
  CREATE (d)-[:DESCRIBES {claim: row.claim}]->(a)
}
CALL () {
  UNWIND $mentions AS row
  MATCH (d:Document {key: row.document})
  USING INDEX SEEK d:Document(key)
  MATCH (a:Article {key: row.article})
  USING INDEX SEEK a:Article(key)
  CREATE (d)-[:MENTIONS {claim: row.claim}]->(a)
}
CALL () {
  UNWIND $describesTopic AS row
  MATCH (d:Document {key: row.document})
  USING INDEX SEEK d:Document(key)
  MATCH (t:Topic {slug: row.topic})
  USING INDEX SEEK t:Topic(slug)
  CREATE (d)-[:DESCRIBES {claim: row.claim}]->(t)
}

// What they say
CALL () {
  UNWIND $publishedBy AS row
  MATCH (a:Article {key: row.article})
  USING INDEX SEEK a:Article(key)
  MATCH (p:Provider {domain: row.provider})
  USING INDEX SEEK p:Provider(domain)
  CREATE (a)-[:PUBLISHED_BY]->(p)
}
CALL () {
  UNWIND $about AS row
  MATCH (a:Article {key: row.article})
  USING INDEX SEEK a:Article(key)
  MATCH (t:Topic {slug: row.topic})
  USING INDEX SEEK t:Topic(slug)
  CREATE (a)-[:ABOUT {position: row.position}]->(t)
}
CALL () {
  UNWIND $articleImages AS row
  MATCH (a:Article {key: row.article})
  USING INDEX SEEK a:Article(key)
  MATCH (i:Image {url: row.image})
  USING INDEX SEEK i:Image(url)
  CREATE (a)-[:HAS_IMAGE {position: row.position, title: row.title, isCached: row.isCached}]->(i)
}
CALL () {
  UNWIND $providerImages AS row
  MATCH (p:Provider {domain: row.provider})
  USING INDEX SEEK p:Provider(domain)
  MATCH (i:Image {url: row.image})
  USING INDEX SEEK i:Image(url)
  CREATE (p)-[:HAS_IMAGE {position: row.position, title: row.title, isCached: row.isCached}]->(i)
}
CALL () {
  UNWIND $relatedTo AS row
  MATCH (a:Article {key: row.article})
  USING INDEX SEEK a:Article(key)
  MATCH (b:Article {key: row.other})
  USING INDEX SEEK b:Article(key)
  CREATE (a)-[:RELATED_TO {position: row.position}]->(b)
}

// What is left without anybody that speaks of it
CALL () {
  UNWIND $leftProviders AS domain
  MATCH (p:Provider {domain: domain})
  USING INDEX SEEK p:Provider(domain)
  WHERE NOT EXISTS { (p)<-[:PUBLISHED_BY]-() }
  DETACH DELETE p
}
CALL () {
  UNWIND $leftImages AS url
  MATCH (i:Image {url: url})
  USING INDEX SEEK i:Image(url)
  WHERE NOT EXISTS { (i)<-[:HAS_IMAGE]-() }
  DELETE i
}
