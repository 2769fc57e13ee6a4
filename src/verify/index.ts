/** The independent verifier's door: reads a vault from docs/vault-format.md, and shares no code with the program. */
export { newMatcher, type Found, type Matcher } from './matcher.ts';
export { type Needle } from './needles.ts';
export {
  decryptBlocks,
  decryptPages,
  decryptWal,
  saltOf,
  type Block,
  type Frame,
  type Page,
} from './pages.ts';
export { type DocumentRequest, type Documents } from './documents.ts';
export { type Hit } from './hits.ts';
export { searchFolder, type Search, type SearchRequest } from './search.ts';
export { chainedText, windowsOf } from './windows.ts';
