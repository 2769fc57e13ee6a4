/** Places with several names, and readings of Japanese place names. */

/**
 * Names of one town. The first stands for all; words are joined without spaces.
 * @source official renamings (India, Vietnam, Ukraine, Kazakhstan, Russia, Myanmar) and exonyms of the UN Group of Experts on Geographical Names.
 */
const places = `mumbai bombay
kolkata calcutta
chennai madras
bengaluru bangalore
pune poona
thiruvananthapuram trivandrum
kochi cochin
kozhikode calicut
varanasi benares banaras
vadodara baroda
visakhapatnam vizag
puducherry pondicherry
mysuru mysore
gurugram gurgaon
prayagraj allahabad
kanpur cawnpore
guwahati gauhati
mangaluru mangalore
newdelhi delhi
hochiminhcity hochiminh saigon hcmc thanhphohochiminh tphcm tphochiminh
hanoi hanội
yangon rangoon
mandalay
beijing peking 北京 北京市 beijingshi
guangzhou canton
nanjing nanking
tianjin tientsin
chongqing chungking
xiamen amoy
shenyang mukden
taipei taibei
hongkong xianggang
seoul soul 서울 서울특별시 서울시
busan pusan 부산
daegu taegu
incheon inchon
gwangju kwangju
moscow moskva moskau москва
saintpetersburg stpetersburg sanktpeterburg leningrad petersburg spb санкт-петербург
yekaterinburg ekaterinburg sverdlovsk
nizhnynovgorod gorky nizhniynovgorod
volgograd stalingrad
kyiv kiev kiew
kharkiv kharkov
lviv lvov lwow lemberg
odesa odessa
dnipro dnepropetrovsk dnipropetrovsk
astana nursultan akmola
almaty almaata
bishkek frunze
tbilisi tiflis
yerevan erevan
munich munchen muenchen monaco
cologne koln koeln
nuremberg nurnberg nuernberg
hanover hannover
brunswick braunschweig
frankfurt frankfurtammain frankfurtmain
vienna wien
geneva geneve genf ginevra
zurich zuerich zurigo
basel basle bale
lucerne luzern
bern berne
prague praha prag
pilsen plzen
brno brunn
warsaw warszawa warschau varsovie
krakow cracow krakau
wroclaw breslau
gdansk danzig
lodz
budapest
bucharest bucuresti bukarest
belgrade beograd
sofia sofiya
athens athina αθηνα
thessaloniki salonica saloniki θεσσαλονικη
istanbul constantinople
izmir smyrna
ankara
rome roma rom
milan milano mailand
florence firenze florenz
venice venezia venedig
naples napoli neapel
turin torino
genoa genova
padua padova
lisbon lisboa lissabon
porto oporto
seville sevilla
saragossa zaragoza
corunna acoruna lacoruna
brussels bruxelles brussel
antwerp antwerpen anvers
ghent gent gand
bruges brugge
liege luik
thehague denhaag sgravenhage
copenhagen kobenhavn koebenhavn
gothenburg goteborg
helsinki helsingfors
turku abo
oslo christiania
lyon lyons
marseille marseilles
strasbourg strassburg
nice nizza
cairo alqahira القاهرة
alexandria aliskandariyah الاسكندرية
damascus dimashq دمشق
aleppo halab حلب
jerusalem yerushalayim alquds ירושלים
telaviv telavivyafo telavivjaffa
mecca makkah
medina madinah almadinah
jeddah jiddah
riyadh arriyad الرياض
baghdad بغداد
tehran teheran تهران
casablanca darbeida
algiers alger aljazair
tunis
mexicocity cdmx mexicodf ciudaddemexico
newyork newyorkcity nyc manhattan
losangeles la
washington washingtondc
philadelphia philly
saopaulo
riodejaneiro rio
jakarta batavia djakarta
surabaya soerabaja
yogyakarta jogja jogjakarta
kualalumpur kl
phnompenh
dhaka dacca
chattogram chittagong
colombo
harare salisbury
maputo lourencomarques
kinshasa leopoldville
pretoria tshwane
gqeberha portelizabeth
tokyo 東京 東京都 東京市
osaka 大阪 大阪府 大阪市
kyoto 京都 京都府 京都市
bangkok krungthep กรุงเทพ กรุงเทพมหานคร
mahatmagandhi mg
nehru
`;

