// Deletes all finished jobs except the newest $kept.
MATCH (job:ImportJob)
WHERE NOT job.state IN ['QUEUED', 'RUNNING']
WITH job ORDER BY job.number DESC SKIP $kept
OPTIONAL MATCH (job)-[:HAS_PROBLEM|HAS_DIFFERENCE]->(detail)
DETACH DELETE detail, job
