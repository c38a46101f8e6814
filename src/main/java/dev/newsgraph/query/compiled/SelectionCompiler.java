package dev.newsgraph.query.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.introspection.Introspection;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.execution.CappedValues;
import dev.newsgraph.query.execution.GraphDataFetcher;
import dev.newsgraph.query.execution.RowDataFetcher;
import dev.newsgraph.query.execution.RowDataFetcher.Kind;
import dev.newsgraph.query.plan.RowKeys;
import dev.newsgraph.query.plan.SelectedField;
import dev.newsgraph.schema.ArgumentRule;
import dev.newsgraph.schema.GraphModel;

/**
 * Compiles the selection of a query to writers. The fields are collected by graphql-java,
 * so they have its order, and the data fetcher of each field says how its value is found.
 */
final class SelectionCompiler {

	/** Fields that a query may have when each is counted for each type. */
	private static final int MAX_FIELDS = 10_000;

	private final FieldCollector collector = new FieldCollector();

	private final GraphQLSchema schema;

	private final GraphModel model;

	private final ExecutionContext context;

	private int fields;

	/**
	 * Creates a compiler.
	 * @param context the recorded context of the query
	 */
	SelectionCompiler(GraphModel model, ExecutionContext context) {
		this.schema = context.getGraphQLSchema();
		this.model = model;
		this.context = context;
	}

	/**
	 * Returns the writers of the root fields.
	 * @param selected the selected root fields
	 * @throws NotCompiledException if one of the fields is not compiled
	 */
	List<RootWriter> roots(List<SelectedField> selected) {
		Map<String, SelectedField> byKey = new HashMap<>();
		selected.forEach((field) -> byKey.put(field.resultKey(), field));
		GraphQLObjectType query = this.schema.getQueryType();
		MergedSelectionSet collected = this.collector.collectFields(parameters(query),
				this.context.getOperationDefinition().getSelectionSet());
		List<RootWriter> roots = new ArrayList<>();
		for (MergedField merged : collected.getSubFields().values()) {
			SelectedField field = byKey.get(merged.getResultKey());
			if (field == null) {
				throw NotCompiledException.INSTANCE;
			}
			roots.add(root(query, merged, field));
		}
		return roots;
	}

	/** Returns the number of fields that were compiled. */
	int fields() {
		return this.fields;
	}

	private RootWriter root(GraphQLObjectType query, MergedField merged, SelectedField selected) {
		if (isTypeName(merged)) {
			return new RootWriter(selected, null, null, query.getName());
		}
		GraphQLFieldDefinition definition = query.getFieldDefinition(merged.getName());
		if (definition == null || !(fetcher(query, definition) instanceof GraphDataFetcher)) {
			throw NotCompiledException.INSTANCE;
		}
		Place place = new Place(null, query, definition, merged, 0, List.of(merged.getResultKey()));
		CappedValues capped = CappedValues.of(this.model.type(GraphModel.QUERY).field(merged.getName()));
		return new RootWriter(selected, writer(definition.getType(), place),
				(capped != null) ? (Kind.Capped) capped.kind() : null, "");
	}

	private FieldWriter[] fields(GraphQLObjectType type, Place parent) {
		MergedSelectionSet collected = this.collector.collectFields(parameters(type), parent.merged());
		List<FieldWriter> writers = new ArrayList<>();
		for (MergedField merged : collected.getSubFields().values()) {
			if (++this.fields > MAX_FIELDS) {
				throw NotCompiledException.INSTANCE;
			}
			writers.add(field(type, merged, parent));
		}
		return writers.toArray(new FieldWriter[0]);
	}

	private FieldWriter field(GraphQLObjectType type, MergedField merged, Place parent) {
		String resultKey = merged.getResultKey();
		if (isTypeName(merged)) {
			return new FieldWriter.TypeName(resultKey, type.getName());
		}
		GraphQLFieldDefinition definition = type.getFieldDefinition(merged.getName());
		if (definition == null || !(fetcher(type, definition) instanceof RowDataFetcher fetcher)) {
			throw NotCompiledException.INSTANCE;
		}
		List<Object> path = new ArrayList<>(parent.path());
		for (int level = parent.outerLists(); level < parent.lists(); level++) {
			path.add(level);
		}
		path.add(resultKey);
		Place place = new Place(parent, type, definition, merged, parent.lists(), List.copyOf(path));
		ValueWriter writer = writer(definition.getType(), place);
		List<String> candidates = RowKeys.candidates(merged.getName(), resultKey, parent.merged().getResultKey(),
				(parent.parent() != null) ? parent.parent().merged().getResultKey() : "");
		if (fetcher.kind() instanceof Kind.Highlights) {
			return highlights(place, writer, candidates);
		}
		return new FieldWriter.Stored(resultKey, merged.getName(), candidates, fetcher.kind(), writer, place.path());
	}

