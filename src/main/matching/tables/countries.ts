/** Countries by code and by the names, adjectives and old names documents use. */

/**
 * ISO 3166-1 alpha-2, alpha-3, then folded names, adjectives and the codes of passports.
 * @source ISO 3166-1; ICAO Doc 9303 part 3 section 5 (D for Germany); CIA World Factbook for adjectives.
 */
const lines = `
AD AND andorra|andorran
AE ARE united arab emirates|uae|emirati|emirates
AF AFG afghanistan|afghan
AG ATG antigua and barbuda|antiguan
AL ALB albania|albanian
AM ARM armenia|armenian
AO AGO angola|angolan
AR ARG argentina|argentine|argentinian
AT AUT austria|austrian|osterreich
AU AUS australia|australian
AZ AZE azerbaijan|azerbaijani
BA BIH bosnia and herzegovina|bosnian|bosnia
BB BRB barbados|barbadian
BD BGD bangladesh|bangladeshi
BE BEL belgium|belgian|belgique|belgie
BF BFA burkina faso|burkinabe
BG BGR bulgaria|bulgarian
BH BHR bahrain|bahraini
BI BDI burundi|burundian
BJ BEN benin|beninese
BN BRN brunei|bruneian|brunei darussalam
BO BOL bolivia|bolivian
BR BRA brazil|brazilian|brasil
BS BHS bahamas|bahamian
BT BTN bhutan|bhutanese
BW BWA botswana|motswana
BY BLR belarus|belarusian
BZ BLZ belize|belizean
CA CAN canada|canadian
CD COD democratic republic of the congo|congo kinshasa|congolese|dr congo
CF CAF central african republic|central african
CG COG congo|republic of the congo|congo brazzaville
CH CHE switzerland|swiss|schweiz|suisse
CI CIV cote d'ivoire|ivory coast|ivorian
CL CHL chile|chilean
CM CMR cameroon|cameroonian
CN CHN china|chinese|people's republic of china
CO COL colombia|colombian
CR CRI costa rica|costa rican
CU CUB cuba|cuban
CV CPV cape verde|cabo verde|cape verdean
CY CYP cyprus|cypriot
CZ CZE czechia|czech republic|czech
DE DEU germany|german|deutschland|deutsch|d
DJ DJI djibouti|djiboutian
DK DNK denmark|danish|danmark
DM DMA dominica|dominican (dominica)
DO DOM dominican republic|dominican
DZ DZA algeria|algerian
EC ECU ecuador|ecuadorian
EE EST estonia|estonian
EG EGY egypt|egyptian
ER ERI eritrea|eritrean
ES ESP spain|spanish|espana
ET ETH ethiopia|ethiopian
FI FIN finland|finnish|suomi
FJ FJI fiji|fijian
FR FRA france|french
GA GAB gabon|gabonese
GB GBR united kingdom|uk|great britain|british|england|scotland|wales|english|scottish|welsh|gbd|gbn|gbo
GD GRD grenada|grenadian
GE GEO georgia|georgian
GH GHA ghana|ghanaian
GM GMB gambia|gambian
GN GIN guinea|guinean
GQ GNQ equatorial guinea|equatorial guinean
GR GRC greece|greek|hellas
GT GTM guatemala|guatemalan
GW GNB guinea-bissau|guinea bissau
GY GUY guyana|guyanese
HK HKG hong kong|hongkonger
HN HND honduras|honduran
HR HRV croatia|croatian|hrvatska
HT HTI haiti|haitian
HU HUN hungary|hungarian|magyarorszag
ID IDN indonesia|indonesian
IE IRL ireland|irish|eire
IL ISR israel|israeli
IN IND india|indian
IQ IRQ iraq|iraqi
IR IRN iran|iranian|persia
IS ISL iceland|icelandic
IT ITA italy|italian|italia
JM JAM jamaica|jamaican
JO JOR jordan|jordanian
JP JPN japan|japanese
KE KEN kenya|kenyan
KG KGZ kyrgyzstan|kyrgyz
KH KHM cambodia|cambodian
KM COM comoros|comorian
KN KNA saint kitts and nevis|st kitts and nevis
KP PRK north korea|north korean|democratic people's republic of korea|dprk
KR KOR south korea|korea|korean|south korean|republic of korea
KW KWT kuwait|kuwaiti
KZ KAZ kazakhstan|kazakh
LA LAO laos|lao|laotian
LB LBN lebanon|lebanese
LC LCA saint lucia|st lucia
LI LIE liechtenstein
LK LKA sri lanka|sri lankan|ceylon
LR LBR liberia|liberian
LS LSO lesotho|basotho
LT LTU lithuania|lithuanian
LU LUX luxembourg|luxembourger
LV LVA latvia|latvian
LY LBY libya|libyan
MA MAR morocco|moroccan|maroc
MC MCO monaco|monegasque
MD MDA moldova|moldovan
ME MNE montenegro|montenegrin
MG MDG madagascar|malagasy
MK MKD north macedonia|macedonia|macedonian
ML MLI mali|malian
MM MMR myanmar|burma|burmese
MN MNG mongolia|mongolian
MO MAC macau|macao
MR MRT mauritania|mauritanian
MT MLT malta|maltese
MU MUS mauritius|mauritian
MV MDV maldives|maldivian
MW MWI malawi|malawian
MX MEX mexico|mexican
MY MYS malaysia|malaysian
MZ MOZ mozambique|mozambican
NA NAM namibia|namibian
NE NER niger|nigerien
NG NGA nigeria|nigerian
NI NIC nicaragua|nicaraguan
NL NLD netherlands|dutch|holland|nederland
NO NOR norway|norwegian|norge
NP NPL nepal|nepalese|nepali
NZ NZL new zealand|new zealander
OM OMN oman|omani
PA PAN panama|panamanian
PE PER peru|peruvian
PG PNG papua new guinea
PH PHL philippines|filipino|filipina|philippine
PK PAK pakistan|pakistani
PL POL poland|polish|polska
PR PRI puerto rico|puerto rican
PS PSE palestine|palestinian
PT PRT portugal|portuguese
PY PRY paraguay|paraguayan
QA QAT qatar|qatari
RO ROU romania|romanian
RS SRB serbia|serbian
RU RUS russia|russian|russian federation
RW RWA rwanda|rwandan
SA SAU saudi arabia|saudi|saudi arabian
SC SYC seychelles|seychellois
SD SDN sudan|sudanese
SE SWE sweden|swedish|sverige
SG SGP singapore|singaporean
SI SVN slovenia|slovenian
SK SVK slovakia|slovak
SL SLE sierra leone|sierra leonean
SM SMR san marino
SN SEN senegal|senegalese
SO SOM somalia|somali
SR SUR suriname|surinamese
SS SSD south sudan|south sudanese
SV SLV el salvador|salvadoran
SY SYR syria|syrian|syrian arab republic
SZ SWZ eswatini|swaziland|swazi
TD TCD chad|chadian
TG TGO togo|togolese
TH THA thailand|thai
TJ TJK tajikistan|tajik
TL TLS timor-leste|east timor
TM TKM turkmenistan|turkmen
TN TUN tunisia|tunisian
TO TON tonga|tongan
TR TUR turkey|turkish|turkiye
TT TTO trinidad and tobago|trinidadian
TW TWN taiwan|taiwanese
TZ TZA tanzania|tanzanian
UA UKR ukraine|ukrainian
UG UGA uganda|ugandan
US USA united states|usa|american|united states of america|u.s.|u.s.a.
UY URY uruguay|uruguayan
UZ UZB uzbekistan|uzbek
VA VAT vatican|holy see
VC VCT saint vincent and the grenadines
VE VEN venezuela|venezuelan
VN VNM vietnam|vietnamese|viet nam
VU VUT vanuatu
WS WSM samoa|samoan
XK XKX kosovo|kosovar|rks|unk
YE YEM yemen|yemeni
ZA ZAF south africa|south african
ZM ZMB zambia|zambian
ZW ZWE zimbabwe|zimbabwean`;

