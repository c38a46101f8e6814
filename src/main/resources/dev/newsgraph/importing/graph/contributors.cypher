// Returns the articles and collections that refer to a provider, a topic or an image whose current value was removed.
CALL () {
  UNWIND $batch.providers AS domain
  MATCH (provider:Provider {domain: domain})<-[:PUBLISHED_BY|PROVIDED_BY]-(a)
  USING INDEX SEEK provider:Provider(domain)
  RETURN 'provider' AS kind, domain AS node, a.rank + a.key AS rank, a.key AS article
  UNION ALL
  UNWIND $batch.topics AS slug
  MATCH (topic:Topic {slug: slug})<-[:ABOUT|COVERS]-(a)
  USING INDEX SEEK topic:Topic(slug)
  RETURN 'topic' AS kind, slug AS node, a.rank + a.key AS rank, a.key AS article
  UNION ALL
  UNWIND $batch.images AS url
  MATCH (image:Image {url: url})<-[:HAS_IMAGE]-(a:Article|Collection)
  USING INDEX SEEK image:Image(url)
  RETURN 'image' AS kind, url AS node, '1' + a.rank + a.key AS rank, a.key AS article
  UNION ALL
  UNWIND $batch.images AS url
  MATCH (image:Image {url: url})<-[:HAS_IMAGE]-(p:Provider)
  USING INDEX SEEK image:Image(url)
  // The rank ends with the key of the article that gives the images of the provider.
  RETURN 'provider_image' AS kind, url AS node, '0' + p.imagesRank AS rank, p.domain AS article
}
RETURN kind, node, rank, article
