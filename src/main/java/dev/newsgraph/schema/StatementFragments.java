package dev.newsgraph.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.language.Directive;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.TypeDefinitionRegistry;

/**
 * Holds what statements share: the named Cypher fragments ({@code @define}) and the names
 * of the caps.
 */
final class StatementFragments {

	private static final Pattern REFERENCE = Pattern.compile("\\$define\\((\\w+)\\)");

	private final Map<String, String> fragments = new LinkedHashMap<>();

	private final Set<String> caps;

	StatementFragments(TypeDefinitionRegistry registry, Set<String> caps) {
		this.caps = caps;
		for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
			for (Directive define : type.getDirectives("define")) {
				String name = Directives.text(define, "name", "");
				if (this.fragments.put(name, Directives.text(define, "cypher", "").strip()) != null) {
					throw new SchemaMappingException(define.getSourceLocation(), type.getName(),
							"two @define have the name '%s'; rename one of them".formatted(name));
				}
			}
		}
	}

	/**
	 * Returns the text with all referenced fragments included, also those that fragments
	 * refer to.
	 * @param text text to expand
	 * @param error creates the exception for a message
	 * @throws SchemaMappingException if a fragment is unknown or includes itself
	 */
	String expand(String text, Function<String, SchemaMappingException> error) {
		String expanded = text;
		// Each iteration expands one level. A fragment that includes itself would never
		// end.
		for (int level = 0; REFERENCE.matcher(expanded).find(); level++) {
			if (level > this.fragments.size()) {
				throw error.apply("the @define that it uses contain one another; remove the cycle");
			}
			expanded = REFERENCE.matcher(expanded)
				.replaceAll((result) -> Matcher.quoteReplacement(fragment(result.group(1), error)));
		}
		return expanded;
	}

	void checkCap(String name, Function<String, SchemaMappingException> error) {
		if (!this.caps.contains(name)) {
			throw error.apply("newsgraph.query.caps has no cap '%s'; use one of %s".formatted(name,
					String.join(", ", this.caps.stream().sorted().toList())));
		}
	}

	private String fragment(String name, Function<String, SchemaMappingException> error) {
		String fragment = this.fragments.get(name);
		if (fragment == null) {
			throw error.apply(
					"@cypher includes '%s', but no @define has this name; add it or correct the name".formatted(name));
		}
		return fragment;
	}

}
