package dev.newsgraph.query.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.newsgraph.query.plan.Page.Bound;
import dev.newsgraph.schema.AggregateMapping.PageSizes;

/**
 * Validates the paging arguments of a connection ({@code first}, {@code last}, {@code
 * after}, {@code before}) and creates a {@link Page} from them.
 */
public final class PageArguments {

	private final QueryLimits limits;

	private final Parameters parameters;

	PageArguments(QueryLimits limits, Parameters parameters) {
		this.limits = limits;
		this.parameters = parameters;
	}

	@Nullable Page page(FieldArguments arguments, List<SortTerm> order, ConnectionSelection selection) {
		return page(arguments, order, selection, null);
	}

	@Nullable Page page(FieldArguments arguments, List<SortTerm> order, ConnectionSelection selection, @Nullable PageSizes own) {
		PageSizes sizes = (own != null) ? own : new PageSizes(this.limits.defaultFirst(), this.limits.maxFirst());
		Integer first = size(arguments, "first", sizes.max());
		Integer last = size(arguments, "last", sizes.max());
		if (first != null && last != null) {
			throw arguments.invalid("last", "'first' and 'last' cannot be combined; pass only one of them");
		}
		Optional<KeysetCursor> after = cursor(arguments, "after", order, arguments.get("after"));
		Optional<KeysetCursor> before = cursor(arguments, "before", order, arguments.get("before"));
		if (!selection.needsPage()) {
			return null;
		}
		boolean backward = last != null;
		int size = backward ? last : (first != null) ? first : sizes.byDefault();
		String sizeParameter = this.parameters.add((long) size);
		String limitParameter = selection.more() ? this.parameters.add(size + 1L) : sizeParameter;
		return new Page(sizeParameter, limitParameter, selection.more(), backward, after.map(this::bound).orElse(null),
				before.map(this::bound).orElse(null), selection.cursors(), selection.edges());
	}

	private @Nullable Integer size(FieldArguments arguments, String argument, int max) {
		if (!(arguments.get(argument) instanceof Integer size)) {
			return null;
		}
		if (size < 0 || size > max) {
			throw arguments.invalid(argument, "%d is out of range; pass 0 to %d".formatted(size, max));
		}
		return size;
	}

	private Optional<KeysetCursor> cursor(FieldArguments arguments, String argument, List<SortTerm> order,
			@Nullable Object value) {
		if (value == null) {
			return Optional.empty();
		}
		KeysetCursor cursor = KeysetCursor.decode(value.toString())
			.orElseThrow(() -> arguments.invalid(argument,
					"the value is not a cursor of this API; pass a cursor from an earlier page unchanged"));
		if (!cursor.order().equals(digest(order)) || cursor.values().size() != order.size()) {
			throw arguments.invalid(argument, otherOrder(arguments.field()));
		}
		if (!isPossible(cursor.values(), order)) {
			throw arguments.invalid(argument,
					"the value is not a cursor of this API; pass a cursor from an earlier page unchanged");
		}
		return Optional.of(cursor);
	}

	private static String otherOrder(SelectedField field) {
		for (String name : List.of("orderBy", "by")) {
			if (field.hasArgument(name)) {
				return "the cursor belongs to another order; pass the same '%s' as for the page that returned it"
					.formatted(name);
			}
		}
		return "the cursor belongs to another list; pass a cursor from an earlier page of this one";
	}

	// The checksum detects damage. Values that no row can have are rejected here.
	private static boolean isPossible(List<@Nullable Object> values, List<SortTerm> order) {
		for (int i = 0; i < order.size(); i++) {
			Object value = values.get(i);
			boolean missing = value == null && !order.get(i).nullable();
			if (missing || (value instanceof Double number && number.isNaN())) {
				return false;
			}
		}
		return values.getLast() instanceof String key && !key.isEmpty();
	}

	private Bound bound(KeysetCursor cursor) {
		return new Bound(
				cursor.values().stream().map((value) -> (value != null) ? this.parameters.add(value) : "").toList());
	}

	/** Returns the digest of an order that cursors carry. */
	public static String digest(List<SortTerm> order) {
		String text = IntStream.range(0, order.size())
			.mapToObj(order::get)
			.map((term) -> (term.ofEdge() ? "e." : "n.") + term.path() + (term.descending() ? "-" : "+"))
			.collect(Collectors.joining(","));
		return Integer.toHexString(text.hashCode());
	}

}
