package dev.newsgraph.benchmark;

import java.util.List;

/**
 * B-cubed precision and recall: for each article, how much of its group is about its event,
 * and how much of its event is in its group.
 */
record BCubed(double precision, double recall) {

	/**
	 * Compares groups with events.
	 * @param groups the group of each article
	 * @param events the event of each article
	 */
	static BCubed of(List<String> groups, List<String> events) {
		double precision = 0;
		double recall = 0;
		for (int i = 0; i < groups.size(); i++) {
			int group = 0;
			int event = 0;
			int both = 0;
			for (int j = 0; j < groups.size(); j++) {
				boolean sameGroup = groups.get(i).equals(groups.get(j));
				boolean sameEvent = events.get(i).equals(events.get(j));
				group += sameGroup ? 1 : 0;
				event += sameEvent ? 1 : 0;
				both += (sameGroup && sameEvent) ? 1 : 0;
			}
			precision += (double) both / group;
			recall += (double) both / event;
		}
		return new BCubed(precision / groups.size(), recall / groups.size());
	}

	double f1() {
		return 2 * this.precision * this.recall / (this.precision + this.recall);
	}

	/** Returns precision, recall and F1. */
	List<String> texts() {
		return List.of(StoriesBenchmark.text(this.precision), StoriesBenchmark.text(this.recall), StoriesBenchmark.text(f1()));
	}

}
