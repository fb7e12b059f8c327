import { BalanceCard } from '@coffer/components';

export const Balance = () => (
  <BalanceCard
    onAddFunds={() => document.querySelector<HTMLInputElement>('#add-funds input[type=text]')?.focus()}
  />
);
