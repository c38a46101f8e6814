package dev.newsgraph.jobs;

/** What a job does; the schema's {@code ImportKind}. */
enum JobKind {

	IMPORT, REMOVAL

}
