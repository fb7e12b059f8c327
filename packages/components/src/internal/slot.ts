/**
 * The name of a node, and the classes it wears: the kit's own, then the host's. The style sheet goes by classes:
 * browsers find the rules of a class at once, and try those of an attribute on every node that has one.
 */
export function slot(name: string, ...classNames: (string | false | undefined)[]) {
  return { 'data-slot': name, className: classNames.filter(Boolean).join(' ') || undefined };
}
