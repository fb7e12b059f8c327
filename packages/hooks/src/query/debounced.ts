/** Asks after a while, unless it is no longer wanted by then: for what follows a field that is typed in. */
export async function debounced<Answer>(
  debounceMs: number | undefined,
  signal: AbortSignal,
  ask: () => Promise<Answer> | undefined,
): Promise<Answer | undefined> {
  if (debounceMs) await new Promise((resolve) => setTimeout(resolve, debounceMs));
  signal.throwIfAborted();
  return ask();
}
