package dev.newsgraph.jobs;

/** Kind of a job; the values of {@code ImportKind} in the schema. */
public enum JobKind {

	IMPORT, REMOVAL

}
