/** What the processes of the machine tell about themselves: children, ports, memory. Linux only. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every process below `root`, without it. */
export function descendantsOf(root: number): number[] {
  const parentOf = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parentOf.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended in between.
    }
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parentOf) if (parent === pid) found.push(child);
  return found.slice(1);
}

/** Whether the process runs a browser's program. */
export function isOfBrowser(pid: number): boolean {
  try {
    return /chrom|msedge|brave/i.test(readlinkSync(`/proc/${String(pid)}/exe`));
  } catch {
    return false;
  }
}

/** Local addresses on which any of the processes listens. */
export function listeningPorts(pids: readonly number[]): string[] {
  const sockets = new Set<string>();
  for (const pid of pids) {
    try {
      for (const descriptor of readdirSync(`/proc/${String(pid)}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${String(pid)}/fd/${descriptor}`))?.[1];
        if (inode) sockets.add(inode);
      }
    } catch {
      // It ended in between.
    }
  }
  const listening = '0A';
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === listening && sockets.has(fields[9] ?? ''))
      .map((fields) => fields[1] ?? ''),
  );
}

/** Counts the joined parts in the memory of all processes below this one; the search runs in a process of its own. */
export function countInMemory(parts: readonly string[], joint: string): number {
  const pids = descendantsOf(process.pid).filter(isOfBrowser);
  const search = join(import.meta.dirname, 'search-memory.mjs');
  return Number(
    execFileSync(process.execPath, [search, joint.slice(-1), pids.join(','), ...parts], { encoding: 'utf8' }),
  );
}

/** Files of this process's browser profiles that hold the joined parts. */
export function onDisk(parts: readonly string[]): string[] {
  const profiles = readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`casefold-window-${String(process.pid)}-`),
  );
  return profiles.flatMap((profile) =>
    readdirSync(join(tmpdir(), profile), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => {
        const text = existsSync(file) ? readFileSync(file, 'latin1') : '';
        return ['-', '.'].some((joint) => text.includes(parts.join(joint)));
      }),
  );
}
