// Claims the next job unless a job is running. The lock on the queue is acquired first, so that two gateways cannot claim
// at the same time.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.claims = coalesce(queue.claims, 0) + 1
WITH queue
OPTIONAL MATCH (own:ImportJob {key: $key})
SET own.aliveUntil = datetime() + duration({milliseconds: $lease})
WITH queue, coalesce($exclusive OR own.queuedAt < datetime() - duration({milliseconds: $lease}), false) AS overtakes
WHERE NOT EXISTS { (:ImportJob {state: 'RUNNING'}) }
MATCH (job:ImportJob {state: 'QUEUED'})
// A command overtakes the jobs of gateways if no gateway is running.
WHERE $key IS NULL OR NOT overtakes OR job.only IS NOT NULL
WITH queue, job ORDER BY job.number LIMIT 1
// A job of another process keeps its position until that process claims it or the lease of the job expires.
WHERE job.key = $key OR (job.only IS NULL AND $key IS NULL)
SET job.state = 'RUNNING', job.startedAt = datetime(), job.gateway = $gateway,
  job.aliveUntil = datetime() + duration({milliseconds: $lease})
RETURN job.key AS key, job.kind AS kind, job.folder AS folder, job.dryRun AS dryRun, job.maxRejects AS maxRejects
