/** The anchor of event loop delays: a process that does nothing, watching its own loop until its input ends. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delays = monitorEventLoopDelay({ resolution: 2 });
delays.enable();
process.stdin.resume();
process.stdin.on('end', () => {
  process.stdout.write(JSON.stringify({ worst: delays.max / 1e6, p99: delays.percentile(99) / 1e6 }));
  process.exit(0);
});
