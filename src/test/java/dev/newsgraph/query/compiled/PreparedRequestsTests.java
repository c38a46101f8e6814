package dev.newsgraph.query.compiled;

import java.util.Map;

import graphql.execution.CoercedVariables;
import org.junit.jupiter.api.Test;

import dev.newsgraph.query.compiled.CompiledQuery.Constant;
import dev.newsgraph.query.plan.GraphCounts;
import dev.newsgraph.query.plan.PlannedField;
import dev.newsgraph.query.plan.SelectionPlan;

import static org.assertj.core.api.Assertions.assertThat;

class PreparedRequestsTests {

	private final PreparedRequests requests = new PreparedRequests();

	@Test
	void aRequestIsFoundByTheValuesOfItsVariables() {
		PreparedRequest request = request("a");
		this.requests.put(Map.of("x", "a"), request);
		assertThat(this.requests.get(Map.of("x", "a"))).isSameAs(request);
		assertThat(this.requests.get(Map.of("x", "b"))).isNull();
		assertThat(this.requests.get(Map.of())).isNull();
	}

	@Test
	void theMemoryIsBoundedAndTheLastUsedRequestsAreKept() {
		this.requests.put(Map.of("x", "0"), request("0"));
		for (int i = 1; i < 250; i++) {
			this.requests.put(Map.of("x", String.valueOf(i)), request(String.valueOf(i)));
			assertThat(this.requests.get(Map.of("x", "0"))).isNotNull();
			assertThat(this.requests.weight()).isBetween(1L, (long) this.requests.maxWeight());
		}
		assertThat(this.requests.get(Map.of("x", "1"))).isNull();
		assertThat(this.requests.size()).isLessThan(30);
		assertThat(this.requests.hasGrown()).isFalse();
		this.requests.clear();
		assertThat(this.requests.size()).isZero();
		assertThat(this.requests.weight()).isZero();
	}

	@Test
	void theBoundRisesWithManyRequestsUpToALimit() {
		int first = this.requests.maxWeight();
		for (int i = 0; i < 10_000; i++) {
			this.requests.put(Map.of("x", String.valueOf(i)), request(String.valueOf(i)));
			assertThat(this.requests.weight()).isLessThanOrEqualTo(this.requests.maxWeight());
		}
		assertThat(this.requests.hasGrown()).isTrue();
		assertThat(this.requests.hasGrown()).isFalse();
		assertThat(this.requests.maxWeight()).isEqualTo(8 * first);
		assertThat(this.requests.size()).isGreaterThan(50);
	}

	@Test
	void aRequestThatIsReplacedCountsOnce() {
		this.requests.put(Map.of("x", "a"), request("a"));
		long weight = this.requests.weight();
		this.requests.put(Map.of("x", "a"), request("a"));
		assertThat(this.requests.weight()).isEqualTo(weight);
		assertThat(this.requests.size()).isOne();
	}

	@Test
	void aLargeRequestIsNotKept() {
		String text = "a".repeat(3000);
		this.requests.put(Map.of("x", text), request(text));
		this.requests.put(Map.of("x", text), request("a"));
		assertThat(this.requests.size()).isZero();
	}

	private static PreparedRequest request(String value) {
		PlannedField field = new PlannedField(new SelectionPlan.Empty(), Map.of("p0", value), 1);
		return new PreparedRequest(CoercedVariables.of(Map.of("x", value)),
				new Constant(Map.of("field", field), GraphCounts.UNKNOWN, 1, false));
	}

}
