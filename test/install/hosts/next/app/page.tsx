import { createWalletConfig, prefetchWallet } from '@coffer/hooks';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Billing } from './Billing';
import { walletOf } from './walletOf';

export const dynamic = 'force-dynamic';

export default async function Page() {
  const customerId = 'cus_1'; // from your session
  const queryClient = new QueryClient();
  await prefetchWallet(queryClient, createWalletConfig({ adapter: walletOf(customerId), customerId }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Billing customerId={customerId} renderedAt={new Date().toISOString()} />
    </HydrationBoundary>
  );
}
