// Runs before the first document is written. An object that exists is kept if its definition is the same; otherwise it is
// dropped and made anew. Increase GraphVersion.CURRENT when a definition changes, so that an older gateway does not undo it.

// Keys
CREATE CONSTRAINT article_key IF NOT EXISTS FOR (n:Article) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT provider_key IF NOT EXISTS FOR (n:Provider) REQUIRE n.domain IS UNIQUE;
CREATE CONSTRAINT topic_key IF NOT EXISTS FOR (n:Topic) REQUIRE n.slug IS UNIQUE;
CREATE CONSTRAINT image_key IF NOT EXISTS FOR (n:Image) REQUIRE n.url IS UNIQUE;
CREATE CONSTRAINT document_key IF NOT EXISTS FOR (n:Document) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT collection_key IF NOT EXISTS FOR (n:Collection) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT item_name_key IF NOT EXISTS FOR (n:ItemName) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT import_lock_key IF NOT EXISTS FOR (n:ImportLock) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT graph_state_key IF NOT EXISTS FOR (n:GraphState) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT removed_article_key IF NOT EXISTS FOR (n:RemovedArticle) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT story_key IF NOT EXISTS FOR (n:Story) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT insight_state_key IF NOT EXISTS FOR (n:InsightState) REQUIRE n.id IS UNIQUE;

// Properties by which the API filters and sorts large sets
CREATE INDEX article_published IF NOT EXISTS FOR (n:Article) ON (n.publishedDateTime);
CREATE INDEX article_updated IF NOT EXISTS FOR (n:Article) ON (n.updatedDateTime);
CREATE INDEX article_quality IF NOT EXISTS FOR (n:Article) ON (n.quality);
CREATE INDEX article_heat IF NOT EXISTS FOR (n:Article) ON (n.heat);
CREATE INDEX article_title IF NOT EXISTS FOR (n:Article) ON (n.title);
CREATE INDEX article_original IF NOT EXISTS FOR (n:Article) ON (n.originalUrl);
CREATE INDEX article_has_document IF NOT EXISTS FOR (n:Article) ON (n.hasDocument);
CREATE INDEX article_category IF NOT EXISTS FOR (n:Article) ON (n.category);
CREATE INDEX article_type IF NOT EXISTS FOR (n:Article) ON (n.type);
CREATE INDEX article_locale IF NOT EXISTS FOR (n:Article) ON (n.locale);
CREATE INDEX article_shown IF NOT EXISTS FOR (n:Article) ON (n.published);
// For conditions on parts of a title, for which a range index is not suitable
CREATE TEXT INDEX article_title_part IF NOT EXISTS FOR (n:Article) ON (n.title);
CREATE INDEX provider_name IF NOT EXISTS FOR (n:Provider) ON (n.name);
CREATE INDEX topic_name IF NOT EXISTS FOR (n:Topic) ON (n.name);
CREATE INDEX collection_title IF NOT EXISTS FOR (n:Collection) ON (n.title);
CREATE INDEX collection_heat IF NOT EXISTS FOR (n:Collection) ON (n.heat);
CREATE INDEX collection_folder IF NOT EXISTS FOR (n:Collection) ON (n.folder, n.path);
CREATE INDEX story_first IF NOT EXISTS FOR (n:Story) ON (n.firstPublished);
CREATE INDEX story_last IF NOT EXISTS FOR (n:Story) ON (n.lastPublished);
CREATE INDEX story_title IF NOT EXISTS FOR (n:Story) ON (n.title);

CREATE INDEX article_embedding_model IF NOT EXISTS FOR (n:Article) ON (n.embeddingModel);

// The articles of a topic in their order
CREATE INDEX about_heat IF NOT EXISTS FOR ()-[r:ABOUT]-() ON (r.key, r.heat);
CREATE INDEX about_published IF NOT EXISTS FOR ()-[r:ABOUT]-() ON (r.key, r.publishedDateTime);

// The changes of articles in their order
CREATE INDEX article_change IF NOT EXISTS FOR (n:Article) ON (n.changeSequence);
CREATE INDEX removed_article_change IF NOT EXISTS FOR (n:RemovedArticle) ON (n.changeSequence);

// What imports changed in articles
CREATE CONSTRAINT change_batch_sequence IF NOT EXISTS FOR (n:ChangeBatch) REQUIRE n.sequence IS UNIQUE;
CREATE INDEX change_batch_begin IF NOT EXISTS FOR (n:ChangeBatch) ON (n.begin);
CREATE INDEX change_batch_time IF NOT EXISTS FOR (n:ChangeBatch) ON (n.recordedAt);
CREATE INDEX change_batch_revision IF NOT EXISTS FOR (n:ChangeBatch) ON (n.revision);
CREATE INDEX change_batch_before IF NOT EXISTS FOR (n:ChangeBatch) ON (n.before);

// The documents of one seed folder
CREATE INDEX document_folder IF NOT EXISTS FOR (n:Document) ON (n.folder, n.path);

// The full-text index of the search. IndexedWords splits the words of a query by the same rules.
CREATE FULLTEXT INDEX article_text IF NOT EXISTS FOR (n:Article) ON EACH [n.title, n.excerpt, n.body]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};

// The vectors of the search by meaning. They have as many dimensions as the sentence model gives.
CREATE VECTOR INDEX article_meaning IF NOT EXISTS FOR (n:Article) ON (n.embedding)
OPTIONS {indexConfig: {`vector.dimensions`: 384, `vector.similarity_function`: 'cosine'}};
