// Stores the final state of a job. No other job has written since its last batch, so the revision is that of the job.
MATCH (job:ImportJob {key: $key})
WHERE job.gateway = $gateway
OPTIONAL MATCH (state:GraphState {id: 'graph'})
SET job.state = $state, job.endedAt = datetime(), job.message = $message, job.notices = $notices, job.gateway = null,
  job.aliveUntil = null, job.revision = state.revision
// From then on, the graph holds all folders, although a later import can end before it has read what has changed.
FOREACH (complete IN CASE WHEN $state STARTS WITH 'SUCCEEDED' AND job.kind = 'IMPORT' AND job.folder IS NULL
    AND NOT job.dryRun AND state IS NOT NULL AND state.loaded IS NULL THEN [state] ELSE [] END |
  SET complete.loaded = true)
