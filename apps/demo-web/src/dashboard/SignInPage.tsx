import { useEffect, useState } from 'react';
import { handleSubmit } from '../ui/handleSubmit.ts';
import { NimbusLogo } from '../ui/NimbusLogo.tsx';
import './SignInPage.css';

export type SignInPageProps = { onSignIn: (secretKey: string) => void };

/** Asks for a secret key and takes it only when the API does. */
export function SignInPage({ onSignIn }: SignInPageProps) {
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = 'Sign in · Dashboard';
  }, []);
  const submit = async (form: FormData) => {
    const secretKey = String(form.get('secretKey')).trim();
    const response = await fetch('/v1/settings', { headers: { authorization: `Bearer ${secretKey}` } }).catch(
      () => null,
    );
    if (response?.ok) onSignIn(secretKey);
    else setProblem(response ? 'The server does not know this key.' : 'The server does not answer.');
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
        <p className="quiet">
          The demo's own key is filled in. It stays in this tab, and each page asks the public API with it.
        </p>
        {problem && <p role="alert">{problem}</p>}
        <button type="submit" className="primary">
          Sign in
        </button>
      </form>
    </main>
  );
}
