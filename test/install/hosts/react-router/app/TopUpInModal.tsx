import { TopUpForm } from '@coffer/components';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';

export function TopUpInModal() {
  return (
    <DialogTrigger>
      <Button className="rounded-md border px-4 py-2">Add funds in a modal</Button>
      <ModalOverlay isDismissable className="fixed inset-0 grid place-items-center bg-black/50 p-4">
        <Modal className="w-full max-w-md rounded-xl bg-white p-6 dark:bg-gray-950">
          <Dialog>
            <Heading slot="title" className="mb-4 text-lg font-semibold">
              Your wallet
            </Heading>
            <TopUpForm />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
