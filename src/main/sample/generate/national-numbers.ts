import { dateParts } from './dates.ts';
import type { Random } from './random.ts';

/** What national numbers are composed of: where, when and with which sex the person was born. */
export interface Birth {
  readonly country: string;
  readonly birthdate: string;
  readonly sex: 'male' | 'female';
}

function digits(text: string): number[] {
  return [...text].map(Number);
}

function weighted(text: string, weights: readonly number[]): number {
  return digits(text).reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0);
}

/** The Luhn check digit for the digits before it. Source: ISO/IEC 7812-1 annex B. */
export function luhnDigit(text: string): number {
  const sum = digits(text)
    .toReversed()
    .reduce(
      (total, digit, index) =>
        total + (index % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
      0,
    );
  return (10 - (sum % 10)) % 10;
}

/** The Verhoeff check digit for the digits before it. Source: Verhoeff 1969, dihedral group D5. */
export function verhoeffDigit(text: string): number {
  const permutation = (position: number, digit: number): number => {
    const row = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    return Array.from({ length: position % 8 }).reduce<number>((value) => row[value] ?? 0, digit);
  };
  const multiply = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
    return b < 5 ? 5 + ((a - 5 - b + 5) % 5) : (a - 5 - (b - 5) + 5) % 5;
  };
  const check = digits(text)
    .toReversed()
    .reduce((sum, digit, index) => multiply(sum, permutation(index + 1, digit)), 0);
  return check > 0 && check < 5 ? 5 - check : check;
}

interface BirthParts {
  readonly yy: string;
  readonly mm: string;
  readonly dd: string;
  readonly yyyy: string;
  readonly year: number;
  readonly month: number;
  readonly male: boolean;
}

function sexDigit(male: boolean, random: Random): string {
  return String(random.whole(0, 4) * 2 + (male ? 1 : 0));
}

type Compose = (birth: BirthParts, random: Random) => string;

