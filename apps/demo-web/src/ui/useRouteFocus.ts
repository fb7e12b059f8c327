import { type RefObject, useEffect, useRef } from 'react';
import { restoreFocus } from './restoreFocus.ts';

let isHistoryNavigation = false;

/** Notes when a navigation comes from the back or forward button. `main.tsx` calls it once. */
export function watchHistoryNavigation(): void {
  addEventListener('popstate', () => {
    isHistoryNavigation = true;
    setTimeout(() => {
      isHistoryNavigation = false;
    });
  });
}

/**
 * Scrolls to the top after a navigation and restores a lost focus, as loading a page does. After the back or forward
 * button the browser restores the scroll position.
 * @returns the ref of the page's main element.
 */
export function useRouteFocus(path: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const previous = useRef(path);
  useEffect(() => {
    if (previous.current === path) return;
    previous.current = path;
    // The page itself scrolls to the element that a hash names.
    if (location.hash !== '') return;
    if (!isHistoryNavigation) scrollTo(0, 0);
    restoreFocus(main.current);
  }, [path]);
  return main;
}
