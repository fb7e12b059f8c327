import { type RefObject, useEffect, useRef } from 'react';
import { restoreFocus } from './restoreFocus.ts';

let hasGoneBack = false;
addEventListener('popstate', () => {
  hasGoneBack = true;
  setTimeout(() => {
    hasGoneBack = false;
  });
});

/**
 * A place that one goes to begins at its top, and has the focus where that was lost on the way: as a page does
 * that is loaded. Going back leaves the scrolling to the browser.
 * @returns the ref of the page's main part.
 */
export function useRouteFocus(place: string): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    // A part of the page that was asked for by its name is gone to by the page.
    if (location.hash !== '') return;
    if (!hasGoneBack) scrollTo(0, 0);
    restoreFocus(main.current);
  }, [place]);
  return main;
}
