/** The token of an `Authorization: Bearer …` header, or null. */
export function bearerToken(header: string | undefined | null): string | null {
  if (!header) return null;
  return /^Bearer +([\x21-\x7e]{1,255})$/i.exec(header)?.[1] ?? null;
}
