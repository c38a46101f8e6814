// Stores the final state of a job. No other job has written since its last batch, so the revision is that of the job.
MATCH (job:ImportJob {key: $key})
WHERE job.gateway = $gateway
OPTIONAL MATCH (state:GraphState {id: 'graph'})
SET job.state = $state, job.endedAt = datetime(), job.message = $message, job.notices = $notices, job.gateway = null,
  job.aliveUntil = null, job.revision = state.revision
