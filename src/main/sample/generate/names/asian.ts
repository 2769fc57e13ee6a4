import { nameCustom } from './custom.ts';

/** Names of mainland China in pinyin and simplified characters. */
export const chinese = nameCustom({
  male: 'Xiaoming=小明 Wei=伟 Jianguo=建国 Zhiqiang=志强 Haoran=浩然 Jun=军 Yuchen=宇晨 Zhiyuan=致远',
  female: 'Xiaoyan=小燕 Meiling=美玲 Lihua=丽华 Yuting=雨婷 Xinyi=欣怡 Fang=芳 Jingyi=静怡 Qiaolian=巧莲',
  family:
    'Wang=王 Li=李 Zhang=张 Liu=刘 Chen=陈 Ouyang=欧阳 Zhao=赵 Huang=黄 Zhou=周 Xu=徐 Sun=孙 Lü=吕 Zheng=郑 Xie=谢',
  nativeForm: 'family-given-joined',
});

/** Names of Taiwan: Wade-Giles spellings with hyphens, traditional characters. */
export const taiwanese = nameCustom({
  male: 'Chih-Hao=志豪 Chun-Chieh=俊傑 Chia-Wei=家瑋 Ming-Tsung=明宗 Tsung-Han=宗翰',
  female: 'Ya-Ting=雅婷 Shu-Fen=淑芬 Hsin-Yi=欣儀 Mei-Hui=美惠 Pei-Chun=佩君',
  family: 'Chang=張 Hsu=許 Tsai=蔡 Hsieh=謝 Kuo=郭 Chiang=江 Yeh=葉 Tseng=曾',
  nativeForm: 'family-given-joined',
});

/** Names of Hong Kong: Cantonese spellings, an English name beside many of them. */
export const cantonese = nameCustom({
  male: 'Tai_Man=大文 Ka_Ming=家明 Chi_Keung=志強 Wing_Hong=永康 Kwok_Wah=國華',
  female: 'Mei_Ling=美玲 Wai_Yin=慧賢 Suk_Yee=淑儀 Ka_Yan=嘉欣 Siu_Fong=小芳',
  family: 'Chan=陳 Wong=黃 Leung=梁 Cheung=張 Ng=吳 Lau=劉 Kwok=郭 Tse=謝 Au-Yeung=歐陽',
  nativeForm: 'family-given-joined',
});

/** Names of Japan in Hepburn spelling. */
export const japanese = nameCustom({
  male: 'Kenta=健太 Yuki=勇樹 Shohei=翔平 Daisuke=大輔 Takeshi=武 Ryota=涼太 Junichi=純一 Kotaro=光太郎',
  female: 'Yuko=裕子 Sakura=桜 Haruka=遥 Aiko=愛子 Misaki=美咲 Yoko=陽子 Chiyo=千代 Emi=恵美',
  family:
    'Sato=佐藤 Ono=小野 Takahashi=高橋 Watanabe=渡辺 Ito=伊藤 Kobayashi=小林 Saito=斎藤 Matsuda=松田 Inoue=井上 Kudo=工藤 Otsuka=大塚 Endo=遠藤',
  nativeForm: 'family-given',
});

/** Names of Korea. */
export const korean = nameCustom({
  male: 'Minjun=민준 Seojun=서준 Dohyun=도현 Jihoon=지훈 Sungmin=성민 Youngsoo=영수',
  female: 'Seoyeon=서연 Jiwoo=지우 Minji=민지 Hyejin=혜진 Eunkyung=은경 Younghee=영희',
  family: 'Kim=김 Lee=이 Park=박 Choi=최 Jung=정 Kang=강 Yoon=윤 Shin=신 Noh=노 Ryu=류',
  nativeForm: 'family-given-joined',
});

