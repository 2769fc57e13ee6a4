/** Words that stand for "nothing known". */
import { foldText } from '../text.ts';

/**
 * Whole values that say nothing.
 * @source words found in exports of customer files, in the large languages; US 9 FAM 403.9 for FNU and LNU.
 */
const fillers = new Set(
  (
    'n/a|n.a.|n.a|na|n a|none|nil|null|nan|unknown|unk|undefined|unbekannt|unbek|keine|keine angabe|k.a.|k. a.|ohne|' +
    'inconnu|inconnue|non renseigne|desconocido|desconocida|sin nombre|s/n|desconhecido|sconosciuto|onbekend|okand|' +
    'ukjent|ukendt|tuntematon|brak|nieznany|neznamy|ismeretlen|bilinmiyor|not available|not applicable|not given|' +
    'not known|not provided|not stated|no data|none given|missing|tbd|tba|no name|noname|no last name|no first name|' +
    'fnu|lnu|fnu lnu|lnu fnu|nfn|nln|nfn nln|no email|no address|no phone|no fixed address|refused|' +
    'нет|не указано|неизвестно|неизвестен|н/д|不明|不详|不詳|無|无|未知|なし|없음|미상|غير معروف|لا يوجد|نامشخص|לא ידוע|אין|αγνωστο'
  ).split('|'),
);

/** Words that fill a name field when a document shows one name only. */
const nameFillers = new Set([
  'fnu',
  'lnu',
  'nfn',
  'nln',
  'nmn',
  'nmi',
  'unk',
  'unknown',
  'xxx',
  'xxxx',
  'n/a',
]);

/** True when a whole value says that nothing is known. */
export function isFiller(text: string): boolean {
  const folded = foldText(text.length > 40 ? text.slice(0, 41) : text);
  return (
    folded === '' || fillers.has(folded) || /^([x*#?.\-_])\1*$/.test(folded) || !/[\p{L}\p{N}]/u.test(folded)
  );
}

/** True when one folded word of a name only fills a field. */
export function isNameFiller(folded: string): boolean {
  return nameFillers.has(folded);
}
