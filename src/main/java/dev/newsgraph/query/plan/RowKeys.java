package dev.newsgraph.query.plan;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import graphql.execution.ExecutionStepInfo;
import graphql.normalized.ExecutableNormalizedField;

/**
 * Computes the keys under which rows store the values of fields. The key is the field
 * name. A field that is selected more than once under aliases has the key {@code
 * name:alias}. The edges of a connection are stored once, with their nodes, however often
 * they are selected. If they are selected more than once, or beside the nodes, the alias
 * of the part that contains the field is appended.
 */
public final class RowKeys {

	/** Fields of which each selection reads the same stored objects. */
	private static final Set<String> SHARED = Set.of("edges", "nodes", "node");

	/** Fields of a connection that are stored in one list. */
	private static final Set<String> PAGE = Set.of("edges", "nodes");

	private RowKeys() {
	}

	/** Returns whether all selections of a field are stored in the same objects. */
	static boolean isShared(String name) {
		return SHARED.contains(name);
	}

	static boolean isRepeated(ExecutableNormalizedField field, List<ExecutableNormalizedField> siblings) {
		for (ExecutableNormalizedField sibling : siblings) {
			if (sibling != field && isSame(sibling.getName(), field.getName())
					&& !Collections.disjoint(sibling.getObjectTypeNames(), field.getObjectTypeNames())) {
				return true;
			}
		}
		return false;
	}

	private static boolean isSame(String name, String other) {
		return name.equals(other) || (PAGE.contains(name) && PAGE.contains(other));
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
		return candidates(name, resultKey, alias(parent), alias(grandparent));
	}

	/**
	 * Returns the keys that a field may have in addition to its name.
	 * @param resultKey the key of the field in the response
	 * @param parent the key of the field it is selected in; an empty text at the root
	 * @param grandparent the key of the field that is selected in
	 */
	public static List<String> candidates(String name, String resultKey, String parent, String grandparent) {
		return List.of(key(name, resultKey), key(name, resultKey, parent),
				key(name, resultKey, grandparent + "/" + parent));
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
