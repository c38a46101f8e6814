export async function saveReport(..._: unknown[]): Promise<string | null> {
  return null;
}
