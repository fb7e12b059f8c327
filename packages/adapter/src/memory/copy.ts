/** Returns a deep copy of plain data. `structuredClone` is missing in Jest's jsdom environment. */
export function copy<Data>(data: Data): Data;
export function copy(data: unknown): unknown {
  if (Array.isArray(data)) return data.map((item) => copy(item));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, copy(value)]));
}
