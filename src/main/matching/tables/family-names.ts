/** Family names of cultures that write one name in several ways, and the readings of names in characters. */

/**
 * Chinese surnames: characters, then pinyin, then other romanisations (Cantonese, Wade-Giles, Hokkien, Hakka, Vietnamese excluded).
 * @source Ministry of Public Security of China, the hundred most frequent surnames; Hong Kong and Singapore telephone books for spellings.
 */
const chinese = `王 wang wong ong heng uong
李 li lee lei ly
张張 zhang cheung chang teo chong cheong tiu teoh
刘劉 liu lau low lao liew
陈陳 chen chan tan chin ting
杨楊 yang yeung young yeo yong ieong
黄黃 huang wong ng ooi oei hwang bong vong
赵趙 zhao chiu chao teo chew jiu
吴吳 wu ng goh ngo woo go
周 zhou chow chau chew chou jew
徐 xu tsui hsu chui choi chee
孙孫 sun suen soon sng
马馬 ma mah beh
朱 zhu chu choo chue
胡 hu woo wu foo oh
郭 guo kwok kuo kwek quek kuok
何 he ho hoe hor
高 gao ko kao koh
林 lin lam lim lum
罗羅 luo lo law loh
郑鄭 zheng cheng tay teh chang cheang
梁 liang leung leong neo lang
谢謝 xie tse hsieh chia cheah che ze
宋 song sung soong
唐 tang tong thong
许許 xu hui hsu koh khoh khor hoi
韩韓 han hon hang
冯馮 feng fung fong pang
邓鄧 deng tang teng tung
曹 cao tso tsao cho chou
彭 peng pang phang
曾 zeng tsang tseng chan chng tjan
肖萧蕭 xiao siu hsiao siew seow shaw
田 tian tin tien
董 dong tung
袁 yuan yuen yuan wan
潘 pan poon pun phua
于 yu yue
蒋蔣 jiang chiang cheung
蔡 cai choi tsai chua choy tsoi chai
余 yu yu yee yue
杜 du to tu toh
叶葉 ye yip yeh yap ip
程 cheng ching
苏蘇 su so soo soh
魏 wei ngai
吕呂 lu lv lui loo lyu
丁 ding ting teng
任 ren yam jen yum
沈 shen sum shum sim sham
姚 yao yiu yeow
卢盧 lu lo loo low
姜 jiang keung chiang keong
崔 cui chui tsui
钟鍾鐘 zhong chung cheong chong
谭譚 tan tam tham hom
陆陸 lu luk loke lok
汪 wang wong
范 fan fan
金 jin kam chin kim
石 shi shek shih sek
廖 liao liu liew leow
贾賈 jia ka chia
夏 xia ha hsia
韦韋 wei wai
付傅 fu foo poh
方 fang fong png hong
白 bai pak pai peh
邹鄒 zou chau tsou chow
孟 meng mang
熊 xiong hung hsiung
秦 qin chun chin
邱 qiu yau chiu khoo khoo
江 jiang kong chiang kang
尹 yin wan
薛 xue sit hsueh
闫阎閻 yan yim yen
段 duan tuen tuan
雷 lei lui loi
侯 hou hau how
龙龍 long lung loong
史 shi sze shih
陶 tao to
黎 li lai
贺賀 he ho
顾顧 gu koo ku
毛 mao mo
郝 hao kok
龚龔 gong kung
邵 shao siu shiu
万萬 wan man
钱錢 qian chin chien
严嚴 yan yim yen giam
武 wu mo
戴 dai tai
莫 mo mok
孔 kong hung kung
向 xiang heung
汤湯 tang tong
温溫 wen wan woon
康 kang hong
施 shi si sze
文 wen man
欧歐 ou au
区區 ou au
关關 guan kwan
甘 gan kam
司徒 situ szeto seeto
欧阳歐陽 ouyang auyeung auyang
诸葛諸葛 zhuge chukot chugo
上官 shangguan sheungkwun
司马司馬 sima szema
令狐 linghu
皇甫 huangfu
慕容 murong
尉迟尉遲 yuchi
夏侯 xiahou hahau`;

