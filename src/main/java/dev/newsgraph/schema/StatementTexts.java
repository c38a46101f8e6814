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

/** What statements share: the pieces of Cypher with a name, and the names of the caps. */
final class StatementTexts {

	private static final Pattern PIECE = Pattern.compile("\\$define\\((\\w+)\\)");

	private final Map<String, String> pieces = new LinkedHashMap<>();

	private final Set<String> caps;

	StatementTexts(TypeDefinitionRegistry registry, Set<String> caps) {
		this.caps = caps;
		for (ObjectTypeDefinition type : registry.getTypes(ObjectTypeDefinition.class)) {
			for (Directive define : type.getDirectives("define")) {
				String name = Directives.text(define, "name", "");
				if (this.pieces.put(name, Directives.text(define, "cypher", "").strip()) != null) {
					throw new SchemaMappingException(define.getSourceLocation(), type.getName(),
							"two @define have the name '%s'; give one of them another".formatted(name));
				}
			}
		}
	}

	/** The text with the pieces that it names put in, those of the pieces too. */
	String whole(String text, Function<String, SchemaMappingException> error) {
		String whole = text;
		// Each round puts in one level; a piece within itself would never end.
		for (int level = 0; PIECE.matcher(whole).find(); level++) {
			if (level > this.pieces.size()) {
				throw error.apply("its pieces of Cypher contain one another; take one apart");
			}
			whole = PIECE.matcher(whole)
				.replaceAll((result) -> Matcher.quoteReplacement(piece(result.group(1), error)));
		}
		return whole;
	}

	void checkCap(String name, Function<String, SchemaMappingException> error) {
		if (!this.caps.contains(name)) {
			throw error.apply("there is no cap '%s' in newsgraph.query.caps; refer to one of %s".formatted(name,
					String.join(", ", this.caps.stream().sorted().toList())));
		}
	}

	private String piece(String name, Function<String, SchemaMappingException> error) {
		String piece = this.pieces.get(name);
		if (piece == null) {
			throw error.apply("its @cypher puts in '%s', but no @define has that name; add it or correct the name"
				.formatted(name));
		}
		return piece;
	}

}
