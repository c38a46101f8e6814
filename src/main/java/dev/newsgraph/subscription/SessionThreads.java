package dev.newsgraph.subscription;

import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Lets the handler of Spring send the messages of each WebSocket on a virtual thread. It
 * would create a thread of the operating system for each, and a thousand of them would
 * take the processors from an import.
 */
final class SessionThreads implements Schedulers.Factory {

	/** The beginning of the names that the handler gives to its schedulers. */
	private static final String NAME = "GraphQL-WsSession-";

	private SessionThreads() {
	}

	/** Applies to the schedulers that are created from now on. */
	static void install() {
		Schedulers.setFactory(new SessionThreads());
	}

	@Override
	public Scheduler newSingle(ThreadFactory threads) {
		if (threads instanceof Supplier<?> name && String.valueOf(name.get()).startsWith(NAME)) {
			return Schedulers
				.fromExecutorService(Executors.newSingleThreadExecutor(Thread.ofVirtual().name("websocket").factory()));
		}
		return Schedulers.Factory.super.newSingle(threads);
	}

}
