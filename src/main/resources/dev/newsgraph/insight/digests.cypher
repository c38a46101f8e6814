// Returns what each story was written from.
MATCH (story:Story)
RETURN story.key AS key, story.digest AS digest
