package dev.newsgraph.jobs;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

import dev.newsgraph.importing.ImportRoot;
import dev.newsgraph.importing.report.RejectLimit;
import dev.newsgraph.query.execution.MutationField;
import dev.newsgraph.query.execution.MutationResult;
import dev.newsgraph.query.execution.UserError;

/** The mutation {@code startImport}, which queues an import job for a seed folder. */
final class StartImport implements MutationField {

	private static final String DOCUMENTS = "maxRejectedDocuments";

	private static final String PERCENT = "maxRejectedPercent";

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
	public MutationResult run(Map<String, Object> arguments) {
		Map<?, ?> input = (Map<?, ?>) Objects.requireNonNull(arguments.get("input"));
		String folder = String.valueOf(input.get("folder"));
		try {
			this.root.folder(folder);
		}
		catch (IllegalArgumentException ex) {
			return refused("folder", "FOLDER_NOT_FOUND", String.valueOf(ex.getMessage()));
		}
		String limit = null;
		if (input.get(DOCUMENTS) instanceof Integer documents) {
			if (documents < 0) {
				return invalid(DOCUMENTS,
						"%d is out of range; pass 0 or more, or omit the field for no limit".formatted(documents));
			}
			limit = new RejectLimit(documents, false).toString();
		}
		if (input.get(PERCENT) instanceof Double percent) {
			if (limit != null) {
				return invalid(PERCENT, "'%s' is set too; pass only one of the two limits".formatted(DOCUMENTS));
			}
			if (!(percent >= 0 && percent <= 100)) {
				return invalid(PERCENT,
						"%s is out of range; pass 0 to 100, or omit the field for no limit".formatted(percent));
			}
			limit = new RejectLimit(BigDecimal.valueOf(percent), true).toString();
		}
		try {
			String key = this.store.enqueue(JobKind.IMPORT, folder, Boolean.TRUE.equals(input.get("dryRun")), limit);
			this.runner.wake();
			return MutationResult.of(key);
		}
		catch (QueueFullException ex) {
			return ex.result();
		}
	}

	private static MutationResult invalid(String field, String message) {
		return refused(field, "INVALID_VALUE", message);
	}

	private static MutationResult refused(String field, String code, String message) {
		return MutationResult.refused(UserError.ofInput(field, code, message));
	}

}
