// Returns a row if there are recorded changes that are older than a time.
MATCH (changes:ChangeBatch)
USING INDEX changes:ChangeBatch(recordedAt)
WHERE changes.recordedAt < $recordedBefore
RETURN changes.sequence AS sequence
LIMIT 1
