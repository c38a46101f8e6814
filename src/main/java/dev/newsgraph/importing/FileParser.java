package dev.newsgraph.importing;

import dev.newsgraph.documents.Document;
import dev.newsgraph.documents.DocumentReader;
import dev.newsgraph.documents.ParseResult;
import dev.newsgraph.documents.SourceFile;
import dev.newsgraph.importing.report.ImportCounters;
import dev.newsgraph.importing.resolution.DocumentChange;
import dev.newsgraph.importing.source.FileComparison.ChangedFile;
import dev.newsgraph.importing.source.FileContent;

/**
 * Parses changed files into changes of documents. If a file no longer contains a valid
 * document, the stored document is removed.
 */
final class FileParser {

	private final DocumentReader reader;

	private final ImportCounters counters;

	private final ChangeSink sink;

	FileParser(DocumentReader reader, ImportCounters counters, ChangeSink sink) {
		this.reader = reader;
		this.counters = counters;
		this.sink = sink;
	}

	/**
	 * Parses a file and passes its change to the sink.
	 * @param folder the name of the seed folder
	 * @param changed the file
	 */
	void parse(String folder, ChangedFile changed) {
		switch (changed.content()) {
			case FileContent.Present present -> parse(folder, present.file(), changed);
			case FileContent.Rejected rejected -> {
				this.counters.addRejected(folder, rejected.problem());
				remove(folder, changed);
			}
			// The content is unknown, so the stored document is kept.
			case FileContent.Unreadable unreadable -> this.counters.addRejected(folder, unreadable.problem());
			case FileContent.Gone gone -> remove(folder, changed);
		}
	}

	private void parse(String folder, SourceFile file, ChangedFile changed) {
		ParseResult result = this.reader.read(file);
		this.counters.addResult(folder, result);
		Document document = result.document();
		if (document != null) {
			this.sink.accept(DocumentChange.of(folder, document), file.content().length);
		}
		else {
			remove(folder, changed);
		}
	}

	private void remove(String folder, ChangedFile changed) {
		if (changed.stored()) {
			this.sink.accept(DocumentChange.removed(folder, changed.path()), 0);
		}
	}

}
