// How far a job is, what it met since the last time, and whether it is to go on.
MATCH (job:ImportJob {key: $key})
WHERE job.gateway = $gateway
SET job.read = $read, job.loaded = $loaded, job.unchanged = $unchanged, job.rejected = $rejected, job.removed = $removed,
  job.problemCount = $problemCount, job.differenceCount = job.differenceCount + size($differences),
  job.documentsPerSecond = $read * 1000.0 / (duration.inSeconds(job.startedAt, datetime()).milliseconds + 1),
  job.aliveUntil = datetime() + duration({milliseconds: $lease})
WITH job
CALL (job) {
  UNWIND $problems AS row
  CREATE (job)-[:HAS_PROBLEM]->(problem:ImportProblem)
  SET problem = row
}
CALL (job) {
  UNWIND $differences AS row
  CREATE (job)-[:HAS_DIFFERENCE]->(difference:ImportDifference)
  SET difference = row
}
RETURN job.state = 'RUNNING' AND job.cancelled IS NULL AS goesOn
