// Returns the state of the graph. The revision is unknown if an earlier version of the gateway has written since it was
// recorded. The graph is being changed while a job runs, until the hierarchy of topics is updated, and while stories or
// vectors are written.
OPTIONAL MATCH (state:GraphState {id: 'graph'})
OPTIONAL MATCH (lock:ImportLock {id: 'import'})
OPTIONAL MATCH (insight:InsightState {id: 'insight'})
RETURN CASE WHEN state.token = lock.token THEN state.revision END AS revision, coalesce(state.sequence, 0) AS sequence,
  state.history AS history, coalesce(state.loaded, EXISTS {
    // Earlier versions do not note it.
    MATCH (job:ImportJob)
    WHERE state.loaded IS NULL AND job.state STARTS WITH 'SUCCEEDED' AND job.kind = 'IMPORT' AND job.folder IS NULL AND NOT job.dryRun
  }) AS loaded, EXISTS { (:Document) } AS hasDocuments,
  lock IS NOT NULL AND coalesce(lock.topicHierarchyPending, true) AS pending,
  EXISTS { (job:ImportJob {state: 'RUNNING'}) WHERE NOT job.dryRun } AS jobRunning,
  coalesce(insight.writingUntil > datetime(), false) OR coalesce(insight.embeddingUntil > datetime(), false) AS deriving,
  coalesce(insight.version, 0) AS insight
