/** Token of `tokens.json`, with the type of its group. */
export type FlatToken = {
  /** Name of the CSS variable, such as `--coffer-color-text`. */
  name: string;
  type: string;
  value: unknown;
  /** Value in the dark scheme. Defaults to `value`. */
  dark: unknown;
  description: string;
};

/** Returns all tokens of a design-token file, in its order. */
export function flattenTokens(node: object, name = '--coffer', inherited = ''): FlatToken[] {
  const own = Object.fromEntries(Object.entries(node));
  const type = typeof own.$type === 'string' ? own.$type : inherited;
  const token = {
    name,
    type,
    value: own.$value,
    dark: own.$extensions?.['coffer.dark'] ?? own.$value,
    description: own.$description ?? '',
  };
  const nested = Object.entries(own).flatMap(([key, child]) =>
    key.startsWith('$') || typeof child !== 'object' ? [] : flattenTokens(child, `${name}-${key}`, type),
  );
  return [...('$value' in own ? [token] : []), ...nested];
}
