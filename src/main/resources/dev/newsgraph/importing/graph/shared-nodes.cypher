// Returns the providers, topics and images of a batch that the graph holds.
CALL () {
  UNWIND $batch.providers AS domain
  MATCH (p:Provider {domain: domain})
  USING INDEX SEEK p:Provider(domain)
  RETURN collect(p {.domain, .name, .nameRank, .imagesRank, articles: COUNT { (p)<-[:PUBLISHED_BY|PROVIDED_BY]-() },
    images: [(p)-[e:HAS_IMAGE]->(i) | e {.position, .title, .isCached, url: i.url}]}) AS providers
}
CALL () {
  UNWIND $batch.topics AS slug
  MATCH (t:Topic {slug: slug})
  USING INDEX SEEK t:Topic(slug)
  RETURN collect(t {.slug, .name, .nameRank}) AS topics
}
CALL (providers) {
  UNWIND $batch.images + reduce(all = [], p IN providers | all + [i IN p.images | i.url]) AS url
  WITH DISTINCT url
  MATCH (i:Image {url: url})
  USING INDEX SEEK i:Image(url)
  RETURN collect(i {.url, .sizeRank}) AS images
}
RETURN providers, topics, images
