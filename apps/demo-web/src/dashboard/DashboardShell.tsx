import { WalletTheme } from '@coffer/components';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { NimbusLogo } from '../ui/NimbusLogo.tsx';
import { PageBoundary } from '../ui/PageBoundary.tsx';
import { usePreferences } from '../ui/usePreferences.ts';
import { useRouteFocus } from '../ui/useRouteFocus.ts';
import './DashboardShell.css';

const pages = [
  { path: '/customers', label: 'Customers', alsoPath: '/wallets' },
  { path: '/invoices', label: 'Invoices' },
  { path: '/refunds', label: 'Refunds' },
  { path: '/disputes', label: 'Disputes' },
  { path: '/analytics', label: 'Analytics' },
  { path: '/webhooks', label: 'Webhooks' },
  { path: '/api-keys', label: 'API keys' },
  { path: '/audit', label: 'Audit log' },
  { path: '/settings', label: 'Settings' },
];

export type DashboardShellProps = { onSignOut: () => void; children: ReactNode };

/** The header around the dashboard's pages: navigation, theme and sign-out. */
export function DashboardShell({ onSignOut, children }: DashboardShellProps) {
  const scheme = usePreferences((preferences) => preferences.scheme);
  const [path] = useLocation();
  const main = useRouteFocus(path);
  const isIn = (prefix: string | undefined) => prefix !== undefined && path.startsWith(prefix);
  const current = pages.find(({ path: pagePath, alsoPath }) => isIn(pagePath) || isIn(alsoPath));
  // The menu closes on navigation.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const isOpen = openedAt === path;
  return (
    <WalletTheme scheme={scheme} className="dashboard" lang="en" dir="ltr">
      <a className="skip" href="#dashboard-main">
        Skip to content
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
          onClick={() => setOpenedAt(isOpen ? null : path)}
        >
          Menu
        </button>
        <div id="dashboard-menu" className="dashboard-menu" data-open={isOpen ? '' : undefined}>
          <nav className="dashboard-nav" aria-label="Dashboard">
            {pages.map((page) => (
              <Link key={page.path} href={page.path} aria-current={page === current ? 'page' : undefined}>
                {page.label}
              </Link>
            ))}
          </nav>
          <div className="dashboard-controls">
            <label className="dashboard-scheme">
              Theme
              <select
                value={scheme}
                onChange={({ currentTarget: { value } }) => {
                  if (value === 'light' || value === 'dark' || value === 'auto')
                    usePreferences.setState({ scheme: value });
                }}
              >
                <option value="auto">System</option>
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
        <PageBoundary path={path}>{children}</PageBoundary>
      </main>
    </WalletTheme>
  );
}
