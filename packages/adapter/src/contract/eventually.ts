const patienceMs = 10_000;

/** What is read, once it is so; a backend may take a moment to get there. After that the last reading. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  isSo: (value: Value) => boolean,
): Promise<Value> {
  const until = Date.now() + patienceMs;
  let value = await read();
  while (!isSo(value) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await read();
  }
  return value;
}
