package dev.newsgraph.benchmark;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Generates headlines, sentences and names with the typical length of a feed. */
final class Prose {

	private static final List<String> FIRST = List.of("Vision", "Speech", "Quantum", "Cloud", "Neural", "Privacy",
			"Robot", "Market", "Health", "Climate", "Energy", "Security", "Language", "Mobile", "Game", "Space");

	private static final List<String> SECOND = List.of("Models", "Research", "Policy", "Chips", "Startups", "Ethics",
			"Tools", "Courses", "Devices", "Data", "Networks", "Standards", "Labs", "Labour", "Trade");

	private static final List<String> PAPER = List.of("Herald", "Courier", "Observer", "Tribune", "Gazette", "Signal",
			"Monitor", "Ledger", "Review", "Dispatch", "Wire", "Post");

	private static final List<String> WHO = List.of("The ministry", "A research group", "The city council",
			"A start-up from Lyon", "The largest chip maker", "An open source project", "The data protection office",
			"A hospital in Osaka", "The standards body", "One of the oldest banks", "A team of students");

	private static final List<String> DID = List.of("ends its trial of", "opens the source of", "wants new rules for",
			"doubles its spending on", "publishes a study on", "warns against", "builds a test bed for",
			"explains its plans for", "lost its case about", "found a way to measure");

	private static final List<String> WHAT = List.of("facial recognition", "speech models", "machine translation",
			"“smart” traffic lights", "the training of large models", "robots in care homes", "medical imaging",
			"predictive policing", "synthetic voices", "energy hungry data centres", "self-driving buses",
			"crop forecasts");

	private static final List<String> WHY = List.of("after a year of protest", "to save a fifth of the cost",
			"as rivals move faster", "although results were mixed", "and asks the public for comments",
			"before the new law comes into force", "with money from the union", "for the first time since 2014");

	private final SplittableRandom random;

	Prose(SplittableRandom random) {
		this.random = random;
	}

	/** Returns distinct names; their number is limited by the number of pairs of words. */
	List<String> topicNames(int count) {
		List<String> names = new ArrayList<>(List.of("AI", "Computer Vision", "Machine Learning"));
		for (int i = 0; names.size() < count && i < FIRST.size() * SECOND.size(); i++) {
			names.add(FIRST.get(i % FIRST.size()) + " "
					+ SECOND.get((i / FIRST.size() + i % FIRST.size()) % SECOND.size()));
		}
		return names.subList(0, Math.min(count, names.size()));
	}

	String providerName(int rank) {
		return FIRST.get(rank % FIRST.size()) + " " + PAPER.get((rank / FIRST.size()) % PAPER.size())
				+ ((rank < FIRST.size() * PAPER.size()) ? "" : " " + rank);
	}

	String headline() {
		return one(WHO) + " " + one(DID) + " " + one(WHAT) + " " + one(WHY);
	}

	/** Returns a few sentences with about 150 to 450 characters. */
	String excerpt() {
		List<String> sentences = new ArrayList<>();
		for (int i = this.random.nextInt(2, 6); i > 0; i--) {
			sentences.add(headline() + ".");
		}
		return String.join(" ", sentences);
	}

	/** Returns random bytes in Base64. */
	String secured() {
		byte[] bytes = new byte[16 * this.random.nextInt(16, 26)];
		this.random.nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

	static String slug(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
	}

	private String one(List<String> words) {
		return words.get(this.random.nextInt(words.size()));
	}

}
