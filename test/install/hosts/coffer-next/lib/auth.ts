/** The host's own sign-in, for the tests: the cookie `user` names the customer. */
export async function currentUser(request: Request): Promise<{ customerId: string } | null> {
  const [, customerId] = /\buser=(\w+)/.exec(request.headers.get('cookie') ?? '') ?? [];
  return customerId === undefined ? null : { customerId };
}
