// Stores new differences of a job. The rows are in a map, so that Neo4j plans the statement once for all lengths.
MATCH (job:ImportJob {key: $key})
UNWIND $batch.rows AS row
MERGE (difference:ImportDifference {key: row.key})
SET difference = row
MERGE (job)-[:HAS_DIFFERENCE]->(difference)
