/**
 * The first script of the page, written by the build. It makes the one trusted-types policy the page may have, before
 * any other script runs: texts with markup are never turned into elements, and workers come from our own files only.
 */
import type { Plugin } from 'vite';

const guard = `'use strict';
{
  const refuse = (what) => { throw new TypeError('The page may not make ' + what + ' out of text.'); };
  trustedTypes.createPolicy('default', {
    // Style sheets are set as text by the interface library; a text without "<" cannot become an element.
    createHTML: (text) => (text.includes('<') ? refuse('elements') : text),
    createScript: () => refuse('scripts'),
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : refuse('scripts')),
  });
  // Read by style elements that are made outside the interface library.
  globalThis.__webpack_nonce__ = document.currentScript.nonce;
}
`;

/** Adds the guard in front of everything else in the page. */
export function pageGuard(): Plugin {
  return {
    name: 'casefold-page-guard',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'guard.js', source: guard });
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: './guard.js' }, injectTo: 'head-prepend' }],
  };
}
