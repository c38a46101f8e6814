// Takes the turn of this gateway: other imports wait until the transaction ends. A statement of its
// own, so that those that only read after it take no locks.
MERGE (turn:ImportLock {id: 'import'})
SET turn.id = 'import'
