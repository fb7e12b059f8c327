import { TopUpForm } from '@coffer/components';
import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

export function TopUpInModal() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        Add funds in a modal
      </Button>
      <Modal opened={isOpen} onClose={close} title="Your wallet">
        <TopUpForm />
      </Modal>
    </>
  );
}
