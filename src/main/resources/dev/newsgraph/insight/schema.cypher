// Runs before the first statement of a gateway that needs it: the graph can be that of an earlier version, without an
// import since. Each statement is also one of the import, so that the first import does not wait for it.
CREATE CONSTRAINT story_key IF NOT EXISTS FOR (n:Story) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT insight_state_key IF NOT EXISTS FOR (n:InsightState) REQUIRE n.id IS UNIQUE;
CREATE INDEX story_first IF NOT EXISTS FOR (n:Story) ON (n.firstPublished);
CREATE INDEX story_last IF NOT EXISTS FOR (n:Story) ON (n.lastPublished);
CREATE INDEX story_title IF NOT EXISTS FOR (n:Story) ON (n.title);
CREATE INDEX article_embedding_model IF NOT EXISTS FOR (n:Article) ON (n.embeddingModel);
CREATE INDEX article_change IF NOT EXISTS FOR (n:Article) ON (n.changeSequence);
CREATE INDEX removed_article_change IF NOT EXISTS FOR (n:RemovedArticle) ON (n.changeSequence);
CREATE VECTOR INDEX article_meaning IF NOT EXISTS FOR (n:Article) ON (n.embedding)
OPTIONS {indexConfig: {`vector.dimensions`: 384, `vector.similarity_function`: 'cosine'}};
