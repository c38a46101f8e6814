// A waiting job ends at once; a running one sees it with its next sign of life.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.claims = coalesce(queue.claims, 0) + 1
WITH queue
MATCH (job:ImportJob {key: $key})
FOREACH (waiting IN CASE WHEN job.state = 'QUEUED' THEN [job] ELSE [] END |
  SET waiting.state = 'CANCELLED', waiting.endedAt = datetime(), waiting.message = 'It was cancelled before it began.')
FOREACH (running IN CASE WHEN job.state = 'RUNNING' THEN [job] ELSE [] END | SET running.cancelled = true)
RETURN job.key AS key
