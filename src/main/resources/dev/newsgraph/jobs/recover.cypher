// Marks expired jobs as failed or cancelled, and queues their work again unless only the expired process can do it. This
// process runs no job at this time, so a job of its own can be expired too: its final state could not be written.
MERGE (queue:ImportLock {id: 'jobs'})
SET queue.claims = coalesce(queue.claims, 0) + 1
WITH queue
MATCH (expired:ImportJob)
WHERE (expired.state = 'RUNNING' OR (expired.state = 'QUEUED' AND expired.only IS NOT NULL))
  AND ($exclusive OR expired.aliveUntil < datetime())
WITH queue, expired ORDER BY expired.number
SET expired.state = CASE WHEN expired.cancelled THEN 'CANCELLED' ELSE 'FAILED' END, expired.endedAt = datetime(), expired.gateway = null, expired.message = CASE
    WHEN expired.cancelled THEN 'The job was cancelled. Documents that were written stay in the graph.'
    WHEN expired.only IS NULL
      THEN 'The gateway ended, or lost the database, while the job was running. Documents that were written stay in the graph, and another job imports the rest.'
    ELSE 'The command ended while the job was running. Documents that were written stay in the graph. Run the command again to continue.'
  END
FOREACH (again IN CASE WHEN expired.only IS NULL AND expired.cancelled IS NULL THEN [expired] ELSE [] END |
  SET queue.number = queue.number + 1
  CREATE (:ImportJob {key: randomUUID(), number: queue.number, kind: again.kind, folder: again.folder,
    dryRun: again.dryRun, maxRejects: again.maxRejects, state: 'QUEUED', notices: [], read: 0, loaded: 0, unchanged: 0,
    rejected: 0, removed: 0, problemCount: 0, differenceCount: 0, queuedAt: datetime()}))
RETURN expired.key AS key, expired.kind AS kind, expired.folder AS folder, coalesce(expired.dryRun, false) AS dryRun,
  coalesce(expired.cancelled, expired.released, false) AS stopped,
  coalesce(duration.inSeconds(expired.startedAt, expired.aliveUntil).milliseconds, 0) AS milliseconds