const codes = new Map<string, string>();
for (const line of lines.trim().split('\n')) {
  const [two = '', three = ''] = line.split(' ', 2);
  codes.set(two.toLowerCase(), two).set(three.toLowerCase(), two);
  for (const name of line.slice(7).split('|')) codes.set(name, two);
}

/**
 * States that no longer exist and the states of today their papers lead to.
 * @source ISO 3166-3 (formerly used names of countries).
 */
export const formerStates: Readonly<Record<string, readonly string[]>> = {
  SU: ['RU', 'UA', 'BY', 'KZ', 'UZ', 'GE', 'AM', 'AZ', 'LT', 'LV', 'EE', 'MD', 'KG', 'TJ', 'TM'],
  YU: ['RS', 'HR', 'SI', 'BA', 'MK', 'ME', 'XK'],
  CS: ['CZ', 'SK', 'RS', 'ME'],
  DD: ['DE'],
  AN: ['NL', 'CW', 'SX'],
};
for (const [code, names] of Object.entries({
  SU: ['su', 'sun', 'ussr', 'soviet union', 'soviet'],
  YU: ['yu', 'yug', 'yugoslavia', 'yugoslav'],
  CS: ['cs', 'csk', 'scg', 'czechoslovakia', 'serbia and montenegro', 'czechoslovak'],
  DD: ['dd', 'ddr', 'german democratic republic', 'gdr', 'east germany'],
  AN: ['an', 'ant', 'netherlands antilles'],
}))
  for (const name of names) codes.set(name, code);

/** ISO alpha-2 code of a folded code, name or adjective; null when it is none that is known. */
export function countryCodeOf(folded: string): string | null {
  return codes.get(folded) ?? null;
}
