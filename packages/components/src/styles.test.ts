import { expect, test } from 'vitest';
import layered from './styles.css?inline';
import unlayered from './styles.unlayered.css?inline';

const sources = import.meta.glob<string>('./*/*.css', { query: '?raw', import: 'default', eager: true });
const kit = Object.entries(sources).filter(([path]) => !path.includes('/stories/'));

function rulesOf(css: string): CSSRule[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules];
}

/** Returns all selectors, each with those of the rules around it. */
function selectorsIn(rules: Iterable<CSSRule>, outer = ''): string[] {
  return [...rules].flatMap((rule) => {
    const selector = rule instanceof CSSStyleRule ? `${outer} ${rule.selectorText}` : outer;
    const own = rule instanceof CSSStyleRule && rule.style.length > 0 ? [selector] : [];
    const hasNested = rule instanceof CSSStyleRule || rule instanceof CSSGroupingRule;
    return hasNested ? [...own, ...selectorsIn(rule.cssRules, selector)] : own;
  });
}

test('every rule is in the layer coffer', () => {
  const rules = rulesOf(layered);
  expect(rules.length).toBeGreaterThan(5);
  for (const rule of rules) expect(rule instanceof CSSLayerBlockRule && rule.name).toBe('coffer');
});

test('the unlayered copy has the same rules', () => {
  const inLayers = rulesOf(layered).flatMap((rule) =>
    rule instanceof CSSLayerBlockRule ? [...rule.cssRules] : [],
  );
  const texts = (rules: CSSRule[]) => rules.map(({ cssText }) => cssText);
  expect(texts(rulesOf(unlayered))).toEqual(texts(inLayers));
});

test('no rule applies outside of [data-coffer]', () => {
  const selectors = selectorsIn(rulesOf(unlayered));
  expect(selectors.length).toBeGreaterThan(80);
  expect(selectors.filter((selector) => !selector.includes('[data-coffer'))).toEqual([]);
});

test('sizes and sides are logical, so right-to-left languages need no rules', () => {
  const physical =
    /(?<![\w.-])(?:(?:min-|max-)?(?:width|height)|(?:[\w-]+-)?(?:left|right|top|bottom)(?:-[\w-]+)?)\s*:/g;
  const found = kit.flatMap(([path, css]) => [...css.matchAll(physical)].map(([hit]) => `${path}: ${hit}`));
  expect(found).toEqual([]);
});

test('every class with rules is used, and every used class has rules', () => {
  const modules = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.{test,stories}.{ts,tsx}'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const classes = (texts: string[], pattern: RegExp) =>
    new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([name]) => name)));
  const styled = classes(
    kit.map(([, css]) => css),
    /(?<=\.)coffer-[a-z-]+/g,
  );
  const used = classes(
    Object.entries(modules).flatMap(([path, code]) => (/^\.\/(stories|testing)\//.test(path) ? [] : [code])),
    /(?<=['"`\s])coffer-[a-z-]+(?=['"`\s])/g,
  );
  expect([...styled].sort()).toEqual([...used].sort());
});
