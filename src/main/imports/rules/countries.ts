/**
 * Alpha-2 and alpha-3 code of every country, written as one word each.
 *
 * @source ISO 3166-1 (the current list of codes)
 */
const CODES =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH ' +
  'BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT ' +
  'BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB ' +
  'CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ' +
  'ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB ' +
  'GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ' +
  'ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM ' +
  'KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY ' +
  'MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT ' +
  'MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU ' +
  'NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT ' +
  'REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR ' +
  'SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL TLTLS ' +
  'TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN ' +
  'VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE';

/**
 * Short forms that files use and that no list of official names has.
 *
 * @source our choice: usual names in English-speaking files; XK is the code the EU uses for Kosovo
 */
const SHORT_NAMES = new Map([
  ['uk', 'GB'],
  ['england', 'GB'],
  ['scotland', 'GB'],
  ['wales', 'GB'],
  ['northern ireland', 'GB'],
  ['great britain', 'GB'],
  ['u s', 'US'],
  ['u s a', 'US'],
  ['usa', 'US'],
  ['united states of america', 'US'],
  ['america', 'US'],
  ['holland', 'NL'],
  ['the netherlands', 'NL'],
  ['russian federation', 'RU'],
  ['south korea', 'KR'],
  ['korea', 'KR'],
  ['republic of korea', 'KR'],
  ['north korea', 'KP'],
  ['viet nam', 'VN'],
  ['czech republic', 'CZ'],
  ['turkey', 'TR'],
  ['uae', 'AE'],
  ['ivory coast', 'CI'],
  ['burma', 'MM'],
  ['swaziland', 'SZ'],
  ['cape verde', 'CV'],
  ['macedonia', 'MK'],
  ['hong kong', 'HK'],
  ['macau', 'MO'],
  ['macao', 'MO'],
  ['palestine', 'PS'],
  ['syrian arab republic', 'SY'],
  ['iran islamic republic of', 'IR'],
  ['kosovo', 'XK'],
]);

/** Languages in whose words countries are understood besides English. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'tr',
  'ru',
  'uk',
  'ar',
  'ja',
  'ko',
  'zh',
];

let names: ReadonlyMap<string, string> | null = null;

/**
 * The ISO alpha-2 code that a text names: alpha-2, alpha-3, or a name in one of seventeen languages, whatever
 * the case, marks and punctuation.
 *
 * @returns capitals, or null when the text names no country
 */
export function countryCode(text: string): string | null {
  names ??= collectNames();
  return names.get(text) ?? names.get(fold(text)) ?? null;
}

function collectNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const codes = CODES.split(' ').map((word) => ({ short: word.slice(0, 2), long: word.slice(2) }));
  for (const { short, long } of codes) {
    found.set(short, short);
    found.set(fold(short), short);
    found.set(fold(long), short);
  }
  for (const [name, code] of SHORT_NAMES) found.set(name, code);
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const { short } of codes) {
      const name = fold(display.of(short) ?? '');
      // The first language that claims a name keeps it; English comes first.
      if (name !== '' && !found.has(name)) found.set(name, short);
    }
  }
  return found;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
