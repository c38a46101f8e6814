package dev.newsgraph.replica;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Shows whether the gateway is ready, why it is not, and what each of the other gateways
 * has answered last.
 */
final class ReplicaHealth implements HealthIndicator {

	private final Replica replica;

	private final boolean detailed;

	/**
	 * Creates an indicator.
	 * @param detailed whether there are other gateways
	 */
	ReplicaHealth(Replica replica, boolean detailed) {
		this.replica = replica;
		this.detailed = detailed;
	}

	@Override
	public Health health() {
		ReplicaState state = this.replica.state();
		Health.Builder health = (state == ReplicaState.WAITING) ? Health.outOfService() : Health.up();
		if (!this.detailed) {
			return health.build();
		}
		String reason = this.replica.reason();
		if (reason != null) {
			health.withDetail("reason", reason);
		}
		Map<String, String> gateways = new TreeMap<>();
		this.replica.answers().forEach((address, answer) -> gateways.put(address, answer.text(this.replica.mapping())));
		return health.withDetail("state", state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
			.withDetail("gateways", gateways)
			.build();
	}

}
