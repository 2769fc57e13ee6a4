/**
 * The built page as an in-memory table, answered by exact match. Both hosts serve from here, so that what a page may
 * do is written down once. No request ever reaches the disk: there is nothing to decode, join or escape from.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** One answer to one request of our own page. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The built page: path as it stands in a request (`/assets/index.js`) → bytes. */
export type PageTable = ReadonlyMap<
  string,
  { readonly type: string; readonly body: Uint8Array<ArrayBuffer> }
>;

/** Stands in the built page where each answer puts a fresh nonce; the build writes it (`html.cspNonce`). */
export const noncePlaceholder = 'casefold-style-nonce';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

const features = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid'];
const moreFeatures = ['local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'];
const permissionsPolicy = [...features, ...moreFeatures].map((feature) => `${feature}=()`).join(', ');

/**
 * What our page may do, as a content security policy.
 * @param nonce lets through the style elements our own page makes; scripts come from files only
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'none'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-src 'none'",
    "media-src 'none'",
    "manifest-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // The one policy is made by the page's first script (scripts/parts/page-guard.ts).
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/**
 * Reads the built page into memory.
 * @param folder what the build wrote: `out/renderer`
 * @throws when the folder is missing, has no `index.html`, or holds a file of a kind we do not know
 */
export function readPage(folder: string): PageTable {
  const table = new Map<string, { type: string; body: Uint8Array<ArrayBuffer> }>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)];
    if (type === undefined) throw new Error(`The built page holds a file of an unknown kind: ${entry.name}`);
    table.set(`/${relative(folder, file).split(sep).join('/')}`, {
      type,
      body: new Uint8Array(readFileSync(file)),
    });
  }
  const first = table.get('/index.html');
  if (!first) throw new Error(`The built page is not complete: there is no index.html in ${folder}.`);
  table.set('/', first);
  return table;
}

/**
 * Answers one request from the table.
 * @param origin our own origin, without a slash at the end; any other is answered 404
 */
export function answerFromPage(
  table: PageTable,
  origin: string,
  request: { readonly method: string; readonly url: string },
): Answer {
  // The fragment never reaches a server, but interception shows it on a navigation.
  const url = request.url.split('#', 1)[0] ?? '';
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : '';
  const found = request.method === 'GET' ? table.get(path) : undefined;
  if (!found)
    return { status: 404, headers: headersFor('text/plain; charset=utf-8', ''), body: new Uint8Array() };
  const nonce = randomBytes(18).toString('base64url');
  const isPage = found.type.startsWith('text/html');
  const body = isPage ? withNonce(found.body, nonce) : found.body;
  return { status: 200, headers: headersFor(found.type, nonce), body };
}

function withNonce(body: Uint8Array<ArrayBuffer>, nonce: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(body).toString('utf8').replaceAll(noncePlaceholder, nonce);
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

function headersFor(type: string, nonce: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': permissionsPolicy,
  };
}
