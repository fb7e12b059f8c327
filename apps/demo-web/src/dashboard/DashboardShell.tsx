import { WalletTheme } from '@coffer/components';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { usePreferences } from '../shared/usePreferences.ts';

const places = [
  { path: '/customers', label: 'Customers', also: '/wallets' },
  { path: '/invoices', label: 'Invoices' },
  { path: '/analytics', label: 'Analytics' },
  { path: '/webhooks', label: 'Webhooks' },
  { path: '/api-keys', label: 'API keys' },
  { path: '/audit', label: 'Audit trail' },
  { path: '/settings', label: 'Settings' },
];

export type DashboardShellProps = { onSignOut: () => void; children: ReactNode };

/** What is around each page of the dashboard: the places, the scheme, and the way out. */
export function DashboardShell({ onSignOut, children }: DashboardShellProps) {
  const scheme = usePreferences((preferences) => preferences.scheme);
  const [here] = useLocation();
  const isIn = (path: string | undefined) => path !== undefined && here.startsWith(path);
  return (
    <WalletTheme scheme={scheme} className="dashboard" lang="en" dir="ltr">
      <a className="skip" href="#dashboard-main">
        To the page
      </a>
      <header className="shell-header">
        <Link className="brand" href="/">
          Nimbus <small>for merchants</small>
        </Link>
        <div className="shell-controls">
          <label>
            <span className="spoken">Scheme</span>
            <select
              value={scheme}
              onChange={({ currentTarget: { value } }) => {
                if (value === 'light' || value === 'dark' || value === 'auto')
                  usePreferences.setState({ scheme: value });
              }}
            >
              <option value="auto">Auto</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
          <button type="button" onClick={onSignOut}>
            Sign out
          </button>
        </div>
      </header>
      <nav className="dashboard-nav" aria-label="Dashboard">
        {places.map(({ path, label, also }) => (
          <Link key={path} href={path} aria-current={isIn(path) || isIn(also) ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <main className="shell-main" id="dashboard-main">
        {children}
      </main>
    </WalletTheme>
  );
}
