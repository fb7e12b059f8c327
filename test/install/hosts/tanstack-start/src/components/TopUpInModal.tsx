import { TopUpForm } from '@coffer/components';
import { Dialog } from 'radix-ui';

export function TopUpInModal() {
  return (
    <Dialog.Root>
      <Dialog.Trigger className="rounded-md border px-4 py-2">Add funds in a modal</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 bg-black/50" />
        <Dialog.Content className="fixed top-12 left-1/2 w-full max-w-md -translate-x-1/2 rounded-xl bg-white p-6 dark:bg-gray-900">
          <Dialog.Title className="mb-4 text-lg font-semibold">Your wallet</Dialog.Title>
          <TopUpForm />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
