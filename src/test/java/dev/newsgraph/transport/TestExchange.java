package dev.newsgraph.transport;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.newsgraph.access.RoleBodyProperties;

/** Parts of the transport for tests of other packages. */
public final class TestExchange {

	private TestExchange() {
	}

	/** Returns an exchange with the default limits. */
	public static JsonExchange exchange() {
		TransportProperties properties = new Binder(new MapConfigurationPropertySource()).bindOrCreate("newsgraph.http",
				TransportProperties.class);
		return new JsonExchange(new OperationReader(properties, RoleBodyProperties.NONE, List.of()),
				new OperationGate(4, 4, Duration.ofSeconds(1)), new JsonExchange.FormRule(false));
	}

	/** Returns a budget of this many bytes. */
	public static ByteBudget budget(long bytes) {
		return new ByteBudget(bytes, "Too many large answers");
	}

	/** Takes the whole budget. */
	public static void exhaust(ByteBudget budget) {
		budget.claim().resize(Long.MAX_VALUE);
	}

}
