// Stores the final state of a job.
MATCH (job:ImportJob {key: $key})
WHERE job.gateway = $gateway
SET job.state = $state, job.endedAt = datetime(), job.message = $message, job.notices = $notices, job.gateway = null,
  job.aliveUntil = null
