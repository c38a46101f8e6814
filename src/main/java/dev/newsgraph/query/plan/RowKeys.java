package dev.newsgraph.query.plan;

import java.util.Collections;
import java.util.List;

import graphql.execution.ExecutionStepInfo;
import graphql.normalized.ExecutableNormalizedField;

/**
 * Under which key a row holds the value of a field: the field's name, or, where a field
 * is selected more than once under aliases, its name and its alias; where the part that
 * holds it, as the edges of a connection, is selected more than once, that part's alias
 * comes behind.
 */
public final class RowKeys {

	private RowKeys() {
	}

	static boolean isRepeated(ExecutableNormalizedField field, List<ExecutableNormalizedField> siblings) {
		for (ExecutableNormalizedField sibling : siblings) {
			if (sibling != field && sibling.getName().equals(field.getName())
					&& !Collections.disjoint(sibling.getObjectTypeNames(), field.getObjectTypeNames())) {
				return true;
			}
		}
		return false;
	}

	static String key(String name, String resultKey) {
		return name + ":" + resultKey;
	}

	static String key(String name, String resultKey, String part) {
		return name + ":" + resultKey + "@" + part;
	}

	/** The keys that a field may have, beside its name. */
	public static List<String> candidates(String name, ExecutionStepInfo field) {
		String resultKey = field.getResultKey();
		ExecutionStepInfo parent = selection(field);
		ExecutionStepInfo grandparent = selection(parent);
		return List.of(key(name, resultKey), key(name, resultKey, alias(parent)),
				key(name, resultKey, alias(grandparent) + "/" + alias(parent)));
	}

	// What stands above the root fields has none.
	private static String alias(ExecutionStepInfo selection) {
		return selection.getPath().isRootPath() ? "" : selection.getResultKey();
	}

	// The items of a list stand between a field and the one that it was selected in.
	private static ExecutionStepInfo selection(ExecutionStepInfo field) {
		ExecutionStepInfo parent = field.hasParent() ? field.getParent() : field;
		while (parent.hasParent() && parent.getPath().isListSegment()) {
			parent = parent.getParent();
		}
		return parent;
	}

}
