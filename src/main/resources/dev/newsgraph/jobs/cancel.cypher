// A queued job ends at once. A running job ends when it renews its lease.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.claims = coalesce(queue.claims, 0) + 1
WITH queue
MATCH (job:ImportJob {key: $key})
WITH job, NOT job.state IN ['QUEUED', 'RUNNING'] AS ended
FOREACH (queued IN CASE WHEN job.state = 'QUEUED' THEN [job] ELSE [] END |
  SET queued.state = 'CANCELLED', queued.endedAt = datetime(), queued.message = 'The job was cancelled before it started.')
FOREACH (running IN CASE WHEN job.state = 'RUNNING' THEN [job] ELSE [] END | SET running.cancelled = true)
RETURN ended
