/** A recovery key as people see and type it: nine groups of four signs. */

/** Groups that have to be typed to show that the key was noted down. */
export const groupsToType = 2;

/** The groups of a key as the store answers it. */
export function groupsOf(recoveryKey: string): readonly string[] {
  return recoveryKey.split('-');
}

/** Typed signs without spaces and hyphens, in capitals, with the look-alikes that the key's alphabet leaves out. */
export function plainSigns(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** The whole key with its last groups replaced by what was typed, so that the store checks the typed part. */
export function withTypedEnd(recoveryKey: string, typed: string): string {
  const kept = groupsOf(recoveryKey).slice(0, -groupsToType);
  return [...kept, ...(plainSigns(typed).match(/.{1,4}/g) ?? [])].join('-');
}

/** Whether enough signs were typed to be checked. */
export function isWholeEnd(typed: string): boolean {
  return plainSigns(typed).length === groupsToType * 4;
}
