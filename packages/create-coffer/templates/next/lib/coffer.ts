/** Calls the merchant API of your Coffer server. */
export async function coffer(path: string, body: object, key: string = crypto.randomUUID()) {
  const response = await fetch(`${process.env.COFFER_URL}/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${process.env.COFFER_API_KEY}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Coffer responded with ${response.status}: ${await response.text()}`);
  return response.json();
}
