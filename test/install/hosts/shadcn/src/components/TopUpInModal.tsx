import { TopUpForm } from '@coffer/components';
import { Dialog, DialogContent, DialogTitle, DialogTrigger } from './ui/dialog';

export function TopUpInModal() {
  return (
    <Dialog>
      <DialogTrigger className="rounded-md border bg-background px-4 py-2">
        Add funds in a modal
      </DialogTrigger>
      <DialogContent aria-describedby={undefined}>
        <DialogTitle>Your wallet</DialogTitle>
        <TopUpForm />
      </DialogContent>
    </Dialog>
  );
}
