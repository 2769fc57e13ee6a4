/** A thread of linking: does the steps it is asked for, one after the other. */
import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from './crew.ts';
import { runStep } from './crew.ts';
import { newWork } from './steps.ts';
import { StoreFull } from './store.ts';

const work = newWork();
const answer = (message: Answer): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ number, step, input }: Order) => {
  try {
    answer({ number, output: runStep(work, step, input) });
  } catch (error) {
    answer({ number, failure: String(error), full: error instanceof StoreFull });
  }
});
