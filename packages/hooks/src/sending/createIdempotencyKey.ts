/**
 * A key that nothing else has: 128 random bits, as hex. `crypto.randomUUID` would be shorter but is
 * missing on pages without https, as on a developer's local network.
 */
export function createIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
