import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(
    (entry) =>
      entry.isFile() && /\.(ts|tsx|mts|js|html|css)$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name),
  )
  .map((entry) => join(entry.parentPath, entry.name));
const text = (file: string): string => readFileSync(file, 'utf8');
/** Without comments: a comment may name what the code must not use. */
const code = (file: string): string =>
  text(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(100);
});

test('no module that can reach a network is imported', () => {
  const networked =
    /from\s+'(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|inspector|undici|ws|axios|node-fetch|got)'/;
  const dynamic =
    /(?:import|require)\(\s*['"`](?:node:)?(?:http|https|http2|net|tls|dgram|dns|inspector|undici|ws)['"`]/;
  const found = sources.filter((file) => networked.test(code(file)) || dynamic.test(code(file)));
  expect(found.map((file) => relative(root, file))).toEqual([]);
});

test('nothing in the page or in main asks the network for anything', () => {
  const calls =
    /\b(?:fetch\s*\(|new\s+(?:WebSocket|EventSource|XMLHttpRequest|WebTransport|RTCPeerConnection)\b|sendBeacon\s*\(|importScripts\s*\()/;
  const found = sources.filter((file) => calls.test(code(file)));
  expect(found.map((file) => relative(root, file))).toEqual([]);
});

test('no address of another origin is loaded from a page or a style', () => {
  const loaded =
    /(?:src|href|srcset|action)\s*=\s*["'{`]+\s*(?:https?:)?\/\/|(?<!\w)url\(\s*["']?(?:https?:)?\/\/|@import\s+["'](?:https?:)?\/\//i;
  const found = sources.filter((file) => loaded.test(code(file)));
  expect(found.map((file) => relative(root, file))).toEqual([]);
});

test('no dependency reports home: none of the known ones is installed by us', () => {
  const { dependencies } = JSON.parse(text(join(root, 'package.json'))) as {
    dependencies: Record<string, string>;
  };
  const known = /sentry|analytics|telemetry|segment|mixpanel|posthog|amplitude|bugsnag|datadog|updater/i;
  expect(Object.keys(dependencies).filter((name) => known.test(name))).toEqual([]);
});
