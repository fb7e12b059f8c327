import { TopUpForm } from '@coffer/components';
import { useRef } from 'react';

/** A modal of the platform, without a portal. */
export function TopUpInModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Add funds in a modal
      </button>
      <dialog ref={dialog} aria-label="Add funds" style={{ width: 'min(484px, 90vw)' }}>
        <TopUpForm />
      </dialog>
    </>
  );
}
