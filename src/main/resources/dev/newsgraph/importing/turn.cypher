// Takes the turn of this gateway: other imports wait until the transaction ends. A statement of its
// own, so that those that only read after it take no locks. The turns are counted once the node is
// locked, so whoever knows a number knows whether somebody had a turn since.
MERGE (turn:ImportLock {id: 'import'})
SET turn.id = 'import'
WITH turn
SET turn.taken = coalesce(turn.taken, 0) + 1
RETURN turn.taken AS taken
