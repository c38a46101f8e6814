MATCH (job:ImportJob {state: 'QUEUED'})
RETURN count(job) AS jobs, coalesce(duration.inSeconds(min(job.queuedAt), datetime()).seconds, 0) AS seconds