/**
 * Korean surnames in Hangul with the spellings passports carry.
 * @source Statistics Korea 2015; National Institute of Korean Language, survey of passport spellings.
 */
const korean = `김 kim gim
이 lee yi i rhee ri rhie li
박 park bak pak
최 choi choe
정 jung jeong chung cheong jeung chong
강 kang gang
조 cho jo
윤 yoon yun youn
장 jang chang
임 lim im rim yim
한 han
오 oh o
서 seo suh so
신 shin sin
권 kwon gwon
황 hwang whang
안 ahn an
송 song
전 jeon jun chun
홍 hong
유 yoo yu ryu you
고 ko go koh
문 moon mun
양 yang
손 son sohn
배 bae pae
백 baek paik paek baik
허 heo hur huh ho
남 nam
심 shim sim
노 noh roh no ro
하 ha
곽 kwak gwak
성 sung seong
차 cha
주 joo ju chu
우 woo wu u
구 koo gu ku goo
나 na ra nah
민 min
진 jin chin
지 ji chi jee
엄 eom um uhm
채 chae
원 won
천 cheon chun
방 bang pang
공 kong gong
현 hyun hyeon
함 ham
변 byun byeon pyun
염 yeom yum
여 yeo yuh
추 choo chu
도 do doh
소 so
석 seok suk
선 sun seon
설 seol sul
마 ma
길 gil kil
연 yeon youn
위 wi
표 pyo
명 myung myeong
기 ki gi
반 ban pan
라 ra
왕 wang
금 keum geum
옥 ok
육 yook yuk
인 in
맹 maeng
제 je
모 mo
남궁 namgoong namgung
황보 hwangbo
선우 sunwoo seonwoo
제갈 jegal
독고 dokgo`;

/** Japanese surnames and their readings. @source Meiji Yasuda Life, survey of the most frequent surnames. */
const japanese =
  '佐藤 sato|鈴木 suzuki|高橋 takahashi|田中 tanaka|伊藤 ito|渡辺 watanabe|渡邊 watanabe|渡邉 watanabe|山本 yamamoto|中村 nakamura|小林 kobayashi|加藤 kato|吉田 yoshida|山田 yamada|佐々木 sasaki|山口 yamaguchi|松本 matsumoto|井上 inoue|木村 kimura|林 hayashi|斎藤 saito|斉藤 saito|齋藤 saito|齊藤 saito|清水 shimizu|山崎 yamazaki yamasaki|阿部 abe|森 mori|池田 ikeda|橋本 hashimoto|石川 ishikawa|山下 yamashita|中島 nakajima nakashima|前田 maeda|藤田 fujita|小川 ogawa|後藤 goto|岡田 okada|長谷川 hasegawa|村上 murakami|近藤 kondo|石井 ishii|坂本 sakamoto|遠藤 endo|青木 aoki|藤井 fujii|西村 nishimura|福田 fukuda|太田 ota|三浦 miura|藤原 fujiwara|岡本 okamoto|松田 matsuda|中川 nakagawa|中野 nakano|原田 harada|小野 ono|田村 tamura|竹内 takeuchi|金子 kaneko|和田 wada|中山 nakayama|石田 ishida|上田 ueda|森田 morita|原 hara|柴田 shibata|酒井 sakai|工藤 kudo|横山 yokoyama|宮崎 miyazaki|宮本 miyamoto|内田 uchida|高木 takagi|安藤 ando|島田 shimada|谷口 taniguchi|大野 ono|高田 takada|丸山 maruyama|今井 imai|河野 kono kawano|藤本 fujimoto|村田 murata|武田 takeda|上野 ueno|杉山 sugiyama|増田 masuda|小島 kojima|千葉 chiba|久保 kubo|松井 matsui|岩崎 iwasaki|桜井 sakurai|櫻井 sakurai|木下 kinoshita|野村 nomura|松尾 matsuo|菊地 kikuchi|菊池 kikuchi|野口 noguchi|佐野 sano|大塚 otsuka|渡部 watanabe|平野 hirano|市川 ichikawa|杉本 sugimoto|新井 arai|荒井 arai|古川 furukawa|小山 koyama|水野 mizuno|山内 yamauchi|西田 nishida|大西 onishi|永井 nagai|高野 takano|北村 kitamura|川口 kawaguchi|小松 komatsu|田口 taguchi|五十嵐 igarashi|関 seki|安田 yasuda|中田 nakata nakada|東 higashi azuma|平田 hirata|岩田 iwata|川崎 kawasaki|服部 hattori|浜田 hamada|久保田 kubota|土屋 tsuchiya|福島 fukushima|樋口 higuchi|秋山 akiyama|松下 matsushita|本田 honda|川村 kawamura|中西 nakanishi|熊谷 kumagai|吉川 yoshikawa kikkawa|辻 tsuji|田辺 tanabe|黒田 kuroda|小田 oda|大島 oshima|星野 hoshino|望月 mochizuki|永田 nagata|内藤 naito|西川 nishikawa|松岡 matsuoka|馬場 baba|大橋 ohashi|菅原 sugawara|安部 abe|荒木 araki|尾崎 ozaki|片山 katayama|早川 hayakawa|黒木 kuroki|松村 matsumura|吉村 yoshimura|本間 honma|川上 kawakami|大久保 okubo|栗原 kurihara|白石 shiraishi|富田 tomita|野田 noda|松原 matsubara|石原 ishihara|川島 kawashima|小池 koike|宮田 miyata|堀 hori|天野 amano|三宅 miyake|高山 takayama|岸田 kishida|安倍 abe|菅 suga kan|小泉 koizumi|石破 ishiba|大谷 otani oya|羽生 hanyu habu|村瀬 murase|三島 mishima|夏目 natsume|芥川 akutagawa|川端 kawabata|黒澤 kurosawa|黒沢 kurosawa|宮沢 miyazawa|宮澤 miyazawa|滝沢 takizawa|桑田 kuwata|長島 nagashima|王 o';

