/** Names of the months as documents write them. */

/**
 * Months by their folded names and short forms, January first.
 * @source Unicode CLDR, month names, abbreviated and wide.
 */
const names: readonly string[] = [
  'january jan januar janvier janv enero ene janeiro gennaio gen januari januarie styczen stycznia sty leden ledna led ocak oca ianuarie tammikuu jaanuar janvaris sausis январь января янв січня січень ιανουαριος ιανουαριου يناير كانون ינואר มกราคม ม.ค. जनवरी',
  'february feb februar fevrier fevr fev febrero fevereiro febbraio febbr februari luty lutego lut unor unora subat sub februarie helmikuu veebruar февраль февраля фев лютого лютий φεβρουαριος φεβρουαριου فبراير شباط פברואר กุมภาพันธ์ फ़रवरी',
  'march mar marz maerz mars marzo marco maart marzec marca brezen brezna mart martie maaliskuu marts март марта березня березень μαρτιος μαρτιου مارس آذار מרץ มีนาคม मार्च',
  'april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna nisan nis aprilie huhtikuu aprill апрель апреля апр квітня квітень απριλιος απριλιου أبريل نيسان אפריל เมษายน अप्रैल',
  'may mai mayo maio maggio mag mei maj maja kveten kvetna mayis toukokuu май мая травня травень μαιος μαιου مايو أيار מאי พฤษภาคม मई',
  'june jun juni juin junio junho giugno giu czerwiec czerwca cze cerven cervna haziran haz iunie kesakuu juuni июнь июня июн червня червень ιουνιος ιουνιου يونيو حزيران יוני มิถุนายน जून',
  'july jul juli juillet juil julio julho luglio lug lipiec lipca lip cervenec cervence temmuz tem iulie heinakuu juuli июль июля июл липня липень ιουλιος ιουλιου يوليو تموز יולי กรกฎาคม जुलाई',
  'august aug aout agosto ago augustus sierpien sierpnia sie srpen srpna agustos agu elokuu август августа авг серпня серпень αυγουστος αυγουστου أغسطس آب אוגוסט สิงหาคม अगस्त',
  'september sep sept septembre septiembre setembro settembre set wrzesien wrzesnia wrz zari eylul eyl septembrie syyskuu сентябрь сентября сен вересня вересень σεπτεμβριος σεπτεμβριου سبتمبر أيلول ספטמבר กันยายน सितंबर',
  'october oct oktober okt octobre octubre outubro out ottobre ott pazdziernik pazdziernika paz rijen rijna ekim eki octombrie lokakuu oktoober октябрь октября окт жовтня жовтень οκτωβριος οκτωβριου أكتوبر אוקטובר ตุลาคม अक्टूबर',
  'november nov novembre noviembre novembro listopad listopada lis kasim kas noiembrie marraskuu ноябрь ноября ноя листопада νοεμβριος νοεμβριου نوفمبر נובמבר พฤศจิกายน नवंबर',
  'december dec dezember dez decembre diciembre dic dezembro dicembre desember grudzien grudnia gru prosinec prosince aralik ara decembrie joulukuu detsember декабрь декабря дек грудня грудень δεκεμβριος δεκεμβριου ديسمبر דצמבר ธันวาคม दिसंबर',
];

const months = new Map<string, number>();
names.forEach((line, at) => {
  for (const name of line.split(' ')) months.set(name, at + 1);
});

/** Number of the month a folded word names, or 0. */
export function monthOf(word: string): number {
  return months.get(word) ?? 0;
}
