import type { Address, IdentificationNumber, Person, PersonName } from '#contracts/person.ts';

/** What one place of a resource says about a person. */
export interface Stated {
  readonly name: PersonName;
  readonly address: Address;
  readonly identification: IdentificationNumber[];
  /** The parts of the one number that inquiries state in separate members. */
  readonly single: {
    number?: string;
    class?: string;
    country?: string;
    selectedClass?: string;
    selectedCountry?: string;
  };
  readonly birthdate: string[];
  readonly nationality: string[];
  readonly gender: string[];
  readonly phone: string[];
  readonly email: string[];
}

/** Nothing stated yet. */
export function emptyStated(): Stated {
  return {
    name: {},
    address: {},
    identification: [],
    single: {},
    birthdate: [],
    nationality: [],
    gender: [],
    phone: [],
    email: [],
  };
}

/**
 * The person of whom two places speak. Values that both state are one; where they differ, the first place comes first.
 */
export function mergeStated(one: Stated, other: Stated): Person {
  return {
    name: mergeParts(one.name, other.name),
    birthdate: unite(one.birthdate, other.birthdate),
    identification: mergeIdentifications(one, other),
    nationality: unite(one.nationality, other.nationality),
    gender: unite(one.gender, other.gender),
    address: mergeParts(one.address, other.address),
    phone: unite(one.phone, other.phone),
    email: unite(one.email, other.email),
  };
}

function unite(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}

/** Two statements that contradict in no part are one. */
function mergeParts<Value extends PersonName | Address>(one: Value, other: Value): Value[] {
  const both: Value = { ...other, ...one };
  const agree = Object.entries(both).every(([part, text]) => {
    const stated = Object.entries(other).find(([key]) => key === part);
    return stated === undefined || stated[1] === text;
  });
  const values = agree ? [both] : [one, other];
  return values.filter((value) => Object.keys(value).length > 0);
}

function mergeIdentifications(one: Stated, other: Stated): IdentificationNumber[] {
  const found: IdentificationNumber[] = [];
  for (const id of [...one.identification, ...other.identification]) {
    const known = found.some(({ class: idClass, number, country }) => {
      return (
        idClass === id.class && number === id.number && (id.country === undefined || country === id.country)
      );
    });
    if (!known) found.push(id);
  }
  for (const stated of [one, other]) addSingle(found, stated, one.single, other.single);
  return found;
}

/** The number without a list around it belongs to the class that stands beside it, or that the person selected. */
function addSingle(
  found: IdentificationNumber[],
  { single }: Stated,
  one: Stated['single'],
  other: Stated['single'],
): void {
  if (single.number === undefined || found.some(({ number }) => number === single.number)) return;
  const all = { ...other, ...one };
  const country = all.country ?? all.selectedCountry;
  found.push({
    class: all.class ?? all.selectedClass ?? 'unknown',
    number: single.number,
    ...(country === undefined ? {} : { country: country }),
  });
}
