package dev.newsgraph.importing;

import java.nio.file.Path;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The first load in bulk, which fills a new embedded database faster than an import does.
 *
 * @param mode whether the first start of the gateway loads in bulk: never, or auto, if
 * there is no database yet and the import root holds enough documents. The gateway
 * answers only after the load
 * @param minDocuments number of documents from which mode auto loads in bulk
 * @param memory memory for sorting, in the Java heap. What exceeds it is sorted in
 * temporary files
 * @param pageCache memory outside the Java heap for pages of the store that is written
 * @param folder folder for temporary files; if it is not set, they are in the data folder
 */
@Validated
@ConfigurationProperties("newsgraph.import.bulk")
public record BulkProperties(@DefaultValue("never") Mode mode, @DefaultValue("20000") @Min(1) long minDocuments,
		@DefaultValue("128MB") @Min(1048576) DataSize memory, @DefaultValue("512MB") @Min(67108864) DataSize pageCache,
		@Nullable Path folder) {

	/** When the gateway loads in bulk. */
	public enum Mode {

		/** The gateway always imports. */
		NEVER,

		/**
		 * The gateway loads in bulk if that is possible and there are enough documents.
		 */
		AUTO

	}

}
