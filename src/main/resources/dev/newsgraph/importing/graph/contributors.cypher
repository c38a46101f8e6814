// Who else speaks of a provider, a topic or an image whose first speaker was taken back.
CALL () {
  UNWIND $batch.providers AS domain
  MATCH (house:Provider {domain: domain})<-[:PUBLISHED_BY]-(a)
  USING INDEX SEEK house:Provider(domain)
  RETURN 'provider' AS kind, domain AS node, a.rank + a.key AS rank, a.key AS article
  UNION ALL
  UNWIND $batch.topics AS slug
  MATCH (subject:Topic {slug: slug})<-[:ABOUT]-(a)
  USING INDEX SEEK subject:Topic(slug)
  RETURN 'topic' AS kind, slug AS node, a.rank + a.key AS rank, a.key AS article
  UNION ALL
  UNWIND $batch.images AS url
  MATCH (picture:Image {url: url})<-[:HAS_IMAGE]-(a:Article)
  USING INDEX SEEK picture:Image(url)
  RETURN 'image' AS kind, url AS node, '1' + a.rank + a.key AS rank, a.key AS article
  UNION ALL
  UNWIND $batch.images AS url
  MATCH (picture:Image {url: url})<-[:HAS_IMAGE]-(p:Provider)
  USING INDEX SEEK picture:Image(url)
  // The rank ends with the key of the article that names the provider's images.
  RETURN 'logo' AS kind, url AS node, '0' + p.imagesRank AS rank, p.domain AS article
}
RETURN kind, node, rank, article
