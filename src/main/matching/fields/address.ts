/** Compares postal addresses part by part: street, house number, flat, postcode, town. */
import type { Address, Fix } from '#contracts/person.ts';
import { addressText } from '#contracts/person.ts';
import type { Outcome, Strength, Stretch } from '../outcome.ts';
import { outcome, reason } from '../outcome.ts';
import { isStreetKind } from '../tables/address-words.ts';
import { addressSurface, readAddress } from './address-reading.ts';
import type { ReadAddress } from './address-reading.ts';
import { alignWords, identifying, isStreetName, spansOf } from './address-words.ts';
import type { Alignment } from './address-words.ts';
import { isFiller } from './filler.ts';
import { digitSlip } from './phone.ts';
import { isOneEdit, isTransposed } from './slips.ts';

/** Compares two addresses, on file first. */
export function compareAddresses(onFile: Address, incoming: Address): Outcome {
  const texts = [addressText(onFile), addressText(incoming)] as const;
  const [left, right] = [readAddress(onFile), readAddress(incoming)];
  const normal = [normalOf(left), normalOf(right)] as const;
  if (isFiller(texts[0]) || isFiller(texts[1]))
    return outcome('address.placeholder', 'none', [reason('placeholder')], normal);
  if (texts[0].trim() === texts[1].trim())
    return outcome('address.same', 'exact', [reason('exact', { mark: 'same' })], normal);
  if (addressSurface(onFile) === addressSurface(incoming)) {
    return outcome('address.same', 'equal', [reason(sameLettersCode(texts), { mark: 'same' })], normal);
  }
  return settle(left, right, normal, incoming);
}

function sameLettersCode([a, b]: readonly [string, string]): string {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim();
  return plain(a) === plain(b) ? 'case_or_punctuation' : 'diacritics';
}

