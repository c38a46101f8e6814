// Returns the state of the graph, whether the stories are those of this state, and the settings of the stories.
OPTIONAL MATCH (state:GraphState {id: 'graph'})
OPTIONAL MATCH (insight:InsightState {id: 'insight'})
OPTIONAL MATCH (lock:ImportLock {id: 'import'})
RETURN state.history AS history, coalesce(state.sequence, 0) AS sequence,
  coalesce(state.removalsForgotten, 0) AS forgotten,
  coalesce(insight.history = state.history AND insight.sequence = state.sequence AND insight.settings = $settings, false)
    AS current,
  CASE WHEN insight.history = state.history THEN state.sequence - insight.sequence ELSE coalesce(state.sequence, 0) END
    AS behind,
  coalesce(lock.topicHierarchyPending, false)
    OR EXISTS { (job:ImportJob {state: 'RUNNING'}) WHERE NOT job.dryRun } AS importing,
  insight.settings AS settings, COUNT { (:Article) } AS articles