const northern: Readonly<Record<string, Compose>> = {
  SE: ({ yy, mm, dd, yyyy, male }, random) => {
    const nine = `${yy}${mm}${dd}${random.fill('##')}${sexDigit(male, random)}`;
    return `${yyyy}${mm}${dd}-${nine.slice(6)}${String(luhnDigit(nine))}`;
  },
  NO: ({ yy, mm, dd, year, male }, random) => {
    for (;;) {
      const series = year >= 2000 ? random.whole(50, 99) : random.whole(0, 49);
      const nine = `${dd}${mm}${yy}${String(series).padStart(2, '0')}${sexDigit(male, random)}`;
      const first = (11 - (weighted(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
      const second = (11 - (weighted(`${nine}${String(first)}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      if (first < 10 && second < 10) return `${nine}${String(first)}${String(second)}`;
    }
  },
  FI: ({ yy, mm, dd, year, male }, random) => {
    // Individual numbers 900 to 999 are Finland's test numbers; no resident has one.
    const individual = `9${random.fill('#')}${sexDigit(male, random)}`;
    const letter = '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(`${dd}${mm}${yy}${individual}`) % 31);
    return `${dd}${mm}${yy}${year >= 2000 ? 'A' : '-'}${individual}${letter}`;
  },
  PL: ({ yy, dd, year, month, male }, random) => {
    const shifted = String(year >= 2000 ? month + 20 : month).padStart(2, '0');
    const ten = `${yy}${shifted}${dd}${random.fill('###')}${sexDigit(male, random)}`;
    return `${ten}${String((10 - (weighted(ten, [1, 3, 7, 9]) % 10)) % 10)}`;
  },
};

const southern: Readonly<Record<string, Compose>> = {
  ES: (_, random) => {
    const eight = random.fill('%#######');
    return `${eight}${'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(eight) % 23)}`;
  },
  RO: ({ yy, mm, dd, year, male }, random) => {
    const lead = (year >= 2000 ? 5 : 1) + (male ? 0 : 1);
    const twelve = `${String(lead)}${yy}${mm}${dd}${random.fill('4####')}`;
    const rest = weighted(twelve, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    return `${twelve}${String(rest === 10 ? 1 : rest)}`;
  },
  BG: ({ yy, dd, year, month, male }, random) => {
    const shifted = String(year >= 2000 ? month + 40 : month).padStart(2, '0');
    const nine = `${yy}${shifted}${dd}${random.fill('##')}${String(random.whole(0, 4) * 2 + (male ? 0 : 1))}`;
    return `${nine}${String((weighted(nine, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10)}`;
  },
  TR: (_, random) => {
    const nine = random.fill('%########');
    const odd = weighted(nine, [1, 0]);
    const even = weighted(nine, [0, 1]);
    const tenth = (((odd * 7 - even) % 10) + 10) % 10;
    return `${nine}${String(tenth)}${String((odd + even + tenth) % 10)}`;
  },
  BR: (_, random) => {
    const nine = random.fill('#########');
    const digit = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11));
    const first = digit(weighted(nine, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
    const second = digit(weighted(`${nine}${String(first)}`, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]));
    return `${nine.slice(0, 3)}.${nine.slice(3, 6)}.${nine.slice(6)}-${String(first)}${String(second)}`;
  },
  ZA: ({ yy, mm, dd, male }, random) => {
    const twelve = `${yy}${mm}${dd}${String(random.whole(0, 4) + (male ? 5 : 0))}${random.fill('###')}08`;
    return `${twelve}${String(luhnDigit(twelve))}`;
  },
  IL: (_, random) => {
    const eight = random.fill('3#######');
    return `${eight}${String(luhnDigit(eight))}`;
  },
};

const eastern: Readonly<Record<string, Compose>> = {
  CN: ({ yyyy, mm, dd, male }, random) => {
    const region = random.pick(['310101', '510104', '440103', '610102']);
    const seventeen = `${region}${yyyy}${mm}${dd}${random.fill('##')}${sexDigit(male, random)}`;
    const rest = weighted(seventeen, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11;
    return `${seventeen}${'10X98765432'.charAt(rest)}`;
  },
  KR: ({ yy, mm, dd, year, male }, random) => {
    const lead = (year >= 2000 ? 3 : 1) + (male ? 0 : 1);
    const twelve = `${yy}${mm}${dd}${String(lead)}${random.fill('#####')}`;
    const check = (11 - (weighted(twelve, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10;
    return `${twelve.slice(0, 6)}-${twelve.slice(6)}${String(check)}`;
  },
  TH: (_, random) => {
    const twelve = random.fill('1###########');
    return `${twelve}${String((11 - (weighted(twelve, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10)}`;
  },
  TW: ({ male }, random) => {
    const area = random.pick(['A', 'B', 'D', 'E']);
    const areaNumber = { A: '10', B: '11', D: '13', E: '14' }[area] ?? '10';
    const eight = `${male ? '1' : '2'}${random.fill('#######')}`;
    const sum = weighted(`${areaNumber}${eight}`, [1, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    return `${area}${eight}${String((10 - (sum % 10)) % 10)}`;
  },
  AE: ({ yyyy }, random) => {
    const seven = random.fill('#######');
    return `784-${yyyy}-${seven}-${String(luhnDigit(`784${yyyy}${seven}`))}`;
  },
  HK: (_, random) => {
    const six = random.fill('######');
    const letter = random.pick(['A', 'C', 'G', 'K', 'Z']);
    const sum = 36 * 9 + (letter.charCodeAt(0) - 55) * 8 + weighted(six, [7, 6, 5, 4, 3, 2]);
    return `${letter}${six}(${'0A987654321'.charAt(sum % 11)})`;
  },
  IN: (_, random) => {
    const eleven = `${String(random.whole(2, 9))}${random.fill('##########')}`;
    const full = `${eleven}${String(verhoeffDigit(eleven))}`;
    return `${full.slice(0, 4)} ${full.slice(4, 8)} ${full.slice(8)}`;
  },
};

/**
 * A national identity number in the form of its country, with the right check digit.
 * Throws RangeError for a country without such a number here.
 *
 * @source the countries' published rules: NO, SE and FI population registers; PL PESEL; ES DNI; RO CNP; BG EGN;
 * TR T.C. kimlik; BR CPF; ZA and IL Luhn; CN GB 11643; KR resident registration; TH, TW, HK cards; IN Aadhaar
 */
export function nationalNumber(birth: Birth, random: Random): string {
  const compose = northern[birth.country] ?? southern[birth.country] ?? eastern[birth.country];
  if (!compose) throw new RangeError(`no national number known for ${birth.country}`);
  const { year, month, day } = dateParts(birth.birthdate);
  const two = (value: number): string => String(value % 100).padStart(2, '0');
  return compose(
    {
      yy: two(year),
      mm: two(month),
      dd: two(day),
      yyyy: String(year),
      year,
      month,
      male: birth.sex === 'male',
    },
    random,
  );
}
