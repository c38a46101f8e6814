package dev.newsgraph.importing;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import dev.newsgraph.importing.resolution.ArticleLogLimits;
import dev.newsgraph.importing.source.ReadLimits;

/**
 * What is imported, and in batches of which size.
 *
 * @param root folder that holds the seed folders; relative to the working directory
 * @param atStart whether the seed folders are imported when the gateway has started
 * @param batchSize documents that are written in one transaction while no client reads. A
 * larger value hardly makes an import faster. A batch ends sooner when its files have 8
 * MiB
 * @param throttle how an import slows down while clients read
 * @param queue batches that may wait, read and parsed, for the batch that is being
 * written
 * @param maxFileSize size over which a file is rejected without being read
 * @param baseUrl address of the site from which the documents come, such as
 * https://example.com. Relative addresses in documents start from it. When it changes,
 * the next import reads all documents again. If it is empty, images with relative
 * addresses are only kept as written
 * @param fileTimeout time that opening a folder, or opening and reading a file, may take;
 * after it the folder or the file is reported as unreadable
 * @param databaseTimeout time that an import waits for a database that is unavailable or
 * ends its transactions; after it the import fails
 * @param dryRunDocuments largest number of changed documents for which a dry run also
 * compares the articles. If more documents changed, it compares only the documents
 * @param maxRemovedArticles largest number of removed articles that the graph remembers,
 * so that a subscriber that was away learns of the removal. Over it, the oldest are
 * forgotten
 * @param runs folder in which each run creates a folder with its summary and its rejects
 * @param consoleProblems problems that a report on the console of the gateway names; the
 * rest are counted
 * @param changes what is kept of what imports change in articles
 */
@Validated
@ConfigurationProperties("newsgraph.import")
public record ImportProperties(@DefaultValue("import") Path root, @DefaultValue("true") boolean atStart,
		@DefaultValue("250") @Min(1) int batchSize, @DefaultValue @Valid Throttle throttle,
		@DefaultValue("2") @Min(1) int queue,
		@DefaultValue("1MB") @Min(1) @Max(ImportProperties.LARGEST_FILE_BYTES) DataSize maxFileSize,
		@DefaultValue("") @Pattern(regexp = ImportProperties.BASE_URL,
				message = "an http or https address without query and fragment, or empty") String baseUrl,
		@DefaultValue("10s") @DurationMin(millis = 100) Duration fileTimeout,
		@DefaultValue("60s") @DurationMin Duration databaseTimeout, @DefaultValue("10000") @Min(0) int dryRunDocuments,
		@DefaultValue("100000") @Min(0) int maxRemovedArticles, @DefaultValue("data/runs") Path runs,
		@DefaultValue("100") @Min(0) int consoleProblems, @DefaultValue @Valid Changes changes) {

	/** The form of {@code baseUrl}. */
	public static final String BASE_URL = "|https?://[^\\s/?#]+(/[^\\s?#]*)?";

	/** The largest value of {@code maxFileSize}, in bytes. */
	public static final long LARGEST_FILE_BYTES = 64L * 1024 * 1024;

	/** Returns the address of the site, or {@code null} if it is not known. */
	@Nullable String siteUrl() {
		return this.baseUrl.isEmpty() ? null : this.baseUrl;
	}

	/** Returns the limits for reading files of seed folders. */
	public ReadLimits readLimits() {
		return new ReadLimits(this.maxFileSize.toBytes(), this.fileTimeout);
	}

	/**
	 * How an import slows down while clients read through this gateway.
	 *
	 * @param batchSize documents that are written in one transaction while clients read
	 * @param pauseFactor how long an import pauses after each transaction: this factor
	 * times the time that reads of clients took during the transaction. That time counts
	 * up to the duration of the transaction; if it is less than 5 % of it, the import
	 * does not pause. A pause is at most 2 s. With 0, the import never pauses
	 */
	public record Throttle(@DefaultValue("25") @Min(1) int batchSize,
			@DefaultValue("1.5") @DecimalMin("0") @DecimalMax("10") double pauseFactor) {
	}

	/**
	 * What the graph keeps of what imports add, change and remove in articles.
	 *
	 * @param keep how long changes are kept. Each import deletes those that are older
	 * @param maxKept largest number of changes that are kept; over it, the oldest are
	 * deleted. One change of one article in one transaction counts as one, and each
	 * transaction as one more. With 0, nothing is recorded
	 * @param valueLength number of characters of a value before and after a change that
	 * are kept
	 */
	public record Changes(@DefaultValue("30d") @DurationMin(seconds = 1) Duration keep,
			@DefaultValue("100000") @Min(0) @Max(10_000_000) int maxKept,
			@DefaultValue("500") @Min(1) @Max(100_000) int valueLength) {

		/** The defaults. */
		public static final Changes DEFAULTS = new Changes(Duration.ofDays(30), 100_000, 500);

		ArticleLogLimits limits() {
			return new ArticleLogLimits(this.maxKept, this.valueLength);
		}

	}

}