/** Frequent Japanese given names and their readings. @source Meiji Yasuda Life, given names by year of birth; the older generations added. */
const japaneseGiven =
  '太郎 taro|次郎 jiro|一郎 ichiro|三郎 saburo|健 ken takeshi takeru tsuyoshi|誠 makoto|浩 hiroshi|博 hiroshi|隆 takashi|孝 takashi|修 osamu|学 manabu|進 susumu|勉 tsutomu|実 minoru|清 kiyoshi|茂 shigeru|正 tadashi|明 akira|昭 akira|勇 isamu|武 takeshi|剛 takeshi tsuyoshi go|聡 satoshi|哲也 tetsuya|直樹 naoki|英樹 hideki|秀樹 hideki|和也 kazuya|達也 tatsuya|拓也 takuya|大輔 daisuke|健太 kenta|翔太 shota|翔 sho kakeru|大翔 hiroto haruto yamato taisho|陽翔 haruto|蓮 ren|悠真 yuma haruma|湊 minato|樹 itsuki tatsuki|颯太 sota|悠斗 yuto haruto|大和 yamato|陸 riku|海斗 kaito|健一 kenichi|浩二 koji|晋三 shinzo|文雄 fumio|義偉 yoshihide|純一郎 junichiro|翔平 shohei|結弦 yuzuru|一朗 ichiro|雄一 yuichi|裕之 hiroyuki|博之 hiroyuki|隆之 takayuki|正樹 masaki|和夫 kazuo|幸雄 yukio|秀雄 hideo|義雄 yoshio|花子 hanako|洋子 yoko|陽子 yoko|幸子 sachiko yukiko|和子 kazuko|節子 setsuko|恵子 keiko|京子 kyoko|久美子 kumiko|由美子 yumiko|裕子 yuko hiroko|優子 yuko|智子 tomoko|美香 mika|由美 yumi|真由美 mayumi|直美 naomi|明美 akemi|恵 megumi|愛 ai megumi|美咲 misaki|さくら sakura|桜 sakura|葵 aoi|陽菜 hina haruna|結衣 yui|莉子 riko|凛 rin|美優 miyu|七海 nanami|彩 aya|舞 mai|麻衣 mai|美穂 miho|千尋 chihiro|薫 kaoru|純 jun|光 hikaru|歩 ayumu ayumi|遥 haruka|真理子 mariko|礼子 reiko|玲子 reiko|典子 noriko|紀子 noriko|雅子 masako|正子 masako|愛子 aiko|敬子 keiko|弘 hiroshi|宏 hiroshi|稔 minoru|豊 yutaka|亮 ryo|涼 ryo|諒 ryo|潤 jun|淳 jun atsushi|敦 atsushi|篤 atsushi|徹 toru|透 toru|駿 hayao shun|俊 shun|俊介 shunsuke|圭 kei|慧 kei|圭佑 keisuke|恵介 keisuke|啓介 keisuke|真 makoto shin|信 makoto shin|仁 jin hitoshi|均 hitoshi|等 hitoshi|治 osamu|司 tsukasa|猛 takeshi|毅 takeshi tsuyoshi|強 tsuyoshi|康 yasushi|靖 yasushi|泰 yasushi|保 tamotsu|守 mamoru|護 mamoru|悟 satoru|智 satoshi tomo|賢 ken satoshi|賢一 kenichi|謙一 kenichi|研 ken|憲 ken|涼太 ryota|亮太 ryota|雄太 yuta|優太 yuta|裕太 yuta|勇太 yuta|隼人 hayato|直人 naoto|正人 masato|真人 masato|雅人 masato|優 yu masaru|勝 masaru|裕 yutaka yu hiroshi|彰 akira|晃 akira|章 akira|亜希子 akiko|明子 akiko|晶子 akiko|秋子 akiko|春子 haruko|夏子 natsuko|冬子 fuyuko|文子 fumiko ayako|綾子 ayako|彩子 ayako|貴子 takako|隆子 takako|孝子 takako|良子 yoshiko ryoko|芳子 yoshiko|佳子 yoshiko keiko|涼子 ryoko|亮子 ryoko|千代 chiyo|千代子 chiyoko|静香 shizuka|静 shizuka|香 kaori|香織 kaori|沙織 saori|詩織 shiori|早紀 saki|咲 saki|咲希 saki|未来 miku mirai|美紀 miki|美樹 miki|三郎 saburo|四郎 shiro|五郎 goro|慎一 shinichi|真一 shinichi|伸一 shinichi|信一 shinichi|康夫 yasuo|孝夫 takao|隆夫 takao|春樹 haruki|龍之介 ryunosuke|由紀夫 yukio|康成 yasunari|漱石 soseki';

