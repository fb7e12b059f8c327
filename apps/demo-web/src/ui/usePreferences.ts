import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Settings of the demo, stored in this browser. */
export type Preferences = {
  /** The customer who is signed in to Nimbus. */
  customerId: string | null;
  role: Role;
  /** `auto` follows the system. */
  scheme: 'auto' | 'light' | 'dark';
  /** A BCP 47 tag, or null for the browser's language. */
  language: string | null;
  network: 'online' | 'slow' | 'offline';
};

/** The signed-in person's role in the customer's company. */
export type Role = 'viewer' | 'member' | 'owner';

const defaults: Preferences = {
  customerId: null,
  role: 'owner',
  scheme: 'auto',
  language: null,
  network: 'online',
};

/**
 * The preferences, stored in this browser. `?customer=`, `?role=`, `?scheme=` and `?lang=` set them too, so that a link
 * can show someone else the same state.
 */
export const usePreferences = create<Preferences>()(
  persist(() => defaults, {
    name: 'nimbus',
    // A reload is online again, so that nobody has to find out why nothing loads.
    partialize: ({ network, ...persisted }) => persisted,
    merge: (persisted, initial) => ({ ...initial, ...Object(persisted), ...preferencesFromUrl() }),
  }),
);

// Stores what the URL set, because the next page has another URL.
if (Object.keys(preferencesFromUrl()).length > 0) usePreferences.setState({});

function preferencesFromUrl(): Partial<Preferences> {
  const params = new URLSearchParams(location.search);
  const preferences: Partial<Preferences> = {};
  const customer = params.get('customer');
  const role = params.get('role');
  const scheme = params.get('scheme');
  const language = params.get('lang');
  if (customer) preferences.customerId = customer;
  if (role === 'viewer' || role === 'member' || role === 'owner') preferences.role = role;
  if (scheme === 'auto' || scheme === 'light' || scheme === 'dark') preferences.scheme = scheme;
  if (language) preferences.language = language;
  return preferences;
}
