/** The name of a node, and the classes it wears: shared looks first, then the host's. */
export function slot(name: string, ...classNames: (string | false | undefined)[]) {
  return { 'data-slot': name, className: classNames.filter(Boolean).join(' ') || undefined };
}
