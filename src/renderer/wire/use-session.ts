/** Who is signed in, and what they may do. */
import type { Permission } from '#contracts/kit/common.ts';
import type { OutputOf } from './operations.ts';
import { useRead } from './use-read.ts';

/** The signed-in person with role and permissions. */
export type Session = NonNullable<OutputOf<'vault', 'status'>['session']>;

/** The signed-in person; null while the vault is locked. */
export function useSession(): Session | null {
  return useRead('vault', 'status', {}).data?.session ?? null;
}

/** Whether the signed-in person has a permission. What they may not do is not offered. */
export function useMay(permission: Permission): boolean {
  return useSession()?.permissions.includes(permission) ?? false;
}
