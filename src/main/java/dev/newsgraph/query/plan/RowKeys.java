package dev.newsgraph.query.plan;

import java.util.Collections;
import java.util.List;

import graphql.execution.ExecutionStepInfo;
import graphql.normalized.ExecutableNormalizedField;

/**
 * Computes the keys under which rows store the values of fields. The key is the field
 * name. A field that is selected more than once under aliases has the key {@code
 * name:alias}. If the part that contains it, such as the edges of a connection, is
 * selected more than once, the alias of that part is appended.
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

	/** Returns the keys that a field may have in addition to its name. */
	public static List<String> candidates(String name, ExecutionStepInfo field) {
		String resultKey = field.getResultKey();
		ExecutionStepInfo parent = selection(field);
		ExecutionStepInfo grandparent = selection(parent);
		return List.of(key(name, resultKey), key(name, resultKey, alias(parent)),
				key(name, resultKey, alias(grandparent) + "/" + alias(parent)));
	}

	// The parent of the root fields has no alias.
	private static String alias(ExecutionStepInfo selection) {
		return selection.getPath().isRootPath() ? "" : selection.getResultKey();
	}

	// The items of a list lie between a field and the field it was selected in.
	private static ExecutionStepInfo selection(ExecutionStepInfo field) {
		ExecutionStepInfo parent = field.hasParent() ? field.getParent() : field;
		while (parent.hasParent() && parent.getPath().isListSegment()) {
			parent = parent.getParent();
		}
		return parent;
	}

}