/**
 * Characters frequent in given names and how Hong Kong writes them.
 * @source Hong Kong government cantonese romanisation as used on identity cards.
 */
const cantoneseSigns =
  '大tai 文man 小siu 明ming 志chi 强keung 強keung 伟wai 偉wai 国kwok 國kwok 华wah 華wah 美mei 玲ling 丽lai 麗lai 英ying 家ka 嘉ka 俊chun 杰kit 傑kit 健kin 建kin 永wing 荣wing 榮wing 詠wing 咏wing 颖wing 穎wing 豪ho 浩ho 子tsz 紫tsz 梓tsz 思sze 诗sze 詩sze 雅nga 慧wai 惠wai 敏man 雯man 欣yan 恩yan 仁yan 欢fun 歡fun 芳fong 凤fung 鳳fung 峰fung 锋fung 鋒fung 玉yuk 珍chun 珠chu 秀sau 兰lan 蘭lan 莲lin 蓮lin 年nin 安on 平ping 萍ping 德tak 得tak 成shing 诚shing 誠shing 城shing 盛shing 胜shing 勝shing 昌cheong 祥cheung 章cheung 生sang 辉fai 輝fai 光kwong 广kwong 廣kwong 东tung 東tung 龙lung 龍lung 海hoi 江kong 山shan 天tin 田tin 宇yu 如yu 雨yu 瑜yu 儿yee 兒yee 怡yee 仪yee 儀yee 义yee 義yee 宜yee 心sum 深sum 森sum 乐lok 樂lok 朗long 良leung 亮leung 林lam 琳lam 霖lam 立lap 力lik 礼lai 禮lai 芬fan 勋fan 富fu 福fuk 发fat 發fat 财choi 財choi 才choi 彩choi 采choi 材choi 信shun 顺shun 順shun 淳shun 舜shun 纯shun 純shun 贤yin 賢yin 然yin 妍yin 燕yin 言yin 业yip 業yip 耀yiu 瑶yiu 瑤yiu 友yau 有yau 佑yau 祐yau 源yuen 远yuen 遠yuen 圆yuen 婉yuen 媛yuen 月yuet 悦yuet 悅yuet 粤yuet 兴hing 興hing 庆hing 慶hing 卿hing 馨hing 红hung 紅hung 洪hung 雄hung 鸿hung 鴻hung 学hok 學hok 鹤hok 鶴hok 轩hin 軒hin 显hin 顯hin 宪hin 香heung 向heung 晓hiu 曉hiu 孝hau 厚hau 可ho 何ho 好ho 晴ching 清ching 正ching 静ching 靜ching 精ching 程ching 政ching 婷ting 庭ting 廷ting 定ting 达tat 達tat 泰tai 太tai 弟tai 堂tong 棠tong 腾tang 騰tang 添tim 铁tit 鐵tit 涛to 濤to 图to 圖to 通tung 彤tung 同tung 童tung 冬tung 栋tung 棟tung 敬king 景king 琼king 瓊king 琪kei 奇kei 基kei 其kei 祺kei 棋kei 琦kei 旗kei 锦kam 錦kam 金kam 淦kam 根kan 勤kan 君kwan 坤kwan 军kwan 軍kwan 昆kwan 桂kwai 贵kwai 貴kwai 葵kwai 权kuen 權kuen 娟kuen 全chuen 泉chuen 川chuen 传chuen 传chuen 春chun 震chun 振chun 珍chun 进chun 進chun 俊chun 秋chau 就chau 周chau 超chiu 昭chiu 钊chiu 朝chiu 照chiu 潮chiu 智chi 芝chi 之chi 之chi 枝chi 致chi 芷tsz 中chung 忠chung 钟chung 松chung 聪chung 聰chung 崇sung 宗chung 卓cheuk 灼cheuk 若yeuk 约yeuk 悠yau 优yau 优yau 贞ching 珊shan 新san 新san 善sin 仙sin 先sin 雪suet 淑suk 叔suk 宣suen 萱huen 孙suen 瑞sui 水sui 素so 苏so 书shu 書shu 树shu 樹shu 式sik 锡sik 锡sik 时shi 時shi 士sze 诗sze 世sai 少siu 兆siu 绍siu 紹siu 韶siu 霞ha 夏ha 虹hung 翠chui 翠chui 翠chui 鸣ming 鳴ming 铭ming 銘ming 名ming 敏man 曼man 万man 萬man 敏man 民man 妙miu 苗miu 妹mui 梅mui 玫mui 茂mau 牧muk 木muk 宝po 寶po 保po 波por 伯pak 柏pak 百pak 炳ping 彬pan 斌pan 宾pan 鹏pang 鵬pang 朋pang 培pui 佩pui 沛pui 贝pui 贝pui 阳yeung 陽yeung 洋yeung 扬yeung 揚yeung 旭yuk 玉yuk 郁yuk 煜yuk 毅ngai 艺ngai 藝ngai 倪ngai 蔚wai 威wai 维wai 維wai 卫wai 衛wai 为wai 為wai 惟wai 韵wan 韻wan 云wan 雲wan 芸wan 运wan 運wan 允wan 尹wan 宏wang 弘wang 和wo 禾wo 华wah 桦wah';

