import { createWalletConfig, prefetchWallet } from '@coffer/hooks';
import { dehydrate, QueryClient } from '@tanstack/react-query';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { walletOf } from '../walletOf';
import { Billing } from './Billing';

export default function Page() {
  return (
    <Suspense>
      <Wallet />
    </Suspense>
  );
}

async function Wallet() {
  await connection();
  const customerId = 'cus_1'; // from your session
  const queryClient = new QueryClient();
  await prefetchWallet(queryClient, createWalletConfig({ adapter: walletOf(customerId), customerId }));
  const renderedAt = new Date().toISOString();
  return <Billing state={dehydrate(queryClient)} customerId={customerId} renderedAt={renderedAt} />;
}
