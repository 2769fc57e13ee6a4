/** What the processes of the machine tell about themselves: children, ports, profiles. Linux only. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';

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

/** Browser profiles that lie in the temporary folder for a program of ours. */
export function profilesOf(pid: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`casefold-window-${pid}-`));
}