/** Simplified characters and their traditional forms, as far as they occur in names. @source General list of simplified characters (1964, 1986). */
const pairs =
  '伟偉张張陈陳刘劉杨楊黄黃赵趙吴吳孙孫马馬罗羅郑鄭谢謝许許韩韓冯馮邓鄧萧蕭蒋蔣叶葉苏蘇吕呂卢盧钟鍾谭譚陆陸贾賈韦韋邹鄒阎閻龙龍贺賀顾顧龚龔万萬钱錢严嚴汤湯温溫欧歐区區关關阳陽诸諸迟遲强強国國华華丽麗杰傑荣榮咏詠颖穎诗詩欢歡凤鳳锋鋒兰蘭莲蓮诚誠胜勝辉輝广廣东東儿兒仪儀义義乐樂礼禮发發财財顺順纯純贤賢业業瑶瑤远遠圆圓悦悅兴興庆慶红紅鸿鴻学學鹤鶴轩軒显顯宪憲晓曉静靜达達腾騰铁鐵涛濤图圖栋棟琼瓊锦錦军軍贵貴权權传傳进進钊釗聪聰贞貞书書树樹时時绍紹鸣鳴铭銘宝寶宾賓鹏鵬贝貝扬揚艺藝维維卫衛为為韵韻云雲运運桦樺爱愛边邊宁寧齐齊齐齋斋齋佣傭丰豐凯凱师師帅帥庄莊应應彦彥彻徹怀懷恒恆惠恵戏戲战戰抚撫振振敌敵昙曇晔曄桥橋梦夢泽澤泽沢滨濱滨浜涵涵润潤渊淵灵靈烨燁焕煥玛瑪环環现現玮瑋珑瓏电電画畫盖蓋矿礦祎禕种種穷窮竞競笔筆箫簫纪紀纬緯纲綱绅紳经經绮綺绪緒绫綾缘緣罗羅芦蘆苇葦荐薦莹瑩莺鶯营營萨薩蓝藍虑慮蔷薔见見览覽觉覺训訓记記讳諱许許论論设設诺諾谊誼谦謙谨謹谷穀质質购購贡貢资資赋賦赞贊赟贇赵趙跃躍轮輪载載辅輔迈邁连連适適选選逊遜邓鄧郑鄭释釋里裡针針鉴鑒钦欽钧鈞钰鈺铃鈴银銀锐銳键鍵镇鎮长長门門闯闖闲閑间間闻聞阁閣队隊阶階际際陈陳险險隐隱难難雾霧韦韋项項须須频頻题題颜顏风風飞飛饶饒骁驍骆駱骏駿骥驥鱼魚鲁魯鲜鮮鸽鴿麦麥黄黄齐斉边辺边邉泽沢广広龙竜荣栄国国真眞樱桜樱櫻惠恵学學岛島岛嶋高髙崎﨑斋斎';

