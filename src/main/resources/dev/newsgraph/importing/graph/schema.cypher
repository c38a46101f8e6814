// Made before the first document is written; each line does nothing when it is there already.

// Keys
CREATE CONSTRAINT article_key IF NOT EXISTS FOR (n:Article) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT provider_key IF NOT EXISTS FOR (n:Provider) REQUIRE n.domain IS UNIQUE;
CREATE CONSTRAINT topic_key IF NOT EXISTS FOR (n:Topic) REQUIRE n.slug IS UNIQUE;
CREATE CONSTRAINT image_key IF NOT EXISTS FOR (n:Image) REQUIRE n.url IS UNIQUE;
CREATE CONSTRAINT document_key IF NOT EXISTS FOR (n:Document) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT import_lock_key IF NOT EXISTS FOR (n:ImportLock) REQUIRE n.id IS UNIQUE;

// What the API filters and orders by on large sets
CREATE INDEX article_published IF NOT EXISTS FOR (n:Article) ON (n.publishedDateTime);
CREATE INDEX article_updated IF NOT EXISTS FOR (n:Article) ON (n.updatedDateTime);
CREATE INDEX article_quality IF NOT EXISTS FOR (n:Article) ON (n.quality);
CREATE INDEX article_heat IF NOT EXISTS FOR (n:Article) ON (n.heat);
CREATE INDEX article_title IF NOT EXISTS FOR (n:Article) ON (n.title);
CREATE INDEX article_has_document IF NOT EXISTS FOR (n:Article) ON (n.hasDocument);
CREATE INDEX article_category IF NOT EXISTS FOR (n:Article) ON (n.category);
CREATE INDEX article_type IF NOT EXISTS FOR (n:Article) ON (n.type);
CREATE INDEX article_locale IF NOT EXISTS FOR (n:Article) ON (n.locale);
CREATE INDEX article_shown IF NOT EXISTS FOR (n:Article) ON (n.published);
// For parts of a title, which the order of whole ones does not help to find
CREATE TEXT INDEX article_title_part IF NOT EXISTS FOR (n:Article) ON (n.title);
CREATE INDEX provider_name IF NOT EXISTS FOR (n:Provider) ON (n.name);
CREATE INDEX topic_name IF NOT EXISTS FOR (n:Topic) ON (n.name);

// The documents of one seed folder
CREATE INDEX document_folder IF NOT EXISTS FOR (n:Document) ON (n.folder, n.path);

// What the search reads; the words of a query are made by the same rules in query/IndexedWords
CREATE FULLTEXT INDEX article_text IF NOT EXISTS FOR (n:Article) ON EACH [n.title, n.excerpt, n.body]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
