/** A token of `tokens.json`, with what it inherits from its group. */
export type FlatToken = {
  /** As a CSS variable: `--coffer-color-text`. */
  name: string;
  type: string;
  value: unknown;
  /** In the dark scheme; the same where it says nothing else. */
  dark: unknown;
  description: string;
};

/** Every token of a W3C design-token file, in its order. */
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