/** Frequent family names of Spain and Latin America. @source INE Spain, INEGI Mexico. */
const spanish =
  'garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno munoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco molina morales suarez ortega delgado castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo santos lozano guerrero cano prieto mendez cruz calvo gallego vidal leon marquez herrera pena flores cabrera campos vega fuentes carrasco diez caballero reyes nieto aguilar pascual santana herrero lorenzo montero hidalgo gimenez ibanez ferrer duran santiago benitez mora vicente vargas arias carmona crespo roman pastor soto saez velasco moya soler parra esteban bravo gallardo rojas vasquez rivera silva mendoza salazar guzman espinoza espinosa contreras sepulveda rios valencia acosta paredes quispe mamani huaman chavez velasquez maldonado pacheco figueroa miranda sosa peralta ponce salinas zamora bautista estrada avila cervantes juarez dominguez sandoval rosales trujillo trevino villarreal zapata cardenas lara barrera bustamante arroyo escobar galindo cuevas valdez valdes montes mejia solis ochoa orozco cisneros beltran nava tapia tellez uribe restrepo giraldo arango cardona henao londono ospina zuluaga gaviria quintero osorio bermudez pineda aranda cordero macias villanueva salas rangel robles luna lugo padilla esquivel franco serna becerra rincon ayala barrios caceres caicedo camacho carvajal cifuentes duarte enriquez gallegos godoy gomez guerra huerta ibarra leiva linares lucero manriquez mata merino montoya murillo navarrete ojeda olivares ordonez palacios palma pizarro quiroga rivas rosas saavedra segura tejada toledo tovar urrutia valenzuela valle varela vera vergara villa villalobos yanez zambrano zuniga';

