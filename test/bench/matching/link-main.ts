/** Links the file of a folder in this process and prints seconds, processor seconds and peak memory as JSON. */
import { join } from 'node:path';
import { matchLink } from '../../../src/main/matching/command-line.ts';
import { peakMemory } from '../parts/processes.ts';

const folder = process.argv[2] ?? '';
const path = (name: string): string => join(folder, name);
const started = performance.now();
const code = await matchLink(
  ['--in', path('people.csv'), '--map', path('map.json'), '--pairs', path('pairs.csv'), '--clusters', path('clusters.csv'), '--timings', 'yes'], // prettier-ignore
  { stdout: process.stderr, stderr: process.stderr },
);
const { user, system } = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    processor: (user + system) / 1e6,
    peak: peakMemory('self') ?? 0,
  }),
);
process.exitCode = code;
