import { WalletTheme } from '@coffer/components';
import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { usePreferences } from '../shared/usePreferences.ts';

const places = [{ path: '/customers', label: 'Customers' }];

export type DashboardShellProps = { onSignOut: () => void; children: ReactNode };

/** What is around each page of the dashboard: the places, the scheme, and the way out. */
export function DashboardShell({ onSignOut, children }: DashboardShellProps) {
  const scheme = usePreferences((preferences) => preferences.scheme);
  return (
    <WalletTheme scheme={scheme} className="dashboard">
      <header className="shell-header">
        <Link className="brand" href="/">
          Nimbus <small>for merchants</small>
        </Link>
        <div className="shell-controls">
          <button type="button" onClick={onSignOut}>
            Sign out
          </button>
        </div>
      </header>
      <nav className="dashboard-nav" aria-label="Dashboard">
        {places.map(({ path, label }) => (
          <Place key={path} path={path} label={label} />
        ))}
      </nav>
      <main className="shell-main">{children}</main>
    </WalletTheme>
  );
}

function Place({ path, label }: { path: string; label: string }) {
  const [isHere] = useRoute(`${path}/*?`);
  return (
    <Link href={path} aria-current={isHere ? 'page' : undefined}>
      {label}
    </Link>
  );
}
