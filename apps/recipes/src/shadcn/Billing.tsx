import { BalanceCard, TopUpForm, WalletTheme } from '@coffer/components';
import { useState } from 'react';
import { Card } from './Card.tsx';
import './styles.css';

export function Billing() {
  const [isDark, setDark] = useState(false);
  return (
    <div className={isDark ? 'dark' : ''}>
      <main className="min-h-dvh bg-background p-6 text-foreground">
        <div className="mx-auto grid max-w-4xl items-start gap-6 md:grid-cols-2">
          <Card className="md:col-span-2">
            <h1 className="text-lg font-semibold">Plan</h1>
            <p className="text-sm text-muted-foreground">Pay as you go, from your wallet.</p>
            <label className="mt-3 flex w-fit items-center gap-2 text-sm">
              <input type="checkbox" checked={isDark} onChange={() => setDark(!isDark)} /> Dark
            </label>
          </Card>
          <WalletTheme scheme="page">
            <BalanceCard />
            <TopUpForm />
          </WalletTheme>
        </div>
      </main>
    </div>
  );
}
