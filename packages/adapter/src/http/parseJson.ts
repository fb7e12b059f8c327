/** Parses JSON. Returns null for text that is not JSON; no response of the wire is null. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
