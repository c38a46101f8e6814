package dev.newsgraph.schema;

import graphql.language.Type;
import graphql.schema.idl.TypeUtil;

/** Inspects the types of fields and arguments in the SDL. */
public final class FieldTypes {

	private FieldTypes() {
	}

	/** Returns the name of a type without its list and non-null wrappers. */
	public static String name(Type<?> type) {
		return TypeUtil.unwrapAll(type).getName();
	}

	/** Returns whether a type is a list, nullable or not. */
	public static boolean isList(Type<?> type) {
		return TypeUtil.isList(TypeUtil.isNonNull(type) ? TypeUtil.unwrapOne(type) : type);
	}

}
