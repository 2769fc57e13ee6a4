/** A small volume of its own, in an image that can be searched and copied. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withVault, type Found, type Soak } from './vault.ts';

/** Runs a tool of the system; whether it ended well. */
export const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Runs `work` on a vault that lies on a small volume in an image; null where none can be mounted. */
export async function onVolume(
  megabytes: number,
  work: (soak: Soak, image: string, folder: string) => Promise<Found>,
): Promise<Found | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'casefold-volume-'));
  const [image, disk] = [join(folder, 'image'), join(folder, 'disk')];
  mkdirSync(disk);
  try {
    const made =
      run('truncate', '-s', `${megabytes}M`, image) &&
      run('mkfs.ext4', '-q', image) &&
      run('mount', '-o', 'loop', image, disk);
    if (!made) return null;
    return await withVault((soak) => work(soak, image, folder), join(disk, 'vault'));
  } finally {
    run('umount', disk);
    rmSync(folder, { recursive: true, force: true });
  }
}
