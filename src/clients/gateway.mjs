/** The gateway that the programs use. */
export const url = process.env.GATEWAY_URL ?? 'http://localhost:8080/graphql';

/** The header with the token of this gateway. Imports need it; reading does not. */
export const credentials = { Authorization: `Bearer ${process.env.NEWSGRAPH_TOKEN}` };

/** The same address for WebSocket. */
export const socketUrl = url.replace(/^http/, 'ws');

/** Reads the schema for clients, without the mapping to the graph. */
export async function schemaText() {
  const response = await fetch(`${url}/schema`);
  if (!response.ok) {
    throw new Error(`${url}/schema answered with status ${response.status}.`);
  }
  return response.text();
}
