/** Computed styles of an element and of everything inside it, by a path such as `section.balance-card > h2`. */
export type Look = Map<string, Record<string, string>>;

/**
 * Properties that are not seen. `appearance` draws nothing on a control with its own background and border. Bootstrap sets
 * the cursor of all buttons with a selector that weighs more than a class.
 */
const ignored = new Set(['-webkit-locale', 'unicode-bidi', 'appearance', 'cursor']);
const ofTheKit = '[data-slot]:not([data-slot="wallet-theme"])';
const withoutIds = (value: string) => value.replaceAll(/url\("#[^"]*"\)/g, 'url(#)');

/** Reads how the kit's elements inside an element look. */
export function readLook(root: Element): Look {
  const look: Look = new Map();
  // A logical side is also a physical one.
  const properties = [...getComputedStyle(root)].filter(
    (name) => !ignored.has(name) && !/^--|^-webkit-|(?:^|-)(?:block|inline)(?:-|$)/.test(name),
  );
  const visit = (element: Element, path: string) => {
    for (const part of ['', '::before', '::after']) {
      const style = getComputedStyle(element, part || null);
      if (!element.closest(ofTheKit) || (part && style.content === 'none')) continue;
      look.set(
        path + part,
        Object.fromEntries(properties.map((name) => [name, withoutIds(style.getPropertyValue(name))])),
      );
    }
    for (const [index, child] of [...element.children].entries()) {
      const name = child.getAttribute('data-slot') ?? child.tagName.toLowerCase();
      visit(child, `${path} > ${name}:${index + 1}`);
    }
  };
  visit(root, '');
  return look;
}

/** Lists how a look differs from the expected one, one property a line. Empty if they are the same. */
export function lookDifferences(actual: Look, expected: Look): string[] {
  const differences: string[] = [];
  for (const path of new Set([...expected.keys(), ...actual.keys()])) {
    const [is, was] = [actual.get(path), expected.get(path)];
    if (!is || !was) {
      differences.push(`${path}: ${is ? 'only here' : 'missing'}`);
      continue;
    }
    for (const [name, value] of Object.entries(was)) {
      const side = /^(border-[a-z-]+)-(style|color)$/.exec(name)?.[1];
      const isDrawn = side === undefined || was[`${side}-width`] !== '0px' || is[`${side}-width`] !== '0px';
      if (isDrawn && is[name] !== value)
        differences.push(`${path}: ${name}: ${is[name]} instead of ${value}`);
    }
  }
  return differences;
}
