import { TopUpForm } from '@coffer/components';
import { Box, Button, Modal } from '@mui/material';
import { useState } from 'react';

export function TopUpInModal() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        Add funds in a modal
      </Button>
      <Modal open={isOpen} onClose={() => setOpen(false)} aria-label="Add funds">
        <Box role="dialog" sx={{ width: 'min(484px, 100%)', marginInline: 'auto', marginBlock: 8 }}>
          <TopUpForm />
        </Box>
      </Modal>
    </>
  );
}
