import type { WalletScope } from '@coffer/adapter';
import type { Role } from '../ui/usePreferences.ts';

/** Nimbus's roles, and the scopes that its back end asks a session for. */
export const roles: Record<Role, readonly WalletScope[]> = {
  viewer: ['view'],
  member: ['view', 'topUp'],
  owner: ['view', 'topUp', 'manage'],
};
