MATCH (job:ImportJob {state: 'QUEUED'})
RETURN job.key AS key LIMIT 1
