// Adds a job to the end of the queue, or returns an equal job that is queued already. Returns no row if the queue is full.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.number = coalesce(queue.number, 0) + 1
WITH queue
OPTIONAL MATCH (queued:ImportJob {state: 'QUEUED'})
WHERE $only IS NULL AND queued.only IS NULL AND queued.kind = $kind AND queued.dryRun = $dryRun
  AND coalesce(queued.folder, '') = coalesce($folder, '') AND coalesce(queued.maxRejects, '') = coalesce($maxRejects, '')
  AND NOT EXISTS {
    MATCH (later:ImportJob {state: 'QUEUED'})
    WHERE later.number > queued.number
      AND (later.folder IS NULL OR queued.folder IS NULL OR later.folder = queued.folder)
  }
WITH queue, head(collect(queued)) AS queued, COUNT { (:ImportJob {state: 'QUEUED'}) } AS waiting
CALL (queue, queued, waiting) {
  WITH queue, queued, waiting WHERE queued IS NULL AND ($maxQueued IS NULL OR waiting < $maxQueued)
  CREATE (job:ImportJob {key: $key, number: queue.number, kind: $kind, folder: $folder, dryRun: $dryRun,
    maxRejects: $maxRejects, only: $only,
    aliveUntil: CASE WHEN $only IS NOT NULL THEN datetime() + duration({milliseconds: $lease}) END, state: 'QUEUED',
    notices: [], read: 0, loaded: 0, unchanged: 0, rejected: 0, removed: 0, problemCount: 0, differenceCount: 0, queuedAt: datetime()})
  RETURN job
  UNION
  WITH queued WHERE queued IS NOT NULL
  RETURN queued AS job
}
RETURN job.key AS key
