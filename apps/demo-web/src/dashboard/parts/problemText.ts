/** What went wrong, for a person: what the API says of it, with the fields that it names. */
export function problemText(error: unknown): string {
  if (error instanceof TypeError) return 'The server does not answer. Check the connection, then try again.';
  if (error instanceof Error) return error.message;
  const { detail, errors } = Object(error);
  if (typeof detail !== 'string') return 'The server could not do this.';
  if (!Array.isArray(errors) || errors.length === 0) return detail;
  const fields = errors.map(({ field, message }) => `${field} ${message}`);
  return `${detail} ${fields.join('; ')}.`;
}
