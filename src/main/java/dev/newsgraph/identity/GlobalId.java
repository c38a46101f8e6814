package dev.newsgraph.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The global id of a node: opaque to clients, made of its type and key.
 *
 * @param type the type's name in the schema
 * @param key the node's key
 */
public record GlobalId(String type, String key) {

	/** As clients see it. */
	public String encode() {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.type + ":" + this.key).getBytes(StandardCharsets.UTF_8));
	}

	/** Reads what clients send; empty when it is no id. */
	public static Optional<GlobalId> decode(String id) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
			int colon = text.indexOf(':');
			return (colon > 0 && colon + 1 < text.length())
					? Optional.of(new GlobalId(text.substring(0, colon), text.substring(colon + 1))) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
