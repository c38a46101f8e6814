// Stores the progress of a job, renews its lease, and returns whether it continues.
MATCH (job:ImportJob {key: $key})
WHERE job.gateway = $gateway
SET job.read = $read, job.loaded = $loaded, job.unchanged = $unchanged, job.rejected = $rejected, job.removed = $removed,
  job.problemCount = $problemCount, job.differenceCount = $differenceCount,
  job.documentsPerSecond = $read * 1000.0 / (duration.inSeconds(job.startedAt, datetime()).milliseconds + 1),
  job.aliveUntil = datetime() + duration({milliseconds: $lease})
RETURN job.state = 'RUNNING' AND job.cancelled IS NULL AS continues
