/** Moves the focus to an element if no other element has it. */
export function restoreFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true });
}
