package dev.newsgraph.insight;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.newsgraph.database.GraphClient;

/** Spring configuration of the stories. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsightProperties.class)
class InsightConfiguration {

	@Bean
	@ConditionalOnProperty("newsgraph.insight.enabled")
	InsightTask insightTask(GraphClient client, InsightProperties properties) {
		return new InsightTask(new StoryBuild(client, properties), properties.poll());
	}

}
