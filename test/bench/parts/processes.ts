/** What the system knows of a process; figures are absent where there is no /proc. */
import { readdirSync, readFileSync } from 'node:fs';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The most memory a process ever had, in bytes; null where the system does not tell. */
export function peakMemory(pid: number | 'self'): number | null {
  const found = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`));
  return found ? Number(found[1]) * 1024 : null;
}

/** Fields 14 and 15 of a `stat`, counted after the name, in hundredths of a second: answers milliseconds. */
function usedTime(stat: string): number {
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(rest[11] ?? 0) + Number(rest[12] ?? 0)) * 10;
}

/** Processor time of a process so far in milliseconds, with threads that have ended; 0 where the system does not tell. */
export function processTime(pid: number | 'self'): number {
  return usedTime(read(`/proc/${pid}/stat`));
}

/** Processor time of each thread so far, in milliseconds, by the thread's name; threads of one name are added up. */
export function threadTimes(pid: number | 'self'): Record<string, number> {
  const times: Record<string, number> = {};
  let tasks: string[] = [];
  try {
    tasks = readdirSync(`/proc/${pid}/task`);
  } catch {
    return times;
  }
  for (const task of tasks) {
    const stat = read(`/proc/${pid}/task/${task}/stat`);
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    times[name] = (times[name] ?? 0) + usedTime(stat);
  }
  return times;
}
