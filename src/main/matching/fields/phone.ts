/** Compares phone numbers in their international form. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { Fix } from '#contracts/person.ts';
import type { Outcome, Strength } from '../outcome.ts';
import { differingStretch, outcome, reason } from '../outcome.ts';
import { cleanText } from '../text.ts';
import { westernDigits } from './birth-date-reading.ts';
import { isFiller } from './filler.ts';

/** A phone number as read. `national` and `calling` are empty when the country is not known. */
export interface Phone {
  readonly international: string;
  readonly calling: string;
  readonly national: string;
  readonly extension: string;
  readonly country: string;
  /** The number itself names its country. */
  readonly stated: boolean;
  /** All digits as typed, without the extension. */
  readonly digits: string;
}

/** Reads a phone number; `country` is the account's region, used when the number carries none. */
export function readPhone(text: string, country?: string): Phone {
  const clean = westernDigits(cleanText(text.slice(0, 80)))
    .trim()
    .replace(/^tel:/i, '')
    .replace(/;phone-context=(\+\d+).*$/, '');
  const [, main = clean, extension = ''] =
    /^(.*?)(?:\s*(?:;ext=|ext\.?|x|extension|poste|int\.?|доб\.?|durchwahl|dw|#)\s*(\d{1,7}))?$/i.exec(
      clean,
    ) ?? [];
  const digits = main.replace(/\D/g, '');
  const international = main.replace(/^\s*00/, '+');
  const region = regionOf(country);
  const parsed = parse(international, region) ?? (digits.length > 9 ? parse(`+${digits}`, region) : null);
  if (!parsed)
    return {
      international: digits,
      calling: '',
      national: '',
      extension,
      country: '',
      stated: false,
      digits,
    };
  const { number, countryCallingCode, nationalNumber } = parsed;
  return {
    international: number,
    calling: countryCallingCode,
    national: nationalNumber,
    extension: parsed.ext ?? extension,
    country: parsed.country ?? '',
    stated: international.trimStart().startsWith('+'),
    digits,
  };
}

function regionOf(country: string | undefined): CountryCode | undefined {
  const code = country?.toUpperCase();
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}

function parse(
  text: string,
  region: CountryCode | undefined,
): ReturnType<typeof parsePhoneNumberFromString> | null {
  const parsed = parsePhoneNumberFromString(text, region ? { defaultCountry: region } : undefined);
  return parsed ?? null;
}

/** Compares two phone numbers, on file first. */
export function comparePhones(onFile: string, incoming: string, country?: string): Outcome {
  const [left, right] = [readPhone(onFile, country), readPhone(incoming, country)];
  const normal = [left.international, right.international] as const;
  if (isFiller(onFile) || isFiller(incoming))
    return outcome('phone.placeholder', 'none', [reason('placeholder')], normal);
  if (left.digits === '' || right.digits === '')
    return outcome('phone.unread', 'none', [reason('unreadable')], normal);
  const [a, b] = borrowCountry(left, right);
  const found = relate(a, b, onFile.trim() === incoming.trim());
  const spans =
    found.strength === 'exact' || found.strength === 'equal'
      ? { left: [], right: [] }
      : differingStretch(onFile, incoming);
  const fixes: Fix[] =
    found.strength === 'exact' || found.strength === 'equal' || found.code === 'format'
      ? []
      : [{ code: found.fix, value: incoming, text: `Take the incoming number: ${incoming.slice(0, 40)}` }];
  const first = reason(found.code, {
    onFile: spans.left,
    incoming: spans.right,
    mark: found.strength === 'exact' || found.strength === 'equal' ? 'same' : 'differs',
  });
  return outcome(`phone.${found.rule}`, found.strength, [first], [a.international, b.international], {
    fixes,
  });
}

/** A number typed without its country is read again in the country of the other side when that side names one. */
function borrowCountry(left: Phone, right: Phone): [Phone, Phone] {
  if (right.stated && !left.stated) return [lent(left, right), right];
  if (left.stated && !right.stated) return [left, lent(right, left)];
  return [left, right];
}

function lent(phone: Phone, other: Phone): Phone {
  const again = readPhone(phone.digits, other.country || undefined);
  const better = phone.calling === '' || again.international === other.international;
  return better ? { ...again, extension: phone.extension } : phone;
}

interface Found {
  readonly rule: string;
  readonly strength: Strength;
  readonly code: string;
  readonly fix: Fix['code'];
}

function relate(a: Phone, b: Phone, sameText: boolean): Found {
  const say = (
    rule: string,
    strength: Strength,
    code: string,
    fix: Fix['code'] = 'take-incoming',
  ): Found => ({ rule, strength, code, fix });
  const sameNumber = a.international === b.international || a.digits === b.digits;
  if (sameNumber && a.extension !== b.extension) {
    return a.extension && b.extension
      ? say('extension', 'strong', 'extension')
      : say('extension', 'equal', 'extension');
  }
  const typed = (phone: Phone): boolean => phone.digits === phone.international.replace('+', '');
  if (sameText || (sameNumber && typed(a) && typed(b)))
    return say('same', sameText ? 'exact' : 'equal', sameText ? 'exact' : 'format');
  if (sameNumber) return say('same', 'equal', 'format');
  if (migrated(a, b)) return say('numbering-plan', 'equal', 'numbering_plan_change');
  const trunk = (phone: Phone): string => phone.digits.replace(/^0+/, '');
  const [long, short] = trunk(a).length >= trunk(b).length ? [a, b] : [b, a];
  const bare = short.national || trunk(short);
  if (bare.length >= 7 && (long.national || trunk(long)) === bare && (a.calling === '' || b.calling === ''))
    return say('same', 'equal', 'format');
  return relateDigits(a, b, say);
}

function relateDigits(
  a: Phone,
  b: Phone,
  say: (rule: string, strength: Strength, code: string, fix?: Fix['code']) => Found,
): Found {
  const [x, y] =
    a.calling && a.calling === b.calling
      ? [a.national, b.national]
      : [a.international.replace('+', ''), b.international.replace('+', '')];
  const slip = digitSlip(x, y);
  if (slip === 'transposed') return say('transposed', 'strong', 'digits_transposed', 'transposed-digits');
  if (slip === 'one') return say('one-digit', 'strong', 'one_digit_typo', 'one-digit');
  if (a.national.length >= 7 && a.national === b.national) return say('country', 'fair', 'one_digit_typo');
  if (x.length >= 9 && y.length >= 9 && x.slice(-8) === y.slice(-8))
    return say('last-digits', 'weak', 'format');
  return say('different', 'against', 'different');
}

/** One digit changed, added or missing, or two neighbours exchanged. */
export function digitSlip(left: string, right: string): 'one' | 'transposed' | null {
  const [long, short] = left.length >= right.length ? [left, right] : [right, left];
  if (short.length < 4 || long.length - short.length > 1) return null;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at) ? 'one' : null;
  if (long.slice(at + 1) === short.slice(at + 1)) return 'one';
  const exchanged = long[at] === short[at + 1] && long[at + 1] === short[at];
  return exchanged && long.slice(at + 2) === short.slice(at + 2) ? 'transposed' : null;
}

