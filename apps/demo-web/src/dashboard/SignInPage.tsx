import { useEffect, useState } from 'react';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { NimbusLogo } from '../ui/NimbusLogo.tsx';
import './SignInPage.css';

export type SignInPageProps = { onSignIn: (secretKey: string) => void };

/** Asks for a secret key and signs in if the API accepts it. */
export function SignInPage({ onSignIn }: SignInPageProps) {
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    document.title = 'Sign in · Dashboard';
  }, []);
  const submit = async (form: FormData) => {
    const secretKey = String(form.get('secretKey')).trim();
    const response = await fetch('/v1/settings', { headers: { authorization: `Bearer ${secretKey}` } }).catch(
      () => null,
    );
    if (response?.ok) onSignIn(secretKey);
    else setError(response ? 'This key is not valid.' : 'Couldn’t reach the server. Try again.');
  };
  return (
    <main className="sign-in" lang="en" dir="ltr">
      <p className="brand">
        <NimbusLogo />
        Nimbus
      </p>
      <h1>Sign in to the dashboard</h1>
      <form className="panel sign-in-form" onSubmit={handleSubmit(submit)}>
        <label>
          Secret key
          <input name="secretKey" type="password" autoComplete="off" required defaultValue="sk_test_demo" />
        </label>
        <p className="quiet">The demo’s test key is filled in. It is stored for this tab only.</p>
        {error && <p role="alert">{error}</p>}
        <button type="submit" className="primary">
          Sign in
        </button>
      </form>
    </main>
  );
}
