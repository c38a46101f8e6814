MATCH (job:ImportJob {key: $key, state: 'QUEUED'})
RETURN job.key AS key
