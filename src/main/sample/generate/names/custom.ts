/** One name part: as written in Latin letters and, where the language has another script, in that script. */
export interface Spelling {
  readonly latin: string;
  readonly native: string;
}

/** A family name; some languages give women a form of its own. */
export interface FamilyName {
  readonly male: Spelling;
  readonly female: Spelling;
}

/** How the native spelling of a whole name is put together; `none` where Latin letters are the native ones. */
export type NativeForm = 'none' | 'given-family' | 'family-given' | 'family-given-joined';

/** What stands between given and family name: nothing, now and then a second given name, always one, a father's name. */
export type MiddleCustom = 'none' | 'some' | 'always' | 'patronymic' | 'second-family';

/** The naming custom of one language, with the name parts people are composed of. */
export interface NameCustom {
  readonly male: readonly Spelling[];
  readonly female: readonly Spelling[];
  readonly family: readonly FamilyName[];
  /** Middle names where they are not given names: patronymics, Vietnamese middle names. */
  readonly middle: { readonly male: readonly Spelling[]; readonly female: readonly Spelling[] };
  readonly middleCustom: MiddleCustom;
  readonly nativeForm: NativeForm;
}

/** A naming custom as it is written down below: words separated by spaces, `_` for a space inside a word. */
export interface NameCustomText {
  readonly male: string;
  readonly female: string;
  readonly family: string;
  readonly maleMiddle?: string;
  readonly femaleMiddle?: string;
  readonly middleCustom?: MiddleCustom;
  readonly nativeForm?: NativeForm;
}

function spelling(word: string): Spelling {
  const [latin = '', native = ''] = word.replaceAll('_', ' ').split('=');
  return { latin, native };
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}

/**
 * Reads a naming custom. A word is `latin` or `latin=native`; a family name may add a form for women after `~`.
 */
export function nameCustom(text: NameCustomText): NameCustom {
  const family = words(text.family).map((word) => {
    const [male = '', female] = word.split('~');
    return { male: spelling(male), female: spelling(female ?? male) };
  });
  return {
    male: words(text.male).map(spelling),
    female: words(text.female).map(spelling),
    family,
    middle: {
      male: words(text.maleMiddle).map(spelling),
      female: words(text.femaleMiddle).map(spelling),
    },
    middleCustom: text.middleCustom ?? 'none',
    nativeForm: text.nativeForm ?? 'none',
  };
}
