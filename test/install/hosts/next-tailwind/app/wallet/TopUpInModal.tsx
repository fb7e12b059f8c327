'use client';
import { TopUpForm } from '@coffer/components';
import { Dialog, DialogBackdrop, DialogPanel, DialogTitle } from '@headlessui/react';
import { useState } from 'react';

export function TopUpInModal() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="rounded-md border px-4 py-2" onClick={() => setOpen(true)}>
        Add funds in a modal
      </button>
      <Dialog open={isOpen} onClose={setOpen}>
        <DialogBackdrop className="fixed inset-0 bg-black/50" />
        <div className="fixed inset-0 grid place-items-center p-4">
          <DialogPanel className="w-full max-w-md rounded-xl bg-background p-6">
            <DialogTitle className="mb-4 text-lg font-semibold">Your wallet</DialogTitle>
            <TopUpForm />
          </DialogPanel>
        </div>
      </Dialog>
    </>
  );
}
