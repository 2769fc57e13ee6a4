/**
 * Counts a text in the memory of processes, as UTF-8 and as UTF-16.
 * Usage: node search-memory.mjs <joint> <pid,pid,…> <part> <part> … — the text is the parts with the joint between
 * them, so that it stands in no command line.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const [joint, pids, ...parts] = process.argv.slice(2);
const text = parts.join(joint);
const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
let count = 0;
for (const pid of pids.split(',').filter(Boolean)) {
  let memory;
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r');
    for (const [from, to] of residentRanges(pid)) count += countBetween(memory, from, to);
  } catch {
    // The process ended in between: its memory is gone.
  } finally {
    if (memory !== undefined) closeSync(memory);
  }
}
process.stdout.write(String(count));

/** Readable ranges that hold anything; the program's own files, mapped for reading only, are left out. */
function residentRanges(pid) {
  const ranges = [];
  let range = null;
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) (r[w-])\S+ \S+ \S+ (\d+)/.exec(line);
    if (head)
      range = head[3] === 'r-' && head[4] !== '0' ? null : [parseInt(head[1], 16), parseInt(head[2], 16)];
    else if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) range = null;
    else if (range && /^Rss: +[1-9]/.test(line)) ranges.push(range);
  }
  return ranges;
}

function countBetween(memory, from, to) {
  const step = 16 * 1024 * 1024;
  const bytes = Buffer.allocUnsafe(Math.min(step, to - from));
  let found = 0;
  for (let at = from; at < to; at += step) {
    let read = 0;
    try {
      read = readSync(memory, bytes, 0, Math.min(step, to - at), at);
    } catch {
      return found;
    }
    const part = bytes.subarray(0, read);
    for (const needle of needles) {
      for (let hit = part.indexOf(needle); hit >= 0; hit = part.indexOf(needle, hit + 1)) found++;
    }
  }
  return found;
}