/** Names of Thailand. */
export const thai = nameCustom({
  male: 'Somchai=สมชาย Anan=อนันต์ Prasert=ประเสริฐ Wichai=วิชัย Kittisak=กิตติศักดิ์ Narong=ณรงค์',
  female: 'Malee=มาลี Siriporn=ศิริพร Ratana=รัตนา Kanya=กัญญา Pornthip=พรทิพย์ Wanida=วนิดา',
  family:
    'Srisuk=ศรีสุข Thongchai=ทองชัย Saetang=แซ่ตั้ง Jaidee=ใจดี Boonmee=บุญมี Rattanakul=รัตนกุล Wongsawat=วงศ์สวาท Phromma=พรหมมา',
  nativeForm: 'given-family',
});

/** Names of Vietnam: family, middle, given; Latin letters with two tiers of marks. */
export const vietnamese = nameCustom({
  male: 'Hùng Dũng Tuấn Quân Đức Phước Thắng Bình',
  female: 'Mai Hằng Thảo Phượng Ngọc Huyền Tuyết Yến',
  family: 'Nguyễn Trần Phạm Hoàng Đặng Vũ Đỗ Bùi Lê Dương',
  maleMiddle: 'Văn Minh Quốc Hữu Đình',
  femaleMiddle: 'Thị Ngọc Thu Diệu Khánh',
  middleCustom: 'always',
});

/** Names of northern India in Devanagari. */
export const hindi = nameCustom({
  male: 'Rahul=राहुल Amit=अमित Vijay=विजय Sanjay=संजय Arjun=अर्जुन Rajesh=राजेश Deepak=दीपक Ashok=अशोक',
  female: 'Priya=प्रिया Sunita=सुनीता Lakshmi=लक्ष्मी Anjali=अंजलि Kavita=कविता Pooja=पूजा Meena=मीना Aarti=आरती',
  family:
    'Sharma=शर्मा Gupta=गुप्ता Verma=वर्मा Chaudhary=चौधरी Mishra=मिश्रा Agarwal=अग्रवाल Joshi=जोशी Yadav=यादव Bhatt=भट्ट Saxena=सक्सेना',
  middleCustom: 'some',
  maleMiddle: 'Kumar=कुमार Lal=लाल Prasad=प्रसाद',
  femaleMiddle: 'Kumari=कुमारी Devi=देवी Rani=रानी',
  nativeForm: 'given-family',
});

/** Names of southern India in Tamil script. */
export const tamil = nameCustom({
  male: 'Karthik=கார்த்திக் Murugan=முருகன் Senthil=செந்தில் Arun=அருண் Prakash=பிரகாஷ்',
  female: 'Kavitha=கவிதா Meenakshi=மீனாட்சி Revathi=ரேவதி Deepa=தீபா Malarvizhi=மலர்விழி',
  family: 'Subramaniam=சுப்பிரமணியம் Natarajan=நடராஜன் Raman=ராமன் Krishnan=கிருஷ்ணன் Sundaram=சுந்தரம்',
  nativeForm: 'given-family',
});

/** Names of Nigeria (Yoruba and Igbo, with their dots). */
export const nigerian = nameCustom({
  male: 'Olúwaṣeun Chukwuemeka Babátúndé Ikechukwu Ayọ̀délé Obinna Tunde Emeka',
  female: 'Adébísí Ngozi Fọlákẹ́ Chinyere Títílayọ̀ Amaka Yetunde Ifeoma',
  family: 'Okonkwo Adéyemí Eze Ògúnlẹ́yẹ Balogun Nwosu Afọlábí Obi Chukwu Akintola Okoro Ọlátúnjí',
});

/** Names of South Africa (Zulu, Xhosa and Afrikaans). */
export const southAfrican = nameCustom({
  male: 'Sipho Thabo Bongani Pieter Andries Mandla Kobus Lwazi',
  female: 'Nomvula Thandiwe Lerato Annelie Zanele Marietjie Nokuthula Ayanda',
  family: 'Dlamini Nkosi van_der_Merwe Mokoena Botha Khumalo du_Plessis Mthembu Sithole Naidoo Zulu Ndlovu',
});
