import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { describeConformance } from '../testing/describeConformance.tsx';
import { renderOnStage } from '../testing/renderOnStage.tsx';
import { WalletPage } from './WalletPage.tsx';

describeConformance('<WalletPage />', WalletPage);

test('behavior: "Add funds" moves the focus to the amount', async () => {
  renderOnStage(<WalletPage />);
  await screen.findByRole('button', { name: 'Pay $100.00' });
  await userEvent.click(screen.getByRole('button', { name: 'Add funds' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Other amount' }));
});
