// Ends the lease of a running job, so that another gateway, or the next start, takes it over without waiting.
MATCH (job:ImportJob {key: $key, state: 'RUNNING'})
WHERE job.gateway = $gateway
SET job.aliveUntil = datetime(), job.released = true
