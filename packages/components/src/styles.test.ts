import { expect, test } from 'vitest';
import kitSheet from './styles.css?inline';

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

/** Removes each `:where(…)` of a selector, which adds no weight. */
function withoutWhere(selector: string): string {
  const start = selector.indexOf(':where(');
  if (start === -1) return selector;
  let end = start + ':where('.length;
  for (let depth = 1; depth > 0; end += 1) depth += { '(': 1, ')': -1 }[selector[end] ?? ''] ?? 0;
  return withoutWhere(selector.slice(0, start) + selector.slice(end));
}

/** Returns the parts of nested selectors that add weight to the rule around them. */
function addedWeights(rules: Iterable<CSSRule>): string[] {
  return [...rules].flatMap((rule) => {
    const nested = rule instanceof CSSStyleRule || rule instanceof CSSGroupingRule ? rule.cssRules : [];
    const own = rule instanceof CSSStyleRule ? withoutWhere(rule.selectorText).split(',') : [];
    const added = own.map((one) => one.replaceAll(/[\s&*>+~]|::[a-z-]+/g, '')).filter(Boolean);
    return [...added, ...addedWeights(nested)];
  });
}

test('every rule weighs as six elements: more than a host’s rules for elements, less than one class', () => {
  const weights = new Set<string>();
  const visit = (rules: Iterable<CSSRule>) => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule) {
        weights.add(withoutWhere(rule.selectorText));
        expect(addedWeights(rule.cssRules)).toEqual([]);
      } else if (rule instanceof CSSGroupingRule) visit(rule.cssRules);
    }
  };
  visit(rulesOf(kitSheet));
  // Printing one element hides everything around it, whatever the host's classes say.
  weights.delete('[data-coffer-print="around"] > :not([data-coffer-print])');
  expect([...weights]).toEqual([':not(html html html html html html)']);
});

test('no rule applies outside of [data-coffer]', () => {
  const selectors = selectorsIn(rulesOf(kitSheet));
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
