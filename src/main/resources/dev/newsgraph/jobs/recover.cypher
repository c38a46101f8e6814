// Nobody runs a job while this is asked here, so a job of this gateway's own may be dead, too: its end could not be written.
// Jobs whose gateway is gone are marked, and the same work is queued again; but for what only that process could reach.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.claims = coalesce(queue.claims, 0) + 1
WITH queue
MATCH (dead:ImportJob)
WHERE (dead.state = 'RUNNING' OR (dead.state = 'QUEUED' AND dead.only IS NOT NULL))
  AND ($alone OR dead.aliveUntil < datetime())
WITH queue, dead ORDER BY dead.number
SET dead.state = CASE WHEN dead.cancelled THEN 'CANCELLED' ELSE 'FAILED' END, dead.endedAt = datetime(), dead.gateway = null, dead.message = CASE
    WHEN dead.cancelled THEN 'It was cancelled; what was written stays.'
    WHEN dead.only IS NULL
      THEN 'The gateway ended, or lost the database, while the job ran; what was written stays, and another job does the rest.'
    ELSE 'The command ended while the job ran; what was written stays. Run the command again and it goes on.'
  END
WITH queue, dead WHERE dead.only IS NULL AND dead.cancelled IS NULL
SET queue.number = queue.number + 1
CREATE (job:ImportJob {key: randomUUID(), number: queue.number, kind: dead.kind, folder: dead.folder,
  dryRun: dead.dryRun, maxRejects: dead.maxRejects, state: 'QUEUED', notices: [], read: 0, loaded: 0, unchanged: 0,
  rejected: 0, removed: 0, problemCount: 0, differenceCount: 0, queuedAt: datetime()})
RETURN job.key AS key
