/**
 * Prints one element of the page, and nothing else of it. What stands between it and the page is marked for
 * as long as the print takes: the style sheet hides on paper what is not marked.
 */
export function printElement(element: Element | null): void {
  if (!element) return;
  const marked: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) {
    each.setAttribute('data-coffer-print', each === element ? 'this' : 'around');
    marked.push(each);
  }
  const unmark = () => {
    for (const each of marked) each.removeAttribute('data-coffer-print');
  };
  window.addEventListener('afterprint', unmark, { once: true });
  window.print();
}
