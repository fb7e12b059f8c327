/** Gives the focus to an element, unless another one has it. */
export function restoreFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true });
}
