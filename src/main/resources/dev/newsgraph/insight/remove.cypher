// Removes stories.
UNWIND $keys AS key
MATCH (story:Story {key: key})
USING INDEX SEEK story:Story(key)
DETACH DELETE story
