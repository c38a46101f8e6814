package dev.newsgraph.playground;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.newsgraph.database.DatabaseProperties;
import dev.newsgraph.database.ReadProperties;
import dev.newsgraph.query.QueryProperties;
import dev.newsgraph.transport.TransportProperties;

/**
 * The limits that an estimate tells without what an operation uses of them: those of
 * filters, requests and answers. Sizes are in bytes, times in milliseconds.
 *
 * @param queries the limits of queries
 * @param requests the limits of requests
 * @param reads the limits of reads
 * @param database the time limits of the database
 */
record OtherLimits(QueryProperties queries, TransportProperties requests, ReadProperties reads,
		DatabaseProperties database) {

	Map<String, Long> json() {
		Map<String, Long> limits = new LinkedHashMap<>();
		limits.put("filterDepth", (long) this.queries.maxFilterDepth());
		limits.put("filterSubqueryDepth", (long) this.queries.maxFilterSubqueryDepth());
		limits.put("filterConditions", (long) this.queries.maxFilterTerms());
		limits.put("filterValues", (long) this.queries.maxFilterValues());
		limits.put("searchCharacters", (long) this.queries.maxSearchLength());
		limits.put("bodyBytes", this.requests.maxBodySize().toBytes());
		limits.put("bodyMillis", this.requests.bodyTimeout().toMillis());
		limits.put("answerBytes", this.reads.maxAnswerSize().toBytes());
		limits.put("readMillis", this.database.readTimeout().toMillis());
		limits.put("rootFieldsAtOnce", (long) this.reads.perOperation());
		limits.put("readsAtOnce", (long) this.reads.perCaller());
		limits.put("operationsPerCore", (long) this.requests.operationsPerCore());
		limits.put("operationWaitMillis", this.requests.operationWait().toMillis());
		return limits;
	}

}
