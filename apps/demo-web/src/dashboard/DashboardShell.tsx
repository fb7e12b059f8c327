import { WalletTheme } from '@coffer/components';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { NimbusLogo } from '../ui/NimbusLogo.tsx';
import { PageBoundary } from '../ui/PageBoundary.tsx';
import { usePreferences } from '../ui/usePreferences.ts';
import { useRouteFocus } from '../ui/useRouteFocus.ts';
import './DashboardShell.css';

const places = [
  { path: '/customers', label: 'Customers', also: '/wallets' },
  { path: '/invoices', label: 'Invoices' },
  { path: '/refunds', label: 'Refunds' },
  { path: '/disputes', label: 'Disputes' },
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
  const main = useRouteFocus(here);
  const isIn = (path: string | undefined) => path !== undefined && here.startsWith(path);
  const place = places.find(({ path, also }) => isIn(path) || isIn(also));
  // Opened at one place, it is shut at the next.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const isOpen = openedAt === here;
  return (
    <WalletTheme scheme={scheme} className="dashboard" lang="en" dir="ltr">
      <a className="skip" href="#dashboard-main">
        To the page
      </a>
      <header className="dashboard-header">
        <Link className="brand" href="/">
          <NimbusLogo />
          Nimbus <small>for merchants</small>
        </Link>
        <button
          type="button"
          className="button dashboard-menu-button"
          aria-expanded={isOpen}
          aria-controls="dashboard-menu"
          onClick={() => setOpenedAt(isOpen ? null : here)}
        >
          Menu
        </button>
        <div id="dashboard-menu" className="dashboard-menu" data-open={isOpen ? '' : undefined}>
          <nav className="dashboard-nav" aria-label="Dashboard">
            {places.map((one) => (
              <Link key={one.path} href={one.path} aria-current={one === place ? 'page' : undefined}>
                {one.label}
              </Link>
            ))}
          </nav>
          <div className="dashboard-controls">
            <label className="dashboard-scheme">
              Scheme
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
            <button type="button" className="button" onClick={onSignOut}>
              Sign out
            </button>
          </div>
        </div>
      </header>
      <main className="shell-main" id="dashboard-main" tabIndex={-1} ref={main}>
        <PageBoundary path={here}>{children}</PageBoundary>
      </main>
    </WalletTheme>
  );
}
