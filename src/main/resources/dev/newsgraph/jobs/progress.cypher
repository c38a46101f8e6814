// Stores the progress of a job and its new problems and differences, renews its lease, and returns whether it continues.
MATCH (job:ImportJob {key: $key})
WHERE job.gateway = $gateway
SET job.read = $read, job.loaded = $loaded, job.unchanged = $unchanged, job.rejected = $rejected, job.removed = $removed,
  job.problemCount = $problemCount, job.differenceCount = $differenceCount,
  job.documentsPerSecond = $read * 1000.0 / (duration.inSeconds(job.startedAt, datetime()).milliseconds + 1),
  job.aliveUntil = datetime() + duration({milliseconds: $lease})
WITH job
CALL (job) {
  UNWIND $problems AS row
  MERGE (problem:ImportProblem {key: row.key})
  SET problem = row
  MERGE (job)-[:HAS_PROBLEM]->(problem)
}
CALL (job) {
  UNWIND $differences AS row
  MERGE (difference:ImportDifference {key: row.key})
  SET difference = row
  MERGE (job)-[:HAS_DIFFERENCE]->(difference)
}
RETURN job.state = 'RUNNING' AND job.cancelled IS NULL AS continues
