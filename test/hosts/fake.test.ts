import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeHost } from '#main/host/fake/index.ts';

test('frames pass both ways, and a page that was replaced neither hears nor speaks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casefold-fake-'));
  const { window } = fakeHost(folder);
  const up: string[] = [];
  const down: string[] = [];
  window.onFrame((frame) => up.push(frame));
  await window.open();
  const old = window.page();
  old.onFrame((frame) => down.push(`old ${frame}`));
  old.send('one');
  window.send('two');
  await expect.poll(() => [...up, ...down]).toEqual(['one', 'old two']);

  await window.restart();
  window.page().onFrame((frame) => down.push(`new ${frame}`));
  old.send('three');
  window.send('four');
  await expect.poll(() => down).toEqual(['old two', 'new four']);
  expect(up).toEqual(['one']);
  expect(window.openings()).toBe(2);
  rmSync(folder, { recursive: true });
});

test('dialogs answer from their queues and are closed without an answer when those are empty', async () => {
  const host = fakeHost(tmpdir());
  host.answers.toSave.push('/somewhere/list.csv');
  expect(await host.dialogs.pickToSave('list.csv', 'csv')).toBe('/somewhere/list.csv');
  expect(await host.dialogs.pickToSave('list.csv', 'csv')).toBeNull();
});