/** Frequent family names of Portugal and Brazil. @source Sociedade Portuguesa de Informação Económica; IBGE. */
const portuguese =
  'silva santos ferreira pereira oliveira costa rodrigues martins jesus sousa souza fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha neves coelho cruz cunha pires ramos reis simoes antunes matos fonseca machado araujo barbosa tavares lourenco castro figueiredo azevedo freitas magalhaes henriques lima guerreiro batista baptista pinheiro faria miranda barros morais nogueira esteves anjos baptista campos mota andrade brito sa nascimento leite abreu borges melo vaz pinho vicente gaspar assuncao maia moura valente carneiro coutinho branco leal paiva domingues dias barroso bento aguiar guimaraes macedo cavalcanti cavalcante dantas farias medeiros queiroz rezende sales sampaio siqueira xavier peixoto menezes nobrega bezerra bastos bittencourt camargo caldas chaves cordeiro duarte fagundes falcao fontes franca furtado galvao goulart jardim lacerda lobo luz meireles mello mesquita moraes novaes pacheco padilha paes pimentel porto prado ramalho rangel rego sanches santana serra severino torres toledo trindade viana vilela';

/** Vietnamese family names; the family name stands first. @source Lê Trung Hoa, Họ và tên người Việt Nam. */
const vietnamese =
  'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh dao doan trinh truong lam mai luong cao ta ha luu chau';

/** Given names of Ethiopia and Eritrea, where father's and grandfather's names follow. @source Central Statistical Agency of Ethiopia, usage described by Mesfin Messele. */
const ethiopian =
  'abebe bekele tesfaye haile girma tadesse kebede alemu mulugeta getachew solomon dawit yohannes tekle gebre berhane worku assefa ayele demissie desta fikre hagos kidane mekonnen negash tamrat tilahun wolde zewde abiy birhanu daniel ermias eyob fasil gashaw hailu kassahun lemma meles mengistu selassie shiferaw sisay tamiru tsegaye yared yonas zerihun almaz aster birtukan hiwot meseret selam senait tigist tsehay zenebech abeba genet hirut mulu rahel saba bethlehem eden lemlem marta freweini letebrhan gebremedhin weldemariam tewolde isaias afwerki amanuel biniam ghebre michael medhanie mussie semere tesfay yemane zemhret';

interface Reading {
  readonly family: string;
  /** How the family name was read, to pair it with the same reading of the given name. */
  readonly from: 'mandarin' | 'cantonese' | 'other';
}

const chineseBySign = new Map<string, readonly Reading[]>();
const chineseGroups = new Map<string, Set<number>>();
chinese.split('\n').forEach((line, at) => {
  const [signs = '', ...spellings] = line.split(' ');
  const readings = spellings.map((family, index) => ({
    family,
    from: index === 0 ? ('mandarin' as const) : index === 1 ? ('cantonese' as const) : ('other' as const),
  }));
  const compound =
    signs.length >= 4 || (signs.length === 2 && /^(司徒|上官|令狐|皇甫|慕容|夏侯)$/.test(signs));
  const keys = compound ? [signs.slice(0, 2), signs.slice(2)].filter(Boolean) : [...signs];
  for (const key of keys) chineseBySign.set(key, readings);
  for (const spelling of spellings)
    chineseGroups.set(spelling, (chineseGroups.get(spelling) ?? new Set()).add(at));
});

