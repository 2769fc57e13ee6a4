import { nameCustom } from './custom.ts';

/** Names of Russia, with patronymics and forms for women. */
export const russian = nameCustom({
  male: 'Vladimir=Владимир Sergei=Сергей Dmitri=Дмитрий Alexei=Алексей Yevgeny=Евгений Nikolai=Николай Fyodor=Фёдор Mikhail=Михаил Andrei=Андрей Yuri=Юрий',
  female:
    'Yulia=Юлия Natalia=Наталья Ekaterina=Екатерина Tatiana=Татьяна Olga=Ольга Ksenia=Ксения Lyudmila=Людмила Sofia=Софья Irina=Ирина Yelena=Елена',
  family:
    'Sokolov=Соколов~Sokolova=Соколова Shcherbakov=Щербаков~Shcherbakova=Щербакова Zhukov=Жуков~Zhukova=Жукова Belyaev=Беляев~Belyaeva=Беляева Vinogradsky=Виноградский~Vinogradskaya=Виноградская Tsvetkov=Цветков~Tsvetkova=Цветкова Kiselyov=Киселёв~Kiselyova=Киселёва Chernykh=Черных Yakushev=Якушев~Yakusheva=Якушева Golubev=Голубев~Golubeva=Голубева',
  maleMiddle:
    'Ivanovich=Иванович Sergeevich=Сергеевич Nikolaevich=Николаевич Petrovich=Петрович Mikhailovich=Михайлович',
  femaleMiddle:
    'Ivanovna=Ивановна Sergeevna=Сергеевна Nikolaevna=Николаевна Petrovna=Петровна Mikhailovna=Михайловна',
  middleCustom: 'patronymic',
  nativeForm: 'family-given',
});

/** Names of Ukraine. */
export const ukrainian = nameCustom({
  male: 'Oleksandr=Олександр Volodymyr=Володимир Serhii=Сергій Andrii=Андрій Yevhen=Євген Bohdan=Богдан Taras=Тарас Mykhailo=Михайло',
  female:
    'Oksana=Оксана Kateryna=Катерина Yuliia=Юлія Olena=Олена Nataliia=Наталія Iryna=Ірина Solomiia=Соломія Halyna=Галина',
  family:
    'Shevchuk=Шевчук Kovalchuk=Ковальчук Tkachenko=Ткаченко Hrytsenko=Гриценко Polishchuk=Поліщук Savchenko=Савченко Zaiets=Заєць Lysenko=Лисенко Yaremchuk=Яремчук',
  maleMiddle: 'Ivanovych=Іванович Petrovych=Петрович Mykolaiovych=Миколайович',
  femaleMiddle: 'Ivanivna=Іванівна Petrivna=Петрівна Mykolaivna=Миколаївна',
  middleCustom: 'patronymic',
  nativeForm: 'family-given',
});

/** Names of Bulgaria. */
export const bulgarian = nameCustom({
  male: 'Georgi=Георги Dimitar=Димитър Hristo=Христо Yordan=Йордан Krasimir=Красимир Plamen=Пламен',
  female: 'Desislava=Десислава Tsvetelina=Цветелина Radka=Радка Yoana=Йоана Gergana=Гергана Zornitsa=Зорница',
  family:
    'Ivanov=Иванов~Ivanova=Иванова Stoyanov=Стоянов~Stoyanova=Стоянова Hristov=Христов~Hristova=Христова Angelov=Ангелов~Angelova=Ангелова Yankov=Янков~Yankova=Янкова Zhelev=Желев~Zheleva=Желева',
  nativeForm: 'given-family',
});

/** Names of Poland. */
export const polish = nameCustom({
  male: 'Łukasz Paweł Michał Grzegorz Wojciech Stanisław Rafał Bartłomiej Józef Zbigniew Krzysztof Mirosław',
  female: 'Małgorzata Zofia Agnieszka Katarzyna Żaneta Bożena Wiesława Elżbieta Łucja Grażyna Jadwiga Alicja',
  family:
    'Wiśniewski~Wiśniewska Kamiński~Kamińska Wójcik Kozłowski~Kozłowska Jabłoński~Jabłońska Żak Gołąb Świątek Dąbrowski~Dąbrowska Maćkowiak Zając Brzęczyk Sikorski~Sikorska Piątek',
});

/** Names of Czechia. */
export const czech = nameCustom({
  male: 'Jiří Tomáš Ondřej Matěj Zdeněk Vojtěch Bořivoj Lukáš Kryštof Radoš',
  female: 'Kateřina Božena Eliška Zdeňka Ludmila Lenka Šárka Alžběta Věra Růžena',
  family:
    'Dvořák~Dvořáková Procházka~Procházková Beneš~Benešová Růžička~Růžičková Šimek~Šimková Černý~Černá Kříž~Křížová Hruška~Hrušková Žáček~Žáčková',
});

/** Names of Hungary; the family name stands first in speech and print. */
export const hungarian = nameCustom({
  male: 'László István Zoltán Gergő Ádám Dezső Kristóf Mátyás Árpád Bálint',
  female: 'Zsófia Ágnes Erzsébet Réka Ildikó Katalin Boglárka Enikő Júlia Tünde',
  family: 'Szűcs Kővári Fehér Török Szőke Bodnár Mészáros Lakatos Győri Halász Orosz Kertész',
});

/** Names of Romania. */
export const romanian = nameCustom({
  male: 'Ștefan Răzvan Mihai Ionuț Cătălin Vlad Constantin Tudor',
  female: 'Ștefania Mădălina Ioana Crăița Viorica Anișoara Ruxandra Lăcrămioara',
  family: 'Popescu Ungureanu Țăranu Bălan Șerban Grigorescu Mărginean Lupășcu Căpraru Vântu',
});
