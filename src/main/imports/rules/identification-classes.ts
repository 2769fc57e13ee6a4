/**
 * Words for kinds of identity documents, by the class Persona calls them.
 *
 * @source Persona's classes as its public examples use them; the words are our choice
 */
const CLASS_WORDS: Readonly<Record<string, string>> = {
  pp: 'pp|passport|passports|reisepass|pass|passeport|pasaporte|passaporto|passaporte|paspoort',
  dl: 'dl|driver license|drivers license|driver licence|drivers licence|driving license|driving licence|fuhrerschein|permis de conduire|licencia de conducir|patente|rijbewijs',
  id: 'id|id card|identity card|national id|national id card|national identity card|personalausweis|carte d identite|carte nationale d identite|dni|carta d identita|documento de identidad|cedula',
  visa: 'visa|visum',
  ssn: 'ssn|social security number|social security',
};

const CLASS_BY_WORD = new Map(
  Object.entries(CLASS_WORDS).flatMap(([name, words]) =>
    words.split('|').map((word) => [word, name] as const),
  ),
);

/** Persona's class for a document as a file names it; an unknown name is kept in lower case, cut to 64 units. */
export function identificationClass(text: string): string {
  return CLASS_BY_WORD.get(fold(text)) ?? text.trim().toLowerCase().slice(0, 64);
}

/** Personal numbers that are called by their own name everywhere; that name is their class. */
const NAMED_NUMBERS = /^(?:dni|nie|nif|cpf|curp|bsn|cpr|pesel|personnummer|codice fiscale)$/;

/** The class that the header of a column of numbers states (`Passport No.` is `pp`), or null. */
export function classOfHeader(header: string): string | null {
  const folded = fold(header).replace(/ ?(?:number|no|nr|nummer|num|numero|numero de|id)$/, '');
  const plain = folded.replace(/^(?:numero de|numero|no de) /, '');
  if (NAMED_NUMBERS.test(plain)) return plain === 'dni' ? 'id' : plain;
  const known = CLASS_BY_WORD.get(plain) ?? (/^reisepass|^pass(?:port)?$/.test(plain) ? 'pp' : undefined);
  return known ?? (/ausweis/.test(plain) ? 'id' : null);
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b(driver) s\b/, '$1s');
}
