// Stores new problems of a job. The rows are in a map, so that Neo4j plans the statement once for all lengths.
MATCH (job:ImportJob {key: $key})
UNWIND $batch.rows AS row
MERGE (problem:ImportProblem {key: row.key})
SET problem = row
MERGE (job)-[:HAS_PROBLEM]->(problem)
