// A job at the end of the queue; one that waits and does the same is found instead.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.number = coalesce(queue.number, 0) + 1
WITH queue
OPTIONAL MATCH (waiting:ImportJob {state: 'QUEUED'})
WHERE $only IS NULL AND waiting.only IS NULL AND waiting.kind = $kind AND waiting.dryRun = $dryRun
  AND coalesce(waiting.folder, '') = coalesce($folder, '') AND coalesce(waiting.maxRejects, '') = coalesce($maxRejects, '')
  AND NOT EXISTS {
    MATCH (later:ImportJob {state: 'QUEUED'})
    WHERE later.number > waiting.number
      AND (later.folder IS NULL OR waiting.folder IS NULL OR later.folder = waiting.folder)
  }
WITH queue, head(collect(waiting)) AS waiting
CALL (queue, waiting) {
  WITH queue, waiting WHERE waiting IS NULL
  CREATE (job:ImportJob {key: $key, number: queue.number, kind: $kind, folder: $folder, dryRun: $dryRun,
    maxRejects: $maxRejects, only: $only,
    aliveUntil: CASE WHEN $only IS NOT NULL THEN datetime() + duration({milliseconds: $lease}) END, state: 'QUEUED', notices: [], read: 0, loaded: 0, unchanged: 0, rejected: 0, removed: 0,
    problemCount: 0, differenceCount: 0, queuedAt: datetime()})
  RETURN job
  UNION
  WITH waiting WHERE waiting IS NOT NULL
  RETURN waiting AS job
}
RETURN job.key AS key
