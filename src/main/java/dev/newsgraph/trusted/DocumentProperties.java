package dev.newsgraph.trusted;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Trusted documents, and documents that clients register.
 *
 * @param folder folder with the trusted documents: {@code .graphql} files and manifests
 * of Apollo or Relay. Without it there are none
 * @param mode which documents are executed: {@code any}, or {@code only} those of the
 * folder
 * @param interval time between two looks at the folder. A change is loaded when the
 * folder was the same at two of them. With 0s it is read only at the start
 * @param maxFiles files and folders that the folder may contain, of any kind
 * @param maxFileSize size that a file in the folder may have
 * @param maxTotalSize size that all files in the folder may have together
 * @param automaticCache memory for the documents that clients register by the protocol of
 * Apollo, as estimated. With 0B, or in the mode {@code only}, they can register none
 */
@Validated
@ConfigurationProperties("newsgraph.documents")
public record DocumentProperties(@Nullable Path folder, @DefaultValue("any") DocumentMode mode,
		@DefaultValue("2s") @DurationMin Duration interval, @DefaultValue("2000") @Min(1) int maxFiles,
		@DefaultValue("8MB") @Min(1) @Max(DocumentProperties.LARGEST_FILE_BYTES) DataSize maxFileSize,
		@DefaultValue("32MB") @Min(1) DataSize maxTotalSize, @DefaultValue("8MB") @Min(0) DataSize automaticCache) {

	/** The largest value of {@code maxFileSize}, in bytes. */
	static final long LARGEST_FILE_BYTES = 64L * 1024 * 1024;

	/** Returns whether clients can register documents. */
	boolean isAutomatic() {
		return this.mode == DocumentMode.ANY && this.automaticCache.toBytes() > 0;
	}

}
