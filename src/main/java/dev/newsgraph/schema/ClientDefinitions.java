package dev.newsgraph.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.AstTransformer;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.FieldDefinition;
import graphql.language.Node;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLDefinition;
import graphql.language.SDLNamedDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.access.Role;

/**
 * The definitions of an SDL that clients see. The directives that the SDL defines map it
 * to the graph. They are internal, and so are the types that only their arguments use.
 * The descriptions of types and fields say which role they require.
 */
public final class ClientDefinitions {

	private final TypeDefinitionRegistry registry;

	private final Set<String> directives;

	private ClientDefinitions(TypeDefinitionRegistry registry) {
		this.registry = registry;
		this.directives = Set.copyOf(registry.getDirectiveDefinitions().keySet());
	}

	/** Returns the definitions without the mapping to the graph, in the same order. */
	public static TypeDefinitionRegistry of(TypeDefinitionRegistry registry) {
		return new ClientDefinitions(registry).withoutMapping();
	}

	private TypeDefinitionRegistry withoutMapping() {
		Set<String> internal = internalTypes();
		TypeDefinitionRegistry clean = new TypeDefinitionRegistry();
		for (SDLDefinition<?> definition : definitions()) {
			boolean hidden = definition instanceof DirectiveDefinition
					|| (definition instanceof SDLNamedDefinition<?> named && internal.contains(named.getName()));
			if (!hidden) {
				clean.add(withoutDirectives(definition)).ifPresent((error) -> {
					throw new SchemaMappingException(definition.getSourceLocation(), "schema", error.getMessage());
				});
			}
		}
		return clean;
	}

	private List<SDLDefinition<?>> definitions() {
		List<SDLDefinition<?>> definitions = new ArrayList<>();
		this.registry.getParseOrder().getInOrder().values().forEach(definitions::addAll);
		return definitions;
	}

	private SDLDefinition<?> withoutDirectives(SDLDefinition<?> definition) {
		return (SDLDefinition<?>) new AstTransformer().transform(definition, new NodeVisitorStub() {
			// The visitors of graphql-java use the raw type.
			@SuppressWarnings("rawtypes")
			@Override
			public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
				return ClientDefinitions.this.directives.contains(node.getName())
						? TreeTransformerUtil.deleteNode(context) : TraversalControl.CONTINUE;
			}

			@SuppressWarnings("rawtypes")
			@Override
			public TraversalControl visitFieldDefinition(FieldDefinition node, TraverserContext<Node> context) {
				Role role = AccessRules.role(node, node.getName());
				return (role == Role.READER) ? TraversalControl.CONTINUE : TreeTransformerUtil.changeNode(context,
						node.transform((builder) -> builder.description(withRole(node.getDescription(), role))));
			}

			@SuppressWarnings("rawtypes")
			@Override
			public TraversalControl visitObjectTypeDefinition(ObjectTypeDefinition node,
					TraverserContext<Node> context) {
				Role role = AccessRules.role(node, node.getName());
				return (role == Role.READER) ? TraversalControl.CONTINUE : TreeTransformerUtil.changeNode(context,
						node.transform((builder) -> builder.description(withRole(node.getDescription(), role))));
			}
		});
	}

	private static Description withRole(@Nullable Description description, Role role) {
		String sentence = "Requires the role `%s`.".formatted(role.label());
		return (description == null) ? new Description(sentence, null, false)
				: new Description(description.getContent() + (description.isMultiLine() ? "\n" : " ") + sentence,
						description.getSourceLocation(), description.isMultiLine());
	}

	/**
	 * Returns the types that arguments of the directives use, directly or through other
	 * types, and that no other type uses.
	 */
	private Set<String> internalTypes() {
		Map<String, Set<String>> uses = definitions().stream()
			.filter((definition) -> !(definition instanceof DirectiveDefinition))
			.filter(SDLNamedDefinition.class::isInstance)
			.collect(Collectors.toMap((definition) -> ((SDLNamedDefinition<?>) definition).getName(),
					ClientDefinitions::typeNames, ClientDefinitions::union));
		Set<String> internal = new HashSet<>();
		for (DirectiveDefinition directive : this.registry.getDirectiveDefinitions().values()) {
			addReachable(typeNames(directive), uses, internal);
		}
		Set<String> kept = new HashSet<>();
		uses.forEach((type, used) -> {
			if (!internal.contains(type)) {
				addReachable(used, uses, kept);
			}
		});
		internal.removeAll(kept);
		return internal;
	}

	private static void addReachable(Set<String> types, Map<String, Set<String>> uses, Set<String> reached) {
		for (String type : types) {
			@Nullable Set<String> used = uses.get(type);
			if (used != null && reached.add(type)) {
				addReachable(used, uses, reached);
			}
		}
	}

	private static Set<String> typeNames(Node<?> node) {
		return (node instanceof TypeName type) ? Set.of(type.getName())
				: node.getChildren()
					.stream()
					.map(ClientDefinitions::typeNames)
					.reduce(Set.of(), ClientDefinitions::union);
	}

	private static Set<String> union(Set<String> first, Set<String> second) {
		Set<String> both = new HashSet<>(first);
		both.addAll(second);
		return both;
	}

}
