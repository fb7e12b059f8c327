'use client';
import { useWalletLocale } from '@coffer/hooks';
import { createContext, type ForwardedRef, useCallback, useContext, useState } from 'react';
import { type ThemeAttributes, ThemeContext } from './ThemeContext.ts';

/** Whether a component above is a theme root. Roots provide it for the components inside them. */
const InsideRootContext = createContext(false);

/** Wraps the children of a theme root, so that they are not rendered as roots first. Pass `value`. */
export const InsideRoot = InsideRootContext.Provider;

/**
 * Returns the props of a widget's outermost element. The element is a theme root, which has `data-coffer` and the theme's
 * tokens, if no element above it is one: outside of a `WalletTheme`, and in a portal.
 *
 * The first render follows React's tree, as a server has no other. Then the document decides, because a portal has the
 * context of the theme but not its element. React renders the second result before the browser paints.
 *
 * @param props the host's props, which override the theme's
 * @param ref the host's ref
 */
export function useWidgetRoot<Props extends ThemeAttributes, Node extends Element>(
  props: Props,
  ref: ForwardedRef<Node>,
) {
  const isInsideRoot = useContext(InsideRootContext);
  const theme = useContext(ThemeContext);
  const { direction, locale } = useWalletLocale();
  const [isRoot, setRoot] = useState(!isInsideRoot);
  const attach = useCallback(
    (node: Node | null) => {
      // A widget around it becomes a root if it must, but only after its children are attached.
      if (node) setRoot(!node.parentElement?.closest('[data-coffer], [data-coffer-widget]'));
      if (typeof ref === 'function') return ref(node);
      if (ref) ref.current = node;
    },
    [ref],
  );
  if (!isRoot) return { 'data-coffer-widget': '', ...props, ref: attach };
  const attributes: ThemeAttributes = theme?.attributes ?? { dir: direction, lang: locale };
  return {
    'data-coffer': '',
    'data-coffer-widget': '',
    ...attributes,
    ...props,
    ref: attach,
    style: { ...attributes.style, ...props.style },
  };
}
