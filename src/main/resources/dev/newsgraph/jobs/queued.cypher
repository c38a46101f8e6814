MATCH (job:ImportJob {state: 'QUEUED'})
RETURN count(job) AS jobs
