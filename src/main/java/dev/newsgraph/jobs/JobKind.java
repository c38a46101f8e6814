package dev.newsgraph.jobs;

/** Kind of a job; the values of {@code ImportKind} in the schema. */
enum JobKind {

	IMPORT, REMOVAL

}
