import { BalanceCard } from '@coffer/components';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { usePreferences } from '../shared/usePreferences.ts';
import { useRouteFocus } from '../shared/useRouteFocus.ts';
import type { DemoCustomer } from './demoApi.ts';
import { NimbusMark } from './NimbusMark.tsx';
import { UnreadCount } from './UnreadCount.tsx';
import { useWords } from './words.ts';
import './inbox.css';
import './shell.css';

const places = [
  { path: '/usage', word: 'usage' },
  { path: '/billing', word: 'billing' },
  { path: '/invoices', word: 'invoices' },
  { path: '/inbox', word: 'inbox' },
  { path: '/settings', word: 'settings' },
] as const;

export type NimbusShellProps = { customer: DemoCustomer; children: ReactNode };

/** Nimbus around its pages: where one is, what is left to spend, and who is signed in. */
export function NimbusShell({ customer, children }: NimbusShellProps) {
  const words = useWords();
  const [location] = useLocation();
  const main = useRouteFocus(location);
  const here = places.find(({ path }) => location.startsWith(path));
  useEffect(() => {
    document.title = here ? `${words[here.word]} · Nimbus` : 'Nimbus';
  }, [here, words]);

  return (
    <>
      <header className="shell-header">
        <Link className="brand" href="/usage">
          <NimbusMark />
          Nimbus
        </Link>
        <nav className="shell-nav" aria-label="Nimbus">
          {places.map(({ path, word }) => (
            <Link key={path} href={path} aria-current={location.startsWith(path) ? 'page' : undefined}>
              {words[word]}
              {path === '/inbox' && <UnreadCount />}
            </Link>
          ))}
        </nav>
        <div className="shell-controls">
          <BalanceCard variant="inline" announce={false} />
          <span className="shell-customer">{customer.name}</span>
          <button type="button" onClick={() => usePreferences.setState({ customerId: null })}>
            {words.signOut}
          </button>
        </div>
      </header>
      <main className="shell-main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </>
  );
}
