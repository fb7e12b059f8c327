/** A customer that one can sign in as. */
export type DemoCustomer = { id: string; name: string; email: string };

/** The customers of the seed. In a product this is your sign-in. */
export async function fetchCustomers(): Promise<DemoCustomer[]> {
  const { items } = await answer<{ items: DemoCustomer[] }>(await fetch('/demo/customers'));
  return items;
}

/**
 * A session token for one customer. In a product your own back end asks for it with its secret key, for the
 * customer who is signed in to you; here the demo server plays that back end.
 */
export async function fetchToken(customerId: string): Promise<string> {
  const response = await fetch('/demo/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customerId }),
  });
  const { token } = await answer<{ token: string }>(response);
  return token;
}

async function answer<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`The demo server answered ${response.status} to ${response.url}.`);
  return response.json();
}
