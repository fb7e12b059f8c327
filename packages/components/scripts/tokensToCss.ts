/** A node of a W3C design-token file: a token where it has `$value`, else a group. */
export type TokenNode = { readonly [name: string]: unknown };

/**
 * The CSS of a W3C design-token file: one `--coffer-*` variable a token, on `[data-coffer]`.
 *
 * Light and dark stand in one `light-dark()`, so the scheme is the element's `color-scheme`, which
 * inherits from the host unless `data-coffer-scheme` says otherwise.
 */
export function tokensToCss(tokens: TokenNode): string {
  const lines = declarations(tokens, '--coffer', undefined);
  return [
    '/* Generated from tokens.json by generateTokens.ts; do not edit. */',
    '[data-coffer] {',
    ...lines.map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

function declarations(node: TokenNode, name: string, inheritedType: string | undefined): string[] {
  const type = typeof node.$type === 'string' ? node.$type : inheritedType;
  const own = '$value' in node ? [`${name}: ${declaredValue(node, type)};`] : [];
  const nested = Object.entries(node).flatMap(([key, child]) =>
    key.startsWith('$') || !isNode(child) ? [] : declarations(child, `${name}-${key}`, type),
  );
  return [...own, ...nested];
}

function declaredValue(token: TokenNode, type: string | undefined): string {
  const extensions = isNode(token.$extensions) ? token.$extensions : {};
  const formula = extensions['coffer.css'];
  if (typeof formula === 'string') return formula;
  const light = cssValue(token.$value, type);
  const dark = extensions['coffer.dark'];
  return dark === undefined ? light : `light-dark(${light}, ${cssValue(dark, type)})`;
}

function cssValue(value: unknown, type: string | undefined): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && type === 'cubicBezier') return `cubic-bezier(${value.join(', ')})`;
  if (isNode(value)) {
    if (value.colorSpace === 'oklch' && Array.isArray(value.components)) {
      return `oklch(${value.components.join(' ')})`;
    }
    if (typeof value.value === 'number' && typeof value.unit === 'string')
      return `${value.value}${value.unit}`;
  }
  throw new Error(`A token of type ${type} has a value that has no CSS: ${JSON.stringify(value)}`);
}

function isNode(value: unknown): value is TokenNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
