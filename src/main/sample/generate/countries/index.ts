import { asia } from './asia.ts';
import { centralEurope } from './central-europe.ts';
import type { Country } from './country.ts';
import { englishSpeaking } from './english-speaking.ts';
import { southernEurope } from './southern-europe.ts';

export type { Country } from './country.ts';

/** All countries the sample draws people from. */
export const countries: readonly Country[] = [
  ...englishSpeaking,
  ...centralEurope,
  ...southernEurope,
  ...asia,
];

/** The country with this ISO 3166-1 alpha-2 code. Throws RangeError when the sample has none. */
export function countryOf(code: string): Country {
  const found = countries.find((entry) => entry.code === code);
  if (!found) throw new RangeError(`the sample knows no country ${code}`);
  return found;
}
