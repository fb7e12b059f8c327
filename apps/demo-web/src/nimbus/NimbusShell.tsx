import type { ReactNode } from 'react';
import { type Scheme, schemes } from '../shared/useScheme.ts';
import type { DemoCustomer } from './demoApi.ts';

export type NimbusShellProps = {
  customers: DemoCustomer[];
  customer: DemoCustomer | undefined;
  onCustomerChange: (customer: DemoCustomer) => void;
  scheme: Scheme;
  onSchemeChange: (scheme: Scheme) => void;
  children: ReactNode;
};

/** Nimbus's own page around the widgets: its brand, who is signed in, and the scheme. */
export function NimbusShell({
  customers,
  customer,
  onCustomerChange,
  scheme,
  onSchemeChange,
  children,
}: NimbusShellProps) {
  return (
    <>
      <header className="shell-header">
        <a className="brand" href="/">
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <path fill="currentColor" d="M9 25a7 7 0 0 1-1-13.9A9 9 0 0 1 25.3 13 6 6 0 0 1 24 25z" />
          </svg>
          Nimbus
        </a>
        <div className="shell-controls">
          <label>
            <span>Scheme</span>
            <select value={scheme} onChange={(event) => onSchemeChange(schemeOf(event.target.value))}>
              {schemes.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>Signed in as</span>
            <select
              value={customer?.id ?? ''}
              onChange={(event) => {
                const chosen = customers.find(({ id }) => id === event.target.value);
                if (chosen) onCustomerChange(chosen);
              }}
            >
              {customers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>
      <main className="shell-main">{children}</main>
    </>
  );
}

function schemeOf(name: string): Scheme {
  return schemes.find((scheme) => scheme.name === name)?.name ?? 'auto';
}
