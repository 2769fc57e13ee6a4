/** Compares nationality and gender: closed lists of words. */
import type { Outcome } from '../outcome.ts';
import { outcome, reason } from '../outcome.ts';
import { countryCodeOf, formerStates } from '../tables/countries.ts';
import { foldText } from '../text.ts';
import { isFiller } from './filler.ts';

/** Compares two nationalities or countries, as codes, names or adjectives; on file first. */
export function compareNationalities(onFile: string, incoming: string): Outcome {
  const [left, right] = [countryOf(onFile), countryOf(incoming)];
  const normal = [left ?? foldText(onFile), right ?? foldText(incoming)] as const;
  if (isFiller(onFile) || isFiller(incoming))
    return outcome('nationality.placeholder', 'none', [reason('placeholder')], normal);
  if (onFile.trim() === incoming.trim())
    return outcome('nationality.same', 'exact', [reason('exact', { mark: 'same' })], normal);
  if (normal[0] === normal[1])
    return outcome('nationality.same', 'equal', [reason('format', { mark: 'same' })], normal);
  if (!left || !right) return outcome('nationality.unread', 'none', [reason('unreadable')], normal);
  if (formerStates[left]?.includes(right) || formerStates[right]?.includes(left)) {
    return outcome('nationality.former-state', 'strong', [reason('former_state')], normal);
  }
  const whole = {
    onFile: [[0, onFile.length] as [number, number]],
    incoming: [[0, incoming.length] as [number, number]],
  };
  return outcome('nationality.different', 'against', [reason('different', whole)], normal, {
    fixes: [
      {
        code: 'take-incoming',
        value: incoming,
        text: `Take the incoming nationality: ${incoming.slice(0, 40)}`,
      },
    ],
  });
}

/** ISO code of a nationality or country as written, or null. */
export function countryOf(text: string): string | null {
  return countryCodeOf(foldText(text.slice(0, 80)).replace(/^the /, ''));
}

/**
 * Words for the sexes on documents.
 * @source ICAO Doc 9303 part 4: M, F, X; ISO/IEC 5218: 1 male, 2 female; words of common forms.
 */
const genders: Readonly<Record<string, string>> = {
  m: 'male', male: 'male', man: 'male', mann: 'male', mannlich: 'male', maennlich: 'male', homme: 'male', masculin: 'male',
  masculino: 'male', hombre: 'male', uomo: 'male', maschio: 'male', 1: 'male', мужской: 'male', муж: 'male', м: 'male', 男: 'male', 남: 'male', ذكر: 'male',
  f: 'female', female: 'female', woman: 'female', w: 'female', frau: 'female', weiblich: 'female', femme: 'female',
  feminin: 'female', femenino: 'female', feminino: 'female', mujer: 'female', mulher: 'female', donna: 'female', femmina: 'female',
  2: 'female', женский: 'female', жен: 'female', ж: 'female', 女: 'female', 여: 'female', أنثى: 'female', انثى: 'female',
  x: 'other', other: 'other', divers: 'other', d: 'other', nonbinary: 'other', 'non-binary': 'other', diverse: 'other',
}; // prettier-ignore

/** Sex or gender as `male`, `female` or `other`; null when not stated. */
export function genderOf(text: string): string | null {
  return genders[foldText(text.slice(0, 40)).replace(/\.$/, '')] ?? null;
}

/** Compares two statements of sex or gender, on file first. */
export function compareGenders(onFile: string, incoming: string): Outcome {
  const [left, right] = [genderOf(onFile), genderOf(incoming)];
  const normal = [left ?? foldText(onFile), right ?? foldText(incoming)] as const;
  if (onFile.trim() === incoming.trim() && left)
    return outcome('gender.same', 'exact', [reason('exact', { mark: 'same' })], normal);
  if (!left || !right)
    return outcome(
      'gender.unread',
      'none',
      [reason(isFiller(onFile) || isFiller(incoming) ? 'placeholder' : 'unreadable')],
      normal,
    );
  if (left === right) return outcome('gender.same', 'equal', [reason('format', { mark: 'same' })], normal);
  return outcome('gender.different', 'against', [reason('different')], normal, {
    fixes: [
      { code: 'take-incoming', value: incoming, text: `Take the incoming gender: ${incoming.slice(0, 40)}` },
    ],
  });
}