/**
 * Numbers that a change of the national numbering plan made of older ones.
 * @source ITU operational bulletins: Vietnam 2018, Mexico 2019, Brazil 2012–2016, Argentina, Côte d'Ivoire 2021, Benin 2024.
 */
const migrations: readonly (readonly [calling: string, older: RegExp, newer: string])[] = [
  ['84', /^16([2-9])(\d{7})$/, '3$1$2'],
  ['84', /^12([0])(\d{7})$/, '70$2'],
  ['84', /^121(\d{7})$/, '79$1'],
  ['84', /^122(\d{7})$/, '77$1'],
  ['84', /^126(\d{7})$/, '76$1'],
  ['84', /^128(\d{7})$/, '78$1'],
  ['84', /^123(\d{7})$/, '83$1'],
  ['84', /^124(\d{7})$/, '84$1'],
  ['84', /^125(\d{7})$/, '85$1'],
  ['84', /^127(\d{7})$/, '81$1'],
  ['84', /^129(\d{7})$/, '82$1'],
  ['84', /^18([68])(\d{7})$/, '5$1$2'],
  ['84', /^199(\d{7})$/, '59$1'],
  ['52', /^1(\d{10})$/, '$1'],
  ['55', /^(\d\d)([6-9]\d{7})$/, '$19$2'],
  ['54', /^(\d{10})$/, '9$1'],
  ['225', /^([0-3]\d|[5-9]\d)(\d{6})$/, '##$1$2'],
  ['229', /^(\d{8})$/, '01$1'],
];

function migrated(a: Phone, b: Phone): boolean {
  const plan = (phone: Phone): string =>
    phone.calling ? `+${phone.calling}${phone.national}` : phone.international;
  const renew = (old: string, now: string): boolean =>
    migrations.some(([calling, older, newer]) => {
      const start = old.startsWith(`+${calling}`) ? `+${calling}` : old.startsWith(calling) ? calling : null;
      if (start === null || !now.replace('+', '').startsWith(calling)) return false;
      const rest = old.slice(start.length);
      if (!older.test(rest)) return false;
      const expected = rest.replace(older, newer).replace('##', '');
      const actual = now.replace('+', '').slice(calling.length);
      return newer.startsWith('##')
        ? actual.length === 10 && actual.endsWith(expected) && /^(01|05|07|2[157])/.test(actual)
        : actual === expected;
    });
  return renew(plan(a), plan(b)) || renew(plan(b), plan(a));
}
