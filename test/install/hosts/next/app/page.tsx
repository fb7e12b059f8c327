import { createWalletConfig, prefetchWallet } from '@coffer/hooks';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { Billing } from './Billing';
import { walletOf } from './walletOf';

export const dynamic = 'force-dynamic';

export default async function Page() {
  const queryClient = new QueryClient();
  await prefetchWallet(queryClient, createWalletConfig({ adapter: walletOf('cus_1') }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Billing renderedAt={new Date().toISOString()} />
    </HydrationBoundary>
  );
}