const aliases = new Map<string, string>();
for (const line of places.trim().split('\n')) {
  const names = line.split(' ');
  for (const name of names) aliases.set(name, names[0] ?? name);
}

/** The name under which a place is compared; the text itself when it has one name only. */
export function placeName(joined: string): string {
  return aliases.get(joined) ?? joined;
}

/** True when the joined words name a place with several names. */
export function isPlaceName(joined: string): boolean {
  return aliases.has(joined);
}

/**
 * Readings of Japanese place names.
 * @source Japan, list of prefectures and municipalities (総務省 全国地方公共団体コード); well-known quarters of Tokyo and Osaka.
 */
const readings =
  '北海道hokkaido 青森aomori 岩手iwate 宮城miyagi 秋田akita 山形yamagata 福島fukushima 茨城ibaraki 栃木tochigi 群馬gunma 埼玉saitama 千葉chiba 東京tokyo 神奈川kanagawa 新潟niigata 富山toyama 石川ishikawa 福井fukui 山梨yamanashi 長野nagano 岐阜gifu 静岡shizuoka 愛知aichi 三重mie 滋賀shiga 京都kyoto 大阪osaka 兵庫hyogo 奈良nara 和歌山wakayama 鳥取tottori 島根shimane 岡山okayama 広島hiroshima 山口yamaguchi 徳島tokushima 香川kagawa 愛媛ehime 高知kochi 福岡fukuoka 佐賀saga 長崎nagasaki 熊本kumamoto 大分oita 宮崎miyazaki 鹿児島kagoshima 沖縄okinawa ' +
  '札幌sapporo 仙台sendai 横浜yokohama 川崎kawasaki 名古屋nagoya 神戸kobe 北九州kitakyushu 堺sakai 浜松hamamatsu 相模原sagamihara 船橋funabashi 八王子hachioji 姫路himeji 金沢kanazawa 那覇naha 鎌倉kamakura 函館hakodate ' +
  '千代田chiyoda 中央chuo 港minato 新宿shinjuku 文京bunkyo 台東taito 墨田sumida 江東koto 品川shinagawa 目黒meguro 大田ota 世田谷setagaya 渋谷shibuya 中野nakano 杉並suginami 豊島toshima 北kita 荒川arakawa 板橋itabashi 練馬nerima 足立adachi 葛飾katsushika 江戸川edogawa ' +
  '丸の内marunouchi 大手町otemachi 銀座ginza 日本橋nihonbashi 八重洲yaesu 霞が関kasumigaseki 永田町nagatacho 六本木roppongi 赤坂akasaka 青山aoyama 麻布azabu 芝shiba 新橋shimbashi 虎ノ門toranomon 西新宿nishishinjuku 歌舞伎町kabukicho 恵比寿ebisu 代々木yoyogi 原宿harajuku 神宮前jingumae 道玄坂dogenzaka 上野ueno 浅草asakusa 秋葉原akihabara 外神田sotokanda 神田kanda 池袋ikebukuro 本郷hongo 五反田gotanda 大崎osaki 有明ariake 豊洲toyosu 梅田umeda 難波namba 心斎橋shinsaibashi 天王寺tennoji 西nishi 東higashi 南minami 中naka 栄sakae 天神tenjin 博多hakata 元町motomachi 三宮sannomiya 本町honmachi';
const japanese = new Map<string, string>();
let longest = 1;
for (const entry of readings.split(' ')) {
  const at = entry.search(/[a-z]/);
  japanese.set(entry.slice(0, at), entry.slice(at));
  longest = Math.max(longest, at);
}

/** The longest known Japanese place name at the start of a text, with its reading. */
export function japanesePlaceAt(text: string, from: number): { length: number; reading: string } | null {
  for (let length = Math.min(longest, text.length - from); length > 0; length--) {
    const found = japanese.get(text.slice(from, from + length));
    if (found) return { length, reading: found };
  }
  return null;
}
