package dev.newsgraph;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the process with exit code 1 if the liveness of the gateway is broken, so that a
 * supervisor starts it again. Running requests end as after SIGTERM.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty("newsgraph.database.embedded.exit-on-failure")
class ExitOnFailure {

	private static final Logger LOGGER = LoggerFactory.getLogger(ExitOnFailure.class);

	private final ApplicationContext context;

	private final AtomicBoolean ending = new AtomicBoolean();

	ExitOnFailure(ApplicationContext context) {
		this.context = context;
	}

	@EventListener
	void livenessChanged(AvailabilityChangeEvent<LivenessState> event) {
		if (event.getState() == LivenessState.BROKEN && this.ending.compareAndSet(false, true)) {
			LOGGER.error("The gateway ends, because newsgraph.database.embedded.exit-on-failure is true.");
			// The context waits for the publisher of the event, so another thread closes
			// it.
			Thread.ofPlatform().name("exit").start(() -> System.exit(SpringApplication.exit(this.context, () -> 1)));
		}
	}

}
