/** Node of a design-token file: a token if it has `$value`, else a group. */
export type TokenNode = { readonly [name: string]: unknown };

/** Weight of six elements, as all rules of the kit have it, so that any rule of the host for `[data-coffer]` wins. */
const weight = ':not(html html html html html html)';

type Scheme = 'light' | 'dark';

/**
 * Converts a file of [design tokens](https://www.designtokens.org/tr/drafts/format/) to CSS: one `--coffer-*` variable per
 * token on `[data-coffer]`, and the differences of the dark scheme.
 *
 * It does not use `light-dark()`: bundlers that lower it for older browsers need `color-scheme` in the same file, and
 * otherwise apply both values.
 */
export function tokensToCss(tokens: TokenNode): string {
  const dark = ['--coffer-scheme:dark;', ...declarations(tokens, 'dark', '--coffer', undefined)];
  return [
    '/* Generated from tokens.json by generateTokens.ts; do not edit. */',
    ...rule(`:where([data-coffer])${weight}`, [
      '--coffer-scheme:light;',
      ...declarations(tokens, 'light', '--coffer', undefined),
    ]),
    ...rule(rootsOf([...namedScheme('dark'), ...darkPage()]), dark),
    '@media (prefers-color-scheme: dark) {',
    ...rule(rootsOf(namedScheme('auto')), dark).map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

function rootsOf(selectors: string[]): string {
  return `:where(${selectors.join(', ')})${weight}`;
}

/** Selects the roots of a scheme: roots that name it, and roots without a scheme below an element that does. */
function namedScheme(scheme: string): string[] {
  const named = `[data-coffer-scheme='${scheme}']`;
  return [`[data-coffer]${named}`, `${named} ${unnamedRoot}`];
}

/** Selects the roots with the scheme of the page, below or at an element that the host makes dark. */
function darkPage(): string[] {
  const marks = ['theme', 'bs-theme', 'mantine-color-scheme', 'mui-color-scheme'];
  const isDark = `:is(.dark, ${marks.map((name) => `[data-${name}='dark']`).join(', ')})`;
  const named = "[data-coffer-scheme='page']";
  return [
    `${isDark} [data-coffer]${named}`,
    `${isDark} ${named} ${unnamedRoot}`,
    `${isDark}${named} ${unnamedRoot}`,
  ];
}

const unnamedRoot = '[data-coffer]:not([data-coffer-scheme])';

function rule(selector: string, lines: string[]): string[] {
  return [`${selector} {`, ...lines.map((line) => `  ${line}`), '}'];
}

function declarations(
  node: TokenNode,
  scheme: Scheme,
  name: string,
  inheritedType: string | undefined,
): string[] {
  const type = typeof node.$type === 'string' ? node.$type : inheritedType;
  const value = '$value' in node ? declaredValue(node, scheme, type) : undefined;
  const own = value === undefined ? [] : [`${name}:${value};`];
  const nested = Object.entries(node).flatMap(([key, child]) =>
    key.startsWith('$') || !isNode(child) ? [] : declarations(child, scheme, `${name}-${key}`, type),
  );
  return [...own, ...nested];
}

/** Returns the value of a token. Undefined if the dark scheme keeps the light value. */
function declaredValue(token: TokenNode, scheme: Scheme, type: string | undefined): string | undefined {
  const extensions = isNode(token.$extensions) ? token.$extensions : {};
  const formula = extensions['coffer.css'];
  if (scheme === 'light') return typeof formula === 'string' ? formula : cssValue(token.$value, type);
  const darkFormula = extensions['coffer.dark.css'];
  if (typeof darkFormula === 'string') return darkFormula;
  if (typeof formula === 'string') return undefined;
  const dark = extensions['coffer.dark'];
  return dark === undefined ? undefined : cssValue(dark, type);
}

function cssValue(value: unknown, type: string | undefined): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && type === 'cubicBezier') return `cubic-bezier(${value.join(', ')})`;
  if (isNode(value)) {
    if (value.colorSpace === 'oklch' && Array.isArray(value.components)) {
      const alpha = typeof value.alpha === 'number' ? [`/ ${value.alpha * 100}%`] : [];
      return `oklch(${[...value.components, ...alpha].join(' ')})`;
    }
    if (type === 'shadow') {
      const lengths = [value.offsetX, value.offsetY, value.blur, value.spread];
      return [...lengths.map((length) => cssValue(length, 'dimension')), cssValue(value.color, 'color')].join(
        ' ',
      );
    }
    if (typeof value.value === 'number' && typeof value.unit === 'string')
      return value.value === 0 ? '0' : `${value.value}${value.unit}`;
  }
  throw new Error(`A token of type ${type} has a value that has no CSS: ${JSON.stringify(value)}`);
}

function isNode(value: unknown): value is TokenNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
