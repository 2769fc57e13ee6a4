/**
 * Counts texts in the memory of processes, as UTF-8 and as UTF-16.
 * Usage: node search-memory.mjs <pid,pid,…>, the texts in hexadecimal on standard input, one a line. Answers JSON: the
 * count by process id; a process that is gone, or whose memory is closed to us, is told as such.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const needles = readFileSync(0, 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap((hex) => {
    const text = Buffer.from(hex, 'hex').toString();
    return [Buffer.from(text), Buffer.from(text.toLowerCase()), Buffer.from(text, 'utf16le')];
  });

const counts = {};
for (const pid of (process.argv[2] ?? '').split(',').filter(Boolean)) counts[pid] = countIn(pid);
process.stdout.write(JSON.stringify(counts));

function countIn(pid) {
  let memory;
  try {
    memory = openSync(`/proc/${pid}/mem`, 'r');
    let count = 0;
    for (const [from, to] of residentRanges(pid)) count += countBetween(memory, from, to);
    return count;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return 0;
    throw error;
  } finally {
    if (memory !== undefined) closeSync(memory);
  }
}

/** Readable ranges that hold anything; the program's own files, mapped for reading only, are left out. */
function residentRanges(pid) {
  const ranges = [];
  let range = null;
  for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) (r[w-])\S+ \S+ \S+ (\d+)/.exec(line);
    if (head) {
      const ownFile = head[3] === 'r-' && head[4] !== '0';
      range = ownFile ? null : [Number.parseInt(head[1], 16), Number.parseInt(head[2], 16)];
    } else if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) range = null;
    else if (range && /^Rss: +[1-9]/.test(line)) ranges.push(range);
  }
  return ranges;
}

function countBetween(memory, from, to) {
  const step = 16 * 1024 * 1024;
  // A text that lies across two steps is found in the second: they overlap.
  const overlap = 256;
  let found = 0;
  for (let at = from; at < to; at += step) {
    const bytes = Buffer.allocUnsafe(Math.min(step + overlap, to - at));
    let read = 0;
    try {
      read = readSync(memory, bytes, 0, bytes.length, at);
    } catch {
      // A range that cannot be read (guard pages, devices) holds nothing of ours.
      return found;
    }
    const part = bytes.subarray(0, read);
    for (const needle of needles) {
      for (let hit = part.indexOf(needle); hit >= 0; hit = part.indexOf(needle, hit + 1)) found += 1;
    }
  }
  return found;
}
