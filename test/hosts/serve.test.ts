import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerFromPage, noncePlaceholder, readPage, type PageTable } from '#main/host/serve.ts';

const origin = 'https://casefold.invalid';
let folder = '';
let table: PageTable = new Map();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casefold-serve-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), `<meta nonce="${noncePlaceholder}">`);
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'export {};');
  table = readPage(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string) => answerFromPage(table, origin, { method: 'GET', url });

describe('the page is answered by exact match only', () => {
  test('the first page and its files are found', () => {
    expect(get(`${origin}/`).status).toBe(200);
    expect(get(`${origin}/#/accounts`).status).toBe(200);
    expect(get(`${origin}/assets/index-1.js`).headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    origin,
    `${origin}/?x=1`,
    `${origin}/assets/index-1.js?x`,
    `${origin}/assets/../index.html`,
    `${origin}/assets/%2e%2e/index.html`,
    `${origin}//index.html`,
    `${origin}/package.json`,
    `${origin}.example.com/`,
    'https://example.com/index.html',
    'file:///etc/hostname',
  ])('nothing else is: %s', (url) => {
    expect(get(url).status).toBe(404);
  });

  test('only reading is answered', () => {
    expect(answerFromPage(table, origin, { method: 'POST', url: `${origin}/` }).status).toBe(404);
  });

  test('a file of an unknown kind stops the start instead of being served as something', () => {
    writeFileSync(join(folder, 'notes.doc'), '');
    expect(() => readPage(folder)).toThrow('notes.doc');
    rmSync(join(folder, 'notes.doc'));
  });
});

describe('the policy', () => {
  test('forbids scripts of other origins and in the page, connections, frames and forms', () => {
    const policy = get(`${origin}/`).headers['Content-Security-Policy'];
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "frame-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
  });

  test('names a style nonce that is fresh in every answer and stands in the page', () => {
    const nonceOf = (url: string): string => {
      const { headers, body } = get(url);
      const nonce = /'nonce-([^']+)'/.exec(headers['Content-Security-Policy'] ?? '')?.[1] ?? '';
      expect(Buffer.from(body).toString()).toBe(`<meta nonce="${nonce}">`);
      return nonce;
    };
    expect(nonceOf(`${origin}/`)).not.toBe(nonceOf(`${origin}/`));
  });

  test('goes with every answer, also a refusal', () => {
    expect(get(`${origin}/missing`).headers['Content-Security-Policy']).toContain("default-src 'none'");
    expect(get(`${origin}/assets/index-1.js`).headers['X-Content-Type-Options']).toBe('nosniff');
  });
});
