/** What is publicly known of large mail providers. */

/**
 * Domains of one provider that deliver to the same mailbox.
 * @source Google help "Dots don't matter"; Proton help "addresses"; Microsoft keeps outlook.com and hotmail.com apart.
 */
const sameProvider: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com', 'pm.me': 'proton.me', 'protonmail.com': 'proton.me', 'protonmail.ch': 'proton.me',
  'ya.ru': 'yandex.ru', 'yandex.com': 'yandex.ru', 'yandex.by': 'yandex.ru', 'yandex.kz': 'yandex.ru',
  'me.com': 'icloud.com', 'mac.com': 'icloud.com', 'fastmail.fm': 'fastmail.com',
}; // prettier-ignore

/** Domain under which a mailbox is known to its provider. */
export function providerOf(domain: string): string {
  return sameProvider[domain] ?? domain;
}

/** True when dots in the mailbox name mean nothing to the provider. */
export function ignoresDots(provider: string): boolean {
  return provider === 'gmail.com' || provider === 'proton.me';
}

const tagIgnoring = new Set([
  'gmail.com', 'proton.me', 'icloud.com', 'outlook.com', 'hotmail.com', 'live.com', 'fastmail.com', 'yandex.ru',
]); // prettier-ignore

/** True when the provider is known to deliver name+tag to name. */
export function ignoresTag(provider: string): boolean {
  return tagIgnoring.has(provider);
}

/** Mail domains that many people share: a near miss is a typo, not another domain. */
export const commonDomains: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.in yahoo.com.br yahoo.co.jp ' +
    'hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.es hotmail.it outlook.com outlook.fr outlook.de outlook.es live.com ' +
    'live.co.uk live.fr msn.com icloud.com me.com mac.com aol.com proton.me protonmail.com gmx.de gmx.net gmx.at gmx.ch web.de ' +
    't-online.de freenet.de mail.ru yandex.ru rambler.ru bk.ru list.ru inbox.ru orange.fr free.fr laposte.net sfr.fr wanadoo.fr ' +
    'libero.it virgilio.it tiscali.it uol.com.br bol.com.br terra.com.br comcast.net verizon.net att.net sbcglobal.net cox.net ' +
    'btinternet.com sky.com virginmedia.com ntlworld.com bigpond.com optusnet.com.au rediffmail.com qq.com 163.com 126.com sina.com ' +
    'naver.com daum.net hanmail.net docomo.ne.jp wp.pl onet.pl o2.pl interia.pl seznam.cz centrum.cz ziggo.nl kpnmail.nl planet.nl ' +
    'telenet.be skynet.be bluewin.ch fastmail.com zoho.com mail.com ukr.net abv.bg'
  ).split(' '),
);

/**
 * Mailboxes shared by the people of a firm.
 * @source RFC 2142 mailbox names for common services, and the usual ones of offices.
 */
export const sharedMailboxes: ReadonlySet<string> = new Set(
  (
    'info office contact kontakt admin administrator sales support service mail post postmaster webmaster hello hi team ' +
    'accounts accounting billing buchhaltung finance hr jobs careers help helpdesk marketing media press enquiries inquiries ' +
    'reception secretary sekretariat verwaltung noreply no-reply abuse security legal contacto contato ventas vendas ' +
    'administracion direction accueil ufficio segreteria biuro sekretariaat'
  ).split(' '),
);
