// Acquires the import lock. Other imports wait until the transaction ends. This is a separate
// statement, so that transactions that only read do not lock. The fencing token increases each time
// the lock is acquired, so two tokens show whether another import acquired the lock in between.
MERGE (lock:ImportLock {id: 'import'})
SET lock.id = 'import'
WITH lock
SET lock.token = coalesce(lock.token, 0) + 1
// Relationships of an earlier version do not hold the values of their article.
WITH lock, CASE WHEN COUNT { ()-[:ABOUT]->() } > 0 THEN [] ELSE ['ABOUT'] END AS sorted
// Without a state, the numbers begin again, so the changes of earlier numbers are not kept.
CALL () {
  WITH 1 AS one WHERE NOT EXISTS { (:GraphState) }
  MATCH (changes:ChangeBatch)
  DELETE changes
}
// The state of the graph is read only after the lock is acquired, so it is that of the last commit.
MERGE (state:GraphState {id: 'graph'})
ON CREATE SET state.sequence = 0, state.history = randomUUID(), state.sortedRelationships = sorted
// An earlier version of the gateway acquires the lock but does not keep the revision.
WITH lock, state, CASE WHEN state.token = lock.token - 1 THEN state.revision END AS revision
WITH lock, state, revision, coalesce(state.model, 0) AS model, coalesce(state.mapping, 0) AS mapping
// If one of them is newer, the transaction is rolled back.
SET state.token = lock.token, state.model = $model, state.mapping = $mapping,
  // An earlier version does not record what changed.
  state.changesKeptFrom = CASE WHEN revision IS NULL AND state.changesFrom IS NOT NULL THEN datetime()
    ELSE state.changesKeptFrom END,
  state.changesFrom = CASE WHEN revision IS NULL AND state.changesFrom IS NOT NULL THEN state.sequence + 1
    ELSE state.changesFrom END
WITH lock, state, revision, model, mapping
// Neo4j keeps these numbers, so nothing is scanned.
CALL () { MATCH (document:Document) RETURN count(document) AS documents }
CALL () { MATCH (removed:RemovedArticle) RETURN count(removed) AS removed }
CALL () { MATCH (name:ItemName) RETURN count(name) AS itemNames }
// The lease of a job can expire while its gateway cannot reach the database. Then another gateway imports the rest. Of the
// jobs that have ended, only the last ones are kept.
OPTIONAL MATCH (job:ImportJob {key: $job})
RETURN $job <> '' AND coalesce(job.state <> 'RUNNING', true) AS jobEnded, lock.token AS token, revision, state.sequence AS sequence, documents, removed, itemNames,
  model, mapping, coalesce(state.changes, 0) AS changes
