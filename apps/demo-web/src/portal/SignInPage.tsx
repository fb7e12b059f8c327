import { useEffect } from 'react';
import type { DemoCustomer } from '../api/demoApi.ts';
import { NimbusLogo } from '../ui/NimbusLogo.tsx';
import { useLanguage } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { useMessages } from './messages.ts';

export type SignInPageProps = { customers: readonly DemoCustomer[] };

/** Replaces a SaaS's own sign-in: one click, no password. */
export function SignInPage({ customers }: SignInPageProps) {
  const messages = useMessages();
  const language = useLanguage();
  const direction = /^(ar|he)\b/.test(language) ? 'rtl' : 'ltr';
  useEffect(() => {
    document.title = 'Nimbus';
  }, []);
  return (
    <main className="sign-in" lang={language} dir={direction}>
      <p className="brand">
        <NimbusLogo />
        Nimbus
      </p>
      <h1>{messages.signInTitle}</h1>
      <p className="quiet">{messages.signInLead}</p>
      <ul className="sign-in-choices">
        {customers.map(({ id, name, email }) => (
          <li key={id}>
            <button type="button" onClick={() => usePreferences.setState({ customerId: id })}>
              <strong>{name}</strong>
              <span className="quiet">{email}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">
        <a href="/dashboard">{messages.dashboard}</a> · <a href="/reference">{messages.api}</a>
      </p>
    </main>
  );
}
