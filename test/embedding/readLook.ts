/** Computed styles of an element and of everything inside it, by a path such as `section.balance-card > h2`. */
export type Look = Map<string, Record<string, string>>;

/** Properties that differ between two copies of the same thing: names of gradients, and what is not drawn. */
const ignored = new Set(['-webkit-locale', 'unicode-bidi']);
const withoutIds = (value: string) => value.replaceAll(/url\("#[^"]*"\)/g, 'url(#)');

/** Reads how an element and everything inside it looks. */
export function readLook(root: Element): Look {
  const look: Look = new Map();
  const visit = (element: Element, path: string) => {
    for (const part of ['', '::before', '::after']) {
      const style = getComputedStyle(element, part || null);
      if (part && style.content === 'none') continue;
      look.set(
        path + part,
        Object.fromEntries(
          [...style]
            .filter((name) => !ignored.has(name))
            .map((name) => [name, withoutIds(style.getPropertyValue(name))]),
        ),
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
      if (!name.startsWith('--') && is[name] !== value)
        differences.push(`${path}: ${name}: ${is[name]} instead of ${value}`);
    }
  }
  return differences;
}
