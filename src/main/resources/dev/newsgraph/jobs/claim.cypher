// The next job for this gateway, unless another's runs. The lock is taken first, so two cannot claim at once.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.claims = coalesce(queue.claims, 0) + 1
WITH queue
OPTIONAL MATCH (asked:ImportJob {key: $key})
SET asked.aliveUntil = datetime() + duration({milliseconds: $lease})
WITH queue, coalesce($alone OR asked.queuedAt < datetime() - duration({milliseconds: $lease}), false) AS passes
WHERE NOT EXISTS { (:ImportJob {state: 'RUNNING'}) }
MATCH (job:ImportJob {state: 'QUEUED'})
// A command passes jobs that wait for a gateway where there is none.
WHERE $key IS NULL OR NOT passes OR job.only IS NOT NULL
WITH queue, job ORDER BY job.number LIMIT 1
// A job of another process keeps its turn until that process takes it, or is taken for dead.
WHERE job.key = $key OR (job.only IS NULL AND $key IS NULL)
SET job.state = 'RUNNING', job.startedAt = datetime(), job.gateway = $gateway,
  job.aliveUntil = datetime() + duration({milliseconds: $lease})
RETURN job.key AS key, job.kind AS kind, job.folder AS folder, job.dryRun AS dryRun, job.maxRejects AS maxRejects
