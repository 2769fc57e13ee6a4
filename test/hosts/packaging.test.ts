import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

/** The lines below a top-level key, without its indentation. */
function section(key: string): string[] {
  const lines = config.split('\n');
  const from = lines.indexOf(`${key}:`) + 1;
  expect(from, `${key} stands in the configuration`).toBeGreaterThan(0);
  const to = lines.findIndex((line, at) => at >= from && /^\S/.test(line));
  return lines
    .slice(from, to < 0 ? undefined : to)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

test('every fuse that opens the program to others is blown, and those that check it are on', () => {
  expect(Object.fromEntries(section('electronFuses').map((line) => line.split(': ')))).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('the installers hold the built program, and no sources, tests, browser driver or second Node', () => {
  const files = section('files');
  expect(files).toEqual(
    expect.arrayContaining(['- out/main/**', '- out/preload/**', '- out/renderer/**', '- resources/**']),
  );
  for (const left of [
    'src/**',
    'test/**',
    'scripts/**',
    'out/main/chromium.js',
    'node_modules/playwright-core/**',
  ]) {
    expect(files).toContain(`- '!${left}'`);
  }
  expect(files.join('\n')).toContain('!node_modules/node-');
});

test('native modules lie outside the archive, and nothing is compiled while packaging', () => {
  expect(config).toMatch(/^asar: true$/m);
  expect(config).toMatch(/^npmRebuild: false$/m);
  expect(section('asarUnpack').join()).toMatch(/better-sqlite3-multiple-ciphers.*@node-rs/);
});

test('the verifier is shipped as a file of its own, outside the archive that it may be asked about', () => {
  expect(section('extraResources')).toEqual(['- from: out/verify', 'to: verify']);
  expect(section('files').join()).not.toContain('out/verify');
  expect(readFileSync(join(root, 'scripts/parts/built.ts'), 'utf8')).toContain('casefold-verify.mjs');
});

test('there is an installer for each system, none without its sandbox, and no update is looked for', () => {
  expect(section('win')).toContain('target: [nsis]');
  expect(section('mac')).toContain('target: [dmg]');
  expect(section('linux')).toContain('target: [AppImage, deb]');
  expect(section('appImage')).toEqual(['executableArgs: []']);
  expect(config).toMatch(/^publish: null$/m);
});

test('the entry that package.json names is one that the build makes', () => {
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string };
  expect(about.main).toBe('out/main/index.js');
  expect(readFileSync(join(root, 'electron.vite.config.ts'), 'utf8')).toContain(
    "index: at('src/main/index.ts')",
  );
});