const koreanByBlock = new Map<string, readonly string[]>();
const koreanGroups = new Map<string, Set<number>>();
korean.split('\n').forEach((line, at) => {
  const [block = '', ...spellings] = line.split(' ');
  koreanByBlock.set(block, spellings);
  for (const spelling of spellings)
    koreanGroups.set(spelling, (koreanGroups.get(spelling) ?? new Set()).add(at));
});

function readingTable(text: string): Map<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const entry of text.split('|')) {
    const [key = '', ...values] = entry.split(' ');
    table.set(key, [...(table.get(key) ?? []), ...values]);
  }
  return table;
}
const japaneseFamilies = readingTable(japanese);
const japaneseGivens = readingTable(japaneseGiven);
const cantonese = new Map<string, string>();
for (const entry of cantoneseSigns.split(' '))
  if (!cantonese.has(entry[0] ?? '')) cantonese.set(entry[0] ?? '', entry.slice(1));

const simplified = new Map<string, string>();
{
  const signs = [...pairs];
  for (let at = 0; at + 1 < signs.length; at += 2) {
    const [plain, full] = [signs[at] ?? '', signs[at + 1] ?? ''];
    if (plain !== full) simplified.set(full, plain);
  }
}

/** Text with every character in its simplified form, so that simplified and traditional spellings are equal. */
export function simplifiedHan(text: string): string {
  let out = '';
  for (const sign of text) out += simplified.get(sign) ?? sign;
  return out;
}

/** Readings of the Chinese surname written with these characters. */
export function chineseReadings(signs: string): readonly Reading[] {
  return chineseBySign.get(signs) ?? [];
}

/** Spelling of a character in Hong Kong, or empty. */
export function cantoneseOf(sign: string): string {
  return cantonese.get(sign) ?? '';
}

/** Readings of a Japanese surname. */
export function japaneseFamilyReadings(signs: string): readonly string[] {
  return japaneseFamilies.get(signs) ?? [];
}

/** Readings of a Japanese given name. */
export function japaneseGivenReadings(signs: string): readonly string[] {
  return japaneseGivens.get(signs) ?? [];
}

/** Passport spellings of a Korean surname. */
export function koreanSpellings(block: string): readonly string[] {
  return koreanByBlock.get(block) ?? [];
}

function shareGroup(groups: ReadonlyMap<string, ReadonlySet<number>>, left: string, right: string): boolean {
  const a = groups.get(left);
  const b = groups.get(right);
  if (!a || !b) return false;
  for (const group of a) if (b.has(group)) return true;
  return false;
}

/** True when two Latin spellings can be the same Korean surname. */
export function sameKoreanFamily(left: string, right: string): boolean {
  return shareGroup(koreanGroups, left, right);
}

/** True when two Latin spellings can be the same Chinese surname. */
export function sameChineseFamily(left: string, right: string): boolean {
  return shareGroup(chineseGroups, left, right);
}

/** The other Latin spellings that the same Chinese or Korean surname can have. */
export function romanisationsOf(name: string): string[] {
  const found = new Set<string>();
  for (const groups of [koreanGroups, chineseGroups]) {
    const own = groups.get(name);
    if (own === undefined) continue;
    for (const [spelling, others] of groups)
      if ([...others].some((group) => own.has(group))) found.add(spelling);
  }
  found.delete(name);
  return [...found];
}

/** True for Latin spellings of Chinese, Korean or Vietnamese surnames. */
export function isEastAsianFamily(word: string): boolean {
  return chineseGroups.has(word) || koreanGroups.has(word) || vietnameseFamilies.has(word);
}

const vietnameseFamilies = new Set(vietnamese.split(' '));
const iberian = new Set([...spanish.split(' '), ...portuguese.split(' ')]);
const ethiopianNames = new Set(ethiopian.split(' '));

/** True for frequent Spanish and Portuguese family names. */
export function isIberianFamily(word: string): boolean {
  return iberian.has(word);
}
/** True for Vietnamese family names. */
export function isVietnameseFamily(word: string): boolean {
  return vietnameseFamilies.has(word);
}
/** True for given names of Ethiopia and Eritrea. */
export function isEthiopianName(word: string): boolean {
  return ethiopianNames.has(word);
}