	private FieldWriter highlights(Place place, ValueWriter writer, List<String> candidates) {
		for (Place field = place; field != null; field = field.parent()) {
			for (ArgumentRule rule : this.model.rules(field.type().getName(), field.definition().getName())) {
				if (rule instanceof ArgumentRule.Search search) {
					return new FieldWriter.Highlighted(place.merged().getResultKey(), place.merged().getName(),
							candidates, writer, field.definition().getArguments(), field.merged().getArguments(),
							search.argument());
				}
			}
		}
		throw NotCompiledException.INSTANCE;
	}

	private ValueWriter writer(GraphQLType declared, Place place) {
		boolean required = GraphQLTypeUtil.isNonNull(declared);
		GraphQLType type = GraphQLTypeUtil.unwrapNonNull(declared);
		return switch (type) {
			case GraphQLList list ->
				new ValueWriter.Elements(required, writer(list.getWrappedType(), place.inList()), place.lists());
			case GraphQLScalarType scalar -> new ValueWriter.Scalar(required, scalar.getName(), scalar.getCoercing());
			case GraphQLEnumType values -> new ValueWriter.EnumValue(required, values);
			case GraphQLObjectType object -> {
				FieldWriter[] writers = fields(object, place);
				yield new ValueWriter.Composite(required, writers, Map.of(),
						counted(place, writers.length > 0 && isMapped(object)));
			}
			case GraphQLInterfaceType several -> composite(required, several, place);
			default -> throw NotCompiledException.INSTANCE;
		};
	}

	private ValueWriter composite(boolean required, GraphQLInterfaceType several, Place place) {
		Map<String, FieldWriter[]> byType = new HashMap<>();
		boolean mapped = false;
		for (GraphQLObjectType object : this.schema.getImplementations(several)) {
			FieldWriter[] writers = fields(object, place);
			byType.put(object.getName(), writers);
			mapped = mapped || (writers.length > 0 && isMapped(object));
		}
		return new ValueWriter.Composite(required, null, byType, counted(place, mapped));
	}

	// The same objects as in the statistics of graphql-java's executions.
	private static boolean counted(Place place, boolean mapped) {
		if (place.lists() > place.outerLists()) {
			return !place.merged().getName().equals("edges");
		}
		return place.merged().getName().equals("node") || mapped;
	}

	private boolean isMapped(GraphQLObjectType type) {
		return this.model.types().containsKey(type.getName());
	}

	private DataFetcher<?> fetcher(GraphQLObjectType type, GraphQLFieldDefinition field) {
		return this.schema.getCodeRegistry()
			.getDataFetcher(FieldCoordinates.coordinates(type.getName(), field.getName()), field);
	}

	private FieldCollectorParameters parameters(GraphQLObjectType type) {
		return FieldCollectorParameters.newParameters()
			.schema(this.schema)
			.objectType(type)
			.fragments(this.context.getFragmentsByName())
			.variables(this.context.getCoercedVariables().toMap())
			.graphQLContext(GraphQLContext.getDefault())
			.build();
	}

	private static boolean isTypeName(MergedField field) {
		return field.getName().equals(Introspection.TypeNameMetaFieldDef.getName());
	}

	/**
	 * A field and where it is selected.
	 *
	 * @param parent the field it is selected in, or {@code null} for a root field
	 * @param type the type that has the field
	 * @param lists number of lists that contain the objects of the field
	 * @param path the path of the field; a number is the level of a list
	 */
	private record Place(@Nullable Place parent, GraphQLObjectType type, GraphQLFieldDefinition definition,
			MergedField merged, int lists, List<Object> path) {

		/** Returns this place with the elements of its list as the objects. */
		Place inList() {
			return new Place(this.parent, this.type, this.definition, this.merged, this.lists + 1, this.path);
		}

		/** Returns the number of lists that contain the field itself. */
		int outerLists() {
			return (this.parent != null) ? this.parent.lists() : 0;
		}

	}

}
