package dev.newsgraph.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The global id of a node. It is made of the type and the key of the node and is opaque
 * to clients.
 *
 * @param type the name of the type in the schema
 * @param key the key of the node
 */
public record GlobalId(String type, String key) {

	/**
	 * Returns the id in the form that clients receive: URL-safe Base64 without padding.
	 */
	public String encode() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.type + ":" + this.key).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Decodes an id that a client sent. An object has one id: a text that Base64 reads as
	 * the same, for example with padding, is not valid.
	 * @return the id, or an empty optional if the text is not a valid id
	 */
	public static Optional<GlobalId> decode(String id) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
			int colon = text.indexOf(':');
			if (colon <= 0 || colon + 1 >= text.length()) {
				return Optional.empty();
			}
			return Optional.of(new GlobalId(text.substring(0, colon), text.substring(colon + 1)))
				.filter((decoded) -> decoded.encode().equals(id));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
