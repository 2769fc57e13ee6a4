/** Words of names that are not names: titles, suffixes, particles and marks of descent. */

/**
 * Forms of address and degrees, set aside before names are compared.
 * @source lists of honorifics in Debrett's Correct Form and national etiquette guides; ICAO Doc 9303 forbids them in the name field.
 */
const titles = new Set(
  (
    'mr mrs ms miss mx master madam sir dame lord lady dr doctor prof professor rev reverend fr father sr sister hon honourable ' +
    'judge capt captain maj major col colonel lt lieutenant gen general sgt sergeant cpl adm admiral cdr brig ' +
    'herr frau hr fr fraulein dipl ing dipl.-ing mag freiherr freifrau graf grafin baron baroness baronin ' +
    'm mme mlle monsieur madame mademoiselle maitre me docteur prasident president presidente ' +
    'sig sigra signor signora signore dott dottssa dottor dottore ing avv avvocato ' +
    'sr sra srta senor senora senorita don dona dn dna lic licenciado ingeniero ' +
    'sri shri smt shrimati kumari km sardar sardarni pandit pt swami ' +
    'haji hajji hajj al-haj hajji hj hajjah hjh ustad ustaz sheikh shaykh shaikh sheik cheikh sayyid syed sayed seyed mullah maulvi mawlawi maulana molvi hafiz qari mufti ayatollah hojatoleslam emir ' +
    'datuk dato datin tan tun puan encik tuan cik raden ' +
    'khun nai nang phra mom ' +
    'daw ko ma saw sai mahn ' +
    'pan pani bc mgr inz rndr judr mudr phdr ' +
    'hadji haci bey hanim efendi ' +
    'господин госпожа г-н г-жа др проф доктор السيد السيدة الدكتور د الشيخ الحاج דר מר גב श्री श्रीमती डॉ कुमारी นาย นาง นางสาว น.ส ดร 先生 女士 小姐 さん 様 氏 씨 님'
  ).split(' '),
);

/** Titles that are also given names or initials: they count as titles only before two more words. */
const weakTitles = new Set(
  (
    'u m me ma ko saw sai tun tan nai nang mom father master major general president haji hajji sheikh shaykh shaikh sheik sayyid syed sayed seyed ' +
    'pan baron lord lady don dona sr fr graf km pt mag general judge bey emir hafiz qari mufti mullah d د ing dipl sister puan cik raden captain'
  ).split(' '),
);

/** True when a folded word is a form of address. `words` is the number of words in the name. */
export function isTitle(word: string, words: number, first: boolean): boolean {
  if (word === 'u') return first && words >= 3;
  if (!titles.has(word)) return false;
  return weakTitles.has(word) ? first && words >= 3 : words >= 2;
}

/** Suffixes that tell generations apart, by the meaning they share. */
const generations: Readonly<Record<string, string>> = {
  jr: 'junior', jnr: 'junior', junior: 'junior', filho: 'junior', hijo: 'junior', fils: 'junior', ii: 'second', sr: 'senior', snr: 'senior',
  senior: 'senior', pere: 'senior', pai: 'senior', padre: 'senior', iii: 'third', iv: 'fourth', '2nd': 'second', '3rd': 'third', '4th': 'fourth', neto: 'grandson', sobrinho: 'nephew',
}; // prettier-ignore

/** Generation a suffix stands for, or null. Filho, Neto and their like are family names as well and count only at the end. */
export function generationOf(word: string): string | null {
  return generations[word] ?? null;
}

const degrees = new Set(
  'phd md mba msc bsc ba ma llb llm llm esq qc kc obe mbe cbe rn dds dvm cpa mp jd do od pe csc dphil dsc frcs mbbs'.split(
    ' ',
  ),
);

/** True for degrees and honours written after a name. */
export function isDegree(word: string): boolean {
  return degrees.has(word);
}

/**
 * Particles of family names; they carry no weight of their own and are often dropped or joined.
 * @source Library of Congress, Names of Persons (IFLA); Dutch Basisregistratie Personen table 36 (voorvoegsels).
 */
const particles = new Set(
  (
    'de da do dos das del della delle dello degli dei di du des d la le les lo los las el al ul as ad an ar at az ash adh von vom zu zum zur van vander vanden ver ter ten te tot op den der het t ' +
    "a o ua ui mac mc nic ni af av ap ab e y i und et of the da' dal dalla san santa saint sainte st ste y na bte na"
  ).split(' '),
);
for (const notAlways of [
  'a',
  'san',
  'santa',
  'saint',
  'sainte',
  'st',
  'ste',
  'mac',
  'mc',
  'nic',
  'ni',
  'o',
  'ui',
  'bte',
  'an',
])
  particles.delete(notAlways);

/** True for particles such as de, van, von, al. */
export function isParticle(word: string): boolean {
  return particles.has(word);
}

/** Marks that say "child of". */
const descent: Readonly<Record<string, 'son' | 'daughter'>> = {
  bin: 'son', ibn: 'son', ben: 'son', b: 'son', ould: 'son', walad: 'son', wuld: 'son', uld: 'son', oglu: 'son', ogly: 'son', uulu: 'son',
  bint: 'daughter', binti: 'daughter', bt: 'daughter', bte: 'daughter', binte: 'daughter', mint: 'daughter', kyzy: 'daughter', qizi: 'daughter', kizi: 'daughter', gizi: 'daughter',
  bar: 'son', bat: 'daughter', anak: 'son', 'a/l': 'son', 'a/p': 'daughter', 's/o': 'son', 'd/o': 'daughter', بن: 'son', ابن: 'son', بنت: 'daughter', בן: 'son', בת: 'daughter', угли: 'son', оглы: 'son', кызы: 'daughter',
}; // prettier-ignore

/** Whether a word says "son of" or "daughter of". */
export function descentOf(word: string): 'son' | 'daughter' | null {
  return descent[word] ?? null;
}

/**
 * Abbreviations of given names on official papers.
 * @source Indian and Pakistani civil registers (Mohd, Md), English parish registers (Wm, Chas), Spanish registers (Mª, Fco).
 */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  mohd: ['muhammad'], md: ['muhammad'], muhd: ['muhammad'], mhd: ['muhammad'], mohmd: ['muhammad'], moh: ['muhammad'], mhmd: ['muhammad'], m: ['muhammad'],
  ahd: ['ahmad'], abd: ['abdul'], abdl: ['abdul'], wm: ['william'], chas: ['charles'], geo: ['george'], thos: ['thomas'], jas: ['james'], jos: ['joseph'], jno: ['john'],
  robt: ['robert'], richd: ['richard'], saml: ['samuel'], danl: ['daniel'], benj: ['benjamin'], edw: ['edward'], edwd: ['edward'], alexr: ['alexander'], margt: ['margaret'],
  eliz: ['elizabeth'], fredk: ['frederick'], ma: ['maria'], fco: ['francisco'], fdo: ['fernando'], ant: ['antonio'], sto: ['santo'], sta: ['santa'], kr: ['kumar'], hj: ['haji'],
  gpe: ['guadalupe'], rdo: ['ricardo'], mig: ['miguel'], jph: ['joseph'], frk: ['frank'], skh: ['sheikh'],
}; // prettier-ignore

/** Full names a registered abbreviation stands for. */
export function abbreviated(word: string): readonly string[] {
  return abbreviations[word] ?? [];
}
