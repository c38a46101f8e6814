/** The gateway that the programs use. */
export const url = process.env.GATEWAY_URL ?? 'http://localhost:8080/graphql';

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
