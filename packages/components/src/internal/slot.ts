/** Class names for the parts of a component, by part. */
export type ClassNames<Part extends string> = { [Name in Part]?: string | undefined };

/**
 * Names a node by `data-slot` and joins its class names: the kit's own, then the host's. The kit's style sheet selects
 * by class, because browsers match attribute selectors against every node that has the attribute.
 */
export function slot(name: string, ...classNames: (string | false | undefined)[]) {
  return { 'data-slot': name, className: classNames.filter(Boolean).join(' ') || undefined };
}
