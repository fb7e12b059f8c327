/** The part of a React fiber that shows whether it rendered. */
type Fiber = {
  tag: number;
  flags: number;
  type: unknown;
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
};

declare global {
  interface Window {
    /** Renders of each component, by name. */
    renders: Map<string, number>;
    __REACT_DEVTOOLS_GLOBAL_HOOK__?: unknown;
  }
}

/**
 * Runs in the page before React. Takes the place of React's developer tools and counts what they would show. A production
 * build reports its commits there too, and marks each component that it rendered.
 */
export function countRenders() {
  const componentTags = new Set([0, 11, 14, 15]);
  const performedWork = 1;
  window.renders = new Map();
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    checkDCE: () => {},
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
    onCommitFiberRoot: (_: number, root: { current: Fiber }) => visit(root.current),
  };

  function visit(fiber: Fiber) {
    if (componentTags.has(fiber.tag) && (fiber.flags & performedWork) !== 0) {
      const name = nameOf(fiber.type);
      window.renders.set(name, (window.renders.get(name) ?? 0) + 1);
    }
    // If the children are those of the last commit, nothing below has rendered.
    if (fiber.alternate !== null && fiber.alternate.child === fiber.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) visit(child);
  }

  function nameOf(type: unknown): string {
    const { displayName, name, render, type: inner } = Object(type);
    return String(
      displayName || name || (render && nameOf(render)) || (inner && nameOf(inner)) || '?',
    ).replace(/\$\d+$/, '');
  }
}