function normalOf(address: ReadAddress): string {
  const words = address.words.map((word) => word.text).join(' ');
  return [
    address.box && `box ${address.box}`,
    address.house,
    address.unit && `unit ${address.unit}`,
    words,
    address.numbers.join(' '),
    address.postcode,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A finding about one part, from agreement to contradiction. */
interface Part {
  readonly code: string;
  readonly strength: Strength;
  readonly left: Stretch[];
  readonly right: Stretch[];
}

const order: readonly Strength[] = ['against', 'weak', 'fair', 'strong', 'equal', 'exact'];

function settle(
  left: ReadAddress,
  right: ReadAddress,
  normal: readonly [string, string],
  incoming: Address,
): Outcome {
  const words = alignWords(left, right);
  const parts = [
    boxPart(left, right),
    wordsPart(words),
    housePart(left, right),
    unitPart(left, right),
    postcodePart(left, right, words),
    missingPart(words, left, right),
  ];
  const found = parts.filter((part) => part !== null);
  const worst = order.find((strength) => found.some((part) => part.strength === strength)) ?? 'equal';
  const sorted = [...found].sort((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength));
  if (sorted.length === 0)
    sorted.push({ code: formCode(words, left, right), strength: 'equal', left: [], right: [] });
  const reasons = sorted.map((part) =>
    reason(part.code, {
      onFile: part.left,
      incoming: part.right,
      mark: part.strength === 'equal' ? 'same' : 'differs',
    }),
  );
  const agrees = worst === 'equal' || worst === 'exact';
  const fixes: Fix[] = agrees
    ? []
    : [
        {
          code: 'take-incoming',
          value: { ...incoming },
          text: `Take the incoming address: ${addressText(incoming).slice(0, 80)}`,
        },
      ];
  const score = worst === 'against' ? similarityOf(words) : undefined;
  return outcome(`address.${ruleOf(sorted[0]?.code ?? 'same')}`, worst, reasons, normal, {
    fixes,
    ...(score === undefined ? {} : { score }),
  });
}

const ruleOf = (code: string): string => code.replaceAll('_', '-');

/** Which lossless difference made two equal addresses look different. */
function formCode(words: Alignment, left: ReadAddress, right: ReadAddress): string {
  if (left.foreign !== right.foreign) return 'transliteration';
  if (words.pairs.some((pair) => pair.how === 'place')) return 'place_alias';
  if (words.pairs.some((pair) => pair.how === 'short')) return 'address_abbreviation';
  if (words.pairs.some((pair) => pair.how === 'spelled')) return 'diacritics';
  return 'address_abbreviation';
}

function wordsPart({ pairs, left, right }: Alignment): Part | null {
  const [a, b] = [identifying(left), identifying(right)];
  const kinds =
    left.some((word) => word.kind === 'street-kind') && right.some((word) => word.kind === 'street-kind');
  const streets = a.some((word) => word.street) && b.some((word) => word.street);
  if ((a.length > 0 && b.length > 0) || kinds) {
    const same = pairs.filter((pair) => isStreetName(pair)).length;
    const strength = !streets && !kinds && same > 0 ? 'weak' : 'against';
    return { code: 'different', strength, left: spansOf(left), right: spansOf(right) };
  }
  const slips = pairs.filter((pair) => ['typo', 'transposed', 'ocr', 'truncated'].includes(pair.how));
  const first = slips[0];
  if (!first) return null;
  const codes = {
    typo: 'one_char_typo',
    transposed: 'transposed_chars',
    ocr: 'ocr_confusion',
    truncated: 'truncated',
  } as const;
  const code = codes[first.how as keyof typeof codes]; // narrowed by the filter above
  return {
    code,
    strength: slips.length > 1 ? 'fair' : 'strong',
    left: spansOf(slips.map((pair) => pair.a)),
    right: spansOf(slips.map((pair) => pair.b)),
  };
}

function boxPart(left: ReadAddress, right: ReadAddress): Part | null {
  if (left.box === right.box) return null;
  const all = { left: [[0, left.text.length] as Stretch], right: [[0, right.text.length] as Stretch] };
  if (left.box && right.box) {
    const slip = digitSlip(left.box, right.box);
    return slip
      ? { code: 'house_number_typo', strength: 'strong', ...all }
      : { code: 'different', strength: 'against', ...all };
  }
  const other = left.box ? right : left;
  return other.house !== ''
    ? { code: 'po_box_vs_street', strength: 'against', ...all }
    : { code: 'component_missing', strength: 'fair', left: [], right: [] };
}

/** Where a number stands in the shown text, not inside a longer one. */
function numberSpans(address: ReadAddress, value: string): Stretch[] {
  if (value === '') return [];
  const text = address.text.toLowerCase();
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const around = (text[at - 1] ?? ' ') + (text[at + value.length] ?? ' ');
    if (!/\d/.test(around)) return [[at, at + value.length]];
  }
  return [];
}

function housePart(left: ReadAddress, right: ReadAddress): Part | null {
  const [a, b] = [allNumbers(left), allNumbers(right)];
  const rest = (from: string[], take: string[]): string[] =>
    take.reduce(
      (kept, value) => (kept.includes(value) ? kept.toSpliced(kept.indexOf(value), 1) : kept),
      from,
    );
  const [onlyA, onlyB] = [rest(a, b), rest(b, a)];
  if (onlyA.length === 0 && onlyB.length === 0) return null;
  const spans = {
    left: onlyA.flatMap((value) => numberSpans(left, value)),
    right: onlyB.flatMap((value) => numberSpans(right, value)),
  };
  const [x, y] = [onlyA[0] ?? '', onlyB[0] ?? ''];
  if (x === '' || y === '')
    return { code: 'component_missing', strength: left.house && right.house ? 'strong' : 'fair', ...spans };
  if (onlyA.join('') === onlyB.join('')) return null;
  const [plainX, plainY] = [x.replace(/\D+$/, ''), y.replace(/\D+$/, '')];
  if (plainX === plainY)
    return {
      code: x.length === y.length ? 'unit_differs' : 'unit_missing',
      strength: x.length === y.length ? 'fair' : 'strong',
      ...spans,
    };
  const sorted = (text: string): string => [...text].sort().join('');
  const near =
    isTransposed(x, y) ||
    sorted(x) === sorted(y) ||
    (Math.max(x.length, y.length) >= 2 && isOneEdit(x, y)) ||
    x.split(/[-/]/).includes(y) ||
    y.split(/[-/]/).includes(x);
  return { code: near ? 'house_number_typo' : 'different', strength: near ? 'strong' : 'against', ...spans };
}

/** House number and the others; joined forms such as `1-9-1` count as their parts. */
function allNumbers(address: ReadAddress): string[] {
  return [address.house, ...address.numbers]
    .filter(Boolean)
    .flatMap((value) => (/^\d+-\d+-\d/.test(value) ? value.split('-') : [value.replace(/^0+(?=\d)/, '')]));
}

function unitPart(left: ReadAddress, right: ReadAddress): Part | null {
  const plain = (address: ReadAddress): string => address.unit.replace(/[\s-]/g, '');
  const [a, b] = [plain(left), plain(right)];
  if (a === b) return null;
  const spans = { left: numberSpans(left, left.unit), right: numberSpans(right, right.unit) };
  if (a === '' || b === '') {
    const bare = a === '' ? left : right;
    const given = a === '' ? b : a;
    // `4/12` holds the flat in the house number.
    if (allNumbers(bare).some((value) => value.split(/[-/]/).includes(given)) || bare.house.endsWith(given))
      return null;
    return { code: 'unit_missing', strength: 'strong', ...spans };
  }
  return { code: 'unit_differs', strength: 'fair', ...spans };
}

function postcodePart(left: ReadAddress, right: ReadAddress, words: Alignment): Part | null {
  const [a, b] = [left.postcode, right.postcode];
  if (a === b) return null;
  const spans = { left: numberSpans(left, a), right: numberSpans(right, b) };
  if (a === '' || b === '') return { code: 'component_missing', strength: 'strong', ...spans };
  if (a.startsWith(b) || b.startsWith(a)) return { code: 'postcode_precision', strength: 'strong', ...spans };
  if (isTransposed(a, b)) return { code: 'transposed_chars', strength: 'strong', ...spans };
  if (isOneEdit(a, b)) return { code: 'one_char_typo', strength: 'strong', ...spans };
  const streets = words.pairs.some((pair) => isStreetName(pair));
  return {
    code: 'different',
    strength: streets && left.house === right.house ? 'weak' : 'against',
    ...spans,
  };
}

/** Words on one side only. A country or a state beside an equal town says nothing new. */
function missingPart({ pairs, left, right }: Alignment, a: ReadAddress, b: ReadAddress): Part | null {
  const foreign = a.foreign !== b.foreign;
  const missing = [...left, ...right].filter(
    (word) => word.kind !== 'country' && word.kind !== 'state' && !(foreign && isStreetKind(word.text)),
  );
  if (missing.length === 0 || (left.length > 0 && right.length > 0)) return null;
  const anchored =
    pairs.some((pair) => pair.a.kind === 'word' || pair.b.kind === 'word') ||
    (a.postcode !== '' && a.postcode === b.postcode);
  const spans = { left: spansOf(left), right: spansOf(right) };
  if (!anchored) return { code: 'different', strength: 'against', ...spans };
  const house = a.house !== '' && a.house === b.house;
  return { code: 'component_missing', strength: house ? 'strong' : 'fair', ...spans };
}

function similarityOf({ pairs, left, right }: Alignment): number {
  const all = pairs.length * 2 + left.length + right.length;
  return all === 0 ? 0 : (0.5 * pairs.length * 2) / all;
}
