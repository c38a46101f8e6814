// Constraints and indexes of import jobs, created before the first job is queued.
CREATE CONSTRAINT import_job_key IF NOT EXISTS FOR (n:ImportJob) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT import_job_number IF NOT EXISTS FOR (n:ImportJob) REQUIRE n.number IS UNIQUE;
CREATE CONSTRAINT import_problem_key IF NOT EXISTS FOR (n:ImportProblem) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT import_difference_key IF NOT EXISTS FOR (n:ImportDifference) REQUIRE n.key IS UNIQUE;
CREATE INDEX import_job_state IF NOT EXISTS FOR (n:ImportJob) ON (n.state);
CREATE CONSTRAINT import_lock_key IF NOT EXISTS FOR (n:ImportLock) REQUIRE n.id IS UNIQUE;

// Neo4j loads the code that writes text and full-text indexes at the first write to one. With these indexes, that is when
// the job is written, and not in the first batch of articles, whose commit would delay reads.
CREATE TEXT INDEX import_job_kind IF NOT EXISTS FOR (n:ImportJob) ON (n.kind);
CREATE FULLTEXT INDEX import_job_text IF NOT EXISTS FOR (n:ImportJob) ON EACH [n.kind]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
