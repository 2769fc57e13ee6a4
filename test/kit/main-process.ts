/** Entry of `openSeparateMain`: the program's main process with the fake host; frames and questions come from the test. */
import { startApp } from '#main/app.ts';
import { fakeHost } from '#main/host/fake/index.ts';
import type { FromMain, ToMain } from './separate-main.ts';

const [folder = '', vaultFolder = ''] = process.argv.slice(2);
const host = fakeHost(folder);
const app = await startApp(host, { vaultFolder, leastKdf: true });
const post = (message: FromMain): void => void process.send?.(message);

const openPage = (): void => {
  host.window.page().onFrame((frame) => {
    post({ t: 'frame', frame });
  });
};
openPage();

const answers = {
  storePid: () => app.storePid(),
  ticket: (path: string) => app.ticket(path).id,
  lock: async () => {
    await app.lock();
    openPage();
  },
  quit: () => app.quit(),
};

process.on('message', (raw) => {
  // Only the test speaks on this channel.
  const message = raw as ToMain;
  if (message.t === 'frame') {
    host.window.page().send(message.frame);
    return;
  }
  void Promise.resolve(answers[message.what](message.path)).then((value) => {
    post({ t: 'answer', id: message.id, value: value ?? null });
    if (message.what === 'quit') process.disconnect();
  });
});
post({ t: 'ready' });
