import { BalanceCard } from '@coffer/components';
import { useNotifications } from '@coffer/hooks';
import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import type { DemoCustomer } from '../api/demoApi.ts';
import { NimbusLogo } from '../ui/NimbusLogo.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { useRouteFocus } from '../ui/useRouteFocus.ts';
import { useMessages } from './messages.ts';
import './inbox.css';
import './PortalShell.css';

const pages = [
  { path: '/usage', message: 'usage' },
  { path: '/billing', message: 'billing' },
  { path: '/invoices', message: 'invoices' },
  { path: '/inbox', message: 'inbox' },
  { path: '/settings', message: 'settings' },
] as const;

export type PortalShellProps = { customer: DemoCustomer; children: ReactNode };

/** The header around the portal's pages: navigation, available balance and the signed-in customer. */
export function PortalShell({ customer, children }: PortalShellProps) {
  const messages = useMessages();
  const [location] = useLocation();
  const main = useRouteFocus(location);
  const current = pages.find(({ path }) => location.startsWith(path));
  useEffect(() => {
    document.title = current ? `${messages[current.message]} · Nimbus` : 'Nimbus';
  }, [current, messages]);

  return (
    <>
      <header className="shell-header">
        <Link className="brand" href="/usage">
          <NimbusLogo />
          Nimbus
        </Link>
        <nav className="shell-nav" aria-label="Nimbus">
          {pages.map(({ path, message }) => (
            <Link key={path} href={path} aria-current={location.startsWith(path) ? 'page' : undefined}>
              {messages[message]}
              {path === '/inbox' && <UnreadCount />}
            </Link>
          ))}
        </nav>
        <div className="shell-controls">
          <BalanceCard variant="inline" announce={false} />
          <span className="shell-customer">{customer.name}</span>
          <button type="button" onClick={() => usePreferences.setState({ customerId: null })}>
            {messages.signOut}
          </button>
        </div>
      </header>
      <main className="shell-main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </>
  );
}

function UnreadCount() {
  const messages = useMessages();
  const language = useLanguage();
  const { data } = useNotifications();
  const unread = data?.pages[0]?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <span className="unread-count">
      <span className="visually-hidden">{messages.unread} </span>
      {unread.toLocaleString(language)}
    </span>
  );
}
