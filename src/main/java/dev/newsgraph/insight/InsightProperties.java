package dev.newsgraph.insight;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway groups articles into stories.
 *
 * @param enabled whether the gateway builds stories, in the background after imports. If
 * false, the stories that are in the graph stay as they are
 * @param embeddings whether articles are also compared and found by meaning. The model
 * takes memory outside of the heap, and some 70 ms of CPU for each new or changed article
 * @param poll time between two looks at whether the graph has changed
 * @param batchSize number of stories that are written in one transaction; also number of
 * vectors, up to 200
 * @param maxArticles number of articles up to which stories are built. Their words and
 * vectors stay in memory, 2 to 4 KB for each article
 * @param queryVectors number of search texts whose vectors are kept, each in about 3 KB.
 * The vector of another text takes some milliseconds of CPU
 */
@Validated
@ConfigurationProperties("newsgraph.insight")
record InsightProperties(@DefaultValue("false") boolean enabled, @DefaultValue("true") boolean embeddings,
		@DefaultValue("10s") @DurationMin(millis = 100) Duration poll,
		@DefaultValue("100") @Min(1) @Max(10_000) int batchSize,
		@DefaultValue("200000") @Min(1) @Max(10_000_000) int maxArticles,
		@DefaultValue("1000") @Min(0) @Max(1_000_000) int queryVectors) {
}
