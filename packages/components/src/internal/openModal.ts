/** Opens a native modal dialog. jsdom has no `showModal`: there the dialog opens without covering the page. */
export function openModal(dialog: HTMLDialogElement | null): void {
  if (!dialog) return;
  if (typeof dialog.showModal === 'function') dialog.showModal();
  else dialog.open = true;
}
