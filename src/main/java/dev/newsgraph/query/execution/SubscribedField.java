package dev.newsgraph.query.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import graphql.ErrorType;
import graphql.GraphQLContext;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import org.springframework.modulith.NamedInterface;

import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.RowFormat;
import dev.newsgraph.query.plan.SelectedField;

/**
 * The root field of a subscription. It reads events, and passes them to graphql-java,
 * which makes a response of each. The {@code GraphQLContext} of the operation holds it
 * with this class as key.
 */
@NamedInterface("subscriptions")
public final class SubscribedField {

	/** The entry of a row that holds the sequence of an event. */
	public static final String SEQUENCE = RowFormat.EVENT_SEQUENCE;

	/** The entry of a row that holds the key of an event. */
	public static final String KEY = RowFormat.KEY;

	private final String name;

	private final Map<String, Object> arguments;

	private final GraphQLContext context;

	private final PlannedField planned;

	private final Function<Map<String, Object>, List<?>> reader;

	private @Nullable Subscriber<? super Object> receiver;

	SubscribedField(DataFetchingEnvironment environment, PlannedField planned,
			Function<Map<String, Object>, List<?>> reader) {
		this.name = environment.getFieldDefinition().getName();
		this.arguments = environment.getArguments();
		this.context = environment.getGraphQlContext();
		this.planned = planned;
		this.reader = reader;
	}

	/**
	 * Checks the number of selected root fields.
	 * @throws AbortExecutionException if it is not one
	 */
	static void requireOne(List<SelectedField> selected) {
		if (selected.size() != 1 || selected.getFirst().isMeta()) {
			throw new AbortExecutionException(List.of(GraphqlErrorBuilder.newError()
				.message("A subscription must select exactly one field of `Subscription`, and this one selects %d.",
						selected.stream().filter((field) -> !field.isMeta()).count())
				.errorType(ErrorType.ValidationError)
				.extensions(Map.of("code", "GRAPHQL_VALIDATION_FAILED"))
				.build()));
		}
	}

	/** Returns the name of the field in the schema. */
	public String name() {
		return this.name;
	}

	/** Returns the coerced value of an argument, or {@code null} without one. */
	public @Nullable Object argument(String argument) {
		return this.arguments.get(argument);
	}

	/** Returns a value that is equal for fields that read the same. */
	public Object content() {
		return List.of(this.planned.plan(), this.planned.parameters());
	}

	/**
	 * Reads events with one statement.
	 * @param position the position of the stream, as the statement of the field uses it;
	 * empty for a field that reads its object as it is now
	 * @return a row for each event
	 * @throws dev.newsgraph.database.GraphClientException if the statement fails
	 */
	public List<?> read(Map<String, Object> position) {
		Map<String, Object> parameters = new HashMap<>(this.planned.parameters());
		parameters.put(RowFormat.EVENT_POSITION, position);
		return this.reader.apply(parameters);
	}

	/** Returns the events that graphql-java receives. It can be subscribed to once. */
	Publisher<Object> events() {
		return (subscriber) -> {
			this.receiver = subscriber;
			subscriber.onSubscribe(new Subscription() {
				@Override
				public void request(long number) {
					// The receiver gets each row that is sent, and answers it at once.
				}

				@Override
				public void cancel() {
					SubscribedField.this.receiver = null;
				}
			});
		};
	}

	/** Passes a row to graphql-java, which publishes the response before this returns. */
	public void send(Object row) {
		// Each response has notices of its own.
		this.context.delete(Notices.class);
		Subscriber<? super Object> current = Objects.requireNonNull(this.receiver, "No response is wanted");
		current.onNext(row);
	}

}
