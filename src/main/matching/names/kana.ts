/** Japanese syllables in Latin letters. */

const rows =
  'アa イi ウu エe オo カka キki クku ケke コko サsa シshi スsu セse ソso タta チchi ツtsu テte トto ナna ニni ヌnu ネne ノno ' +
  'ハha ヒhi フfu ヘhe ホho マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヰi ヱe ヲo ンn ガga ギgi グgu ゲge ゴgo ' +
  'ザza ジji ズzu ゼze ゾzo ダda ヂji ヅzu デde ドdo バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo ヴvu ' +
  'ウィwi ウェwe ウォwo シェshe ジェje チェche ティti ディdi トゥtu ドゥdu ツァtsa ツィtsi ツェtse ツォtso ファfa フィfi フェfe フォfo フュfyu ' +
  'ヴァva ヴィvi ヴェve ヴォvo ヴュvyu デュdyu テュtyu クァkwa クィkwi クェkwe クォkwo グァgwa イェye スィsi ズィzi ' +
  'キャkya キュkyu キョkyo シャsha シュshu ショsho チャcha チュchu チョcho ニャnya ニュnyu ニョnyo ヒャhya ヒュhyu ヒョhyo ミャmya ミュmyu ミョmyo ' +
  'リャrya リュryu リョryo ギャgya ギュgyu ギョgyo ジャja ジュju ジョjo ビャbya ビュbyu ビョbyo ピャpya ピュpyu ピョpyo ァa ィi ゥu ェe ォo ャya ュyu ョyo';
const syllables = new Map<string, string>();
for (const row of rows.split(' ')) {
  const at = row.search(/[a-z]/);
  syllables.set(row.slice(0, at), row.slice(at));
}

/**
 * Kana in modified Hepburn as passports print it: long vowels short, ン as n (m before b, m, p).
 * @source Japan, Passport Act enforcement rules, Hepburn table.
 */
export function romaniseKana(text: string): string {
  const katakana = text.replace(/[\u3041-\u3096]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
  let out = '';
  let double = false;
  for (let at = 0; at < katakana.length; at++) {
    const sign = katakana[at] ?? '';
    if (sign === 'ッ') {
      double = true;
      continue;
    }
    if (sign === 'ー' || sign === '・') continue;
    const pair = syllables.get(katakana.slice(at, at + 2));
    const syllable = pair ?? syllables.get(sign) ?? '';
    if (pair) at++;
    out += double ? (syllable.startsWith('ch') ? 't' : (syllable[0] ?? '')) + syllable : syllable;
    double = false;
  }
  return out
    .replace(/n(?=[bmp])/g, 'm')
    .replace(/ou(?=$|[^aeiou])/g, 'o')
    .replace(/oo/g, 'o')
    .replace(/uu/g, 'u');
}
