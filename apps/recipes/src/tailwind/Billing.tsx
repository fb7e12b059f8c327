import { BalanceCard, LedgerTable, TopUpForm, WalletTheme } from '@coffer/components';
import './styles.css';

export function Billing() {
  return (
    <WalletTheme>
      <main className="mx-auto grid max-w-5xl items-start gap-6 bg-slate-50 p-6 md:grid-cols-2">
        <h1 className="text-2xl font-semibold tracking-tight text-slate-900 md:col-span-2">Billing</h1>
        {/* Each part accepts any utility. */}
        <BalanceCard className="shadow-xl" classNames={{ amount: 'text-5xl tracking-tighter' }} />
        <TopUpForm className="shadow-xl" classNames={{ pay: 'rounded-full uppercase' }} />
        <LedgerTable className="md:col-span-2" limit={5} />
      </main>
    </WalletTheme>
  );
}
