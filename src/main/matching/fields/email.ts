/** Compares e-mail addresses; what a provider ignores is known for the large ones only. */
import { distance } from 'fastest-levenshtein';
import type { Fix } from '#contracts/person.ts';
import type { Outcome, Strength } from '../outcome.ts';
import { differingStretch, outcome, reason } from '../outcome.ts';
import { cleanText } from '../text.ts';
import {
  commonDomains,
  ignoresDots,
  ignoresTag,
  providerOf,
  sharedMailboxes,
} from '../tables/mail-providers.ts';
import { isFiller } from './filler.ts';
import { isTransposed } from './slips.ts';

/** An e-mail address in parts. `box` is the mailbox as its provider delivers it. */
export interface Email {
  readonly text: string;
  readonly local: string;
  readonly tag: string;
  readonly domain: string;
  readonly box: string;
}

/** Reads an e-mail address; null when there is no single at-sign with something on both sides. */
export function readEmail(text: string): Email | null {
  const clean = cleanText(text.slice(0, 400))
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^.*<([^<>]+)>$/, '$1');
  const at = clean.lastIndexOf('@');
  if (at <= 0 || at === clean.length - 1 || /\s/.test(clean)) return null;
  const domain = asciiDomain(
    clean
      .slice(at + 1)
      .toLowerCase()
      .replace(/\.$/, ''),
  );
  const local = clean.slice(0, at).toLowerCase().normalize('NFC');
  const plus = local.indexOf('+');
  const base = plus > 0 ? local.slice(0, plus) : local;
  const provider = providerOf(domain);
  const mailbox = ignoresTag(provider) ? base : local;
  const box = `${ignoresDots(provider) ? mailbox.replaceAll('.', '') : mailbox}@${provider}`;
  return { text: clean, local: base, tag: plus > 0 ? local.slice(plus + 1) : '', domain, box };
}

/** The domain in the letters of the domain name system. */
function asciiDomain(domain: string): string {
  if (/^[a-z0-9.-]*$/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return domain;
  }
}

/** Compares two e-mail addresses, on file first. */
export function compareEmails(onFile: string, incoming: string): Outcome {
  const [left, right] = [readEmail(onFile), readEmail(incoming)];
  const normal = [left?.box ?? onFile.trim(), right?.box ?? incoming.trim()] as const;
  if (isFiller(onFile) || isFiller(incoming))
    return outcome('email.placeholder', 'none', [reason('placeholder')], normal);
  if (!left || !right) return outcome('email.unread', 'none', [reason('unreadable')], normal);
  const [rule, strength, code] = relate(left, right, onFile.trim() === incoming.trim());
  const agrees = strength === 'exact' || strength === 'equal';
  const spans = agrees ? { left: [], right: [] } : differingStretch(onFile, incoming);
  const first = reason(code, {
    onFile: spans.left,
    incoming: spans.right,
    mark: agrees ? 'same' : 'differs',
  });
  const fixes: Fix[] = agrees
    ? []
    : [
        {
          code: 'take-incoming',
          value: incoming,
          text: `Take the incoming e-mail: ${incoming.slice(0, 60)}`,
        },
      ];
  return outcome(`email.${rule}`, strength, [first], normal, { fixes });
}

type Related = readonly [rule: string, strength: Strength, code: string];

function relate(a: Email, b: Email, sameText: boolean): Related {
  if (a.text.toLowerCase() === b.text.toLowerCase() && sharedMailboxes.has(a.local))
    return ['generic', 'equal', 'generic_mailbox'];
  if (sameText) return ['same', 'exact', 'exact'];
  if (a.local === b.local && a.domain === b.domain && a.tag === b.tag) {
    const encoded = a.text.toLowerCase() !== b.text.toLowerCase();
    return ['same', 'equal', encoded ? 'encoding' : 'case_or_punctuation'];
  }
  if (a.box === b.box) return ['provider', 'equal', 'provider_alias'];
  if (a.local === b.local && a.domain === b.domain) return ['tag', 'strong', 'plus_tag'];
  const [aBox, bBox] = [a.box.slice(0, a.box.lastIndexOf('@')), b.box.slice(0, b.box.lastIndexOf('@'))];
  if (a.local === b.local || aBox === bBox) return relateDomains(a, b);
  return relateLocals(a, b);
}

function relateDomains(a: Email, b: Email): Related {
  if (sharedMailboxes.has(a.local)) return ['different', 'against', 'different'];
  const near = distance(a.domain, b.domain) === 1 || isTransposed(a.domain, b.domain);
  const known = commonDomains.has(a.domain) !== commonDomains.has(b.domain);
  const bothKnown = commonDomains.has(a.domain) && commonDomains.has(b.domain);
  const endOnly = a.domain.split('.')[0] === b.domain.split('.')[0] && !bothKnown && known;
  if ((near && !bothKnown) || endOnly || (known && distance(a.domain, b.domain) === 2))
    return ['domain', 'strong', 'domain_typo'];
  return ['same-local', 'fair', 'same_local_part'];
}

function relateLocals(a: Email, b: Email): Related {
  const nearDomain =
    a.domain === b.domain || distance(a.domain, b.domain) <= 1 || isTransposed(a.domain, b.domain);
  if (!nearDomain || Math.min(a.local.length, b.local.length) < 4)
    return ['different', 'against', 'different'];
  if (isTransposed(a.local, b.local)) return ['typo', 'strong', 'transposed_chars'];
  if (a.local.replace(/[._-]/g, '') === b.local.replace(/[._-]/g, ''))
    return ['punctuation', 'strong', 'case_or_punctuation'];
  const [digitsA, digitsB] = [a.local.replace(/\D/g, ''), b.local.replace(/\D/g, '')];
  if (distance(a.local, b.local) === 1) {
    // Another number behind the same name is the usual sign of another person.
    return digitsA !== digitsB && digitsA !== '' && digitsB !== ''
      ? ['number', 'weak', 'one_char_typo']
      : ['typo', 'strong', 'one_char_typo'];
  }
  return ['different', 'against', 'different'];
}
