// Grammars of single values: dates, URLs, language codes, media types, e-mail addresses.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const RFC822 = /^(?:(\w{3}), )?(\d{1,2}) (\w{3}) (\d{4}) (\d\d):(\d\d)(?::(\d\d))? (GMT|UT|[+-]\d{4}|EST|EDT|CST|CDT|MST|MDT|PST|PDT)$/;
const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const W3C_DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

const exists = (year, month, day) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

/** Milliseconds of an RFC 822 date with a four-digit year, or a sentence that says what is wrong. */
export function rfc822(text) {
  const match = RFC822.exec(text);
  if (!match) return `"${text}" is not an RFC 822 date with a four-digit year`;
  const [, weekday, day, monthName, year, hour, minute, second, zone] = match;
  const month = MONTHS.indexOf(monthName) + 1;
  if (!month || !exists(+year, month, +day) || hour > 23 || minute > 59 || second > 60) return `"${text}" is no date of the calendar`;
  const wanted = DAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  if (weekday && weekday !== wanted) return `"${text}" is a ${wanted}`;
  return Date.parse(`${day} ${monthName} ${year} ${hour}:${minute}:${second ?? "00"} ${zone === "UT" ? "GMT" : zone}`);
}

/** Milliseconds of an RFC 3339 date-time (always with zone), or a sentence that says what is wrong. */
export function rfc3339(text) {
  const match = RFC3339.exec(text);
  if (!match) return `"${text}" is not a date-time with seconds and zone (RFC 3339)`;
  const [, year, month, day, hour, minute, second] = match.map(Number);
  if (month > 12 || month < 1 || !exists(year, month, day) || hour > 23 || minute > 59 || second > 60) return `"${text}" is no date of the calendar`;
  const time = Date.parse(text);
  return Number.isNaN(time) ? `"${text}" is no date of the calendar` : time;
}

/** As `rfc3339`, or a bare date (milliseconds of its midnight in UTC). */
export function w3cDate(text) {
  const match = W3C_DATE.exec(text);
  if (!match) return rfc3339(text);
  return exists(+match[1], +match[2], +match[3]) ? Date.parse(text) : `"${text}" is no date of the calendar`;
}

export const isBareDate = (text) => W3C_DATE.test(text);

const URI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2}|[\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFEF]|[\u{10000}-\u{EFFFD}])+$/u;

/** An absolute URI by RFC 3986: ASCII only, everything else percent-encoded. */
export const isUri = (text) => URI.test(text) && (text.match(/#/g) ?? []).length <= 1;
/** An absolute IRI by RFC 3987. */
export const isIri = (text) => IRI.test(text) && (text.match(/#/g) ?? []).length <= 1;
/** An absolute http(s) URI with a host. */
export const isHttpUri = (text) => isUri(text) && /^https?:\/\/[^/?#]+/i.test(text) && URL.canParse(text);

export const isLanguage = (text) => /^([a-z]{2,3}|x)(-[A-Za-z0-9]{1,8})*$/i.test(text);
export const isMime = (text) => /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w-]+=("[^"]*"|[^\s;"]+))*$/.test(text);
export const isEmail = (text) => /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/.test(text);
/** An e-mail address with an optional name: `a@b.example (Name)`. */
export const isEmailWithName = (text) => isEmail(text.replace(/\s*\([^()]*\)$/, ""));
export const isPositive = (text) => /^[1-9]\d*$/.test(text);
export const isCount = (text) => /^\d+$/.test(text);
/** Text that a reader would take for markup: a tag or a character reference. */
export const looksLikeHtml = (text) => /<\/?[a-z][^<>]*>|&(#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);/i.test(text);
