import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { describeConformance } from '../testing/describeConformance.tsx';
import { renderOnStage } from '../testing/renderOnStage.tsx';
import { TopUpDialog } from './TopUpDialog.tsx';

describeConformance('<TopUpDialog />', (props) => <TopUpDialog defaultOpen {...props} />);

test('prop: open, with no trigger', async () => {
  renderOnStage(<TopUpDialog open trigger={null} />);
  expect(await screen.findByRole('dialog', { name: 'Add funds' })).toBeDefined();
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Add funds' })).not.toBeNull());
  expect(document.querySelector('[data-slot="top-up-dialog-trigger"]')).toBeNull();
});

test('prop: trigger', async () => {
  renderOnStage(<TopUpDialog trigger="Top up" />);
  expect(await screen.findByRole('button', { name: 'Top up' })).toBeDefined();
});
