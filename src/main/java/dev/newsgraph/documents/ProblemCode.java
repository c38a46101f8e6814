package dev.newsgraph.documents;

/** What kind of problem; the names are stable and appear in reports. */
public enum ProblemCode {

	/** A file over the size limit. */
	FILE_TOO_LARGE(Severity.REJECTED);

	private final Severity severity;

	ProblemCode(Severity severity) {
		this.severity = severity;
	}

	public Severity severity() {
		return this.severity;
	}

	/** What a problem costs. */
	public enum Severity {

		/** The file is not loaded. */
		REJECTED,
		/** One item of the file is left out. */
		LEFT_OUT,
		/** Nothing is lost; something was assumed. */
		NOTICE

	}

}
