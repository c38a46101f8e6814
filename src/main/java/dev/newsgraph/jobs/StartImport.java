package dev.newsgraph.jobs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.database.Caller;
import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.MutationResult;
import dev.newsgraph.query.execution.UserError;

/** The mutation {@code startImport}, which queues an import job for a seed folder. */
final class StartImport implements MutationField {

	private static final String DOCUMENTS = "maxRejectedDocuments";

	private static final String PERCENT = "maxRejectedPercent";

	private static final String INVALID = "INVALID_VALUE";

	private final JobStore store;

	private final JobRunner runner;

	private final ImportRoot root;

	StartImport(JobStore store, JobRunner runner, ImportRoot root) {
		this.store = store;
		this.runner = runner;
		this.root = root;
	}

	@Override
	public String name() {
		return "startImport";
	}

	@Override
	public MutationResult run(Map<String, Object> arguments, @Nullable Caller caller) {
		Map<?, ?> input = (Map<?, ?>) Objects.requireNonNull(arguments.get("input"));
		String folder = String.valueOf(input.get("folder"));
		List<UserError> errors = new ArrayList<>();
		checkFolder(folder, errors);
		String limit = limit(input, errors);
		if (!errors.isEmpty()) {
			return new MutationResult(null, errors);
		}
		try {
			String key = this.store.enqueue(JobKind.IMPORT, folder, Boolean.TRUE.equals(input.get("dryRun")), limit,
					caller);
			this.runner.wake();
			return MutationResult.of(key);
		}
		catch (QueueRefusedException ex) {
			return ex.result();
		}
	}

	private void checkFolder(String folder, List<UserError> errors) {
		try {
			this.root.folder(folder);
		}
		catch (IllegalArgumentException ex) {
			String code = (ex instanceof ImportRoot.NoFolderException) ? "FOLDER_NOT_FOUND" : INVALID;
			errors.add(UserError.ofInput("folder", code, String.valueOf(ex.getMessage())));
		}
	}

	/**
	 * Returns the limit of rejected documents, or {@code null} if there is no valid one.
	 */
	private static @Nullable String limit(Map<?, ?> input, List<UserError> errors) {
		Integer documents = (Integer) input.get(DOCUMENTS);
		Double percent = (Double) input.get(PERCENT);
		int before = errors.size();
		if (documents != null && documents < 0) {
			errors.add(UserError.ofInput(DOCUMENTS, INVALID,
					"%d is out of range; pass 0 or more, or omit the field for no limit".formatted(documents)));
		}
		if (percent != null && documents != null) {
			errors.add(UserError.ofInput(PERCENT, INVALID,
					"'%s' is set too; pass only one of the two limits".formatted(DOCUMENTS)));
		}
		if (percent != null && !(percent >= 0 && percent <= 100)) {
			errors.add(UserError.ofInput(PERCENT, INVALID,
					"%s is out of range; pass 0 to 100, or omit the field for no limit".formatted(percent)));
		}
		if (errors.size() > before) {
			return null;
		}
		if (documents != null) {
			return new RejectLimit(documents, false).toString();
		}
		return (percent != null) ? new RejectLimit(BigDecimal.valueOf(percent), true).toString() : null;
	}

}
