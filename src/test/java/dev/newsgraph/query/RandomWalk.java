package dev.newsgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a connection page by page from either end, and then between two cursors. */
final class RandomWalk<E> implements DifferentialCase {

	private final RandomChoices choices;

	private final ExpectedConnection<ModelGraph, E> connection;

	private final Selection<E> nodes;

	private final List<E> all;

	private final String[] cursors;

	private final List<String> paging = new ArrayList<>();

	private final String text;

	private final Map<String, Object> variables;

	private final List<String> differences = new ArrayList<>();

	RandomWalk(RandomChoices choices, OperationText operation, ExpectedConnection<ModelGraph, E> connection,
			ModelGraph graph) {
		this.choices = choices;
		this.connection = connection;
		this.nodes = connection.nodes().get();
		this.all = connection.all(graph);
		this.cursors = new String[this.all.size()];
		List<String> arguments = new ArrayList<>(connection.arguments());
		for (String argument : List.of("first", "after", "last", "before")) {
			this.paging.add(operation.declare(List.of("first", "last").contains(argument) ? "Int" : "String"));
			arguments.add("%s: $%s".formatted(argument, this.paging.getLast()));
		}
		this.text = operation.operation("""
				page: %s(%s) {
				  %s totalCount
				  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
				}""".formatted(connection.field(), String.join(", ", arguments),
				"edges { cursor } " + connection.edge().text("edges") + " " + this.nodes.text("nodes")));
		this.variables = new LinkedHashMap<>(operation.variables());
	}

	@Override
	public String text() {
		return this.text;
	}

	@Override
	public Map<String, Object> variables() {
		return this.variables;
	}

	@Override
	public List<String> differences(Api api) {
		int size = 1 + this.choices.values().nextInt(Math.max(1, this.all.size()));
		if (this.choices.forms().nextBoolean()) {
			forward(api, size);
		}
		else {
			backward(api, size);
		}
		if (this.differences.isEmpty() && this.all.size() > 1) {
			between(api);
		}
		return this.differences;
	}

	private void forward(Api api, int size) {
		int place = 0;
		do {
			int end = Math.min(this.all.size(), place + size);
			page(api, size, (place > 0) ? this.cursors[place - 1] : null, null, null, place, end);
			place = end;
		}
		while (this.differences.isEmpty() && place < this.all.size());
	}

	private void backward(Api api, int size) {
		int place = this.all.size();
		do {
			int start = Math.max(0, place - size);
			page(api, null, null, size, (place < this.all.size()) ? this.cursors[place] : null, start, place);
			place = start;
		}
		while (this.differences.isEmpty() && place > 0);
	}

	private void between(Api api) {
		int after = this.choices.values().nextInt(this.all.size() - 1);
		int before = Math.min(this.all.size() - 1, after + 1 + this.choices.values().nextInt(5));
		int size = this.choices.values().nextInt(4);
		if (this.choices.forms().nextBoolean()) {
			page(api, size, this.cursors[after], null, this.cursors[before], after + 1,
					Math.min(before, after + 1 + size));
		}
		else {
			page(api, null, this.cursors[after], size, this.cursors[before], Math.max(after + 1, before - size),
					before);
		}
	}

	/** Requests a page and compares it with the expected edges. */
	private void page(Api api, Integer first, String after, Integer last, String before, int from, int to) {
		this.variables.keySet().removeAll(this.paging);
		Object[] values = { first, after, last, before };
		for (int i = 0; i < values.length; i++) {
			if (values[i] != null) {
				this.variables.put(this.paging.get(i), values[i]);
			}
		}
		Map<String, Object> answer = api.ask(this.text, this.variables);
		if (answer.containsKey("errors")) {
			this.differences.add("errors: " + answer.get("errors"));
			return;
		}
		Map<?, ?> page = (Map<?, ?>) ((Map<?, ?>) answer.get("data")).get("page");
		List<?> edges = (List<?>) page.get("edges");
		List<Object> expected = new ArrayList<>();
		for (int i = from; i < to; i++) {
			Object cursor = (i - from < edges.size()) ? ((Map<?, ?>) edges.get(i - from)).get("cursor") : null;
			this.cursors[i] = (cursor != null) ? cursor.toString() : null;
			Map<String, Object> edge = new LinkedHashMap<>(this.connection.edge().answer().apply(this.all.get(i)));
			edge.put("cursor", cursor);
			expected.add(edge);
		}
		Map<String, Object> info = new LinkedHashMap<>();
		info.put("hasNextPage", to < this.all.size());
		info.put("hasPreviousPage", from > 0);
		info.put("startCursor", (to > from) ? this.cursors[from] : null);
		info.put("endCursor", (to > from) ? this.cursors[to - 1] : null);
		this.differences.addAll(JsonDifferences.between("page",
				Map.of("edges", expected, "nodes",
						this.all.subList(from, to).stream().map(this.nodes.answer()).toList(), "totalCount",
						this.all.size(), "pageInfo", info),
				page));
	}

}
