package dev.newsgraph.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import dev.newsgraph.importing.report.Difference;
import dev.newsgraph.importing.report.ImportObserver;
import dev.newsgraph.importing.report.ImportProgress;

/**
 * Shows the progress of a command on the error stream: on a terminal as a bar, otherwise
 * as a line every ten seconds. It also counts the differences of a dry run.
 */
final class ConsoleProgress implements ImportObserver, AutoCloseable {

	private static final long LINE_INTERVAL_NANOS = 10_000_000_000L;

	private final PrintStream console;

	private final boolean enabled;

	private final @Nullable ProgressBar bar;

	private final BooleanSupplier stopped;

	private final DryRunSummary differences = new DryRunSummary();

	private final long start = System.nanoTime();

	private long lastLine = this.start;

	/**
	 * Creates a progress display.
	 * @param console the error stream
	 * @param options the display is disabled by {@code --quiet} and {@code --json}
	 * @param stopped whether the user has interrupted the command
	 */
	ConsoleProgress(PrintStream console, OutputOptions options, BooleanSupplier stopped) {
		this.console = console;
		this.stopped = stopped;
		this.enabled = !options.quiet() && !options.json();
		this.bar = (this.enabled && System.console() != null) ? bar(console) : null;
	}

	private static ProgressBar bar(PrintStream console) {
		return new ProgressBarBuilder().setTaskName("Documents")
			.setInitialMax(-1)
			.setStyle(ProgressBarStyle.ASCII)
			.setUpdateIntervalMillis(200)
			.showSpeed()
			.setConsumer(new ConsoleProgressBarConsumer(console, 100))
			.build();
	}

	@Override
	public synchronized void progress(ImportProgress progress) {
		if (this.bar != null) {
			this.bar.maxHint(progress.total());
			this.bar.stepTo(progress.done());
		}
		else if (this.enabled && System.nanoTime() - this.lastLine > LINE_INTERVAL_NANOS) {
			this.lastLine = System.nanoTime();
			double seconds = (this.lastLine - this.start) / 1e9;
			this.console.printf(Locale.ROOT, "%,d documents read, %,d loaded, %,d unchanged, %,d rejected; %,.0f/s%n",
					progress.read(), progress.loaded(), progress.unchanged(), progress.rejected(),
					progress.done() / seconds);
		}
	}

	@Override
	public synchronized void difference(Difference difference) {
		this.differences.add(difference);
	}

	/** Returns a summary of the differences that the dry run has found. */
	DryRunSummary differences() {
		return this.differences;
	}

	@Override
	public boolean isStopped() {
		return this.stopped.getAsBoolean();
	}

	@Override
	public boolean wantsTotal() {
		return this.bar != null;
	}

	@Override
	public void close() {
		if (this.bar != null) {
			this.bar.close();
			this.console.println();
		}
	}

}
