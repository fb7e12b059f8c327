/** Events that the host received, for the tests. */
export const received: unknown[] = [];

export async function handleEvent(event: unknown): Promise<void> {
  received.push(event);
}
