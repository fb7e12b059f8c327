/** What went wrong, for a person: what the API says of it, which names the fields. */
export function problemText(error: unknown): string {
  if (error instanceof TypeError) return 'The server does not answer. Check the connection, then try again.';
  if (error instanceof Error) return error.message;
  const { detail } = Object(error);
  return typeof detail === 'string' ? detail : 'The server could not do this.';
}
