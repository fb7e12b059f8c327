import { BalanceCard } from '@coffer/components';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import type { DemoCustomer } from '../api/demoApi.ts';
import { NimbusLogo } from '../ui/NimbusLogo.tsx';
import { usePreferences } from '../ui/usePreferences.ts';
import { useRouteFocus } from '../ui/useRouteFocus.ts';
import { UnreadCount } from './UnreadCount.tsx';
import { useWords } from './words.ts';
import './inbox.css';
import './PortalShell.css';

const places = [
  { path: '/usage', word: 'usage' },
  { path: '/billing', word: 'billing' },
  { path: '/invoices', word: 'invoices' },
  { path: '/inbox', word: 'inbox' },
  { path: '/settings', word: 'settings' },
] as const;

export type PortalShellProps = { customer: DemoCustomer; children: ReactNode };

/** Nimbus around its pages: where one is, what is left to spend, and who is signed in. */
export function PortalShell({ customer, children }: PortalShellProps) {
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
          <NimbusLogo />
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
