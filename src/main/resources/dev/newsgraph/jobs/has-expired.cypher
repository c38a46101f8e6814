MATCH (job:ImportJob)
WHERE job.state IN ['QUEUED', 'RUNNING'] AND job.aliveUntil < datetime()
RETURN job.key AS key LIMIT 1
